"""From the form of an expression to its TIMEX3 type and value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from counterclaim.reading.times import clock
from counterclaim.reading.times.grammar import forms, matchers
from counterclaim.reading.times.words import number, table

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Groups = dict[str, str]
Value = tuple[Kind, str | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    ``anchor`` is the day that the report speaks from, ``before`` the value of the last place in the calendar named before
    it, ``quarter`` the quarter that the report is about, ``beside`` the day named in the same sentence, ``future`` and
    ``past`` whether the words around it say that it has yet to come or is over.
    """

    anchor: date | None
    before: str | None = None
    quarter: str | None = None
    beside: str | None = None
    future: bool = False
    past: bool = False


def value_of(text: str, setting: Setting) -> Value | None:
    """The type and value of an expression; ``None`` where it has no known form."""
    text = re.sub(r"\s+", " ", text).strip(" ,.;:") if not text.rstrip().endswith("m.") else re.sub(r"\s+", " ", text)
    for candidate in (text, _LEAD.sub("", text), _TAIL.sub("", _LEAD.sub("", text))):
        for name, pattern in matchers():
            found = pattern.fullmatch(candidate)
            if found is None:
                continue
            groups = {k: v.lower() for k, v in found.groupdict().items() if v is not None}
            groups["all"] = candidate.lower()
            made = _READERS[name](groups, setting)
            if made is not None:
                return made
    return None


_LEAD = re.compile(
    r"^(?:(?:on|in|at|by|since|from|until|till|over|for|during|within|through|throughout|of|to|about|around|as of|"
    r"early|earlier|late|later|just|only|also|and|between|after|before|exactly|precisely|approximately|probably|"
    r"shortly|well|possibly|roughly|some|another)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:['’]s?|\s+(?:alone|or so|itself|on|now|period|ended|time|local time|after|before|since|until))$")

_LONG = ("decade", "century")


def _amount(n: float | None, unit: str) -> str:
    unit = unit.rstrip("s") if unit != "centuries" else "century"
    if unit in _LONG:
        return "PXY" if n is None else f"P{int(n * table('long_units')[unit])}Y"
    code = str(table("units").get(unit, "D"))
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


def _count(text: str) -> float | None:
    return None if text in _vague() else number(text)


def _vague() -> frozenset[str]:
    from counterclaim.reading.times.words import words

    return frozenset(words()["vague"])


def _whose(text: str, setting: Setting) -> int | None:
    """The year that "1998", "last year's" or "fiscal" name."""
    found = re.search(r"\d{4}", text)
    if found is not None:
        return int(found[0])
    if setting.anchor is None:
        return None
    if text.startswith(("last", "year-ago")):
        return setting.anchor.year - 1
    return setting.anchor.year + (1 if text.startswith("next") else 0)


def _month_number(text: str) -> int:
    text = text.rstrip(".")
    return int(table("months", "month_abbreviations")[text])


_MONTH_NAMES = re.compile(
    "|".join(sorted((re.escape(m) for m in table("months", "month_abbreviations")), key=lambda m: (-len(m), m)))
)


def _day(text: str, setting: Setting) -> date | None:
    """The day that "Tuesday", "yesterday", "Dec. 2" or "2 December 2025" name."""
    anchor = setting.anchor
    text = text.strip()
    shift = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(text)
    if shift is not None:
        return None if anchor is None else anchor + timedelta(days=shift)
    month_name = _MONTH_NAMES.search(text)
    day_number = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", text)
    if day_number is not None and month_name is not None:
        month_number, number_ = _month_number(month_name[0]), int(day_number[1])
        year = _whose(text, setting) if re.search(r"\d{4}|year", text) else None
        if year is not None:
            try:
                return date(year, month_number, number_)
            except ValueError:
                return None
        return None if anchor is None else clock.near_date(
            anchor, month_number, number_, future=setting.future, past=setting.past
        )
    if anchor is None:
        return None
    weekdays = table("weekdays", "weekday_abbreviations")
    name = text.rstrip(".").split()[-1]
    if name not in weekdays:
        return None
    told = clock.first_day(setting.before or "") or anchor
    if text.startswith("the following"):
        return clock.near_weekday(told + timedelta(days=1), weekdays[name], future=True)
    if text.startswith(("the previous", "the preceding")):
        return clock.near_weekday(told - timedelta(days=1), weekdays[name], future=False)
    if text.startswith(("next", "coming")):
        return clock.near_weekday(anchor + timedelta(days=1), weekdays[name], future=True)
    if text.startswith(("last", "past")):
        return clock.near_weekday(anchor - timedelta(days=1), weekdays[name], future=False)
    return clock.near_weekday(anchor, weekdays[name], future=setting.future)


def _iso(g: Groups, _: Setting) -> Value | None:
    try:
        day = date(int(g["y"]), int(g["m"]), int(g["d"])).isoformat()
    except ValueError:
        return None
    return ("TIME", f"{day}T{g['hm']}") if "hm" in g else ("DATE", day)


def _slash(g: Groups, _: Setting) -> Value | None:
    year = int(g["y"]) + (0 if len(g["y"]) == 4 else 1900 if int(g["y"]) > 50 else 2000)
    first, second = int(g["m"]), int(g["d"])
    month_number, day_number = (first, second) if first <= 12 else (second, first)
    try:
        return "DATE", date(year, month_number, day_number).isoformat()
    except ValueError:
        return None


def _clock(g: Groups, s: Setting) -> Value | None:
    time = clock.hours(g["clock"], part=g.get("part", ""))
    if time is None:
        return None
    day = _day(g["day"], s) if "day" in g else clock.first_day(s.beside or "") or s.anchor
    return "TIME", f"{day.isoformat()}T{time}" if day is not None else f"T{time}"


def _day_part(g: Groups, s: Setting) -> Value | None:
    if "tonight" in g:
        day, part = s.anchor, "NI"
    elif "which" in g:
        day = s.anchor
        part = table("day_parts")[g["part2"]]
        if g["which"] == "last" and day is not None:
            day -= timedelta(days=1)
        if g["which"] in ("that", "the", "the same"):
            day = clock.first_day(s.before or "") or day
    else:
        day, part = _day(g["day"], s), table("day_parts")[g["part"]]
    return "TIME", None if day is None else f"{day.isoformat()}T{part}"


def _date(g: Groups, s: Setting) -> Value | None:
    day = _day(g.get("date") or g["day"], s)
    return "DATE", None if day is None else day.isoformat()


def _every_day(g: Groups, _: Setting) -> Value | None:
    name = g.get("day") or g["days"]
    return "SET", f"XXXX-WXX-{table('weekdays')[name]}"


def _same_day(_: Groups, s: Setting) -> Value | None:
    day = clock.first_day(s.before or "") or s.anchor
    return "DATE", None if day is None else day.isoformat()


def _quarter(g: Groups, s: Setting) -> Value | None:
    n = int(g["short"][1]) if "short" in g else table("ordinals")[g["n"]]
    named = g.get("y1") or g.get("y2") or g.get("y3")
    if named is not None and (named[0].isdigit() or named.startswith(("last", "this", "next", "year"))):
        year = _whose(named, s)
        return "DATE", None if year is None else f"{year}-Q{n}"
    if s.anchor is None:
        return "DATE", None
    started = date(s.anchor.year, n * 3 - 2, 1)
    year = s.anchor.year - (0 if started <= s.anchor or s.future else 1)
    return "DATE", f"{year}-Q{n}"


def _half(g: Groups, s: Setting) -> Value | None:
    year = _whose(g.get("y", ""), s)
    return "DATE", None if year is None else f"{year}-H{1 if g['n'] in ('first', '1st') else 2}"


def _last_quarter(s: Setting) -> str | None:
    if s.quarter is not None:
        return s.quarter
    if s.anchor is None:
        return None
    return clock.quarter(clock.shifted(s.anchor, "quarter", -1) or s.anchor)


def _year_before(value: str) -> str:
    return f"{int(value[:4]) - 1}{value[4:]}"


def _this_quarter(g: Groups, s: Setting) -> Value | None:
    which = g.get("which", "").strip()
    quarter = _last_quarter(s)
    if g["unit"] == "period" and not which:
        return None
    if quarter is None:
        return "DATE", None
    if which.isdigit():
        return "DATE", f"{which}{quarter[4:]}" if s.quarter is not None else which
    if which.startswith("year-") or g["all"].endswith("last year"):
        return "DATE", _year_before(quarter)
    if which in ("next", "current") and s.anchor is not None:
        return "DATE", clock.quarter(clock.shifted(s.anchor, "quarter", 1 if which == "next" else 0) or s.anchor)
    return "DATE", quarter


def _month(g: Groups, s: Setting) -> Value | None:
    n = _month_number(g["month"])
    if "year" in g:
        year = _whose(g["year"], s)
        return "DATE", None if year is None else f"{year}-{n:02d}"
    if s.anchor is None:
        return "DATE", None
    which = g.get("which", "")
    year = s.anchor.year
    if which in ("next", "coming") or (not which and s.future):
        year += n < s.anchor.month or (which == "next" and n == s.anchor.month)
    elif which != "this":
        year -= n > s.anchor.month or (which == "last" and n == s.anchor.month)
    return "DATE", f"{year}-{n:02d}"


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(g: Groups, s: Setting) -> Value | None:
    name = table("seasons")[g.get("season") or g["season2"]]
    stated = g.get("year") or g.get("year2")
    if stated is not None:
        year = _whose(stated, s)
        return "DATE", None if year is None else f"{year}-{name}"
    if s.anchor is None:
        return "DATE", None
    which, starts = g.get("which", ""), _SEASON_STARTS[name]
    year = s.anchor.year
    if which == "next" or (which in ("", "coming") and s.future):
        year += s.anchor.month >= starts
    elif which == "last":
        year -= s.anchor.month < starts + 3
    elif which != "this":
        year -= s.anchor.month < starts
    return "DATE", f"{year}-{name}"


def _holiday(g: Groups, s: Setting) -> Value | None:
    if "year" in g:
        day = clock.holiday(g["name"], int(g["year"]))
        return "DATE", None if day is None else day.isoformat()
    if s.anchor is None:
        return "DATE", None
    days = [d for y in (-1, 0, 1) if (d := clock.holiday(g["name"], s.anchor.year + y)) is not None]
    later = g.get("which") == "next" or (s.future and g.get("which") != "last")
    fit = [d for d in days if (d >= s.anchor) == later or d == s.anchor]
    chosen = min(fit, key=lambda d: abs((d - s.anchor).days)) if fit and s.anchor is not None else None
    return "DATE", None if chosen is None else chosen.isoformat()


def _decade(g: Groups, _: Setting) -> Value | None:
    return "DATE", g.get("y") or f"19{g['yy']}"


def _decade_word(g: Groups, _: Setting) -> Value | None:
    return "DATE", f"19{table('decades')[g['word']]}"


def _century(g: Groups, s: Setting) -> Value | None:
    if "which" in g:
        if s.anchor is None:
            return "DATE", None
        n = s.anchor.year // 100 + {"last": -1, "past": -1, "next": 1}.get(g["which"], 0)
        return "DATE", f"{n:02d}"
    n = int(g["n"]) if "n" in g else table("centuries")[g["word"]]
    return "DATE", f"{n - 1:02d}"


def _ago(g: Groups, s: Setting) -> Value | None:
    n, unit = _count(g["n"]), g["unit"].rstrip("s")
    back = g["way"] in ("ago", "earlier", "beforehand", "before")
    if n is None:
        return "DATE", "PAST_REF" if g["way"] in ("ago", "earlier", "before") else "FUTURE_REF"
    absolute = g["way"] == "ago" or g["way"].endswith("now") or g["way"] == "hence"
    if unit == "year" and n == 1 and s.quarter is not None and back:
        return "DATE", _year_before(s.quarter)
    start = s.anchor if absolute else clock.first_day(s.before or "") or s.anchor
    if start is None:
        return "DATE", None
    if unit in ("second", "minute", "hour"):
        return ("DURATION", _amount(n, unit)) if not absolute else ("DATE", start.isoformat())
    day = clock.shifted(start, unit, -n if back else n)
    return "DATE", None if day is None else clock.truncated(day, "year" if unit in _LONG else unit)


def _year_ago(g: Groups, s: Setting) -> Value | None:
    if g["unit"] == "year" and s.quarter is not None:
        return "DATE", _year_before(s.quarter)
    return _ago({"n": "one", "unit": g["unit"], "way": "ago"}, s)


def _span(g: Groups, _: Setting) -> Value | None:
    return "DURATION", _amount(_count(g["n"]), g["unit"])


def _each_of(g: Groups, _: Setting) -> Value | None:
    return "SET", _amount(1, g["unit"])


def _every(g: Groups, _: Setting) -> Value | None:
    if g["all"].rstrip("s").endswith("weekend"):
        return "SET", "XXXX-WXX-WE"
    n = 2 if g.get("other") == "other" else number(g.get("n", "1"))
    return "SET", _amount(n, g["unit"])


def _recent(g: Groups, _: Setting) -> Value | None:
    return "DURATION", _amount(None, g.get("unit") or g["unit2"])


def _duration(g: Groups, s: Setting) -> Value | None:
    n = _count(g["n"])
    made = _amount(n, g["unit"])
    if "n2" in g:
        more = _amount(number(g["n2"]), g["unit2"])
        made = made + (more[1:] if "T" not in made or "T" not in more else more[2:])
    return "DURATION", made


def _half_unit(g: Groups, _: Setting) -> Value | None:
    unit = (g.get("unit") or g["unit2"]).rstrip("s")
    return "DURATION", f"P{5 if unit == 'decade' else 50}Y" if unit in _LONG else _amount(0.5, unit)


def _moved(which: str, s: Setting) -> tuple[date | None, int]:
    """Where "last", "the following"... count from, and by how many units."""
    told = clock.first_day(s.before or "")
    if which in ("last", "past"):
        return s.anchor, -1
    if which in ("next", "coming"):
        return s.anchor, 1
    if which in ("previous", "preceding"):
        return told or s.anchor, -1
    if which == "following":
        return told or s.anchor, 1
    if which in ("same", "that", "the same", "that same"):
        return told or s.anchor, 0
    return s.anchor, 0


def _weekend(g: Groups, s: Setting) -> Value | None:
    which = g.get("which", "")
    start, by = _moved(which, s)
    if start is None:
        return "DATE", None
    if not which and not s.future and start.isoweekday() < 6:
        by = -1
    day = clock.shifted(start, "week", by)
    return "DATE", None if day is None else f"{clock.week(day)}-WE"


def _fiscal(g: Groups, s: Setting) -> Value | None:
    if "year" in g:
        return "DATE", g["year"]
    year = _whose(g.get("which", ""), s)
    return "DATE", None if year is None else str(year)


def _which_unit(g: Groups, s: Setting) -> Value | None:
    which, unit = g["which"], g["unit"]
    if which == "the" and not g["all"].endswith("before"):
        which = "same" if unit in ("day", "night") else "this"
    if unit == "hour":
        return ("DURATION", "PT1H") if which in ("last", "past", "next", "coming", "preceding", "previous") else None
    if which == "past":
        return "DURATION", _amount(1, unit)
    if unit == "decade" and which in ("last", "next", "coming"):
        return "DURATION", "P10Y"
    start, by = _moved("previous" if g["all"].endswith("before") else which, s)
    if start is None:
        return "DATE", None
    day = clock.shifted(start, unit, by)
    if day is None:
        return "DATE", None
    if unit == "night":
        return "TIME", f"{day.isoformat()}TNI"
    return "DATE", clock.truncated(day, unit)


def _the_end(g: Groups, s: Setting) -> Value | None:
    unit = g.get("unit") or g["unit2"]
    return "DATE", None if s.anchor is None else clock.truncated(s.anchor, unit)


def _day_before(g: Groups, s: Setting) -> Value | None:
    start = clock.first_day(s.before or "") or s.anchor
    if "what" in g and s.anchor is not None:
        start = s.anchor + timedelta(days=-1 if g["what"] == "yesterday" else 1)
    if start is None:
        return "DATE", None
    day = clock.shifted(start, g["unit"], -1 if g["way"] in ("before", "earlier") else 1)
    return "DATE", None if day is None else clock.truncated(day, g["unit"])


def _year_end(g: Groups, s: Setting) -> Value | None:
    year = int(g["y"]) if "y" in g else None if s.anchor is None else s.anchor.year
    return "DATE", None if year is None else f"{year}-12-31"


def _unit_long(g: Groups, _: Setting) -> Value | None:
    plural = g["all"].split("-")[0].endswith("s")
    return "DURATION", _amount(None if plural else 1, g["unit"])


def _set_word(g: Groups, _: Setting) -> Value | None:
    return "SET", str(table("sets")[g["all"]])


def _years(g: Groups, _: Setting) -> Value | None:
    last = g["b"] if len(g["b"]) == 4 else g["a"][:2] + g["b"]
    return ("DATE", f"{g['a']}/{last}") if int(last) > int(g["a"]) else None


def _year(g: Groups, _: Setting) -> Value | None:
    return "DATE", g["y"]


def _year_word(g: Groups, _: Setting) -> Value | None:
    if "twenty" in g:
        return "DATE", "2000"
    n = number(g["nineteen"])
    return None if n is None or n > 99 else ("DATE", f"19{int(n):02d}")


def _bare(g: Groups, _: Setting) -> Value | None:
    return "DURATION", _amount(None, g["unit"])


_READERS: dict[str, Callable[[Groups, Setting], Value | None]] = {
    "iso": _iso,
    "slash": _slash,
    "clock-day": _clock,
    "day-clock": _clock,
    "day-part": _day_part,
    "date": _date,
    "every-day": _every_day,
    "dayname": _date,
    "earlier-day": _same_day,
    "quarter": _quarter,
    "half": _half,
    "this-quarter": _this_quarter,
    "month": _month,
    "season": _season,
    "holiday": _holiday,
    "decade": _decade,
    "decade-word": _decade_word,
    "century": _century,
    "ago": _ago,
    "year-ago": _year_ago,
    "span": _span,
    "each-of": _each_of,
    "every": _every,
    "recent": _recent,
    "duration": _duration,
    "half-unit": _half_unit,
    "weekend": _weekend,
    "fiscal": _fiscal,
    "which-unit": _which_unit,
    "the-end": _the_end,
    "day-before": _day_before,
    "year-end": _year_end,
    "unit-long": _unit_long,
    "set-word": _set_word,
    "years": _years,
    "year": _year,
    "year-word": _year_word,
    "present": lambda _g, _s: ("DATE", "PRESENT_REF"),
    "past": lambda _g, _s: ("DATE", "PAST_REF"),
    "future": lambda _g, _s: ("DATE", "FUTURE_REF"),
    "bare": _bare,
}


def readers() -> frozenset[str]:
    """The names of the forms that have a reader; the same as those of the grammar."""
    return frozenset(_READERS)


assert readers() == {name for name, _ in forms()}
