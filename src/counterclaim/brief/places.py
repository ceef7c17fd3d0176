"""Places that the reports name, with coordinates and former names; what is no place by its name is left out."""

from __future__ import annotations

import re
from collections.abc import Collection

from counterclaim.brief.desk import Desk
from counterclaim.brief.view import PlaceView
from counterclaim.brief.wording import plain
from counterclaim.identity.gazetteer import is_no_place
from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.records import Entity
from counterclaim.text import Span

_SHOWN = 15
_JOINED = re.compile(r"\.-|\band\b")


def places(desk: Desk) -> tuple[PlaceView, ...]:
    """Towns before states and the like, the places that the most reports name first; each cites its first naming in a
    report. A place without coordinates comes last, and only where it may be one: no body, nobody's surname, not two
    joined."""
    mentions: dict[str, list[Span]] = {}
    for span, entity in desk.dossier.identities.by_span.items():
        if span.report in desk.numbers:
            mentions.setdefault(entity, []).append(span)
    every = [e for e in desk.dossier.identities.entities if e.id in mentions]
    surnames = {fold(e.name).rpartition(" ")[2] for e in every if e.type == "person"}
    found = [e for e in every if e.type == "place" and _is_place(e, surnames)]

    def weight(entity: Entity) -> tuple[bool, bool, int, int, str]:
        spans = mentions[entity.id]
        wide = entity.place is not None and entity.place.wide
        return (entity.place is None, wide, -len({s.report for s in spans}), -len(spans), entity.name)

    return tuple(_place(e, mentions[e.id], desk) for e in sorted(found, key=weight)[:_SHOWN])


def _is_place(entity: Entity, surnames: Collection[str]) -> bool:
    name = fold(entity.name)
    if is_no_place(name) or entity.place is not None:
        return not is_no_place(name)
    joined = _JOINED.search(entity.name) is not None or _of_states(entity.name)
    return name not in surnames and not joined


def _of_states(name: str) -> bool:
    """Whether two states' names are joined: "Ardania-Borland", of a match or a border."""
    first, hyphen, second = name.partition("-")
    return hyphen != "" and nation(first) is not None and nation(second) is not None


def _spelling(text: str, wide: bool) -> bool:
    """Whether an alias names the place itself: no body; of a state no nationality word, no seat that stands for it."""
    word = nation(text) if wide else None
    return (word is None or word.form == "name") and not is_no_place(fold(text))


def _place(entity: Entity, spans: list[Span], desk: Desk) -> PlaceView:
    first: dict[int, Span] = {}
    for span in sorted(spans):
        first.setdefault(desk.numbers[span.report], span)
    name = plain(entity.name)
    place = entity.place
    wide = place is not None and place.wide
    aliases = sorted({(plain(a.text), a.former) for a in entity.aliases if a.former or _spelling(a.text, wide)})
    return PlaceView(
        name=name,
        former=tuple(text for text, former in aliases if former and text != name),
        also=tuple(text for text, former in aliases if not former and text != name),
        coordinates=_coordinates(place.lat, place.lon) if place is not None else None,
        country=(plain(place.country) or None) if place is not None else None,
        cites=tuple(desk.cite(first[n]) for n in sorted(first)),
    )


def _coordinates(lat: float, lon: float) -> str:
    return f"{abs(lat):.4f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.4f}° {'E' if lon >= 0 else 'W'}"
