"""Places that the reports name, with coordinates and former names."""

from __future__ import annotations

from counterclaim.brief.desk import Desk
from counterclaim.brief.view import PlaceView
from counterclaim.brief.wording import plain
from counterclaim.identity.records import Entity
from counterclaim.text import Span

_SHOWN = 15


def places(desk: Desk) -> tuple[PlaceView, ...]:
    """The places that the most reports name first; each cites its first naming in a report."""
    mentions: dict[str, list[Span]] = {}
    for span, entity in desk.dossier.identities.by_span.items():
        if span.report in desk.numbers:
            mentions.setdefault(entity, []).append(span)
    found = [e for e in desk.dossier.identities.entities if _is_place(e) and e.id in mentions]

    def weight(entity: Entity) -> tuple[int, int, str]:
        spans = mentions[entity.id]
        return (-len({s.report for s in spans}), -len(spans), entity.name)

    return tuple(_place(e, mentions[e.id], desk) for e in sorted(found, key=weight)[:_SHOWN])


def _is_place(entity: Entity) -> bool:
    return entity.type == "place" or entity.place is not None


def _place(entity: Entity, spans: list[Span], desk: Desk) -> PlaceView:
    first: dict[int, Span] = {}
    for span in sorted(spans):
        first.setdefault(desk.numbers[span.report], span)
    name = plain(entity.name)
    aliases = sorted({(plain(a.text), a.former) for a in entity.aliases})
    place = entity.place
    return PlaceView(
        name=name,
        former=tuple(text for text, former in aliases if former and text != name),
        also=tuple(text for text, former in aliases if not former and text != name),
        coordinates=_coordinates(place.lat, place.lon) if place is not None else None,
        country=plain(place.country) if place is not None else None,
        cites=tuple(desk.cite(first[n]) for n in sorted(first)),
    )


def _coordinates(lat: float, lon: float) -> str:
    return f"{abs(lat):.4f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.4f}° {'E' if lon >= 0 else 'W'}"
