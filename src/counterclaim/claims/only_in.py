"""What one report alone carries: claims of no other report, unless the words of another tell it all the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

import numpy as np

from counterclaim.claims.alignment.features import Space
from counterclaim.claims.language.words import stems, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Claim, OnlyIn
from counterclaim.text import Report

MOST_ONLY_IN = 8
_LOOKED_AT = 24
_COVERED = 0.55
"""The share of a claim's words, rare ones above all, from which on one sentence of another report tells it too."""
_LIKELY = 0.75
"""How likely two reports are to tell one thing, from which on neither tells it alone, though they were not joined."""
_NEAR = 0.5
_ROUNDING = 1e-9

Sentences = dict[str, list[tuple[str, frozenset[str]]]]
"""By stem the sentences that hold it: the report of each and its stems."""


def only_in(
    reports: Sequence[Report], claims: Sequence[Claim], space: Space, lookups: Mapping[str, Lookup]
) -> tuple[OnlyIn, ...]:
    """The most important claims that one report alone carries, at most ``MOST_ONLY_IN`` of each report.

    None that another report seems to tell: in words of its own that were read as another claim, or in a sentence that
    holds most of the claim's words, whoever says them there.
    """
    if len(reports) < 2:
        return ()
    told, weight = _sentences(lookups)
    rows = {p.id: i for i, p in enumerate(space.propositions)}
    alone: dict[str, list[str]] = {}
    looked: Counter[str] = Counter()
    for claim in claims:
        carrying = {p.report for p in claim.positions}
        report = min(carrying)
        if len(carrying) > 1 or looked[report] == _LOOKED_AT or len(alone.get(report, ())) == MOST_ONLY_IN:
            continue
        looked[report] += 1
        held = [rows[p.id] for p in claim.positions if p.id in rows]
        if not any(_told(space.propositions[i].standalone, report, told, weight) or _likely(space, i) for i in held):
            alone.setdefault(report, []).append(claim.id)
    return tuple(OnlyIn(r.id, tuple(alone[r.id])) for r in reports if r.id in alone)


def _sentences(lookups: Mapping[str, Lookup]) -> tuple[Sentences, dict[str, float]]:
    """The sentences, and what each stem of them weighs."""
    single = [
        (key, frozenset(stems(tokens(lookup.report.quote(s)))))
        for key, lookup in lookups.items()
        for s in lookup.reading.sentences
    ]
    by_stem: Sentences = {}
    for sentence in single:
        for stem in sentence[1]:
            by_stem.setdefault(stem, []).append(sentence)
    return by_stem, {stem: log(1 + len(single) / len(held)) for stem, held in by_stem.items()}


def _told(text: str, report: str, told: Sentences, weight: Mapping[str, float]) -> bool:
    """Whether a sentence of another report holds most of the words of ``text``.

    Only sentences are asked that hold one of its rarest words: without all of those none can hold enough.
    """
    words = frozenset(stems(tokens(text)))
    whole = sum(weight.get(w, 0.0) for w in words)
    left = whole
    for rarest in sorted(words & weight.keys(), key=lambda w: (-weight[w], w)):
        if left < _COVERED * whole - _ROUNDING:
            return False
        for key, sentence in told[rarest]:
            if key != report and sum(weight[w] for w in words & sentence) >= _COVERED * whole:
                return True
        left -= weight[rarest]
    return False


def _likely(space: Space, i: int) -> bool:
    """Whether a proposition of another report is likely to say the same as that in row ``i``."""
    report = space.propositions[i].report
    near = space.meaning @ space.meaning[i]
    others = [j for j in np.flatnonzero(near >= _NEAR).tolist() if space.propositions[j].report != report]
    return max(space.probabilities([(min(i, j), max(i, j)) for j in others]), default=0.0) >= _LIKELY
