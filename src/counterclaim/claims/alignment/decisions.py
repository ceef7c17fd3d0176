"""What people decided about a story's claims, tied to words: it holds whatever reads and compares them next.

A position is known by its report, its stretch of text and its holder, not by an id: another model may cut it a little
differently. It is met again where most of either stretch is shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Difference, DifferenceKind, Position, PositionStance, Reason, Relation
from counterclaim.text import Span
from counterclaim.text.overlap import LEAST_SHARED, met_by, shared

FOUND, JUDGED = "found", "judgement"
"""Features of the reasons of a difference that was ruled on: what was found, and what a person decided."""


@dataclass(frozen=True, slots=True)
class Held:
    """A position as a person saw it when deciding."""

    span: Span
    holder: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """Whether a difference of ``kind`` on these words is a conflict; on most of them, cut a little differently, too."""

    kind: DifferenceKind
    evidence: frozenset[Span]
    conflict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """``same``: each row is one claim; ``apart``: no claim holds one of the first row and one of the second.

    ``unsure`` rows were asked about and left open. ``stances`` replace what was found. Empty: nothing is decided.
    """

    same: tuple[tuple[Held, ...], ...] = ()
    apart: tuple[tuple[tuple[Held, ...], tuple[Held, ...]], ...] = ()
    unsure: tuple[tuple[tuple[Held, ...], tuple[Held, ...]], ...] = ()
    stances: tuple[tuple[Held, PositionStance], ...] = ()
    conflicts: tuple[Ruled, ...] = ()


NOTHING = Decisions()


def held(position: Position) -> Held:
    return Held(position.span, position.holder)


def find(wanted: Held, propositions: Sequence[Proposition]) -> int | None:
    """The index of the proposition that ``wanted`` means; one of another holder only where no other has the words."""
    best: tuple[bool, float, int] | None = None
    for i, p in enumerate(propositions):
        if p.report != wanted.span.report or not p.span.overlaps(wanted.span):
            continue
        found = (p.holder == wanted.holder, shared(p.span, wanted.span), -i)
        if found[1] >= LEAST_SHARED and (best is None or found > best):
            best = found
    return -best[2] if best is not None else None


def met(one: Iterable[Span], other: Iterable[Span]) -> int:
    """How many of one's spans stand where one of the other's does, each of them met once: most of both is shared."""
    there = sorted(other)
    count = 0
    for span in sorted(one):
        found = met_by(span, there)
        if found is not None:
            there.remove(found)
            count += 1
    return count


def groups(decisions: Decisions, propositions: Sequence[Proposition]) -> list[list[int]]:
    """Indices that belong to one claim, each row of two or more, rows that share a member joined."""
    homes: dict[int, set[int]] = {}
    for row in decisions.same:
        found = {i for i in (find(h, propositions) for h in row) if i is not None}
        for i in list(found):
            found |= homes.get(i, set())
        for i in found:
            homes[i] = found
    rows = {min(found): sorted(found) for found in homes.values() if len(found) > 1}
    return [rows[key] for key in sorted(rows)]


def kept_apart(decisions: Decisions, propositions: Sequence[Proposition]) -> frozenset[tuple[int, int]]:
    """Pairs of indices, the lower first, that no claim may hold together."""
    return _pairs(decisions.apart, propositions)


def answered(decisions: Decisions, propositions: Sequence[Proposition]) -> frozenset[tuple[int, int]]:
    """Pairs of indices, the lower first, that a person was asked about, whatever the answer."""
    together = {(i, j) for row in groups(decisions, propositions) for i in row for j in row if i < j}
    return _pairs((*decisions.apart, *decisions.unsure), propositions) | together


def judged(decisions: Decisions, propositions: Sequence[Proposition]) -> set[int]:
    """Indices that a person put into a claim or kept out of one."""
    return {i for pair in answered(decisions, propositions) for i in pair}


def _pairs(
    rows: Sequence[tuple[tuple[Held, ...], tuple[Held, ...]]], propositions: Sequence[Proposition]
) -> frozenset[tuple[int, int]]:
    made = set()
    for one, other in rows:
        left = {i for i in (find(h, propositions) for h in one) if i is not None}
        right = {i for i in (find(h, propositions) for h in other) if i is not None}
        made |= {(min(i, j), max(i, j)) for i in left for j in right if i != j}
    return frozenset(made)


def stances(decisions: Decisions, propositions: Sequence[Proposition]) -> dict[int, PositionStance]:
    """The decided stance by index; a later decision over an earlier one."""
    found = ((find(h, propositions), stance) for h, stance in decisions.stances)
    return {i: stance for i, stance in found if i is not None}


def ruled(decisions: Decisions, differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """``differences`` with what was decided about them, in the same order."""
    return tuple(_ruled(decisions.conflicts, d) for d in differences)


def _ruled(rulings: Sequence[Ruled], difference: Difference) -> Difference:
    evidence = {s for side in difference.sides for s in side.evidence}
    for ruling in reversed(rulings):
        if ruling.kind != difference.kind:
            continue
        both = met(evidence, ruling.evidence)
        if both >= LEAST_SHARED * (len(evidence) + len(ruling.evidence) - both):
            why = (Reason(FOUND, _called(difference.conflict), 0.0), Reason(JUDGED, _called(ruling.conflict), 0.0))
            told: Relation = "unknown" if difference.conflict else difference.relation
            relation: Relation = "exclude" if ruling.conflict else told
            reasons = (*difference.reasons, *why)
            return replace(difference, conflict=ruling.conflict, relation=relation, reasons=reasons)
    return difference


def _called(conflict: bool) -> str:
    return "a conflict" if conflict else "no conflict"
