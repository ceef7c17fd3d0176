"""Words that mean one thing in other forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from counterclaim.claims.language.lists import families
from counterclaim.claims.language.words import Token, cue_words, predicates, stem, tokens

_SHORTEST = 5


def content(text: str) -> list[Token]:
    """The words of ``text`` that say something, in order."""
    stop = cue_words("stop")
    return [t for t in tokens(text) if t.lower not in stop and len(t.lower) > 1]


def content_words(text: str) -> list[str]:
    """The words of ``text`` that say something, in order and lower case."""
    return [t.lower for t in content(text)]


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
