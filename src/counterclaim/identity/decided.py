"""What people decided about entities, laid over what was found: two that are one, one that is two, a better name.

An entity is known by its id, by the words that stood for it, and by its name: another reader may call it otherwise and
cut its mentions a little differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.identity.phrases import core
from counterclaim.identity.records import Entity, Identities, Mentioned
from counterclaim.text import Report, Span
from counterclaim.text.overlap import LEAST_SHARED, met_by


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDecisions:
    """Pairs of entities as they were when decided about; ``names`` gives one a name. Empty: nothing decided.

    ``unsure`` were asked about and left open.
    """

    same: tuple[tuple[Mentioned, Mentioned], ...] = ()
    different: tuple[tuple[Mentioned, Mentioned], ...] = ()
    unsure: tuple[tuple[Mentioned, Mentioned], ...] = ()
    names: tuple[tuple[Mentioned, str], ...] = ()


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
        key = now(entities, by_span, entity)
        if key is not None:
            entities[key] = replace(entities[key], name=name, reasons=(*entities[key].reasons, "named by a judgement"))
    made = tuple(entities[key] for key in sorted(entities))
    return Identities(made, by_span, {e.id: e for e in made})


def now(entities: Mapping[str, Entity], by_span: Mapping[Span, str], then: Mentioned) -> str | None:
    """The id under which an entity is found now: its own, else that of most of its mentions, else of its name alone.

    Always of one of its type; by its mentions where at least half of them stand for it now.
    """
    if then.entity.id in entities:
        return then.entity.id
    held = Counter(by_span[s] for s in _met(then.spans, by_span))
    best = max(sorted(held), key=lambda key: held[key], default=None)
    if best is not None and held[best] >= LEAST_SHARED * len(then.spans) and entities[best].type == then.entity.type:
        return best
    named = [e.id for e in entities.values() if e.type == then.entity.type and e.name == then.entity.name]
    return named[0] if len(named) == 1 else None


def _met(then: Iterable[Span], by_span: Iterable[Span]) -> list[Span]:
    """For each span of ``then`` the one of ``by_span`` that shares most with it, at least half of both together."""
    there = sorted(by_span)
    found = (met_by(span, there) for span in sorted(then))
    return [span for span in found if span is not None]


def _merge(entities: dict[str, Entity], by_span: dict[Span, str], one: Mentioned, other: Mentioned) -> None:
    keep, drop = now(entities, by_span, one), now(entities, by_span, other)
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
    one: Mentioned,
    other: Mentioned,
    texts: Mapping[str, Report],
) -> None:
    """Where one entity now holds what were two: what stood for one of them alone, and its own spellings, leave it."""
    first, second = now(entities, by_span, one), now(entities, by_span, other)
    home = first if first is not None else second
    if home is None or (first is not None and second is not None and first != second):
        return
    leaving, staying = (one, other) if first is None or home == other.entity.id else (other, one)
    own = {a.text for a in leaving.entity.aliases} - {a.text for a in staying.entity.aliases}
    quotes = {span: texts[span.report].quote(span) for span, key in by_span.items() if key == home}
    inside = {span: {text, core(text)} for span, text in quotes.items()}
    kept = set(_met(staying.spans, inside))
    gone = {s for s in _met(leaving.spans, inside) if s not in kept}
    gone |= {s for s, spelled in inside.items() if spelled & own and s not in kept}
    if not gone or len(gone) == len(inside):
        return
    left, here = (frozenset().union(*(inside[s] for s in spans)) for spans in (gone, set(inside) - gone))
    why = "apart by a judgement"
    before = entities[home]
    away = tuple(a for a in before.aliases if a.text in left or a.text in own)
    stay = tuple(a for a in before.aliases if a.text in here or a not in away)
    entities[home] = replace(before, aliases=stay, reasons=(*before.reasons, why))
    made = replace(leaving.entity, aliases=away, reasons=(*leaving.entity.reasons, why))
    entities[made.id] = made
    for span in gone:
        by_span[span] = made.id
