"""How likely two speakers of a claim are one origin: a row of features, weighed as labelled news teaches."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.fitted import Weights, fitted
from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.words import cue_words, tokens
from counterclaim.claims.records import Position

FEATURES = {
    "one unnamed": "one is not named",
    "both unnamed": "neither is named",
    "same words": "in the same words",
    "two people": "two people",
    "a crowd": "one is a crowd",
    "names": "their names share a word",
    "introduced": "one is introduced by the other's name",
    "told of": "one's words name the other",
}
"""What each feature says of two speakers, by name."""
_BIAS = "of any two"
_RUNS = (4, 7)
"""Words in a row that two positions share: some, and many."""

_ONE_OF_MANY = re.compile(r"an?\s", re.IGNORECASE)

NEVER = float("-inf")
"""As likely as that two origins are one of which two speakers must stay apart: no mean makes up for it."""

Run = tuple[str, ...]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights; two clusters of speakers are one origin from a mean of their threshold on."""
    return fitted("origins.json", FEATURES)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever holds positions on a claim, as features see it.

    ``name``, ``introduced`` and ``said`` are words of the name, of how reports introduce who bears it ("the", not "a
    lawyer for"; nothing that is over) and of what is held; ``told_by`` the words of the name by which others tell it,
    of a person the last; ``runs`` are for each of ``_RUNS`` the words in a row of what is held. ``outlet``: by its name
    a medium; ``sides``: those of its positions.
    """

    named: bool
    person: bool
    crowd: bool
    denies: frozenset[bool]
    name: frozenset[str]
    told_by: frozenset[str]
    introduced: frozenset[str]
    said: frozenset[str]
    runs: tuple[frozenset[Run], ...]
    outlet: bool = False
    sides: frozenset[str] = frozenset()


def speaker(name: str, held: Sequence[Position], described: Mapping[str, str], people: Collection[str]) -> Speaker:
    """``name`` with what it ``held``; ``described`` by entity how it is introduced, ``people`` entities that are."""
    introduced = {described.get(p.holder_entity or "", "") for p in held}
    introduced = {text for text in introduced if _ONE_OF_MANY.match(text) is None and has("no_longer", text) is None}
    person = any(p.holder_entity in people for p in held)
    called = named_words(name)
    words = [[t.lower for t in tokens(p.text)] for p in held]
    return Speaker(
        named=name != name.lower(),
        person=person,
        crowd=bool({t.lower for t in tokens(name)} & frozenset(listed("crowds"))),
        denies=frozenset(p.stance == "denies" for p in held),
        name=called,
        told_by=(named_words(name.split()[-1]) if person else called) - _idle(),
        introduced=named_words(" ".join(sorted(introduced))) - called,
        said=frozenset().union(*(named_words(p.text) for p in held)),
        runs=tuple(frozenset(run for row in words for run in _runs(row, length)) for length in _RUNS),
        outlet=name != name.lower() and not person and name.split()[-1].lower() in listed("outlets"),
        sides=frozenset(p.side for p in held if p.side is not None),
    )


def _runs(words: Sequence[str], length: int) -> list[Run]:
    return [tuple(words[k : k + length]) for k in range(len(words) - length + 1)]


@lru_cache(maxsize=65536)
def named_words(name: str) -> frozenset[str]:
    """The words of a name that say something, possessives and hyphens taken apart."""
    stop = cue_words("stop")
    words = (part for t in tokens(name) for part in t.lower.removesuffix("'s").split("-"))
    return frozenset(w for w in words if w not in stop)


def row(one: Speaker, other: Speaker) -> tuple[float, ...]:
    """The features of two speakers, in the order of ``FEATURES``.

    Two named people, or two named bodies, may well share a word of their names, and two named bodies say a thing in the
    same words: that is asked only of others.
    """
    mine, theirs = one.name - _idle(), other.name - _idle()
    alike = one.named and other.named and one.person == other.person
    shared = sum(bool(a & b) for a, b in zip(one.runs, other.runs, strict=True))
    return (
        float(one.named != other.named),
        float(not one.named and not other.named),
        float(0 if alike and not one.person else shared),
        float(one.person and other.person),
        float(one.crowd != other.crowd),
        float(not alike and bool(mine & theirs)),
        float(_introduces(one, other) or _introduces(other, one)),
        float(_names(one, other.said) or _names(other, one.said)),
    )


def _idle() -> frozenset[str]:
    """Words of names that are no names: "office", "officials"."""
    return cue_words("offices") | cue_words("parts")


def _introduces(one: Speaker, other: Speaker) -> bool:
    """Whether most of the name of ``one`` stands in how ``other`` is introduced."""
    return one.named and len(one.told_by & other.introduced) > len(one.told_by) / 2


def _names(one: Speaker, words: frozenset[str]) -> bool:
    return one.named and bool(one.name & words)


def opposed(one: Speaker, other: Speaker) -> bool:
    """Whether one denies and the other does not, each at least once."""
    return len(one.denies | other.denies) > 1


def apart(one: Speaker, other: Speaker) -> bool:
    """Whether nothing makes two speakers one: two sides, a medium and another name, who only names whom it speaks of.

    The last is a source without a name whose words have a person's name, and nothing else in common with that person.
    """
    if one.sides and other.sides and not one.sides & other.sides:
        return True
    told = dict(zip(FEATURES, row(one, other), strict=True))
    if told["names"] or told["introduced"] or not (one.named or other.named):
        return False
    if one.named and other.named:
        return one.outlet != other.outlet
    unnamed, named = (other, one) if one.named else (one, other)
    return named.person and _names(named, unnamed.said) and not told["same words"]


def likelihood(one: Speaker, other: Speaker) -> float:
    """How likely two speakers are one origin; 0 where one denies what the other says, or ``NEVER`` (``apart``)."""
    if apart(one, other):
        return NEVER
    if opposed(one, other):
        return 0.0
    return weights().probability(row(one, other))


def reasons(one: Speaker, other: Speaker) -> str:
    """What speaks for and against one origin with what each adds to the log-odds, the weightiest first."""
    told = weights().reasons(FEATURES.values(), row(one, other))
    found = sorted((-r.weight, _BIAS if r.feature == "bias" else r.feature) for r in told)
    return ", ".join(f"{text} {-weight:+.2f}" for weight, text in found)
