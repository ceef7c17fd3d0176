"""Which claims come first, and which words state a claim best."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from math import log2
from types import MappingProxyType

from counterclaim.claims.language.clauses import is_clause, stands_alone
from counterclaim.claims.language.words import cue_in, tokens
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.records import Position, Reason, Status

_IDEAL_WORDS = 14
_CENTRAL = 2.0  # how much it weighs that most of a claim says the same
_TOLD = 0.6  # and that it would tell who says it ("Ardania claimed the capture of the town")
_FIRST = 1.0  # and that a heading would begin with a pronoun or as vaguely
_UNLIKE = 0.4  # the likeness to a title or lead that says nothing
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "we",
        "i",
        "you",
        "our",
        "us",
    ]
)
_SPEAKERS = frozenset(("we", "i", "you", "our"))
_VAGUE = frozenset(("any", "some", "such", "another", "other", "others", "both", "either", "neither", "one"))
_CONTESTED: dict[Status, float] = {"disputed": 1.0, "denied": 0.25, "conceded-in-part": 0.5, "retracted": 0.75}
_LEAST = 8
"""Words that a heading has at least, where it tells enough."""


@lru_cache(maxsize=1)
def order_weights() -> Mapping[str, float]:
    """What each reason for coming first weighs; ``data/order.json`` tells how they were made."""
    text = resources.files("counterclaim.claims").joinpath("data", "order.json").read_text(encoding="utf-8")
    return MappingProxyType({name: float(value) for name, value in json.loads(text)["weights"].items()})


def importance(
    positions: Sequence[Position],
    status: Status,
    *,
    independent: int,
    prominence: float,
    depths: Iterable[tuple[str, float]],
    reports: int,
    statement: str,
) -> tuple[Reason, ...]:
    """Ordered reasons that add up to a claim's score.

    ``depths``: positions' reports and how far down these they begin, 0 to 1. ``statement`` heads the claim.
    """
    outlets = len({p.report for p in positions})
    attributed = any(p.attribution is not None or p.holder_entity is not None for p in positions)
    first, second = earliness(depths)
    depth = max((len(p.chain) for p in positions), default=0)
    told: tuple[tuple[str, str, float], ...] = (
        ("reports", f"{outlets} of {reports}", outlets / max(2, reports)),
        ("positions", str(len(positions)), log2(1 + len(positions))),
        ("independent origins", str(independent), min(max(independent - 1, 0), 4)),
        ("in a title or a lead", f"{prominence:.2f}", max(0.0, prominence - _UNLIKE) / (1 - _UNLIKE)),
        ("early in a report", f"{first:.2f}", first),
        ("early in two reports", f"{second:.2f}", second),
        ("contested", status, _CONTESTED.get(status, 0.0)),
        ("chain", str(depth), min(depth, 2)),
        ("attributed", "yes" if attributed else "no", float(attributed)),
        ("own voice of one report", "", float(not attributed and outlets < 2)),
        ("in no clause of its own", "", float(not is_worded(statement))),
        ("in few words", "", max(0, _LEAST - len(tokens(statement)))),
    )
    weights = order_weights()
    return tuple(Reason(name, value, round(weights[name] * amount, 4)) for name, value, amount in told)


def earliness(depths: Iterable[tuple[str, float]]) -> tuple[float, float]:
    """How early the report has it that has it earliest, and the mean over the two earliest: 1 at the start, 0 at the
    end or where there is none."""
    first: dict[str, float] = {}
    for report, depth in depths:
        first[report] = max(first.get(report, 0.0), 1.0 - depth)
    early = [*sorted(first.values(), reverse=True)[:2], 0.0, 0.0]
    return early[0], (early[0] + early[1]) / 2


def is_worded(text: str) -> bool:
    """Whether ``text`` is a clause that does not begin with somebody or something told before ("she had no map")."""
    words = tokens(text)
    return is_clause(text) and words[0].lower not in _PRONOUNS - _SPEAKERS


def shared_prominence(told: Iterable[tuple[str, float]]) -> float:
    """The mean over the two reports that give a claim the most prominent place, of positions' reports and prominence:
    what two lead with is the story's point, what one leads with may be its angle."""
    most: dict[str, float] = {}
    for report, prominence in told:
        most[report] = max(most.get(report, 0.0), prominence)
    return sum(sorted(most.values(), reverse=True)[:2]) / 2


def best_worded(members: Sequence[tuple[Proposition, Traits, float]]) -> int:
    """Which of the members states a claim best.

    ``members``: propositions with their traits and the share (0..1) of the claim that says the same. What most say, in
    a clause that stands alone, names what it is about and does not begin with a pronoun, of middle length, asserted.
    """

    def value(row: int) -> tuple[float, str, str]:
        proposition, about, central = members[row]
        words = [t.lower for t in tokens(proposition.text)]
        score = _CENTRAL * central
        score += 0.7 if is_clause(proposition.text) else 0.0
        score += 0.7 if stands_alone(proposition.text) else 0.0
        score += 0.3 if proposition.stance == "asserts" else 0.0
        score -= 0.5 if proposition.stance == "reports-neutrally" else 0.0
        score += 0.0 if proposition.voice else 0.3
        score += 0.15 * min(len(about.entities), 3)
        score += 0.2 if proposition.text[:1].isupper() and not cue_in("hedges", proposition.text) else 0.0
        score -= 0.25 * sum(w in _PRONOUNS for w in words[:6])
        score -= _FIRST if words and words[0] in _PRONOUNS | _VAGUE else 0.0
        score -= 0.6 if proposition.pointer else 0.0
        score -= _TOLD if proposition.told_with_cue else 0.0
        score += 0.3 * proposition.prominence
        score -= min(1.0, abs(len(words) - _IDEAL_WORDS) / 20)
        return round(score, 6), proposition.text, proposition.id

    return max(range(len(members)), key=value)


_KINDS = (
    ("kill", "number"),
    ("injure", "number"),
    ("capture", "event"),
    ("attack", "event"),
    ("plan", "intent"),
    ("accuse", "assessment"),
)


def kind_of(members: Sequence[tuple[Proposition, Traits]]) -> str:
    """``number``, ``event``, ``intent``, ``assessment``, ``quote`` or ``statement``: what most members show."""
    half = len(members) / 2
    for group, kind in _KINDS:
        if sum(group in about.groups and (kind != "number" or bool(about.quantities)) for _, about in members) > half:
            return kind
    if sum(bool(about.groups) for _, about in members) > half:
        return "event"
    return "quote" if sum(p.quoted for p, _ in members) > half else "statement"
