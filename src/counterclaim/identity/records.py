"""Who and what the mentions of a set of reports stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.reading.records import EntityType
from counterclaim.text import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Coordinates in degrees (WGS 84); ``country`` is ISO 3166-1 alpha-2, empty for what is of no one state.

    ``wide``: a state, a first-order division, a region: one point stands for hundreds of kilometres.
    """

    lat: float
    lon: float
    country: str
    geonames_id: int | None
    wide: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling as it stands in a report; ``former`` where the text or the gazetteer says that it is an older name."""

    text: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place. ``name`` is the fullest canonical name; ``side`` the party it speaks for.

    ``description`` is how the reports introduce it ("the Kremlin spokesperson"), verbatim; ``reasons`` say why its
    mentions were put together.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...] = ()
    side: str | None = None
    place: Place | None = None
    description: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An entity with the spans that stood for it, as it was at one moment."""

    entity: Entity
    spans: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Identities:
    """Entities over a set of reports.

    ``by_span`` gives the entity id of every mention and of every attribution's source span that could be told; a span
    that is not in it is unknown.
    """

    entities: tuple[Entity, ...]
    by_span: Mapping[Span, str]
    _index: Mapping[str, Entity] = field(default_factory=dict, repr=False, compare=False)

    def entity(self, id: str) -> Entity:
        found = self._index.get(id)
        return found if found is not None else next(e for e in self.entities if e.id == id)

    def of(self, span: Span | None) -> Entity | None:
        """The entity that ``span`` stands for, or None: unknown."""
        key = self.by_span.get(span) if span is not None else None
        return self.entity(key) if key is not None else None
