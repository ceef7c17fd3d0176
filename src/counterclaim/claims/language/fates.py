"""What befell those whom a figure counts: one fate, or several that it counts together."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.lists import pattern_of
from counterclaim.claims.language.numbers import word_values
from counterclaim.claims.language.words import predicates

FATES = ("kill", "injure", "infect", "detain", "flee", "free")
HARM = "harm"
"""Either of two fates of which none is counted: "no casualties"."""
_HARMED = ("kill", "injure", HARM)
_REACH = 60
_VAGUE = frozenset(("dozens", "scores", "hundreds", "thousands", "several"))
_NUMBERED = re.compile(r"\s(?:(?:at least|about|some|another|nearly|more than)\s)?(?:\d|(?P<word>[a-z-]+))")


def fates_of(word: str) -> tuple[str, ...]:
    """The fates that a word in lower case tells."""
    return tuple(g for g in predicates().group_of.get(word, ()) if g in FATES)


def one_fate(one: str, other: str) -> bool:
    """Whether two figures may be of one fate: neither tells another, or one is of any harm and the other of some."""
    return one == other or not (one and other) or (HARM in (one, other) and {one, other} <= set(_HARMED))


def counts_together(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a figure at ``start``..``end`` counts people of two fates: "nine dead or wounded", "killed and hurt 12".

    ``first``..``last`` is its clause. Not where the second fate has a number of its own: "left nine dead and hurt 12".
    """
    for found in _joined().finditer(text, first, last):
        if len({*fates_of(found["one"].lower()), *fates_of(found["other"].lower())}) < 2:
            continue
        counted = _counts(text, found.end())
        if found.start() >= end and found.start() - end < _REACH and not counted:
            return True
        before = text[first : found.start()].split()[-1:]
        own = bool(before) and _is_number(before[0].lower())
        if found.end() <= start and counted and not own and not text[found.end() : start].strip():
            return True
    return False


def _counts(text: str, at: int) -> bool:
    """Whether a number follows."""
    found = _NUMBERED.match(text, at)
    if found is None:
        return False
    return found["word"] is None or _is_number(found["word"])


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in word_values() or word in _VAGUE


@lru_cache(maxsize=1)
def _joined() -> re.Pattern[str]:
    words = tuple(w for w, groups in predicates().group_of.items() if set(groups) & set(FATES) and " " not in w)
    told = pattern_of(words).pattern
    return re.compile(rf"(?P<one>{told})(?:\s(?:or|and|and/or)\s|/)(?P<other>{told})", re.IGNORECASE)
