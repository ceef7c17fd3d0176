"""Numbers in words, the ranges that they stand for, and what bounds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from counterclaim.claims.language.words import Token

Bound = Literal["exact", "at-least", "at-most", "about", "nearly"]

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_VAGUE = {"dozens": (24.0, 99.0), "scores": (40.0, 150.0), "hundreds": (200.0, 999.0), "thousands": (2_000.0, 99_999.0)}
_BEFORE: dict[str, Bound] = {
    "at least": "at-least", "more than": "at-least", "over": "at-least", "no fewer than": "at-least",
    "no less than": "at-least", "upwards of": "at-least", "as many as": "at-most", "up to": "at-most",
    "at most": "at-most", "fewer than": "at-most", "less than": "at-most", "under": "at-most", "about": "about",
    "around": "about", "some": "about", "nearly": "nearly", "almost": "nearly", "roughly": "about",
    "approximately": "about", "an estimated": "about", "estimated": "about",
}  # fmt: skip
_SEVERAL = {"several": (2.0, 9.0), "few": (2.0, 9.0), "couple": (2.0, 3.0)}
_MANY = {"tens": (20.0, 99.0), "dozens": (24.0, 99.0), "hundreds": (200.0, 999.0)}
_MANYFOLD = {"thousands": 1_000.0, "millions": 1_000_000.0, "billions": 1_000_000_000.0}
_TENFOLD = {"dozen": 12.0, "hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}
_NUMBER = re.compile(
    r"(?<![\w.,:/$£€-])[$£€]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w:/-])|(?<![\w.,:/-])[$£€]?\d+(?:\.\d+)?(?![\w:/-])"
)


@lru_cache(maxsize=1)
def word_values() -> dict[str, float]:
    """The whole numbers below a hundred, by their English words."""
    values = {w: float(i) for i, w in enumerate(_ONES)}
    values |= {w: float(20 + 10 * i) for i, w in enumerate(_TENS)}
    values |= {f"{t}-{o}": 20.0 + 10 * i + j for i, t in enumerate(_TENS) for j, o in enumerate(_ONES[:10]) if j}
    return values


def range_of(value: float, bound: Bound, *, slack: float = 0.15) -> tuple[float, float]:
    """The least and the most that a value with a bound may be; "about" allows ``slack`` of it, "nearly" only below."""
    if bound == "at-least":
        return value, float("inf")
    if bound == "at-most":
        return 0.0, value
    if bound == "about":
        return value * (1 - slack), value * (1 + slack)
    if bound == "nearly":
        return value * (1 - slack), value
    return value, value


def bound_before(text: str, start: int, end: int) -> tuple[Bound, int]:
    """The bound that ``text[start:end]`` puts before a number at ``end``, and where it begins."""
    before = text[start:end].lower()
    for phrase, bound in sorted(_BEFORE.items(), key=lambda p: (-len(p[0]), p[0])):
        if re.search(rf"\b{phrase}(?: an?)?\s+\W?$", before) is not None:
            return bound, start + before.rfind(phrase)
    return "exact", end


def number_at(text: str, words: Sequence[Token], first: int) -> tuple[float | None, float | None, int]:
    """The number that begins with a word: its value and None, or the range that a vague one stands for; its last word.

    Its value is None where none begins there, or a year.
    """
    low, high, last = _plain_number(text, words, first)
    while (
        low is not None
        and high is None
        and last + 1 < len(words)
        and words[last + 1].lower in _SCALES
        and words[last].lower != words[last + 1].lower
    ):
        low *= _SCALES[words[last + 1].lower]
        last += 1
    return low, high, last


def _plain_number(text: str, words: Sequence[Token], first: int) -> tuple[float | None, float | None, int]:
    """As ``number_at``, without the words that multiply it: the "3" of "3 million"."""
    word = words[first].lower
    match = _NUMBER.match(text, words[first].start) or _NUMBER.match(text, max(0, words[first].start - 1))
    if match is not None and match.start() <= words[first].start:
        last = first
        while last + 1 < len(words) and words[last + 1].start < match.end():
            last += 1
        return _in_digits(match.group()), None, last
    if word in word_values():
        return word_values()[word], None, first
    if word == "dozen" or (word in ("hundred", "thousand", "million") and first and words[first - 1].lower == "a"):
        return float(_SCALES[word]), None, first
    after = [w.lower for w in words[first + 1 : first + 3]]
    if word in _SEVERAL and after and after[0] in _TENFOLD:
        low, high = (f * _TENFOLD[after[0]] for f in _SEVERAL[word])
        return low, high, first + 1
    if word in _MANY and len(after) > 1 and after[1] in _MANYFOLD:
        low, high = (f * _MANYFOLD[after[1]] for f in _MANY[word])
        return low, high, first + 2  # "tens of thousands"
    return (*_VAGUE[word], first) if word in _VAGUE else (None, None, first)


def _in_digits(written: str) -> float | None:
    """The value of a number in digits, None for a year."""
    digits = written.lstrip("$£€").replace(",", "")
    value = float(digits)
    year = 1900 <= value <= 2100 and "," not in written and len(digits) == 4
    return None if year else value


def is_vague(word: str) -> bool:
    """Whether a word stands for no one number: "dozens", "several", "tens"."""
    return word in _VAGUE or word in _SEVERAL or word in _MANY
