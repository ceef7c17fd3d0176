"""What the words beside a number say of it: that it is a name or an age, a rate, or of an earlier time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from counterclaim.claims.language.lists import families, listed, pattern_of, plain
from counterclaim.claims.language.quantities import Quantity
from counterclaim.claims.language.words import stem
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.text import Span

_DATED = re.compile(
    r"\b(?:\d{4}|years?|spring|summer|autumn|fall|winter|decade|century|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\b(?!['’]s)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RATED = re.compile(r"(?:\d|%)(?:\s[a-z’'-]+){0,3}\s$")
_PAST = 30
_SHARE_OF = re.compile(r"\s+of\s+(?:(?:the|its|all|those|their|his|her)\s+)?(?P<of>[A-Za-z][\w’'-]+)")
_SIZE_OF = re.compile(r"\b(?P<of>[a-z]+)\s+of\s+(?:(?:about|some|around|nearly|roughly|just|only|over)\s+)?$")
_OTHER_FIGURE = re.compile(r"(?<![\w-])\d[\d,.]*(?:\s(?:thousand|million|billion|percent|per cent))?(?![\w-])|[%$€£]")


_AS_OF = re.compile(r"\b(?:as of|as at)\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_NEAR = 20


def is_rate(before: str, quantity: Quantity) -> bool:
    """Whether a duration is what another figure is told for: "40 carts a week"."""
    one = quantity.text.lower().startswith(("a ", "an "))
    return quantity.unit == "duration" and one and _RATED.search(before) is not None


def each(text: str, first: int, last: int, quantity: Quantity) -> str:
    """Of what a figure is a rate: right after it, or before it with no other figure between ("deaths per day")."""
    after = _rate_after().match(text, quantity.end, last)
    if after is not None:
        return after["each"].lower()
    before = list(_rate_before().finditer(text, first, quantity.start))
    return (
        before[-1]["each"].lower()
        if before and re.search(r"\d", text[before[-1].end() : quantity.start]) is None
        else ""
    )


@lru_cache(maxsize=1)
def _rate_after() -> re.Pattern[str]:
    words = "|".join(listed("rates"))
    return re.compile(rf"(?:\s+[\w’'-]+){{0,3}}?\s+(?:an?|per|each|every)\s+(?P<each>{words})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _rate_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:per|each|every)\s+(?P<each>{'|'.join(listed('rates'))})\b", re.IGNORECASE)


def of_what(text: str, quantity: Quantity) -> str:
    """What a figure is the size of ("an office of about 20 people") or a share of ("46% of the vote"), by its stem."""
    if quantity.unit == "share":
        after = _SHARE_OF.match(text, quantity.end)
        return stem(after["of"].lower()) if after is not None else ""
    before = _SIZE_OF.search(text[: quantity.start])
    found = before["of"].lower() if before is not None else ""
    return stem(found) if found in listed("sized") else ""


def when(lookup: Lookup, sentence: Span, span: Span) -> str:
    """The year, or of the report's own year the month, that a date in ``sentence`` is of; "" where that is not past.

    Only a date that tells its year or month counts, and none that another figure stands nearer to; a month is past
    where it ended ``_PAST`` days before the report.
    """
    published = (lookup.report.published or "")[:10]
    if not published:
        return ""
    text, told = lookup.report.text, []
    for time in lookup.times:
        if time.value is None or time.type != "DATE" or not time.span.overlaps(sentence):
            continue
        first, last = sorted((span, time.span))
        surface = text[time.span.start : time.span.end]
        if _DATED.search(surface) is None or _OTHER_FIGURE.search(text[first.end : last.start]) is not None:
            continue
        year, month = time.value[:4], time.value[:7]
        if year.isdigit() and year < published[:4]:
            told.append(year)
        elif _MONTH.fullmatch(month) is not None and _days(f"{month}-28", published) > _PAST:
            told.append(month)
    return max(told, default="")


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment (TIMEX3) that a paragraph says it tells of, "" where none; ``end`` is the last sentence's."""

    value: str = ""
    end: int = 0


NO_MOMENT = Moment()


def moment_of(lookup: Lookup, sentence: Span, before: Moment) -> Moment:
    """The moment of ``sentence``: its own "as of", else that of the sentence ``before`` it in the paragraph."""
    text = lookup.report.text
    own = [
        t.value
        for t in lookup.times_in(sentence)
        if t.value is not None and _AS_OF.search(text[max(sentence.start, t.span.start - _NEAR) : t.span.start])
    ]
    same = before.value and "\n" not in text[before.end : sentence.start]
    return Moment(own[0] if own else before.value if same else "", sentence.end)


def moved_on(lookup: Lookup, sentence: Span, clause: str) -> str:
    """The weekday of a sentence whose clause tells that something rose or fell; "" where none is, or several are."""
    if not any(pattern.search(plain(clause)) is not None for pattern in _moving()):
        return ""
    days = set()
    for time in lookup.times:
        if not time.span.overlaps(sentence):
            continue
        value, surface = (time.value or "")[:10], lookup.report.quote(time.span).lower()
        if _DAY.fullmatch(value) is not None:
            days.add(date.fromisoformat(value).strftime("%A").lower())
        elif surface in _WEEKDAYS:
            days.add(surface)
    return days.pop() if len(days) == 1 else ""


@lru_cache(maxsize=1)
def _moving() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern_of(words) for words in families("moves")["ways"].values())


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
