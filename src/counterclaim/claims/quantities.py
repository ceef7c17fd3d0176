"""Numbers as news writes them: value, bounds, and what is counted."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from counterclaim.claims.partitive import partitive
from counterclaim.claims.words import Token, cue_words, predicates, stem, tokens

Bound = Literal["exact", "at-least", "at-most", "about"]

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "trillion": 1_000_000_000_000,
}
_VAGUE = {"dozens": (24.0, 99.0), "scores": (40.0, 150.0), "hundreds": (200.0, 999.0), "thousands": (2_000.0, 99_999.0)}
_BEFORE: dict[str, Bound] = {
    "at least": "at-least", "more than": "at-least", "over": "at-least", "no fewer than": "at-least",
    "no less than": "at-least", "upwards of": "at-least", "as many as": "at-most", "up to": "at-most",
    "at most": "at-most", "fewer than": "at-most", "less than": "at-most", "under": "at-most", "about": "about",
    "around": "about", "some": "about", "nearly": "about", "almost": "about", "roughly": "about",
    "approximately": "about", "an estimated": "about", "estimated": "about",
}  # fmt: skip
_SEVERAL = {"several": (2.0, 9.0), "few": (2.0, 9.0), "couple": (2.0, 3.0)}
_MANY = {"tens": (20.0, 99.0), "dozens": (24.0, 99.0), "hundreds": (200.0, 999.0)}
_MANYFOLD = {"thousands": 1_000.0, "millions": 1_000_000.0, "billions": 1_000_000_000.0}
_TENFOLD = {"dozen": 12.0, "hundred": 100.0, "thousand": 1_000.0, "million": 1_000_000.0}
_LEADS = frozenset(
    (
        *(
            "at",
            "as",
            "to",
            "is",
            "was",
            "were",
            "are",
            "stands",
            "stood",
            "reached",
            "hit",
            "her",
            "him",
            "them",
            "it",
        ),
        *(
            "holds",
            "held",
            "counted",
            "gave",
            "than",
            "about",
            "around",
            "nearly",
            "almost",
            "over",
            "least",
            "recorded",
        ),
        *(
            "reported",
            "received",
            "had",
            "has",
            "have",
            "totalled",
            "totaled",
            "numbered",
            "some",
            "says",
            "say",
            "said",
        ),
        "roughly",
        "like",
    )
)
"""Words after which a number without a noun counts something."""
_FALLEN = frozenset(
    ("dead", "killed", "injured", "wounded", "hurt", "missing", "arrested", "detained", "were", "have", "had", "people")
)
_FATES = ("kill", "injure", "infect", "detain", "free")
_NUMBER = re.compile(
    r"(?<![\w.,:/$£€-])[$£€]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w:/-])|(?<![\w.,:/-])[$£€]?\d+(?:\.\d+)?(?![\w:/-])"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` of ``unit`` (a stem of the counted noun); code points of the whole phrase."""

    start: int
    end: int
    text: str
    low: float
    high: float
    bound: Bound
    unit: str
    words: frozenset[str]

    def compatible(self, other: Quantity) -> bool:
        """Whether both may hold: the ranges meet."""
        return self.low <= other.high and other.low <= self.high

    @property
    def stated(self) -> tuple[float, float]:
        """The number that is told, whatever its bound; a range where it is vague ("about", "dozens")."""
        if self.bound == "at-least":
            return self.low, self.low
        return (self.high, self.high) if self.bound == "at-most" else (self.low, self.high)

    def agrees(self, other: Quantity) -> bool:
        """Whether both tell one number, or one of them rounds the other: "2 trillion", "2.2 trillion"."""
        (low, high), (least, most) = self.stated, other.stated
        if low <= most and least <= high:
            return True
        measured = bool(self.unit) and not self.words
        if not measured and min(low, least) < _LARGE:
            return False
        return low == high and least == most and (_rounds(low, least) or _rounds(least, low))


@lru_cache(maxsize=1)
def word_values() -> dict[str, float]:
    """The whole numbers below a hundred, by their English words."""
    values = {w: float(i) for i, w in enumerate(_ONES)}
    values |= {w: float(20 + 10 * i) for i, w in enumerate(_TENS)}
    values |= {f"{t}-{o}": 20.0 + 10 * i + j for i, t in enumerate(_TENS) for j, o in enumerate(_ONES[:10]) if j}
    return values


_LARGE = 1000.0


def _rounds(coarse: float, fine: float) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to fewer digits."""
    digits = len(f"{coarse:.6g}".replace(".", "").strip("0").split("e")[0]) if coarse else 0
    return digits > 0 and fine > 0 and math.isclose(float(f"{fine:.{digits}g}"), coarse, rel_tol=1e-6)


def range_of(value: float, bound: Bound, *, slack: float = 0.15) -> tuple[float, float]:
    """The least and the most that a value with a bound may be; "about" allows ``slack`` of it either way."""
    if bound == "at-least":
        return value, float("inf")
    if bound == "at-most":
        return 0.0, value
    if bound == "about":
        return value * (1 - slack), value * (1 + slack)
    return value, value


def quantities(text: str, *, bare: bool = False) -> list[Quantity]:
    """The counts in ``text``; years, clock times, ages, ordinals and parts of dates are left out.

    With ``bare`` also numbers with no noun after them ("put the crowd at 250"), their ``unit`` "".
    """
    words = tokens(text)
    found: list[Quantity] = []
    values = word_values()
    i = 0
    while i < len(words):
        word = words[i]
        last = i
        low = high = None
        plain = word.lower.replace(",", "")
        match = _NUMBER.match(text, word.start) or _NUMBER.match(text, max(0, word.start - 1))
        if match is not None and match.start() <= word.start:
            plain = match.group().lstrip("$£€").replace(",", "")
            value = float(plain)
            while last + 1 < len(words) and words[last + 1].start < match.end():
                last += 1
            year = 1900 <= value <= 2100 and "," not in match.group() and len(plain) == 4
            low = None if year else value
        elif word.lower in values:
            low = values[word.lower]
        elif word.lower == "dozen" or (
            word.lower in ("hundred", "thousand", "million") and i and words[i - 1].lower == "a"
        ):
            low = float(_SCALES[word.lower])
        elif word.lower in _SEVERAL and i + 1 < len(words) and words[i + 1].lower in _TENFOLD:
            size = _TENFOLD[words[i + 1].lower]
            low, high = (f * size for f in _SEVERAL[word.lower])
            last = i + 1
        elif word.lower in _MANY and i + 2 < len(words) and words[i + 2].lower in _MANYFOLD:
            low, high = (f * _MANYFOLD[words[i + 2].lower] for f in _MANY[word.lower])
            last = i + 2  # "tens of thousands"
        elif word.lower in _VAGUE:
            low, high = _VAGUE[word.lower]
        if low is None:
            i = last + 1
            continue
        while (
            high is None
            and last + 1 < len(words)
            and words[last + 1].lower in _SCALES
            and words[last].lower != words[last + 1].lower
        ):
            low *= _SCALES[words[last + 1].lower]
            last += 1
        bound: Bound = "exact"
        start = word.start
        if high is None:
            bound, start = bound_before(text, words[max(0, i - 3)].start, word.start)
            if text[words[last].end : words[last].end + 8].startswith(" or more"):
                bound = "at-least"
            low, high = range_of(low, bound)
        if bound == "at-least" and text[words[last].end : words[last].end + 8].startswith(" or more"):
            last += 2
        vague = word.lower in _VAGUE or word.lower in _SEVERAL or word.lower in _MANY
        unit, end, near = _unit(text, last, words, of=vague)
        part = None if unit else partitive(text, words[last].end)
        if part is not None:
            unit, end, near = part
        if unit or (bare and _stands_alone(text, words, i, last)):
            found.append(Quantity(start, end, text[start:end], low, high, bound, unit, near))
        i = last + 1
    return found


def _stands_alone(text: str, words: list[Token], first: int, last: int) -> bool:
    """Whether a number without a noun counts something: by the word before or after it, not as an age or a name."""
    if first and words[first - 1].lower in ("a", "an"):
        first -= 1  # "killing a dozen"
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before is not None and "," in text[before.end : words[first].start]:
        return False  # "Ann Moss, 41, said"
    if after is not None and after.lower in _NOT_COUNTED:
        return False
    if after is not None and after.lower in _FALLEN and not text[words[last].end : after.start].strip():
        return True
    return before is not None and (before.lower in _LEADS or _befalls(before.lower))


def _befalls(word: str) -> bool:
    """Whether those counted right after a word are whom it befell: "killing 12", "wounded about a dozen"."""
    return word.endswith(("ing", "ed")) and any(g in _FATES for g in predicates().group_of.get(word, ()))


def bound_before(text: str, start: int, end: int) -> tuple[Bound, int]:
    """The bound that ``text[start:end]`` puts before a number at ``end``, and where it begins."""
    before = text[start:end].lower()
    for phrase, bound in sorted(_BEFORE.items(), key=lambda p: (-len(p[0]), p[0])):
        if re.search(rf"\b{phrase}(?: an?)?\s+\W?$", before) is not None:
            return bound, start + before.rfind(phrase)
    return "exact", end


_NOT_COUNTED = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "am",
        "pm",
        "a.m",
        "p.m",
        "gmt",
        "et",
        "bst",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "percent",
    ]
)


def _unit(text: str, last: int, words: list[Token], *, of: bool = False) -> tuple[str, int, frozenset[str]]:
    """The counted noun after the number: the last of up to three words in a row, by crude position.

    ``of``: it may come after "of" ("dozens of boats").
    """
    if of and last + 1 < len(words) and words[last + 1].lower == "of":
        last += 1
    stop = cue_words("stop")
    picked: list[Token] = []
    for k in range(last + 1, min(last + 5, len(words))):
        between = text[words[k - 1].end : words[k].start]
        if between.strip(" \u00a0-") or words[k].lower in stop:
            if words[k].lower in ("other", "others", "more") and not picked:
                continue
            break
        if words[k].lower in cue_words("past") and words[k].lower not in _FALLEN:
            break
        picked.append(words[k])
    if not picked or picked[0].lower in _NOT_COUNTED:
        return "", words[last].end, frozenset()
    return stem(picked[0].lower), picked[0].end, frozenset(stem(w.lower) for w in picked)
