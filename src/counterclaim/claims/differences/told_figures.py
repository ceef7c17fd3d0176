"""The figures of a story's reports, found once; what they stand in, and whether they are of another time or basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.figure_pairs import FigurePairs
from counterclaim.claims.differences.figures import PEOPLE, Figure, figures
from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.words import cue_in, stem
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Relation
from counterclaim.identity.lexicon import nation
from counterclaim.identity.records import Entity

FIXED = ("speed", "length", "duration", "weight", "money", "fill")
"""Dimensions of what does not grow with the days, as a toll or a count of votes does."""


def figure_pairs(lookups: Mapping[str, Lookup]) -> FigurePairs:
    """The figures of a story's reports; what stands at one place of one sentence in several is one of them."""
    first: dict[tuple[str, int, int], Figure] = {}
    held: dict[tuple[str, int, int], list[Figure]] = {}
    for report in sorted(lookups):
        for figure in figures(lookups[report]):
            start = figure.span.start - figure.sentence.start
            words = " ".join(lookups[report].report.quote(figure.sentence).split())
            key = (words, start, figure.span.end - figure.span.start)
            first.setdefault(key, figure)
            held.setdefault(key, []).append(figure)
    distinct = sorted(first, key=lambda k: first[k].span)
    made = [first[k] for k in distinct]
    entities, places, lands = [], [], []
    for figure in made:
        lookup = lookups[figure.span.report]
        named = [n.entity for n in lookup.mentions(figure.clause.start, figure.clause.end)]
        places.append(frozenset(e.id for e in named if e.type == "place" and nation(e.name) is None))
        entities.append(frozenset(e.id for e in named) - places[-1])
        lands.append(frozenset(e.id for e in named if e.type == "place" and _land(e)))
    sentences = [lookups[f.span.report].report.quote(f.sentence) for f in made]
    return FigurePairs(made, [tuple(held[k]) for k in distinct], sentences, entities, places, lands)


def _land(entity: Entity) -> bool:
    """Whether an entity is a country or a part of the world."""
    return nation(entity.name) is not None or entity.name.lower() in listed("continents")


def figures_of(matter: Matter) -> FigurePairs:
    """The figures of the story, found once."""
    if "figures" not in matter.memo:
        matter.memo["figures"] = figure_pairs(matter.lookups)
    found = matter.memo["figures"]
    assert isinstance(found, FigurePairs)
    return found


def dated_otherwise(matter: Matter, figure: Figure) -> bool:
    """Whether the text says that the figure is of another time."""
    return figure.as_of != "" or cue_in("evolves", matter.quote(figure.clause)) is not None


def qualified(matter: Matter, figure: Figure) -> bool:
    """Whether the text says that the figure is of another time or counted on another basis."""
    return dated_otherwise(matter, figure) or otherwise_counted(matter, figure)


def otherwise_counted(matter: Matter, figure: Figure) -> bool:
    """Whether the text says that the figure is counted on another basis, or counts two fates together."""
    if figure.together:
        return True
    clause = matter.quote(figure.clause)
    if figure.quantity.high == 0.0:
        clause = clause.replace(matter.quote(figure.span), "")  # "without casualties" leaves nobody out
    return cue_in("basis", clause) is not None or has("counting", clause) is not None


def holding(matter: Matter, figure: Figure) -> list[Proposition]:
    """The propositions that a figure stands in."""
    return [
        p
        for p in matter.of_report(figure.span.report)
        if p.span.start <= figure.span.start and figure.span.end <= p.span.end
    ]


def is_fixed(figure: Figure) -> bool:
    """Whether a figure measures what does not grow with the days."""
    return figure.what.split()[:1] != [] and figure.what.split()[0] in FIXED


def together(matter: Matter, pairs: Sequence[tuple[Figure, Figure]]) -> Relation:
    """How figures of one thing go together that do not exclude each other: as all ``pairs`` do, else unknown."""
    found = {_relation(matter, a, b) for a, b in pairs}
    return found.pop() if len(found) == 1 else "unknown"


def _of_a_kind(some: Figure, every: Figure) -> bool:
    """Whether people of a kind are set against people of any: "12 civilians" of 20 people, no more than all."""
    kinds, anybody = _stems("kinds_of_people"), _stems("anybody")
    return (
        some.what == every.what == PEOPLE
        and bool(some.named & kinds)
        and every.named <= anybody
        and some.quantity.low <= every.quantity.high
    )


@lru_cache(maxsize=2)
def _stems(kind: str) -> frozenset[str]:
    return frozenset(stem(w) for w in listed(kind))


def _relation(matter: Matter, a: Figure, b: Figure) -> Relation:
    if a.quantity.compatible(b.quantity) or a.quantity.agrees(b.quantity):
        return "bounds"
    if dated_otherwise(matter, a) or dated_otherwise(matter, b) or (a.when, a.day) != (b.when, b.day):
        return "evolution"
    if qualified(matter, a) or qualified(matter, b):
        return "count-basis"
    if _of_a_kind(a, b) or _of_a_kind(b, a):
        return "count-basis"
    if a.partial or b.partial:
        return "scope"
    early, late = sorted((a, b), key=lambda f: (matter.published(f.span.report), f.quantity.low))
    grown = matter.published(early.span.report) < matter.published(late.span.report)
    return "evolution" if grown and not is_fixed(a) and early.quantity.high < late.quantity.low else "unknown"
