"""Whether two spellings may be one name: by transliteration rules first, by likeness for what rules do not reach."""

from __future__ import annotations

from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from counterclaim.identity.lexicon import lexicon

SHORTEST = 5  # letters of two spellings that may differ
LONG = 7  # letters of two spellings of which a consonant may differ
_LIKE = 0.8


@lru_cache(maxsize=65536)
def skeleton(token: str) -> str:
    """What spellings in Latin letters have in common: ``Kovalskyy``, ``Kovalskiy``, ``Kovalsky`` are one."""
    made = anyascii(token).lower()
    for pattern, new in lexicon().spelling:
        made = pattern.sub(new, made)
    return made


def consonants(key: str) -> str:
    """The first letter of a skeleton and the consonants after it."""
    return key[:1] + "".join(c for c in key[1:] if c not in "aeiou")


@lru_cache(maxsize=262144)
def likeness(a: str, b: str) -> float:
    """0..1: 1 where the rules make the spellings one, else how much of the longer is kept, 0 where it is too little.

    Differences are borne only in longer names, with the same first sound, not in a final ``a`` (Petrov, Petrova) nor
    where a consonant changes, unless one letter was swapped or lost in a long name.
    """
    left, right = skeleton(a), skeleton(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if min(len(left), len(right)) < SHORTEST or left[0] != right[0]:
        return 0.0
    if left.endswith("a") != right.endswith("a"):
        return 0.0
    distance = DamerauLevenshtein.distance(left, right, score_cutoff=2)
    same_sounds = consonants(left) == consonants(right)
    if distance > (2 if same_sounds and min(len(left), len(right)) >= LONG else 1):
        return 0.0
    if not same_sounds and min(len(left), len(right)) < LONG:
        return 0.0
    score = 1 - distance / max(len(left), len(right))
    return score if score >= _LIKE or same_sounds else 0.0
