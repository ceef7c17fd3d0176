"""Measures as news writes them: shares, speeds, lengths, durations, money, each in one unit."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.lists import families, plain
from counterclaim.claims.language.numbers import Bound, bound_before, range_of, word_values
from counterclaim.claims.language.quantities import Quantity

_HALF = r"(?:\s+and\s+a\s+half)?"
_SCALE = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3}
_NO_DURATION = re.compile(r"\s*(?:-|ago\b|old\b|later\b|earlier\b|before\b|since\b|away\b|from now\b|of age\b)")
_COINS = {"$": "doll", "£": "poun", "€": "euro"}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<many>an?|one|two|three|four|five|seven|nine)[\s-])?(?P<part>half|third|quarter|fifth|tenth)s?"
    r"(?=\s(?:of|full|empty)\b)"
)
_LEVEL = re.compile(
    r"\b(?:is|are|was|were|be|been|stood|lay)\s+(?P<less>(?:almost|nearly|half|virtually|practically)[\s-])?"
    r"(?P<level>empty|full)\b(?!\s+of\s+(?!people)|-)"
)
_OTHER_SIDE = re.compile(
    r",?\s(?:to|against)\s(?:[\w.'-]+\s){0,2}[\w.-]+'s?\s(\d{1,2}(?:\.\d+)?)(?![\w%.]|\s(?:per|%))"
)
_ROSE = re.compile(r"\b(?:from|by|rose|fell|up|down)\s$")
_BETWEEN = re.compile(r"\bbetween\s$")
_REACH = 24
_WIDEST = 5.0
"""How many times its lower end the upper end of a range may be."""
_SLACK = 0.03
"""How far "about" may be off in a share."""
MOST = 40
"""Measures of one text."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(word_values(), key=lambda w: (-len(w), w)))
    units = "|".join(re.escape(u) for u in sorted(_units(), key=lambda u: (-len(u), u)))
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{words}|half an|half a|an|a)"
    scale = "|".join(("thousand", "million", "billion", "trillion", "bn", "m", "k"))
    return re.compile(
        rf"(?<![\w.,:/-])(?P<sign>us\$|[$£€])?(?P<number>{number})(?P<half>{_HALF})(?:\s?(?P<scale>{scale})(?!\w))?"
        rf"(?:\s*-?(?P<unit>{units})(?!\w))?(?P<more>{_HALF})"
    )


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str, float]]:
    """By unit as it is written its dimension and its size in the dimension's own unit."""
    made = {}
    for dimension, sizes in families("measures").items():
        for size, words in sizes.items():
            for word in words:
                made[word] = (dimension, float(size))
    return made


def measures(text: str) -> list[Quantity]:
    """The measures in ``text``: ``unit`` is the dimension ("speed"; "money $"), bounds are in its unit.

    Units are percent, kilometres an hour, metres, minutes, tonnes and coins. Ages and "two days ago" are left out.
    """
    lowered = plain(text)
    found: list[Quantity] = []
    for m in _pattern().finditer(lowered):
        if len(found) == MOST:
            break
        sign, unit = m.group("sign"), m.group("unit")
        if sign is None and unit is None:
            continue
        dimension, size = _units()[unit] if unit is not None else ("money", 1.0)
        if sign is not None:
            dimension, size = f"money {_COINS[sign[-1]]}", 1.0
        elif dimension == "money":
            dimension = f"money {unit[:4]}" if unit is not None else dimension
        if dimension == "duration" and _NO_DURATION.match(lowered, m.end()) is not None:
            continue
        value = _number(m.group("number")) + (0.5 if m.group("half") or m.group("more") else 0.0)
        if m.group("scale") is not None:
            value *= _SCALE[m.group("scale")]
        bound: Bound
        bound, start = bound_before(text, max(0, m.start() - 24), m.start())
        low, high = range_of(value * size, bound, slack=_SLACK if dimension == "share" else 0.15)
        first = _range_before(lowered, m.start(), value)
        if first is not None:
            low, high, bound, start = first[0] * size, value * size, "exact", first[1]
        found.append(Quantity(start, m.end(), text[start : m.end()], low, high, bound, dimension, frozenset()))
    others = [*_fractions(text, lowered), *_levels(text, lowered), *_against(lowered, found)]
    return _joined(sorted([*found, *others], key=lambda q: q.start), text)


def _range_before(lowered: str, end: int, top: float) -> tuple[float, int] | None:
    """The lower end of a range whose upper end begins at ``end``, and where it begins: "10- to 15-foot".

    None of what rises or falls "from 10 to 15 percent".
    """
    m = _lower_end().search(lowered, max(0, end - _REACH), end)
    if m is None or _ROSE.search(lowered, 0, m.start()) is not None:
        return None
    between = _BETWEEN.search(lowered, 0, m.start())
    if (m["joint"] == "and") != (between is not None):
        return None
    low = _number(m["low"])
    return (low, between.start() if between is not None else m.start()) if top / _WIDEST <= low < top else None


@lru_cache(maxsize=1)
def _lower_end() -> re.Pattern[str]:
    words = "|".join(sorted(word_values(), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<![\w.,:/$£€-])(?P<low>\d[\d,]*(?:\.\d+)?|{words})-?\s?(?P<joint>to|and|–|-)\s?$")


def _fractions(text: str, lowered: str) -> list[Quantity]:
    """Shares in words: "two-thirds of the town", "a quarter of", "half full"."""
    found = []
    for m in list(_FRACTION.finditer(lowered))[:MOST]:
        parts = 1.0 if m.group("many") in (None, "a", "an") else word_values()[m.group("many")]
        value = 100.0 * parts / _PARTS[m.group("part")]
        bound, start = bound_before(text, max(0, m.start() - 24), m.start())
        low, high = range_of(value, bound, slack=_SLACK)
        found.append(Quantity(start, m.end(), text[start : m.end()], low, high, bound, "share", frozenset()))
    return found


def _against(lowered: str, found: list[Quantity]) -> list[Quantity]:
    """The other side of a share, told without a unit: "50.3 percent to Moss's 49.7"."""
    made = []
    for quantity in found:
        m = _OTHER_SIDE.match(lowered, quantity.end) if quantity.unit == "share" else None
        if m is not None and not any(q.start < m.end() and m.start(1) < q.end for q in found):
            value = float(m.group(1))
            made.append(Quantity(m.start(1), m.end(1), m.group(1), value, value, "exact", "share", frozenset()))
    return made


def _levels(text: str, lowered: str) -> list[Quantity]:
    """What a thing holds of all that it can: "was empty", "is almost full"."""
    found = []
    for m in list(_LEVEL.finditer(lowered))[:MOST]:
        less = (m["less"] or "").strip(" -")
        low, high = (0.0, 2.0) if m["level"] == "empty" else (98.0, 100.0)
        if less == "half":
            low, high = 40.0, 60.0
        elif less:
            low, high = (0.0, 10.0) if m["level"] == "empty" else (90.0, 100.0)
        start = m.start("less") if less else m.start("level")
        found.append(Quantity(start, m.end(), text[start : m.end()], low, high, "about", "share", frozenset()))
    return found


def _number(word: str) -> float:
    if word.startswith("half"):
        return 0.5
    if word in ("a", "an"):
        return 1.0
    values = word_values()
    return values[word] if word in values else float(word.replace(",", ""))


def _joined(found: list[Quantity], text: str) -> list[Quantity]:
    """ "Seven years and six months" is one duration."""
    made: list[Quantity] = []
    for q in found:
        last = made[-1] if made else None
        if (
            last is not None
            and last.unit == q.unit == "duration"
            and text[last.end : q.start].strip() in ("and", ",", "")
            and q.high < last.low  # "a minute, one minute" is no sum
        ):
            made[-1] = Quantity(
                last.start, q.end, text[last.start : q.end], last.low + q.low, last.high + q.high, last.bound, q.unit,
                frozenset(),
            )  # fmt: skip
        else:
            made.append(q)
    return made
