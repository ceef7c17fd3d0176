"""Words that mean one thing in other forms, and how near two propositions are, grouped into a claim or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from counterclaim.claims.lists import families
from counterclaim.claims.matter import Matter
from counterclaim.claims.traits import Lookup
from counterclaim.claims.words import Token, cue_words, predicates, stem, tokens
from counterclaim.text import Span

_SHORTEST = 5
_LAST_DIGITS = 1e-4
"""More than two ways of summing a cosine of 384 single-precision products can differ by."""


def content(text: str) -> list[Token]:
    """The words of ``text`` that say something, in order."""
    stop = cue_words("stop")
    return [t for t in tokens(text) if t.lower not in stop and len(t.lower) > 1]


def content_words(text: str) -> list[str]:
    """The words of ``text`` that say something, in order and lower case."""
    return [t.lower for t in content(text)]


def keys_of(lookup: Lookup, span: Span, wording: str) -> frozenset[str]:
    """The stems of a ``wording`` that say something, and the entities that are named in ``span``."""
    named = {n.entity.id for n in lookup.mentions(span.start, span.end)}
    return frozenset(named | {stem(w) for w in content_words(wording)})


@lru_cache(maxsize=65536)
def akin(a: str, b: str) -> bool:
    """Whether two words are forms of one: the same stem, or the same but for the end ("collude", "collusion")."""
    one, other = stem(a), stem(b)
    if one == other:
        return True
    shared = 0
    for x, y in zip(one, other, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= _SHORTEST and shared >= 0.7 * max(len(one), len(other))


@lru_cache(maxsize=1)
def _answers() -> dict[str, frozenset[str]]:
    told: dict[str, set[str]] = {}
    for name, words in families("answers")["told"].items():
        for word in words:
            told.setdefault(word, set()).add(name)
    return {w: frozenset(names) for w, names in told.items()}


def answering(a: str, b: str) -> bool:
    """Whether two words are akin or answer one another ("motive", "why")."""
    answers = _answers()
    return akin(a, b) or bool(answers.get(a, frozenset()) & answers.get(b, frozenset()))


def telling_alike(a: str, b: str) -> bool:
    """The same, or predicates of one group."""
    return answering(a, b) or same_predicate(a, b)


def same_predicate(a: str, b: str) -> bool:
    """Whether two words are akin or predicates of one group."""
    table = predicates().group_of
    return akin(a, b) or bool(set(table.get(a, ())) & set(table.get(b, ())))


def tells_of(noun: str, words: Iterable[str]) -> bool:
    """Whether one of ``words`` is a verb's past form that tells what a noun names: "struck" of a "strike"."""
    past = cue_words("past")
    return any(w != noun and (w.endswith("ed") or w in past) and same_predicate(noun, w) for w in words)


def tells(word: str) -> bool:
    """Whether a word seems to be a predicate: one of a known group, an answer, or a past form."""
    return (
        word in predicates().group_of
        or word in _answers()
        or word in cue_words("past")
        or (word.endswith("ed") and len(word) > 4)
    )


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
