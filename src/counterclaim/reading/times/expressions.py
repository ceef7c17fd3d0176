"""Finding time expressions, and giving each its value in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from counterclaim.reading.records import TimeExpression
from counterclaim.reading.times import clock
from counterclaim.reading.times.lists import further_days, listed_day, year_of_list
from counterclaim.reading.times.matching import before_year, finder, starts
from counterclaim.reading.times.setting import Setting
from counterclaim.reading.times.tense import is_future, is_past, sentence_around
from counterclaim.reading.times.values import value_of
from counterclaim.reading.times.words import any_of
from counterclaim.text import Span

Interval = tuple[int, int]

_YEAR_ONLY = re.compile(r"\d{4}")
_WORD = re.compile(r"(?<![\w$£€#.@-])(?:[A-Za-z]+|['’]?\d\w*)")
_WORD_BEFORE = re.compile(r"([\w’'-]{1,20})[\s(\"“]{0,3}$")
_AFTER_COUNT = re.compile(
    r"\s{0,2}(?:percent|per cent|%|people|troops|dollars|euros|soldiers|men|women|feet|miles|km|metres|meters)"
)
_NEVER = re.compile(
    r"(?:an?|one|the|this|that|same|current|a\s+half)\s+second|(?:the\s+)?(?:nights|seconds)|the\s+(?:day|night|hour)"
    r"|(?:the\s+)?(?:early|late)\s+(?:hours)|(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|(?:the\s+)?period"
    r"|\d{1,3}\s+years?(?=\s+old)",
    re.IGNORECASE,
)
_SEASON_LEAD = frozenset(
    ["in", "since", "by", "last", "until", "through", "early", "late", "mid", "this", "next", "during", "the"]
)
_SEASON = re.compile(r"spring|fall|summer|autumn|winter", re.IGNORECASE)
_SOON_AFTER = re.compile(r"\s+(?:after|before|as|thereafter)\b")
_SHOW = re.compile(r"(?:This|Last|Next|Good)\s+(?:Day|Week|Weekend|Month|Year|Hour|Night|Morning|Evening)")
_TITLED = re.compile(r"[A-Z][\w’'-]*[\s\"“‘:]{1,3}$")
_NAMED = frozenset(["today", "tonight", "tomorrow", "now", "daily", "weekly", "monthly"])
_IN_NAME = re.compile(r"\b[A-Z][\w’'-]*\s$|[a-z]\s$")
_RATE = re.compile(r"an?\s+(?:second|minute|hour|day|week|month|year)", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:[\d$£€]\S*|million|billion|hundred|thousand|cents?)(?:\s+[a-z-]+){0,2}\s+$")
_KIND_OF = re.compile(r"\s+[a-z]")
_NAMED_WEEKDAY = re.compile(r"(?:Super|Black|Bloody|Cyber|Giving|Holy|Fat|Shrove|Taco|Fox\s+News)\s+$")
#: Words with capitals from a quotation mark on, and the mark that closes the title.
_TITLE = 40
_TITLE_OPENS = re.compile(r"[“\"‘](?:[A-Z][\w’'-]{0,20}\s|(?:the|of|and|in|with|on)\s){1,4}$")
_TITLED_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:Morning|Night|Evening))?")
_TITLE_ENDS = re.compile(r"(?:\s(?:Morning|Night|Evening|Live|Today))?[.,]?[”\"’]")
_LEADING_THE = re.compile(
    r"the\s+(?=[\w.]+[-‐‑–](?:second|minute|hour|day|night|week|month|year|decade|quarter)\Z)"
    r"|(?:the|a)\s+(?=year-(?:ago|earlier)\Z)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?:May|March|Mar|Sun|Sat)", re.ASCII)
_MONTH_LEAD = frozenset(
    [
        "in",
        "since",
        "by",
        "last",
        "until",
        "till",
        "through",
        "early",
        "late",
        "mid",
        "this",
        "next",
        "from",
        "of",
        "and",
        "between",
        "to",
        "during",
        "for",
    ]
)


def find(text: str) -> list[Interval]:
    """The time expressions of a text: code points, end-exclusive, in order, none overlapping.

    By rule; a tagger finds some that no rule covers, and the two are merged by who calls both.
    """
    made = []
    done = 0
    known, form = starts(), finder()
    for word in _WORD.finditer(text):
        first = word[0].lower()
        if not (first in known or first[0].isdigit() or first[0] in "'’") or word.start() < done:
            continue
        match = form.match(text, word.start())
        if match is None:
            continue
        start, end = match.span()
        done = end
        while end > start and text[end - 1] in " \n\t,;":
            end -= 1
        # As a modifier ("the 14-day truce") it stands without the article, which is the noun's.
        if (article := _LEADING_THE.match(text, start, end)) is not None:
            start = article.end()
        if _is_time(text, start, end):
            made.append((start, end))
            further = list(further_days(text, start, end))
            made += further
            done = further[-1][1] if further else done
    return made


def in_title(text: str, start: int, end: int) -> bool:
    """Whether a weekday is the end of a title in quotation marks: “Kessel News Sunday”, not “See you Sunday”."""
    if _TITLED_DAY.fullmatch(text, start, end) is None:
        return False
    opened = _TITLE_OPENS.search(text, max(0, start - _TITLE), start)
    return opened is not None and _TITLE_ENDS.match(text, end) is not None


def _is_time(text: str, start: int, end: int) -> bool:
    """Whether what has the form of an expression is one here."""
    if in_title(text, start, end):
        return False
    words = text[start:end]
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    lead = before[1].lower() if before is not None else ""
    if _YEAR_ONLY.fullmatch(words):
        if _AFTER_COUNT.match(text, end):
            return False
        return lead in before_year() or 1900 <= int(words) < 2100
    if _NEVER.fullmatch(words):
        return False
    if _SEASON.fullmatch(words):
        return lead in _SEASON_LEAD
    if words.lower() in ("soon", "shortly", "now"):
        return lead != "as" and _SOON_AFTER.match(text, end) is None
    if words.lower() == "noon":
        return lead != "high"
    if _SHOW.fullmatch(words) is not None and _TITLED.search(text, max(0, start - 24), start) is not None:
        return False
    if _RATE.fullmatch(words) is not None and _AMOUNT.search(text, max(0, start - 48), start) is not None:
        return False
    if words.lower() == "previously":
        return words[0] == "P"
    if words.lower() in _NAMED and words[0].isupper() and _IN_NAME.search(text, max(0, start - 24), start) is not None:
        return False
    if words.lower() == "quarterly":
        return _KIND_OF.match(text, end) is None
    if _NAMED_WEEKDAY.search(text, max(0, start - 12), start) is not None and words.endswith("day"):
        return False
    if _MODAL.fullmatch(words):
        return lead in _MONTH_LEAD
    return True


def normalise(
    text: str, spans: Iterable[Interval], *, anchor: date | None, report_id: str = ""
) -> tuple[TimeExpression, ...]:
    """The TIMEX3 of each span, in order of the text.

    ``anchor`` is the day of the report's dateline or publication; without it what is relative has the value ``None``. A
    bare weekday is the last such day up to the anchor, or the next where the words near it speak of the future; a day
    and month without a year is the nearest, those past preferred; "the following month", "that day" and "a year
    earlier" count from the expression before.
    """
    ordered = sorted(set(spans))
    made: list[TimeExpression] = []
    before: tuple[str, ...] = ()
    quarter: str | None = None
    longer = False
    for start, end in ordered:
        words = text[start:end]
        beside = _beside(text, start, end, ordered, anchor) if _needs_day(words) else None
        ended = _ENDED.match(text, end) is not None
        period = quarter[:4] if quarter is not None and longer else quarter
        setting = Setting(
            anchor, before, quarter, period, beside, is_future(text, start, end), is_past(text, start), ended
        )
        year = year_of_list(text, start, end)
        found = value_of(f"{words} {year}" if year else words, setting)
        if found is None and made:
            day = listed_day(words, start - made[-1].span.end, made[-1].value)
            found = None if day is None else ("DATE", day)
        kind, value = found if found is not None else ("DATE", None)
        made.append(TimeExpression(Span(report_id, start, end), value, kind))
        if kind == "DURATION" and value in ("P6M", "P9M"):
            longer = True
        elif value is not None and _QUARTER.fullmatch(value) is not None:
            longer = False
        if value is None or kind not in ("DATE", "TIME"):
            continue
        if _reported_quarter(value, anchor) and not words.lower().startswith(("year", "the year", "a year")):
            quarter = quarter or value
        if clock.first_day(value) is not None:
            before = (*[v for v in before if clock.precision(v) != clock.precision(value)], value)
    return tuple(made)


_ENDED = re.compile(
    r",?\s{1,3}(?:that\s{1,3})?(?:(?:ended|ending|ends)\s{1,3}\w"
    rf"|to\s{{1,3}}(?:the\s{{1,3}}end\s{{1,3}}of\s{{1,3}})?(?:[0-3]?\d\s{{1,3}})?(?:{any_of('months')})\b)"
)
_QUARTER = re.compile(r"\d{4}-Q\d")


def _reported_quarter(value: str, anchor: date | None) -> bool:
    """Whether a quarter may be the one that a report is on: over, and less than a year ago."""
    if _QUARTER.fullmatch(value) is None:
        return False
    first = clock.first_day(value)
    return anchor is None or (first is not None and 0 <= (anchor - first).days < 365)


_CLOCK_ALONE = re.compile(r"(?:\d{1,2}([:.]\d\d)?\s*([ap]\.?m\.?)?|noon|midnight|midday).{0,12}", re.IGNORECASE)


def _needs_day(words: str) -> bool:
    return _CLOCK_ALONE.fullmatch(words) is not None


def _beside(text: str, start: int, end: int, spans: list[Interval], anchor: date | None) -> str | None:
    """The day named nearest to a time of day, in the same sentence."""
    low, high = sentence_around(text, start, end)
    made: list[tuple[int, str]] = []
    for s, e in spans[bisect_left(spans, (low, low)) :]:
        if s > high:
            break
        if e > high or (s, e) == (start, end):
            continue
        found = value_of(text[s:e], Setting(anchor, future=is_future(text, s, e)))
        if found is not None and found[0] == "DATE" and found[1] is not None and len(found[1]) == 10:
            made.append((max(start - e, s - end), found[1]))
    return min(made)[1] if made else None
