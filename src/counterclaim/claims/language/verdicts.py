"""A verdict on somebody's words as a whole: "called the rumours absurd", "said the reports were fabricated"."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.lists import listed, pattern_of, plain
from counterclaim.claims.language.words import tokens

_OWNER = r"(?:[\w.' -]{1,40}?(?:'s|s') |(?:the|these|those|such|this|that|all|any|his|her|their|its|my|our|your) ){0,2}"
_BY = r"(?: (?:against|about|made by|made against|by|from) (?:[\w'-]+ ?){1,4}?)?"
_LINK = r",? (?:(?:is|are|was|were|to be|have been|has been|had been|as) )?(?:(?:all|just|simply|both|\w+ly) ){0,2}"
_MARK = "[\"“‘']?"
_TAIL = 4
"""Words that may follow a verdict that is all that is said."""


@lru_cache(maxsize=1)
def _judged() -> re.Pattern[str]:
    """Somebody's words, called something."""
    words = pattern_of(listed("claimed")).pattern
    verdict = pattern_of((*listed("verdicts"), *listed("scorns"))).pattern
    return re.compile(
        rf"\W*(?:but |and )?(?:that )?{_OWNER}(?:[\w-]+ ){{0,2}}?{words}{_BY}{_LINK}{_MARK}(?:\w+ly )?{verdict}"
        rf"|\W*(?:but |and )?(?:that )?there (?:is|was|were) (?:\w+ )?no truth (?:whatsoever )?(?:in|to|behind) "
        rf"(?:{_OWNER}(?:[\w-]+ ){{0,2}}?{words}|it|this|that|them)"
    )


@lru_cache(maxsize=1)
def _complement() -> re.Pattern[str]:
    verdict = pattern_of((*listed("verdicts"), *listed("scorns"))).pattern
    return re.compile(rf",? as {_MARK}(?:(?:an?|complete|utter|pure|total|\w+ly) ){{0,2}}{verdict}{_MARK}\W*$")


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:as )?{_MARK}(?:\w+ly )?{pattern_of((*listed('verdicts'), *listed('scorns'))).pattern}")


def only_judges(text: str) -> bool:
    """Whether ``text`` only passes a verdict on somebody's words: "the allegations against me are completely false"."""
    found = _judged().match(plain(text))
    return found is not None and len(tokens(text[found.end() :])) <= _TAIL


def is_verdict(text: str) -> bool:
    """Whether ``text`` begins with a verdict, of whatever: ""entirely baseless"", "as nonsense"."""
    return _alone().match(plain(text)) is not None


def before_verdict(text: str) -> int:
    """Where what is rejected ends, in code points: before "as propaganda" at its end."""
    found = _complement().search(plain(text))
    return found.start() if found is not None else len(text)


@lru_cache(maxsize=1)
def verdict_words() -> frozenset[str]:
    """The words of verdicts, which tell nothing of the matter."""
    return frozenset(w for kind in ("verdicts", "scorns") for phrase in listed(kind) for w in phrase.split())
