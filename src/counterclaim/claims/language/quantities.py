"""Numbers as news writes them: value, bounds, and what is counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.claims.language.numbers import Bound, bound_before, is_vague, number_at, range_of
from counterclaim.claims.language.partitive import partitive
from counterclaim.claims.language.units import stands_alone, unit_after
from counterclaim.claims.language.words import Token, tokens

_WIDEST = 5.0
"""How many times its lower end the upper end of a range may be."""
_LOOSE = 1.15
_LARGE = 1000.0
"""From here on a number may round another."""


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

    def loosely_meets(self, other: Quantity) -> bool:
        """Whether they would meet if "nearly" a number were about the number."""
        tops = [q.high * _LOOSE if q.bound == "nearly" else q.high for q in (self, other)]
        return self.low <= tops[1] and other.low <= tops[0]

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


def rounds(one: Quantity, other: Quantity) -> bool:
    """Whether one of two told numbers is the other rounded to fewer digits."""
    a, b = one.stated[0], other.stated[0]
    return _rounds(a, b) or _rounds(b, a)


def _rounds(coarse: float, fine: float) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to fewer digits."""
    digits = len(f"{coarse:.6g}".replace(".", "").strip("0").split("e")[0]) if coarse else 0
    return digits > 0 and fine > 0 and math.isclose(float(f"{fine:.{digits}g}"), coarse, rel_tol=1e-6)


def _range_to(text: str, words: Sequence[Token], first: int, last: int) -> tuple[float, float, int] | None:
    """The ends of a range and its last word: "some 500 to 600 revellers", "between 500 and 600"; no rise, no score."""
    joint = "and" if first and words[first - 1].lower == "between" else "to"
    if last + 2 >= len(words) or words[last + 1].lower != joint or text[words[last].end : words[last + 1].start] != " ":
        return None
    if first and words[first - 1].lower in ("from", "by", "voted", "won", "lost", "ruled"):
        return None
    stated = number_at(text, words, first)[0]
    top, vague, end = number_at(text, words, last + 2)
    if stated is None or top is None or vague is not None or not stated < top <= _WIDEST * stated:
        return None
    return (stated, top, end) if unit_after(text, end, words)[0] else None


def quantities(text: str, *, bare: bool = False) -> list[Quantity]:
    """The counts in ``text``; years, clock times, ages, ordinals and parts of dates are left out.

    With ``bare`` also numbers with no noun after them ("put the crowd at 250"), their ``unit`` "".
    """
    words = tokens(text)
    found: list[Quantity] = []
    i = 0
    while i < len(words):
        word = words[i]
        low, high, last = number_at(text, words, i)
        if low is None:
            i = last + 1
            continue
        bound: Bound = "exact"
        start = word.start
        or_more = text.startswith(" or more", words[last].end)
        if high is None:
            bound, start = bound_before(text, words[max(0, i - 3)].start, word.start)
            bound = "at-least" if or_more else bound
            low, high = range_of(low, bound)
        if bound == "at-least" and or_more:
            last += 2
        if bound in ("exact", "about", "nearly") and (top := _range_to(text, words, i, last)) is not None:
            (low, high, last), bound = top, "exact"
        unit, end, near = unit_after(text, last, words, of=is_vague(word.lower))
        part = None if unit else partitive(text, words[last].end)
        if part is not None:
            unit, end, near = part
        if unit or (bare and stands_alone(text, words, i, last)):
            found.append(Quantity(start, end, text[start:end], low, high, bound, unit, near))
        i = last + 1
    return found
