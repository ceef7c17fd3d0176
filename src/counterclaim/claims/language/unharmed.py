"""That nobody came to harm, told as a figure of none: "no one was killed", "without casualties"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from counterclaim.claims.language.lists import families, listed
from counterclaim.claims.language.quantities import Quantity
from counterclaim.claims.language.words import stem

_one_of = "|".join


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
                yield (
                    Quantity(start, end, text[start:end], 0.0, 0.0, "exact", min(named), named),
                    _fates()[word.lower()],
                )


_BEFORE = 30
"""Code points before it in which what only supposes it may stand."""


@lru_cache(maxsize=1)
def _fates() -> dict[str, str]:
    """The fate that a word tells, in lower case."""
    return {word: fate for fate, words in families("unharmed")["fates"].items() for word in words}


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    told = families("unharmed")
    nouns, verbs = ([re.escape(w) for w in words] for words in (told["words"]["nouns"], told["words"]["verbs"]))
    whom = _one_of(re.escape(w) for w in listed("people"))
    kinds = _one_of(re.escape(w) for w in told["words"]["kinds"])
    return re.compile(
        rf"\b(?:(?:no|without|without\s+any|zero)\s+(?:(?:{kinds})\s+)?(?P<noun>{_one_of(nouns)})"
        rf"|(?:nobody|no[\s-]one|none\s+of\s+[^.,;:\n]{{1,40}}?|no\s+(?:[a-z-]+\s+)?(?P<who>{whom}))"
        rf"\s+(?:(?:was|were|is|are|got|had\s+been|has\s+been|have\s+been)\s+)?(?:reported\s+|reportedly\s+)?"
        rf"(?P<fate>{_one_of(verbs)})(?:\s+(?:or|nor|and)\s+(?P<second>{_one_of(verbs)}))?)"
        r"(?!-|\s+(?:other\s+than|besides|except|apart\s+from|more|since|by\b|in\s+(?:years|months|weeks|days)))\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _supposed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_one_of(families('unharmed')['words']['supposed'])})\b[^.;:]*\Z", re.IGNORECASE)
