"""Readers of the forms that name quarters, years, decades and centuries."""

from __future__ import annotations

from datetime import date

from counterclaim.reading.times import clock
from counterclaim.reading.times.setting import Groups, Setting, Value, last_quarter, named_year, year_before
from counterclaim.reading.times.words import said_year, table


def quarter(g: Groups, s: Setting) -> Value | None:
    n = int(g["short"][1]) if "short" in g else table("ordinals")[g["n"]]
    named = g.get("y1") or g.get("y2") or g.get("y3")
    if named is not None and (named[0].isdigit() or named.startswith(("last", "this", "next", "year"))):
        year = named_year(named, s)
        return "DATE", None if year is None else f"{year}-Q{n}"
    if s.anchor is None:
        return "DATE", None
    started = date(s.anchor.year, n * 3 - 2, 1)
    year = s.anchor.year - (0 if started <= s.anchor or s.future else 1)
    return "DATE", f"{year}-Q{n}"


def half(g: Groups, s: Setting) -> Value | None:
    year = named_year(g.get("y", ""), s)
    return "DATE", None if year is None else f"{year}-H{1 if g['n'] in ('first', '1st') else 2}"


def this_quarter(g: Groups, s: Setting) -> Value | None:
    which = g.get("which", "").strip()
    quarter = last_quarter(s)
    if which == "that":
        named = clock.latest(s.before, "quarter") if s.before else None
        quarter = None if named is None else clock.quarter(named)
    if g["unit"] == "period" and not which:
        return None
    if quarter is None:
        return "DATE", None
    if which.isdigit():
        return "DATE", f"{which}{quarter[4:]}" if s.quarter is not None else which
    if which.startswith(("year-", "last year")) or g["all"].endswith((" year", " ago", " earlier")):
        return "DATE", year_before(quarter)
    if which.startswith(("that year", "the same year")):
        year = named_year(which, s)
        return "DATE", None if year is None else f"{year}{quarter[4:]}"
    if which in ("next", "current") and s.anchor is not None:
        return "DATE", clock.quarter(clock.shifted(s.anchor, "quarter", 1 if which == "next" else 0) or s.anchor)
    return "DATE", quarter


def decade(g: Groups, _: Setting) -> Value | None:
    return "DATE", g.get("y") or f"19{g.get('yy') or g['yy2']}"


def decade_word(g: Groups, _: Setting) -> Value | None:
    return "DATE", f"19{table('decades')[g['word']]}"


def century(g: Groups, s: Setting) -> Value | None:
    if "which" in g:
        if s.anchor is None:
            return "DATE", None
        n = s.anchor.year // 100 + {"last": -1, "past": -1, "next": 1}.get(g["which"], 0)
        return "DATE", f"{n:02d}"
    n = int(g["n"]) if "n" in g else table("centuries")[g["word"]]
    return "DATE", f"{n - 1:02d}"


def fiscal(g: Groups, s: Setting) -> Value | None:
    if s.ended and g.get("which") == "the":
        return "DURATION", "P1Y"
    if "year" in g:
        return "DATE", g["year"]
    year = named_year(g.get("which", ""), s)
    return "DATE", None if year is None else str(year)


def year_end(g: Groups, s: Setting) -> Value | None:
    year = int(g["y"]) if "y" in g else None if s.anchor is None else s.anchor.year
    if year is not None and ("'" in g["all"] or "’" in g["all"]):
        # "The year's end" is the end of the year, which TIMEX3 leaves to ``mod``.
        return "DATE", str(year)
    return "DATE", None if year is None else f"{year}-12-31"


def years(g: Groups, _: Setting) -> Value | None:
    last = g["b"] if len(g["b"]) == 4 else g["a"][:2] + g["b"]
    return ("DATE", f"{g['a']}/{last}") if int(last) > int(g["a"]) else None


def year(g: Groups, _: Setting) -> Value | None:
    return "DATE", g["y"]


def year_word(g: Groups, _: Setting) -> Value | None:
    year = said_year(g.get("said") or g["bare"])
    return None if year is None else ("DATE", str(year))
