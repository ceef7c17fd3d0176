"""Which place lies in which, by the gazetteer's divisions and, of a part of a state, by where the state's middle is."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.identity.gazetteer import Entry, book_country, distance, divisions, gazetteer
from counterclaim.identity.lexicon import fold
from counterclaim.identity.records import Place

_MIDDLE_KM = 250.0
_AREAS = ("1", "2", "r")


def entry_of(names: Iterable[str], place: Place) -> Entry | None:
    """The gazetteer's entry of a place that bears one of ``names``; None where it has none."""
    for name in names:
        for entry, _ in gazetteer().named(name):
            if entry.id == place.geonames_id:
                return entry
    return None


def in_division(town: Entry, name: str) -> bool:
    """Whether a division or region called ``name`` ("Donetsk region", "Texas") is one that ``town`` lies in."""
    return any(_contains(area, town) for area in _areas(name))


def outside_divisions(town: Entry, name: str) -> bool:
    """Whether ``name`` is that of divisions of the town's state, and of none that it lies in."""
    known = [a for a in _areas(name) if a.country == town.country and a.kind in ("1", "2")]
    return bool(known) and not any(_contains(area, town) for area in known)


def in_part(town: Entry, iso: str, part: str) -> bool:
    """Whether ``town`` lies in that part of a state: north, south, east, west, two of them, centre.

    By the state's middle alone, so that a part reaches as far as the middle.
    """
    state = book_country(gazetteer(), iso)
    if state is None or town.country != iso:
        return False
    if part == "centre":
        return distance(state, town) <= _MIDDLE_KM
    ways = {
        "north": town.lat >= state.lat,
        "south": town.lat <= state.lat,
        "east": town.lon >= state.lon,
        "west": town.lon <= state.lon,
    }
    return all(there for way, there in ways.items() if way in part)


def _areas(name: str) -> list[Entry]:
    """The divisions and regions that bear ``name``, with or without the word that says of what kind it is."""
    whole = fold(name).removeprefix("the ")
    bare = " ".join(w for w in whole.split() if w not in divisions().words)
    found = {e for key in (whole, bare) if key for e, _ in gazetteer().named(key)}
    return [e for e in found if e.kind in _AREAS]


def _contains(area: Entry, town: Entry) -> bool:
    if area.country != town.country or area.id == town.id:
        return False
    if area.kind == "2":
        return bool(area.district) and (area.region, area.district) == (town.region, town.district)
    return bool(area.region) and area.region == town.region
