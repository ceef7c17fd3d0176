"""What the aligner is least sure of, by how much an answer would help.

A pair of propositions counts by how near its probability is to the threshold, times how much the two claims matter: an
answer there joins or parts more than an answer at the edge of the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from counterclaim.claims.compare import space_of
from counterclaim.claims.decisions import NOTHING, Decisions, answered
from counterclaim.claims.features import weights
from counterclaim.claims.records import Claim, Dossier, Position, Reason

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two positions that may be one claim: ``together`` as things stand, with the probability that they are.

    ``gain`` orders doubts: 0.5 where an answer changes nothing that matters, more where it moves claims of weight.
    """

    first: Position
    second: Position
    together: bool
    probability: float
    gain: float
    reasons: tuple[Reason, ...]


def doubts(dossier: Dossier, *, decisions: Decisions = NOTHING, most: int = 20) -> tuple[Doubt, ...]:
    """The ``most`` pairs of a story about which an answer would help most, at most one for any two claims."""
    space = space_of(dossier.story, dossier.reports, dossier.readings, dossier.identities, decisions=decisions)
    homes: dict[str, Claim] = {p.id: c for c in dossier.comparison.claims for p in c.positions}
    held: dict[str, Position] = {p.id: p for c in dossier.comparison.claims for p in c.positions}
    asked = answered(decisions, space.propositions)
    threshold = _odds(weights().threshold)
    best: dict[tuple[str, str], tuple[float, int, int, float]] = {}
    for i, j in space.candidates:
        one, other = homes.get(space.propositions[i].id), homes.get(space.propositions[j].id)
        if one is None or other is None or (i, j) in asked:
            continue
        probability = space.probability(i, j)
        near = exp(-abs(_odds(probability) - threshold))
        gain = near * _weight((one, other))
        pair = (min(one.id, other.id), max(one.id, other.id))
        if pair not in best or gain > best[pair][0]:
            best[pair] = (gain, i, j, probability)
    ordered = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0]))
    return tuple(
        Doubt(
            held[space.propositions[i].id],
            held[space.propositions[j].id],
            pair[0] == pair[1],
            round(probability, 4),
            round(gain, 4),
            space.reasons(i, j),
        )
        for pair, (gain, i, j, probability) in ordered[:most]
    )


def _odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


def _weight(claims: Sequence[Claim]) -> float:
    return sum(max(c.score, 0.0) for c in claims) + 0.5
