"""From the form of an expression to its TIMEX3 type and value."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from counterclaim.reading.times import days, lengths, years
from counterclaim.reading.times.matching import matchers
from counterclaim.reading.times.setting import Groups, Setting, Value


def value_of(text: str, setting: Setting) -> Value | None:
    """The type and value of an expression; ``None`` where it has no known form."""
    text = re.sub(r"\s+", " ", text).strip(" ,.;:") if not text.rstrip().endswith("m.") else re.sub(r"\s+", " ", text)
    bare = _LEAD.sub("", text)
    for candidate in (text, bare, _TAIL.sub("", bare)):
        form = _form(candidate, 0)
        while form is not None:
            at, name, groups = form
            made = _READERS[name](dict(groups), setting)
            if made is not None:
                return made
            form = _form(candidate, at + 1)
    return None


@lru_cache(maxsize=4096)
def _form(candidate: str, first: int) -> tuple[int, str, tuple[tuple[str, str], ...]] | None:
    """The first form from place ``first`` on that ``candidate`` has: its place, its name and its groups."""
    for at, (name, pattern) in enumerate(matchers()[first:], start=first):
        found = pattern.fullmatch(candidate)
        if found is not None:
            groups = {k: v.lower() for k, v in found.groupdict().items() if v is not None}
            return at, name, tuple((groups | {"all": candidate.lower()}).items())
    return None


_LEAD = re.compile(
    r"^(?:(?:on|in|at|by|since|from|until|till|over|for|during|within|through|throughout|of|to|about|around|as of|"
    r"early|earlier|late|later|just|only|also|and|between|after|before|exactly|precisely|approximately|probably|"
    r"shortly|well|possibly|roughly|some|sometime|much|most|its|no|another)\s+)+",
    re.IGNORECASE,
)


_TAIL = re.compile(
    r"(?:['’]s?|\s+(?:alone|or so|or later|or earlier|and beyond|itself|on|now|period|ended|time|local time|after"
    r"|before|since|until))$"
)


_READERS: dict[str, Callable[[Groups, Setting], Value | None]] = {
    "iso": days.iso,
    "slash": days.slash,
    "clock-day": days.time_of_day,
    "day-clock": days.time_of_day,
    "day-part": days.day_part,
    "date": days.calendar_day,
    "every-day": days.every_day,
    "every-month": days.every_month,
    "week-of": days.week_of,
    "dayname": days.calendar_day,
    "earlier-day": days.same_day,
    "quarter": years.quarter,
    "half": years.half,
    "this-quarter": years.this_quarter,
    "month": days.month,
    "season": days.season,
    "holiday": days.holiday,
    "decade": years.decade,
    "decade-word": years.decade_word,
    "century": years.century,
    "ago": days.ago,
    "year-ago": days.year_ago,
    "span": lengths.span,
    "each-of": lengths.each_of,
    "every": lengths.every,
    "recent": lengths.recent,
    "duration": lengths.duration,
    "quarters": lengths.quarters,
    "half-unit": lengths.half_unit,
    "weekend": days.weekend,
    "fiscal": years.fiscal,
    "day-beside": days.day_beside,
    "which-unit": days.which_unit,
    "the-end": days.the_end,
    "day-before": days.day_before,
    "year-end": years.year_end,
    "another": lengths.another,
    "unit-long": lengths.unit_long,
    "set-word": lengths.set_word,
    "years": years.years,
    "year": years.year,
    "year-word": years.year_word,
    "present": lambda _g, _s: ("DATE", "PRESENT_REF"),
    "past": lambda _g, _s: ("DATE", "PAST_REF"),
    "future": lambda _g, _s: ("DATE", "FUTURE_REF"),
    "bare": lengths.bare,
}


def readers() -> frozenset[str]:
    """The names of the forms that have a reader; the same as those of the grammar."""
    return frozenset(_READERS)
