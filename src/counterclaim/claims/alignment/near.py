"""What two stretches of reports have in common, and how near two propositions are, grouped into a claim or not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.language.kin import content_words
from counterclaim.claims.language.words import stem
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.text import Span

_LAST_DIGITS = 1e-4
"""More than two ways of summing a cosine of 384 single-precision products can differ by."""


def keys_of(lookup: Lookup, span: Span, wording: str) -> frozenset[str]:
    """The stems of a ``wording`` that say something, and the entities that are named in ``span``."""
    named = {n.entity.id for n in lookup.mentions(span.start, span.end)}
    return frozenset(named | {stem(w) for w in content_words(wording)})


def likeliest(matter: Matter, mine: Sequence[int], rows: Sequence[int]) -> npt.NDArray[np.bool_]:
    """For each of ``mine`` which of ``rows`` may be the nearest to it by meaning, shape (mine, rows).

    All are looked at in one product, whose last digits are not those of ``cosine``: the few left are compared by that.
    """
    meaning = matter.space.meaning
    near = meaning[mine] @ meaning[rows].T
    found: npt.NDArray[np.bool_] = near >= near.max(axis=1, keepdims=True) - _LAST_DIGITS
    return found


def cosine(matter: Matter, i: int, j: int) -> float:
    """How near two propositions are by meaning: -1..1."""
    return float(matter.space.meaning[i] @ matter.space.meaning[j])
