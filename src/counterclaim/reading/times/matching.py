"""The forms as compiled patterns: one for finding, one each for reading a span."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.times.grammar import forms
from counterclaim.reading.times.words import words


def _plain(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_STARTS = (
    "the a an about around nearly almost more less at up over under some roughly fully only early "
    "late mid middle end beginning start rest close later earlier last past this next coming "
    "previous preceding following current same that first latest final each every per half another "
    "prior opening initial comparable centuries midmorning midafternoon recent subsequent ensuing fiscal financial "
    "noon midnight midday today yesterday tomorrow tonight hundred couple year long not in"
)

#: Sections of words that stand around an expression, and not in it.
_AROUND = ("future_signs", "future_before", "scheduled", "past_clause", "over", "past_signs", "before_year")


@cache
def starts() -> frozenset[str]:
    """The words that an expression can begin with, in lower case: a cheap look before the forms are tried."""
    made = set(_STARTS.split())
    for name, section in words().items():
        if name not in _AROUND:
            made.update(str(word).lower().split(" ")[0].split("'")[0] for word in section)
    return frozenset(made | {f"{word}s" for word in made} | {f"q{n}" for n in range(1, 5)})


@cache
def finder() -> re.Pattern[str]:
    """One pattern for every form, the longest first; to be matched where one of ``starts`` or a digit stands."""
    return re.compile(
        r"(?:" + "|".join(_plain(pattern) for _, pattern in forms()) + r")(?![\w]|-(?:year|old)|\s+old\b)",
        re.IGNORECASE,
    )


@cache
def matchers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each form, to be matched with the whole of a span."""
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in forms())


@cache
def before_year() -> frozenset[str]:
    """The words that let a bare number of four digits be a year."""
    return frozenset(words()["before_year"])
