"""That nobody came to harm, told as a figure of none: "no one was killed", "without casualties"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from counterclaim.claims.language.fates import fates_of
from counterclaim.claims.language.lists import families, listed
from counterclaim.claims.language.quantities import Quantity
from counterclaim.claims.language.words import stem

_BEFORE = 30
"""Code points before it in which what only supposes it may stand."""


def unharmed(text: str) -> Iterator[tuple[Quantity, str]]:
    """Each count of none in ``text`` with the fate of which it is one; none where it is only supposed.

    "No serious injuries", "no other deaths", "no immediate reports of deaths" are none: somebody may have been hurt.
    """
    for found in _told().finditer(text):
        if _supposed().search(text, max(0, found.start() - _BEFORE), found.start()) is not None:
            continue
        start = found.start()
        for name in ("noun", "fate", "second"):
            word = found[name]
            if word is not None:
                named = frozenset((stem((found["who"] or word).lower()),))
                end = found.end(name)
                quantity = Quantity(start, end, text[start:end], 0.0, 0.0, "exact", min(named), named)
                yield quantity, _fate(word.lower())


def _fate(word: str) -> str:
    """The fate that a word in lower case tells: either of two, one that is listed here, or as of any figure."""
    own = families("unharmed")["fates"]
    return next((fate for fate, words in own.items() if word in words), None) or fates_of(word)[0]


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    words = families("unharmed")["words"]
    verbs = _any(words["verbs"])
    return re.compile(
        rf"\b(?:(?:no|without|without\s+any|zero)\s+(?:(?:{_any(words['kinds'])})\s+)?(?P<noun>{_any(words['nouns'])})"
        rf"|(?:nobody|no[\s-]one|none\s+of\s+[^.,;:\n]{{1,40}}?|no\s+(?:[a-z-]+\s+)?(?P<who>{_any(listed('people'))}))"
        rf"\s+(?:(?:was|were|is|are|got|had\s+been|has\s+been|have\s+been)\s+)?(?:reported\s+|reportedly\s+)?"
        rf"(?P<fate>{verbs})(?:\s+(?:or|nor|and)\s+(?P<second>{verbs}))?)"
        r"(?!-|\s+(?:other\s+than|besides|except|apart\s+from|more|since|by\b|in\s+(?:years|months|weeks|days)))\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _supposed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(families('unharmed')['words']['supposed'])})\b[^.;:]*\Z", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
