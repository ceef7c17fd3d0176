"""The word lists of ``data/private.yml``: which words may be the cue of an attribution inside a content."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from counterclaim.reading.lemmas import data, lemmas, tokens
from counterclaim.reading.stance import cues


class Lists(NamedTuple):
    """``data/private.yml``."""

    lemmas: frozenset[str]
    seldom: frozenset[str]
    acts: frozenset[str]
    nobody: frozenset[str]
    speakers: frozenset[str]
    nouns: frozenset[tuple[str, str]]
    before: frozenset[str]
    light: frozenset[str]
    tells: frozenset[str]
    outright: frozenset[str]
    of_oneself: frozenset[str]
    finders: frozenset[str]
    findings: frozenset[str]


@cache
def lists() -> Lists:
    """The word lists, read once."""
    raw = data("data/private.yml")
    nouns = [(noun, link) for link, group in raw["nouns"].items() for noun in group]
    sets = {key: frozenset(str(w) for w in raw[key]) for key in Lists._fields if key != "nouns"}
    return Lists(nouns=frozenset(nouns), **sets)


@cache
def cue_words() -> frozenset[str]:
    """Single words that may be the cue of a hop."""
    return frozenset(entry[0] for entry in cues() if len(entry) == 1) - lists().lemmas


def worth_reading(passage: str) -> bool:
    """Whether some word of a content may be the cue of a hop."""
    return any(
        is_likely_cue(word) or any(lemma in lists().findings for lemma in lemmas(word)) for word in tokens(passage)
    )


@lru_cache(maxsize=1 << 16)
def is_likely_cue(word: str) -> bool:
    """Whether a word, in lower case, may be the cue of a hop."""
    return word not in lists().seldom and any(lemma in cue_words() for lemma in lemmas(word))
