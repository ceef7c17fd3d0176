"""What people decided about entities, laid over what was found: two that are one, one that is two, a better name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.identity.phrases import core
from counterclaim.identity.records import Entity, Identities
from counterclaim.text import Report, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDecisions:
    """Pairs of entities as they were when decided about; ``names`` gives one a name. Empty: nothing decided."""

    same: tuple[tuple[Entity, Entity], ...] = ()
    different: tuple[tuple[Entity, Entity], ...] = ()
    names: tuple[tuple[Entity, str], ...] = ()


NOTHING = EntityDecisions()


def decided(identities: Identities, decisions: EntityDecisions, reports: Sequence[Report]) -> Identities:
    """``identities`` as decided: first the splits, then the mergers, then the names; each says so in its reasons."""
    if decisions == NOTHING:
        return identities
    entities = {e.id: e for e in identities.entities}
    by_span = dict(identities.by_span)
    texts = {r.id: r for r in reports}
    for one, other in decisions.different:
        _split(entities, by_span, one, other, texts)
    for one, other in decisions.same:
        _merge(entities, by_span, one, other)
    for entity, name in decisions.names:
        key = _now(entities, entity)
        if key is not None:
            entities[key] = replace(entities[key], name=name, reasons=(*entities[key].reasons, "named by a judgement"))
    made = tuple(entities[key] for key in sorted(entities))
    return Identities(made, by_span, {e.id: e for e in made})


def _now(entities: Mapping[str, Entity], then: Entity) -> str | None:
    """The id under which an entity is found now: its own, else that of the only one of its name and type."""
    if then.id in entities:
        return then.id
    named = [e.id for e in entities.values() if e.type == then.type and e.name == then.name]
    return named[0] if len(named) == 1 else None


def _merge(entities: dict[str, Entity], by_span: dict[Span, str], one: Entity, other: Entity) -> None:
    keep, drop = _now(entities, one), _now(entities, other)
    if keep is None or drop is None or keep == drop:
        return
    kept, dropped = entities[keep], entities.pop(drop)
    aliases = {a.text: a for a in (*dropped.aliases, *kept.aliases)}
    entities[keep] = replace(
        kept,
        aliases=tuple(aliases[text] for text in sorted(aliases)),
        side=kept.side if kept.side is not None else dropped.side,
        place=kept.place if kept.place is not None else dropped.place,
        description=kept.description if kept.description is not None else dropped.description,
        reasons=(*kept.reasons, f"one with {dropped.name} by a judgement"),
    )
    for span, key in by_span.items():
        if key == drop:
            by_span[span] = keep


def _split(
    entities: dict[str, Entity],
    by_span: dict[Span, str],
    one: Entity,
    other: Entity,
    texts: Mapping[str, Report],
) -> None:
    """Where one entity now holds what were two: the spellings that only ``other`` had go back to it."""
    now, gone = _now(entities, one), _now(entities, other)
    home = now if now is not None else gone
    if home is None or (now is not None and gone is not None and now != gone):
        return
    leaving, staying = (other, one) if now is not None else (one, other)
    own = {a.text for a in leaving.aliases} - {a.text for a in staying.aliases}
    aliases = tuple(a for a in entities[home].aliases if a.text in own)
    if not aliases or len(aliases) == len(entities[home].aliases):
        return
    kept = tuple(a for a in entities[home].aliases if a.text not in own)
    why = "apart by a judgement"
    entities[home] = replace(entities[home], aliases=kept, reasons=(*entities[home].reasons, why))
    entities[leaving.id] = replace(leaving, aliases=aliases, reasons=(*leaving.reasons, why))
    for span, key in by_span.items():
        if key == home and core(texts[span.report].quote(span)) in own:
            by_span[span] = leaving.id
