"""Readers of the forms that name days, weeks and months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from counterclaim.reading.times import clock
from counterclaim.reading.times.setting import (
    Groups,
    Setting,
    Value,
    amount,
    count,
    month_number,
    moved,
    named_day,
    named_year,
    singular,
    year_before,
)
from counterclaim.reading.times.words import table


def iso(g: Groups, _: Setting) -> Value | None:
    try:
        day = date(int(g["y"]), int(g["m"]), int(g["d"])).isoformat()
    except ValueError:
        return None
    return ("TIME", f"{day}T{g['hm']}") if "hm" in g else ("DATE", day)


def slash(g: Groups, _: Setting) -> Value | None:
    year = int(g["y"]) + (0 if len(g["y"]) == 4 else 1900 if int(g["y"]) > 50 else 2000)
    first, second = int(g["m"]), int(g["d"])
    month_number, day_number = (first, second) if first <= 12 else (second, first)
    try:
        return "DATE", date(year, month_number, day_number).isoformat()
    except ValueError:
        return None


def time_of_day(g: Groups, s: Setting) -> Value | None:
    time = clock.hours(g["clock"], part=g.get("part", ""))
    if time is None:
        return None
    day = named_day(g["day"], s) if "day" in g else clock.first_day(s.beside or "") or s.anchor
    return "TIME", f"{day.isoformat()}T{time}" if day is not None else f"T{time}"


_BESIDE = {"the next": 1, "the following": 1, "the previous": -1}


def day_part(g: Groups, s: Setting) -> Value | None:
    if "tonight" in g:
        day, part = s.anchor, "NI"
    elif "mid" in g:
        day, part = named_day(g["day2"], s) if "day2" in g else s.anchor, table("day_parts")[g["mid"]]
    elif "which" in g:
        day = s.anchor
        part = table("day_parts")[g["part2"]]
        if g["which"] == "last" and day is not None:
            day -= timedelta(days=1)
        if g["which"] not in ("this", "last"):
            day = clock.told(s.before, "day", day)
        if day is not None and g["which"] in _BESIDE:
            day += timedelta(days=_BESIDE[g["which"]])
    else:
        day, part = named_day(g["day"], s), table("day_parts")[g["part"]]
    return "TIME", None if day is None else f"{day.isoformat()}T{part}"


def calendar_day(g: Groups, s: Setting) -> Value | None:
    day = named_day(g.get("date") or g["day"], s)
    return "DATE", None if day is None else day.isoformat()


def every_day(g: Groups, _: Setting) -> Value | None:
    part = g.get("part") or g.get("parts")
    name = g.get("day") or g["days"]
    return "SET", f"XXXX-WXX-{table('weekdays')[name]}" + (f"T{table('day_parts')[part]}" if part is not None else "")


def every_month(g: Groups, _: Setting) -> Value | None:
    if "part" in g:
        return "SET", f"XXXX-XX-XXT{table('day_parts')[g['part']]}"
    if "season" in g:
        return "SET", f"XXXX-{table('seasons')[g['season']]}"
    return "SET", f"XXXX-{month_number(g['month']):02d}" + (f"-{int(g['d']):02d}" if "d" in g else "")


def week_of(g: Groups, s: Setting) -> Value | None:
    day = named_day(g["date"], s)
    return "DATE", None if day is None else clock.week(day) + ("-WE" if g["unit"] == "weekend" else "")


def same_day(_: Groups, s: Setting) -> Value | None:
    day = clock.told(s.before, "day", s.anchor)
    return "DATE", None if day is None else day.isoformat()


def month(g: Groups, s: Setting) -> Value | None:
    n = month_number(g["month"])
    if "year" in g:
        year = named_year(g["year"], s)
        return "DATE", None if year is None else f"{year}-{n:02d}"
    if s.anchor is None:
        return "DATE", None
    which = g.get("which", "").removeprefix("this ")
    year = s.anchor.year
    if which in ("next", "coming") or (not which and s.future):
        year += n < s.anchor.month or (which == "next" and n == s.anchor.month)
    elif not which and not s.past and n == s.anchor.month % 12 + 1:
        # The month about to begin; eleven months back a writer says "last".
        year += s.anchor.month == 12
    elif which != "this":
        year -= n > s.anchor.month or (which == "last" and n == s.anchor.month)
    return "DATE", f"{year}-{n:02d}"


_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(g: Groups, s: Setting) -> Value | None:
    name = table("seasons")[g.get("season") or g["season2"]]
    stated = g.get("year") or g.get("year2")
    if stated is not None:
        year = named_year(stated, s)
        return "DATE", None if year is None else f"{year}-{name}"
    if s.anchor is None:
        return "DATE", None
    which, starts = g.get("which", "").removeprefix("this "), _SEASON_STARTS[name]
    year = s.anchor.year
    if which == "next" or (which in ("", "coming") and s.future):
        year += s.anchor.month >= starts
    elif which == "last":
        year -= s.anchor.month < starts + 3
    elif which != "this":
        year -= s.anchor.month < starts
    return "DATE", f"{year}-{name}"


#: A holiday no more than so many days away is the one that is meant.
_AT_HAND = 14


def holiday(g: Groups, s: Setting) -> Value | None:
    if "year" in g:
        day = clock.holiday(g["name"], int(g["year"]))
        return "DATE", None if day is None else day.isoformat()
    if s.anchor is None:
        return "DATE", None
    anchor = s.anchor
    days = [d for y in (-1, 0, 1) if (d := clock.holiday(g["name"], anchor.year + y)) is not None]
    which = g.get("which", "")
    at_hand = not which and any(0 < (d - anchor).days <= _AT_HAND for d in days)
    later = which == "next" or ((s.future or at_hand) and which != "last")
    fit = [d for d in days if (d >= anchor) == later or d == anchor]
    chosen = min(fit, key=lambda d: abs((d - anchor).days)) if fit else None
    return "DATE", None if chosen is None else chosen.isoformat()


def ago(g: Groups, s: Setting) -> Value | None:
    n, unit = count(g["n"]), singular(g["unit"])
    if n is not None and "half" in g:
        n += 0.5
    back = g["way"] in ("ago", "earlier", "beforehand", "before")
    if n is None and g["way"] in ("later", "after"):
        return "DURATION", amount(None, unit)
    if n is None:
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    absolute = g["way"] == "ago" or g["way"].endswith("now") or g["way"] == "hence"
    if unit == "year" and n == 1 and s.period is not None and back:
        return "DATE", year_before(s.period)
    start = s.anchor if absolute else clock.told(s.before, unit, s.anchor)
    if start is None:
        return "DATE", None
    if unit in ("second", "minute", "hour"):
        return ("DURATION", amount(n, unit)) if not absolute else ("DATE", start.isoformat())
    day = clock.shifted(start, unit, -n if back else n)
    return "DATE", None if day is None else clock.truncated(day, unit)


def year_ago(g: Groups, s: Setting) -> Value | None:
    if g["unit"] == "year" and s.period is not None:
        return "DATE", year_before(s.period)
    return ago({"n": "one", "unit": g["unit"], "way": "ago"}, s)


def weekend(g: Groups, s: Setting) -> Value | None:
    which = g.get("which", "")
    start, by = moved(which, "week", s)
    if start is None:
        return "DATE", None
    if not which and not s.future and start.isoweekday() < 6:
        by = -1
    day = clock.shifted(start, "week", by)
    return "DATE", None if day is None else f"{clock.week(day)}-WE"


def which_unit(g: Groups, s: Setting) -> Value | None:
    which, unit = g["which"], g["unit"]
    if which == "the" and s.ended and unit not in ("day", "night"):
        return "DURATION", amount(1, unit)
    if which == "the" and not g["all"].endswith("before"):
        which = "same" if unit in ("day", "night") else "this"
    if which == "next" and unit in ("day", "night") and "the next" in g["all"]:
        which = "following"
    if unit == "hour":
        return ("DURATION", "PT1H") if which in ("last", "past", "next", "coming", "preceding", "previous") else None
    if which == "past":
        return "DURATION", amount(1, unit)
    if unit == "decade" and which in ("last", "next", "coming"):
        return "DURATION", "P10Y"
    start, by = moved("previous" if g["all"].endswith("before") else which, unit, s)
    if start is None:
        return "DATE", None
    day = clock.shifted(start, unit, by)
    if day is None:
        return "DATE", None
    if unit == "night":
        return "TIME", f"{day.isoformat()}TNI"
    return "DATE", clock.truncated(day, unit)


def the_end(g: Groups, s: Setting) -> Value | None:
    unit = g.get("unit") or g["unit2"]
    return "DATE", None if s.anchor is None else clock.truncated(s.anchor, unit)


def day_beside(g: Groups, s: Setting) -> Value | None:
    if "way" in g:
        start, unit, n = named_day(g["day"], s), "day", -1.0 if g["way"] == "before" else 1.0
    else:
        start, unit, n = named_day(g["day2"], replace(s, future=True)), g["unit"], count(g["n"]) or 0.0
    day = None if start is None or not n else clock.shifted(start, unit, n)
    return "DATE", None if day is None else day.isoformat()


def day_before(g: Groups, s: Setting) -> Value | None:
    start = clock.told(s.before, g["unit"], s.anchor)
    if start is None:
        return "DATE", None
    day = clock.shifted(start, g["unit"], -1 if g["way"] in ("before", "earlier") else 1)
    return "DATE", None if day is None else clock.truncated(day, g["unit"])
