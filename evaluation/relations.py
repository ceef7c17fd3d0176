"""Whole attributions scored: source, cue and content together, nesting, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from evaluation.scores import Count, one_to_one
from evaluation.spans import Interval, jaccard, meet_any

NEAR = 0.5
"""The content Jaccard from which two attributions may be the same one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution to score. ``core`` False: neither a miss nor a find counts. ``within``: the id around it.

    ``facts`` holds the right answers by name (stance, quote, said_on, speaker): several where more than one is right,
    none where there is none.
    """

    id: str
    source: tuple[Interval, ...]
    cue: tuple[Interval, ...]
    content: tuple[Interval, ...]
    core: bool = True
    within: str | None = None
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def whole(self) -> tuple[frozenset[Interval], ...]:
        return frozenset(self.source), frozenset(self.cue), frozenset(self.content)


def exact(a: Relation, b: Relation) -> float:
    """1 where source, cue and content are the same spans, else 0."""
    return float(a.whole == b.whole)


def near(a: Relation, b: Relation) -> float:
    """The content Jaccard where it is at least a half and cue or source overlaps, else 0."""
    if not (meet_any(a.cue, b.cue) or meet_any(a.source, b.source)):
        return 0.0
    share = jaccard(a.content, b.content)
    if share < NEAR:
        return 0.0
    return share + 1e-3 * meet_any(a.cue, b.cue)  # of two with the same content, the one with the cue


def pair(
    found: Sequence[Relation], gold: Sequence[Relation], alike: Callable[[Relation, Relation], float]
) -> list[tuple[Relation, Relation]]:
    """(found, gold) pairs, one to one, the best first; core gold is served before the rest."""
    scored = []
    for i, mine in enumerate(found):
        for j, theirs in enumerate(gold):
            score = alike(mine, theirs)
            if score > 0:
                scored.append(((not theirs.core, -score), i, j))
    return [(found[i], gold[j]) for i, j in one_to_one(scored)]


def count(pairs: Sequence[tuple[Relation, Relation]], found: Sequence[Relation], gold: Sequence[Relation]) -> Count:
    """Relations right. What is paired with gold off the core leaves the count, as that gold does."""
    right = sum(theirs.core for _, theirs in pairs)
    return Count(right, len(found) - (len(pairs) - right), sum(g.core for g in gold))


def nested(pairs: Sequence[tuple[Relation, Relation]], gold: Sequence[Relation]) -> Count:
    """Links from an attribution to the one around it.

    Of the found links whose both ends are paired, those whose gold ends are linked; of core gold links, those found.
    """
    ours = {theirs.id: mine for mine, theirs in pairs}
    theirs_of = {mine.id: theirs for mine, theirs in pairs}
    right = made = 0
    for mine, theirs in pairs:
        if mine.within is None or mine.within not in theirs_of:
            continue
        linked = theirs.within == theirs_of[mine.within].id
        if theirs.core or not linked:
            made += 1
            right += linked
    links = [g for g in gold if g.core and g.within is not None]
    recalled = 0
    for link in links:
        mine_inner, mine_outer = ours.get(link.id), ours.get(link.within or "")
        recalled += mine_inner is not None and mine_outer is not None and mine_inner.within == mine_outer.id
    return Count(right, made, len(links), recalled)


def facts(
    pairs: Sequence[tuple[Relation, Relation]], name: str, same: Callable[[str, str], bool] = str.__eq__
) -> Count:
    """Over the core pairs: answers that are right, answers that we gave, and pairs where gold has an answer."""
    right = given_any = answered = 0
    for mine, theirs in pairs:
        answers, given = theirs.facts.get(name, frozenset()), mine.facts.get(name, frozenset())
        if not theirs.core:
            continue
        given_any += bool(given)
        answered += bool(answers)
        right += any(same(g, a) for g in sorted(given) for a in sorted(answers))
    return Count(right, given_any, answered)
