"""What an expression is read against, and the parts that many forms share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from counterclaim.reading.times import clock
from counterclaim.reading.times.words import any_of, number, said_year, table, words

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


Groups = dict[str, str]


Value = tuple[Kind, str | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    ``anchor`` is the day that the report speaks from, ``before`` the last places in the calendar named before it,
    one of each precision, the latest last, ``quarter`` the quarter that the report is about and ``period`` that or its
    year, whichever results were told of last, ``beside`` the day named in the same sentence, ``future`` and ``past``
    whether the words around it say that it has yet to come or is over, ``ended`` whether it is followed by "ended",
    "ending" or "to" and a date.
    """

    anchor: date | None
    before: tuple[str, ...] = ()
    quarter: str | None = None
    period: str | None = None
    beside: str | None = None
    future: bool = False
    past: bool = False
    ended: bool = False


LONG = ("decade", "century")


def singular(unit: str) -> str:
    return "century" if unit.startswith("centur") else unit.rstrip("s")


def amount(n: float | None, unit: str) -> str:
    unit = singular(unit)
    if unit == "fortnight":
        n, unit = None if n is None else n * 2, "week"
    if unit in LONG:
        return "PXY" if n is None else f"P{int(n * table('long_units')[unit])}Y"
    code = "Q" if unit == "quarter" else str(table("units").get(unit, "D"))
    time, letter = ("T", code[1]) if len(code) == 2 else ("", code)
    if n is None:
        return f"P{time}X{letter}"
    whole = int(n)
    if n == whole:
        return f"P{time}{whole}{letter}"
    smaller = {"Y": (12, "M"), "D": (24, "H"), "H": (60, "M"), "M": (60, "S")}
    if letter in smaller and (letter != "M" or time):
        size, name = smaller[letter]
        rest = f"{'T' if letter == 'D' else ''}{int((n - whole) * size)}{name}"
        return f"P{time}{f'{whole}{letter}' if whole else ''}{rest}"
    return f"P{time}{n:g}{letter}"


def count(text: str) -> float | None:
    return None if text in _vague() else number(text)


def _vague() -> frozenset[str]:
    return frozenset(words()["vague"])


_STATED_YEAR = re.compile(r"\d{4}|(?:last|this|next|that|the same) year")
_SAID_YEAR = re.compile(r"\b(?:eighteen|nineteen|twenty|two)[\s-]")


def _year_in_words(text: str) -> int | None:
    made = (said_year(text[found.start() :]) for found in _SAID_YEAR.finditer(text))
    return next((year for year in made if year is not None), None)


def named_year(text: str, setting: Setting) -> int | None:
    """The year that "1998", "last year's" or "fiscal" name."""
    found = re.search(r"\d{4}", text)
    if found is not None:
        return int(found[0])
    if (said := _year_in_words(text)) is not None:
        return said
    if setting.anchor is None:
        return None
    if text.startswith(("that", "the same")):
        told = clock.told(setting.before, "year", setting.anchor)
        return None if told is None else told.year
    if text.startswith(("last", "year-")):
        return setting.anchor.year - 1
    return setting.anchor.year + (1 if text.startswith("next") else 0)


def month_number(text: str) -> int:
    text = text.rstrip(".")
    return int(table("months", "month_abbreviations")[text])


_MONTH_NAMES = re.compile(
    "|".join(sorted((re.escape(m) for m in table("months", "month_abbreviations")), key=lambda m: (-len(m), m)))
)


@cache
def _day_of_month() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)|\b({any_of('month_days')})\b")


def named_day(text: str, setting: Setting) -> date | None:
    """The day that "Tuesday", "yesterday", "Dec. 2" or "2 December 2025" name."""
    anchor = setting.anchor
    text = text.strip()
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(text)
    if shift is not None:
        return None if anchor is None else anchor + timedelta(days=shift)
    month_name = _MONTH_NAMES.search(text)
    day_number = _day_of_month().search(text)
    if day_number is not None and month_name is not None:
        month_ = month_number(month_name[0])
        day_ = int(day_number[1] or table("month_days")[day_number[2]])
        stated = _STATED_YEAR.search(text)
        year = _year_in_words(text) if stated is None else named_year(stated[0], setting)
        if year is not None:
            try:
                return date(year, month_, day_)
            except ValueError:
                return None
        return (
            None
            if anchor is None
            else clock.near_date(
                anchor,
                month_,
                day_,
                future=setting.future or text.startswith(("next", "this coming")),
                past=setting.past or text.startswith(("last", "this past")),
            )
        )
    if anchor is None:
        return None
    weekdays = table("weekdays", "weekday_abbreviations")
    name = text.rstrip(".").split()[-1]
    if name not in weekdays:
        return None
    told = clock.latest(setting.before, "day") or anchor
    if text.startswith("the following"):
        return clock.near_weekday(told + timedelta(days=1), weekdays[name], future=True)
    if text.startswith(("the previous", "the preceding")):
        return clock.near_weekday(told - timedelta(days=1), weekdays[name], future=False)
    text = re.sub(r"^this\s+(?=past|coming)", "", text)
    if text.startswith(("next", "coming")):
        return clock.near_weekday(anchor + timedelta(days=1), weekdays[name], future=True)
    if text.startswith(("last", "past")):
        return clock.near_weekday(anchor - timedelta(days=1), weekdays[name], future=False)
    if text.startswith("this"):
        day = anchor + timedelta(days=weekdays[name] - anchor.isoweekday())
        return day if day >= anchor or not setting.future else day + timedelta(days=7)
    return clock.near_weekday(anchor, weekdays[name], future=setting.future)


def last_quarter(s: Setting) -> str | None:
    if s.quarter is not None:
        return s.quarter
    if s.anchor is None:
        return None
    return clock.quarter(clock.shifted(s.anchor, "quarter", -1) or s.anchor)


def year_before(value: str) -> str:
    return f"{int(value[:4]) - 1}{value[4:]}"


def moved(which: str, unit: str, s: Setting) -> tuple[date | None, int]:
    """Where "last", "the following"... count from, and by how many units."""
    told = clock.told(s.before, unit, s.anchor)
    if which in ("last", "past"):
        return s.anchor, -1
    if which in ("next", "coming"):
        return s.anchor, 1
    if which in ("previous", "preceding"):
        return told, -1
    if which == "following":
        return told, 1
    if which in ("same", "that", "the same", "that same"):
        return told, 0
    return s.anchor, 0
