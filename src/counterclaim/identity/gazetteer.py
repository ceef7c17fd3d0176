"""Where places are: GeoNames' towns, divisions, regions and states, in a file of sorted lines.

``data/places.tsv.gz`` is built by ``training/gazetteer.py`` from packages that carry GeoNames' data (CC BY 4.0). A name
is looked up by bisection, so that nothing but the lines asked for is parsed.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Literal, NamedTuple

from counterclaim.identity.lexicon import Learned, data, fold, known, nation, nation_name
from counterclaim.identity.records import Place

EntryKind = Literal["town", "1", "2", "r", "c", "country"]
"""A populated place, a division of the first or second order, a region, a continent, a state."""
SMALLEST_TOWN = 5_000
_WHERE = re.compile(r"\s(?:in|of|at|for|to)\s")
_EARTH_KM = 6371.0


class Entry(NamedTuple):
    """A place of the gazetteer; ``region`` and ``district`` are GeoNames' codes of the divisions that it lies in or is.

    For the United States ``region`` is the state's two letters. ``country`` is empty where it is of no one state.
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str
    region: str
    district: str
    population: int
    kind: EntryKind = "town"

    @property
    def place(self) -> Place:
        return Place(
            lat=self.lat, lon=self.lon, country=self.country, geonames_id=self.id, wide=self.kind not in ("town", "2")
        )


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``towns``: lines of a folded name and its towns; ``others``: of a folded alternate name and whose it is;
    ``areas``: of a folded name and the divisions, regions and continents that bear it."""

    towns: bytes
    others: bytes
    areas: bytes
    countries: dict[str, Place]
    people: dict[str, int]
    states: dict[str, tuple[str, Place]]

    def candidates(self, name: str, *, smallest: int = SMALLEST_TOWN) -> tuple[tuple[Entry, bool], ...]:
        """Towns of ``smallest`` people and more that ``name`` may mean, each with whether it is the main name."""
        return tuple((e, main) for e, main in _candidates(self, fold(name)) if e.population >= smallest)

    def named(self, name: str) -> tuple[tuple[Entry, bool], ...]:
        """Every place that ``name`` may mean, of whatever kind and size, each with whether it is the main name."""
        return _named(self, fold(name).removeprefix("the "), known())

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=16384)
def _candidates(book: Gazetteer, key: str) -> tuple[tuple[Entry, bool], ...]:
    main = _towns(book, key)
    other = []
    for entry in _line(book.others, key):
        identity, _, under = entry.partition(";")
        other += [c for c in _towns(book, under) if c.id == int(identity)]
    return tuple((c, True) for c in main) + tuple((c, False) for c in other if c not in main)


@lru_cache(maxsize=16384)
def _named(book: Gazetteer, key: str, learned: Learned | None) -> tuple[tuple[Entry, bool], ...]:
    """``learned``: what is known besides the lists while it is looked up, so that nothing of it is kept for others."""
    made = dict(_candidates(book, key))
    for told in _line(book.areas, key):
        kind, identity, name, lat, lon, country, region, district, people, main = told.split(";")
        where = (float(lat), float(lon), country, region, district, int(people))
        entry = Entry(int(identity), name, *where, _KINDS[kind])
        made[entry] = made.get(entry, False) or main == "1"
    state = book.states.get(key)
    if state is not None and not any(e.kind == "1" and e.country == "US" for e in made):
        made |= {e: m for e, m in _named(book, _full(book, state[0]), learned) if e.kind == "1" and e.country == "US"}
    if key in divisions().short:
        country, name = divisions().short[key]
        made |= {e: m for e, m in _named(book, fold(name), learned) if e.kind == "1" and e.country == country}
    found = nation(key)
    if found is not None and found.form == "name":
        country_entry = book_country(book, found.iso)
        if country_entry is not None:
            made[country_entry] = True
    return tuple(made.items())


def _full(book: Gazetteer, code: str) -> str:
    """The full name of a US state, of the names that it is known by."""
    return max((n for n, (c, _) in book.states.items() if c == code), key=len)


def book_country(book: Gazetteer, iso: str) -> Entry | None:
    """A state as an entry, None where GeoNames has no such code."""
    place = book.countries.get(iso)
    if place is None or place.geonames_id is None:
        return None
    where = (place.lat, place.lon, iso, "", "", book.people[iso])
    return Entry(place.geonames_id, nation_name(iso), *where, "country")


_KINDS: dict[str, EntryKind] = {"1": "1", "2": "2", "r": "r", "c": "c"}


def _towns(book: Gazetteer, key: str) -> list[Entry]:
    made = []
    for told in _line(book.towns, key):
        identity, name, lat, lon, country, region, district, people = told.split(";")
        where = (float(lat), float(lon), country, region, district, int(people))
        made.append(Entry(int(identity), name or key.title(), *where))
    return made


def _line(block: bytes, key: str) -> list[str]:
    """What stands after ``key`` and a tab, of lines sorted by their bytes."""
    wanted = key.encode("utf-8") + b"\t"
    low, high = 0, len(block)
    while low < high:
        start = block.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = block.find(b"\n", start)
        end = len(block) if end < 0 else end
        if block.startswith(wanted, start):
            return block[start + len(wanted) : end].decode("utf-8").split("|")
        if block[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return []


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read once; about 150 ms and 30 MB."""
    packed = resources.files("counterclaim.identity").joinpath("data", "places.tsv.gz").read_bytes()
    first, second, towns, others, areas = gzip.decompress(packed).split(b"\n\n")
    countries, people = {}, {}
    for line in first.decode("utf-8").split("\n"):
        iso, lat, lon, identity, count = line.split("\t")
        countries[iso] = Place(lat=float(lat), lon=float(lon), country=iso, geonames_id=int(identity), wide=True)
        people[iso] = int(count)
    states = {}
    for line in second.decode("utf-8").split("\n"):
        name, code, lat, lon, identity = line.split("\t")
        states[name] = (code, Place(lat=float(lat), lon=float(lon), country="US", geonames_id=int(identity), wide=True))
    return Gazetteer(towns, others, areas.rstrip(b"\n"), countries, people, states)


@dataclass(frozen=True, slots=True)
class Divisions:
    """``data/divisions.yml``: words in divisions' names, what the words say, short names, words for people,
    words that are no place inside the name of a body, words that are none ``alone``, last words of names that are
    none, names that are places for all that, and ``contested`` land as (south, north, west, east) in degrees."""

    words: frozenset[str]
    said: dict[str, frozenset[str]]
    short: dict[str, tuple[str, str]]
    people: dict[str, tuple[str, str]]
    never: frozenset[str]
    civic: frozenset[str]
    alone: frozenset[str]
    no_place: frozenset[str]
    kept_places: tuple[str, ...]
    contested: tuple[tuple[float, float, float, float], ...]


@lru_cache(maxsize=1)
def divisions() -> Divisions:
    """Read once."""
    told = data("divisions.yml")
    said = {word: frozenset(kinds) for word, kinds in told["said"].items()}
    short = {key: (country, name) for key, (country, name) in told["short"].items()}
    people = {key: (country, name) for key, (country, name) in told["people"].items()}
    words, never = frozenset([*told["first"], *told["second"]]), frozenset(told["never"])
    contested = tuple((float(s), float(n), float(w), float(e)) for s, n, w, e in told["contested"].values())
    civic, alone, no_place = (frozenset(told[key]) for key in ("civic", "alone", "no_place"))
    return Divisions(words, said, short, people, never, civic, alone, no_place, tuple(told["kept_places"]), contested)


def is_no_place(name: str) -> bool:
    """Whether ``name``, folded, is a body's by its last word ("us embassy in ardania"), or a bare word for none."""
    head = _WHERE.split(name, maxsplit=1)[0]
    if head in divisions().alone:
        return True
    return (
        " " in head and head.rpartition(" ")[2] in divisions().no_place and not head.endswith(divisions().kept_places)
    )


def undisputed(place: Place) -> Place:
    """``place`` without its state, where there is no agreement on that."""
    inside = any(s <= place.lat <= n and w <= place.lon <= e for s, n, w, e in divisions().contested)
    return replace(place, country="") if inside and not place.wide else place


def distance(a: Place | Entry, b: Place | Entry) -> float:
    """Great-circle kilometres."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))
