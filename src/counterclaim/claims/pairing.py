"""How two positions go together: one of five relations, by what comparing decided of their claims and differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.claims.records import Claim, Comparison, Difference, PairRelation, Position, Relation

_OF_SIDES: dict[Relation, PairRelation] = {
    "exclude": "opposed",
    "scope": "part-of",
    "granularity": "part-of",
    "place-within-place": "part-of",
    "spelling": "same",
    "translation": "same",
    "wording": "same",
    "one-side": "same",
}
"""Of two positions on two sides of a difference; any other relation of sides is of one thing told differently."""
_STRONGEST: tuple[PairRelation, ...] = ("opposed", "part-of", "about-the-same", "same")
_WORDS: dict[PairRelation, str] = {"part-of": "part of", "about-the-same": "about the same thing but different"}
_SAYING = frozenset(("asserts", "hedges", "partial", "reports-neutrally"))


def of_difference(difference: Difference) -> PairRelation:
    """How positions on two sides of a difference go together."""
    return _OF_SIDES.get(difference.relation, "about-the-same")


def worded(relation: PairRelation) -> str:
    """A relation as it is shown."""
    return _WORDS.get(relation, relation)


class Pairing:
    """What a comparison tells of any two positions of its claims, looked up by their ids.

    Costs one pass over the claims and differences; each pair then is a few look-ups.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._home: dict[str, Claim] = {p.id: c for c in comparison.claims for p in c.positions}
        self._position: dict[str, Position] = {p.id: p for c in comparison.claims for p in c.positions}
        self._sides: dict[str, list[tuple[int, int]]] = {}
        self._told: Sequence[PairRelation] = [of_difference(d) for d in comparison.differences]
        self._linked: set[frozenset[str]] = set(self._overtaking())
        for at, difference in enumerate(comparison.differences):
            self._linked |= {frozenset(pair) for pair in combinations(difference.claims, 2)}
            for side, held in enumerate(difference.sides):
                for position in held.positions:
                    self._sides.setdefault(position, []).append((at, side))

    def holds(self, position: str) -> bool:
        """Whether a position with that id is of a claim."""
        return position in self._home

    def between(self, one: str, other: str, *, part: bool = False, one_matter: bool = False) -> PairRelation:
        """How the positions with these ids go together.

        Of two claims a ``part`` is one of whatever the other tells of in whole, and ``one_matter`` is where both tell
        one predicate of one place or participant. Raises KeyError where either is of no claim.
        """
        a, b = self._position[one], self._position[other]
        told = self._by_difference(one, other)
        if told == "opposed" or a.implied == b.id or b.implied == a.id:
            return "opposed"
        if self._home[one].id != self._home[other].id:
            linked = frozenset((self._home[one].id, self._home[other].id)) in self._linked
            return told or ("part-of" if part else "about-the-same" if one_matter or linked else "unrelated")
        return self._in_one_claim(a, b, told)

    def _in_one_claim(self, a: Position, b: Position, told: PairRelation | None) -> PairRelation:
        beside = set(self._home[a.id].beside) & {a.id, b.id}
        stances = {a.stance, b.stance}
        if not beside and "denies" in stances and stances & _SAYING:
            return "opposed"
        if told is not None:
            return told
        if not beside and len(stances) == 2 and "partial" in stances:
            return "part-of"
        silent = len(stances) == 2 and "no-comment" in stances
        return "about-the-same" if beside or silent else "same"

    def _by_difference(self, one: str, other: str) -> PairRelation | None:
        """What the differences tell that have the two on different sides, the strongest of it."""
        there = dict(self._sides.get(other, ()))
        found = {self._told[at] for at, side in self._sides.get(one, ()) if there.get(at, side) != side}
        return next((r for r in _STRONGEST if r in found), None)

    def _overtaking(self) -> Iterator[frozenset[str]]:
        """The claims of each position and of the one that overtook it."""
        for position in self._position.values():
            later = self._home.get(position.superseded_by or "")
            if later is not None:
                yield frozenset((self._home[position.id].id, later.id))
