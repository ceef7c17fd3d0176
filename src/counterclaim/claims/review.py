"""What a person's answer would help most with: pairs of positions, stances, conflicts, and entities.

Each counts by how near it is to the line where it would be taken the other way, times how much the claims that it
touches matter: an answer there moves more than one at the edge of the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log
from typing import Literal, get_args

from counterclaim.claims.alignment.decisions import JUDGED, NOTHING, Decisions, answered
from counterclaim.claims.alignment.features import Space, weights
from counterclaim.claims.compare import space_of
from counterclaim.claims.origins.one_origin import named_words
from counterclaim.claims.pairing import Pairing, of_difference
from counterclaim.claims.records import Claim, Difference, Dossier, PairRelation, Position, Reason
from counterclaim.identity import decided
from counterclaim.identity.decided import EntityDecisions
from counterclaim.identity.records import Entity

DoubtKind = Literal["claims", "stance", "conflict", "entities"]
KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)

_LEAST = 1e-6
_SUREST = 0.95
"""No reader is surer of a stance than this."""
_TURNED = -1.0
"""Log-odds of a stance that is not the reader's: a negation among those without one, a part that is granted."""
_MAY_CONFLICT = ("denial", "date", "number", "place", "scope", "attribution")
_ANY_TWO, _WORDS, _OWN_WORDS = -1.5, 4.0, -1.5
_ONE_SIDE, _TWO_SIDES, _TOGETHER = 0.5, -1.5, -1.0
"""Log-odds that two entities with a word of their names in common are one, by hand."""
_MOST_OF_A_WORD = 20


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be otherwise. ``stands`` is how it is taken now; ``first`` (and ``second``) is what to judge.

    =========  ================================  ====================  ============================================
    kind       first, second                     stands                probability
    =========  ================================  ====================  ============================================
    claims     two positions                     same, different       that they are of one claim
    stance     a position                        the stance            that this is its stance
    conflict   a difference                      conflict,             that both sides speak of one thing; 0.5 where
                                                 no conflict           no two positions of theirs can be asked
    entities   two entities                      different             that they are one
    =========  ================================  ====================  ============================================

    ``relation`` is how the two positions, or the sides of the difference, go together as it is taken now; None of a
    stance and of entities. ``reasons`` add up to the probability in log-odds. ``gain`` orders doubts of all kinds:
    about 0.5 where an answer changes nothing that matters, more where it moves claims of weight, near 0 where it is
    sure.
    """

    kind: DoubtKind
    first: Position | Difference | Entity
    second: Position | Entity | None
    stands: str
    probability: float
    gain: float
    reasons: tuple[Reason, ...]
    relation: PairRelation | None = None


def doubts(
    dossier: Dossier,
    *,
    decisions: Decisions = NOTHING,
    entities: EntityDecisions = decided.NOTHING,
    kinds: Iterable[DoubtKind] = KINDS,
    every: bool = False,
    most: int = 20,
) -> tuple[Doubt, ...]:
    """The ``most`` things of the ``kinds`` about which an answer would help most; what was judged is not asked again.

    Of any two claims the pair of positions that would help most, ``every`` pair of them where that is asked for.
    """
    wanted = set(kinds)
    found: list[Doubt] = []
    if wanted - {"entities"}:
        space = space_of(dossier.story, dossier.reports, dossier.readings, dossier.identities, decisions=decisions)
        rows = {p.id: i for i, p in enumerate(space.propositions)}
        found += _pairs(dossier, space, decisions, every=every) if "claims" in wanted else ()
        found += _stances(dossier, space, rows) if "stance" in wanted else ()
        found += _conflicts(dossier, space, rows) if "conflict" in wanted else ()
    found += _entities(dossier, entities) if "entities" in wanted else ()
    return tuple(sorted(found, key=_order)[:most])


def _order(doubt: Doubt) -> tuple[float, int, str, str]:
    second = doubt.second.id if doubt.second is not None else ""
    return -doubt.gain, KINDS.index(doubt.kind), doubt.first.id, second


def _pairs(dossier: Dossier, space: Space, decisions: Decisions, *, every: bool) -> list[Doubt]:
    homes: dict[str, Claim] = {p.id: c for c in dossier.comparison.claims for p in c.positions}
    held: dict[str, Position] = {p.id: p for c in dossier.comparison.claims for p in c.positions}
    asked = answered(decisions, space.propositions)
    threshold = _odds(weights().threshold)
    best: dict[tuple[object, object], tuple[float, int, int, float, bool]] = {}
    for (i, j), probability in space.likely.items():
        one, other = homes.get(space.propositions[i].id), homes.get(space.propositions[j].id)
        if one is None or other is None or (i, j) in asked:
            continue
        gain = _near(_odds(probability) - threshold) * _weight((one, other))
        pair = (i, j) if every else (min(one.id, other.id), max(one.id, other.id))
        if pair not in best or gain > best[pair][0]:
            best[pair] = (gain, i, j, probability, one.id == other.id)
    pairing = Pairing(dossier.comparison)
    return [
        Doubt(
            "claims",
            held[space.propositions[i].id],
            held[space.propositions[j].id],
            "same" if together else "different",
            round(probability, 4),
            round(gain, 4),
            space.reasons(i, j),
            _relation(space, pairing, i, j),
        )
        for gain, i, j, probability, together in best.values()
    ]


def _relation(space: Space, pairing: Pairing, i: int, j: int) -> PairRelation:
    """How two rows go together, with what their words are about where they are of two claims."""
    a, b = space.about[i], space.about[j]
    shared = bool(a.groups & b.groups)
    one_matter = shared and bool(a.places & b.places or a.entities & b.entities)
    one, other = (space.propositions[k].id for k in (i, j))
    return pairing.between(one, other, part=shared and a.part != b.part, one_matter=one_matter)


def _stances(dossier: Dossier, space: Space, rows: dict[str, int]) -> Iterator[Doubt]:
    """Of each party on a claim the stance that is least sure; of who is beside a claim, and of replies, none."""
    for claim in dossier.comparison.claims:
        held = [p for p in claim.positions if p.id in rows and p.id not in claim.beside]
        count = Counter(p.stance for p in held)
        best: dict[tuple[str, str], Doubt] = {}
        for position in held:
            found = space.propositions[rows[position.id]]
            if found.settled or position.attribution is None:
                continue
            told = [Reason("confidence", f"{position.confidence:.2f}", round(_sure(position.confidence), 4))]
            if position.stance != found.stance:
                told.append(Reason("read as", found.stance, _TURNED))
            log_odds = sum(r.weight for r in told)
            turns = count[position.stance] == 1 or not count["denies"]  # the claim's status hangs on it
            gain = _near(log_odds) * _weight((claim,)) * (1.0 if turns else 0.5)
            doubt = Doubt("stance", position, None, position.stance, _chance(log_odds), round(gain, 4), tuple(told))
            key = (position.holder, position.stance)
            if key not in best or _order(doubt) < _order(best[key]):
                best[key] = doubt
        yield from best.values()


def _conflicts(dossier: Dossier, space: Space, rows: dict[str, int]) -> Iterator[Doubt]:
    claims = {c.id: c for c in dossier.comparison.claims}
    threshold = _odds(weights().threshold)
    for difference in dossier.comparison.differences:
        if difference.kind not in _MAY_CONFLICT or any(r.feature == JUDGED for r in difference.reasons):
            continue
        touched = sorted((claims[c] for c in difference.claims if c in claims), key=lambda c: (-c.score, c.id))[:2]
        pair = _likeliest(difference, space, rows)
        reasons = space.reasons(*pair) if pair is not None else ()
        probability = space.probability(*pair) if pair is not None else 0.5
        gain = _near(_odds(probability) - (threshold if pair is not None else 0.0)) * _weight(touched)
        stands = "conflict" if difference.conflict else "no conflict"
        yield Doubt(
            "conflict",
            difference,
            None,
            stands,
            round(probability, 4),
            round(gain, 4),
            reasons,
            of_difference(difference),
        )


def _likeliest(difference: Difference, space: Space, rows: dict[str, int]) -> tuple[int, int] | None:
    """Of the positions of two sides, the first few of each, the pair that is likeliest to be of one claim."""
    sides = [[rows[p] for p in side.positions if p in rows][:_MOST_OF_A_WORD] for side in difference.sides]
    pairs = {(min(i, j), max(i, j)) for a, b in combinations(sides, 2) for i in a for j in b if i != j}
    return max(sorted(pairs), key=lambda pair: space.probability(*pair), default=None)


def _entities(dossier: Dossier, decisions: EntityDecisions) -> Iterator[Doubt]:
    """Pairs of entities of one type whose names have a word in common that few others have."""
    found = {e.id: e for e in dossier.identities.entities}
    by_span = dossier.identities.by_span
    asked = {
        frozenset(decided.now(found, by_span, m) for m in pair) for pair in (*decisions.different, *decisions.unsure)
    }
    homes: dict[str, set[str]] = {}
    for span, key in by_span.items():
        homes.setdefault(key, set()).add(span.report)
    best: dict[str, Claim] = {}
    for claim in sorted(dossier.comparison.claims, key=lambda c: (-c.score, c.id)):
        for position in claim.positions:
            if position.holder_entity is not None:
                best.setdefault(position.holder_entity, claim)
    named: dict[tuple[str, str], list[str]] = {}
    for key in sorted(homes.keys() & found.keys()):
        for word in named_words(found[key].name.casefold()):
            named.setdefault((found[key].type, word), []).append(key)
    pairs = {pair for keys in named.values() if len(keys) <= _MOST_OF_A_WORD for pair in combinations(keys, 2)}
    for a, b in sorted(pairs):
        if frozenset((a, b)) in asked:
            continue
        reasons = _of_one(found[a], found[b], together=bool(homes[a] & homes[b]))
        log_odds = sum(r.weight for r in reasons)
        weight = _weight([best[key] for key in (a, b) if key in best])
        gain = round(_near(log_odds) * weight, 4)
        yield Doubt("entities", found[a], found[b], "different", _chance(log_odds), gain, reasons)


def _of_one(one: Entity, other: Entity, *, together: bool) -> tuple[Reason, ...]:
    """What speaks for and against two entities being one; ``together``: some report speaks of both."""
    a, b = named_words(one.name.casefold()), named_words(other.name.casefold())
    shared = sorted(a & b)
    told = [
        Reason("any two", "", _ANY_TWO),
        Reason("words in common", " ".join(shared), round(_WORDS * len(shared) / len(a | b), 4)),
    ]
    if a - b and b - a:
        told.append(Reason("words of their own", " ".join(sorted(a ^ b)), _OWN_WORDS))
    if one.side is not None and other.side is not None:
        told.append(Reason("sides", f"{one.side} / {other.side}", _ONE_SIDE if one.side == other.side else _TWO_SIDES))
    if together:
        told.append(Reason("in one report", "yes", _TOGETHER))
    return tuple(told)


def _sure(confidence: float) -> float:
    return _odds(min(confidence, _SUREST))


def _odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return log(kept / (1 - kept))


def _chance(log_odds: float) -> float:
    return round(1.0 / (1.0 + exp(-log_odds)), 4)


def _near(distance: float) -> float:
    """1 at the line, less by the distance in log-odds."""
    return exp(-abs(distance))


def _weight(claims: Sequence[Claim]) -> float:
    return sum(max(c.score, 0.0) for c in claims) + 0.5
