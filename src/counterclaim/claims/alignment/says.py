"""How likely a member of a claim says what its heading says: a row of features, weighed as labelled news teaches.

Grouping joins through others, so that a claim holds what is near the matter; who is shown as making it must say it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

from counterclaim.claims.alignment.features import FEATURES as OF_PAIRS
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.fitted import Weights, fitted
from counterclaim.claims.records import Reason

SHARED = ("alike", "wording", "nearest", "context", "number", "same-sentence", "voice")
"""What of the features by which two propositions are one claim speaks for it."""
FEATURES = (*SHARED, "same-report", "size", "length")
"""``size``: how many members the claim has; ``length``: how many words the member has; both in powers of e."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights; a member says what the heading does from their threshold on."""
    return fitted("says.json", FEATURES)


def row(space: Space, i: int, j: int, *, size: int) -> tuple[float, ...]:
    """The features of member ``i`` under the heading ``j`` in a claim of ``size`` members, in order of ``FEATURES``."""
    return _row(space, i, j, space.row(min(i, j), max(i, j)), size=size)


def _row(space: Space, i: int, j: int, of_pair: Sequence[float], *, size: int) -> tuple[float, ...]:
    told = dict(zip(OF_PAIRS, of_pair, strict=True))
    one, other = space.propositions[i], space.propositions[j]
    return (
        *(told[name] for name in SHARED),
        float(one.report == other.report),
        log(size),
        log(max(1, len(one.text.split()))),
    )


def likelihood(space: Space, i: int, j: int, *, size: int) -> float:
    """How likely row ``i`` says what row ``j`` does, which heads a claim of ``size`` members: 0..1."""
    return weights().probability(row(space, i, j, size=size))


def likelihoods(space: Space, pairs: Sequence[tuple[int, int]], *, size: int) -> list[float]:
    """``likelihood`` of many pairs of a member and a heading at once."""
    rows = space.rows([(min(pair), max(pair)) for pair in pairs]).tolist()
    return [weights().probability(_row(space, i, j, told, size=size)) for (i, j), told in zip(pairs, rows, strict=True)]


def reasons(space: Space, i: int, j: int, *, size: int) -> tuple[Reason, ...]:
    """What ``likelihood`` is made of: the sum is its log-odds."""
    return weights().reasons(FEATURES, row(space, i, j, size=size))
