"""Which member's words head a claim, and which members are on the same matter without saying what those words say."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterclaim.claims.alignment import says
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.alignment.order import best_worded
from counterclaim.claims.alignment.showings import of_two

AS_STATED = 0.9
"""How likely two are one claim, for a denial of the one to meet the other."""
SHARED, NEAR = 0.2, 0.55
"""How far what grants a part of a claim has to share its words, rare ones above all, or else its meaning (cosine)."""
MOST_ASKED = 60


def heading(space: Space, stated: Sequence[int]) -> int:
    """Of the members that may head a claim the one that words it best.

    The size of the claim is taken to be that of ``stated`` here; ``loosely_joined`` takes the whole cluster, as the
    weights were fitted.
    """
    shares = _shares(space, stated, stated[:: 1 + len(stated) // MOST_ASKED])
    rows = [(space.propositions[i], space.about[i], share) for i, share in zip(stated, shares, strict=True)]
    return stated[best_worded(rows)]


def loosely_joined(
    space: Space, cluster: Sequence[int], headed: int, *, conceding: Collection[int] = ()
) -> frozenset[str]:
    """The ids of members that are joined through others and do not themselves seem to say what the heading does.

    What is ``conceding`` a part of it has only to share words or meaning with it.
    """

    def belongs(i: int) -> bool:
        if i in conceding:
            return _alike(space, i, headed)
        if _of_two_sides(space, i, headed) or of_two(space.propositions[i].text, space.propositions[headed].text):
            return False
        return _says(space, i, headed, size=len(cluster)) or _of_one_event(space, i, headed)

    return frozenset(space.propositions[i].id for i in cluster if not _of_one_text(space, i, headed) and not belongs(i))


def _alike(space: Space, i: int, j: int) -> bool:
    return space.wording(i, j) >= SHARED or float(space.meaning[i] @ space.meaning[j]) >= NEAR


def _of_one_event(space: Space, i: int, j: int) -> bool:
    """Whether two are likely one claim and tell one predicate of one place, whatever that is called in each."""
    one, other = space.about[i], space.about[j]
    return bool(one.groups & other.groups and one.places & other.places) and likely_same(space, i, j)


def _of_two_sides(space: Space, i: int, j: int) -> bool:
    """Whether two tell of two sides, no predicate of both and no place: "the Norland army is ready", "Velt's troops
    hold it back"."""
    one, other = space.about[i], space.about[j]
    sides = {one.subject_side, other.subject_side}
    return None not in sides and len(sides) > 1 and not (one.groups & other.groups or one.places & other.places)


def _says(space: Space, i: int, j: int, *, size: int) -> bool:
    return says.likelihood(space, i, j, size=size) >= says.weights().threshold


def _shares(space: Space, stated: Sequence[int], others: Sequence[int]) -> list[float]:
    """Of each of ``stated`` the share of ``others`` that are likely to say what it does: of their reports, and of
    themselves, the mean."""
    pairs = [(j, i) for i in stated for j in others if not _of_one_text(space, j, i)]
    likely = says.likelihoods(space, pairs, size=len(stated))
    less = {pair for pair, value in zip(pairs, likely, strict=True) if value < says.weights().threshold}
    asked = {space.propositions[j].report for j in others}
    made = []
    for i in stated:
        near = [j for j in others if (j, i) not in less]
        told = {space.propositions[j].report for j in near}
        made.append((len(near) / len(others) + len(told) / len(asked)) / 2)
    return made


def likely_same(space: Space, i: int, j: int) -> bool:
    """Whether two are one claim: in the same text, or likely to."""
    return _of_one_text(space, i, j) or space.probability(min(i, j), max(i, j)) >= AS_STATED


def _of_one_text(space: Space, i: int, j: int) -> bool:
    """Whether two stand in the same words of the same sentence, or one in the other."""
    return space.twin[i] == space.twin[j] or space.propositions[i].span.overlaps(space.propositions[j].span)
