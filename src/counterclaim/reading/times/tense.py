"""Whether the words around an expression speak of what is to come, or of what is over."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.reading.times.words import any_of

Interval = tuple[int, int]

#: How far the words around an expression are looked at, in code points.
NEAR = 160

_BOUNDARY = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’')]{0,2}\s+(?=[\"“‘'`A-Z(])|\n\s{0,9}\n|[;]"
)
_WORD_BEFORE = re.compile(r"([\w’'-]{1,20})[\s(\"“]{0,3}$")


def sentence_around(text: str, start: int, end: int) -> Interval:
    """Where the sentence of start..end begins and ends, looking no further than ``NEAR`` each way."""
    low, high = max(0, start - NEAR), min(len(text), end + NEAR)
    for found in _BOUNDARY.finditer(text, low, start):
        low = found.end()
    after = _BOUNDARY.search(text, end, high)
    return low, after.start() if after is not None else high


@cache
def _signs(section: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'])(?:{any_of(section)})(?!\w)", re.IGNORECASE)


@cache
def _right_before() -> re.Pattern[str]:
    few = r"(?:\s{1,3}(?:the|this|next|late|early|on|at|in))"
    return re.compile(rf"(?<![\w’'])(?:{any_of('future_before')}){few}{{0,3}}\s{{1,3}}$", re.IGNORECASE)


@cache
def _scheduled() -> re.Pattern[str]:
    """A verb in the present that tells of what is arranged ("meets in Oslo on")."""
    return re.compile(
        r"(?<![\w’'‘“\"])(?<!\bdid )(?<!\bnot )(?<!n['’]t )"
        rf"(?:{any_of('scheduled')})(?!\s{{1,3}}fire)(?:\s{{1,3}}[\w’'.-]{{1,20}}){{0,5}}\s{{1,3}}$",
        re.IGNORECASE,
    )


@cache
def _ahead() -> re.Pattern[str]:
    """After an expression at the head of a clause: "On Friday the council will"."""
    return re.compile(
        r"(?:['’]s)?,?\s+(?:(?!(?:said|told|but|and|that|which|who)\b)[\w’'.-]+\s+){0,6}?"
        r"(?:will|won['’]t|shall|(?:(?:is|are)|[\w’']+[’'](?:re|s|m))\s+(?:to|going\s+to|due|set|expected|scheduled|likely))\b",
        re.IGNORECASE,
    )


@cache
def _over() -> re.Pattern[str]:
    """After an expression: a verb of the past that it goes with ("the ministry on Sunday issued")."""
    return re.compile(rf"\s{{1,3}}(?:{any_of('over')})(?!\w)", re.IGNORECASE)


#: "Ahead of the talks, the ministry": what follows the comma is another matter.
_FRONTED = re.compile(r"(?:ahead|in\s+advance|in\s+time)\s", re.IGNORECASE)


def _is_closed(before: str, sign: re.Match[str]) -> bool:
    """Whether a sign stands in a phrase at the head of the clause that a comma has closed."""
    return _FRONTED.match(f"{sign[0]} ") is not None and "," in before[sign.end() :]


#: After "by Tuesday": it was over by then.
_BY_THEN = re.compile(r",\s[^.]{0,60}?\b(?:was|were|had|did)\b")
_HEAD = re.compile(
    r"(?:^|[,;:—(\"“])\s*(?:(?:and|but|so|then)\s+)?(?:(?:on|in|at|by|late|early)\s+){0,2}$", re.IGNORECASE
)


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the words near an expression speak of what is to come.

    The last sign before it in its sentence decides: "will", "is to", "plans to"... speak of the future until a finite
    verb in the past or a new clause takes over.
    """
    low, high = sentence_around(text, start, end)
    before = text[low:start]
    if _over().match(text, end, high) is not None:
        return False
    if _right_before().search(before) is not None:
        return _BY_THEN.match(text, end, high) is None
    if _scheduled().search(before) is not None:
        return True
    signs = [s for s in _signs("future_signs").finditer(before) if not _is_closed(before, s)]
    if signs and _signs("past_clause").search(before, signs[-1].end()) is None:
        return True
    return _HEAD.search(before) is not None and _ahead().match(text, end, high) is not None


def is_past(text: str, start: int) -> bool:
    """Whether the word before an expression says that it is over."""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and _signs("past_signs").fullmatch(before[1]) is not None
