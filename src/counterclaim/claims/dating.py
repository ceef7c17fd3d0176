"""What a time inside a position's words dates: what happened, what was to come, or nothing that can be told."""

from __future__ import annotations

import re
from typing import Literal

from counterclaim.claims.clauses import split
from counterclaim.claims.happenings import day_of
from counterclaim.claims.heads import BEFORE, predicates_near, to_come
from counterclaim.claims.lists import listed_pattern, plain
from counterclaim.claims.order import is_worded
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.told import teller
from counterclaim.claims.traits import Lookup
from counterclaim.claims.words import is_negated
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span

Dated = Literal["happened", "expected"]

_DATE = re.compile(r"\d{4}(?:-\d{2})?(?:-\d{2})?")
_OWNS = re.compile(r"\s?['’]s?\s?(?!\w*ing\b)\w")
_OWNED = re.compile(r"['’]s?$")
_NOUN = re.compile(r"[\s-]([a-z][\w-]*)")
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|our|that|those|these|[\w’']+['’]s?)\s(?:[a-z-]+\s){0,2}$")
_SEEMS = re.compile(r",?\s(?:appear|seem)(?:s|ed)?\b")
_LEAST_DAY = 10
_SLACK = 7  # "since last Monday", "than on Monday"
_NONE_DATED = ("denies", "no-comment", "reports-neutrally")


def day_in(value: str | None) -> str | None:
    """The date in a TIMEX3 value, to the day or coarser; None where it has none."""
    found = _DATE.match(value) if value is not None else None
    return found.group() if found is not None else None


def dated(lookup: Lookup, proposition: Proposition) -> list[tuple[str, Dated]]:
    """The days, months and years to which ``proposition`` dates what it tells, each once, in order.

    Nothing where its words need others to be understood, where it is denied, and where a time is not that of its
    predicate: "Tuesday's storm", "a 7 April attack", "quieter than on Monday", "the ferry, which sank in May, ...".
    """
    if proposition.stance in _NONE_DATED or not is_worded(proposition.text):
        return []
    if proposition.voice and teller(proposition.text) is not None:
        return []  # "the dam broke on Monday, officials said": theirs, and nobody read it
    made: dict[str, Dated] = {}
    for time in lookup.times:
        if time.type in ("DATE", "TIME") and proposition.span.start <= time.span.start < proposition.span.end:
            day = day_in(time.value)
            kind = _of(lookup, proposition, time, day) if day is not None and day not in made else None
            if day is not None and kind is not None:
                made[day] = kind
    return list(made.items())


def _of(lookup: Lookup, proposition: Proposition, time: TimeExpression, day: str) -> Dated | None:
    text, span = lookup.report.text, proposition.span
    if _of_a_noun(text, time.span) or _counts(text, span, time.span) or _of_another_moment(lookup, proposition, time):
        return None
    clauses = split(text, span.start, span.end)
    clause = next(((s, e) for s, e in clauses if s <= time.span.start < e), (span.start, span.end))
    cues = [a.cue for a in lookup.reading.attributions if a.cue is not None]
    heads = predicates_near(text, clause, time.span, cues)
    if not heads:
        return None
    head = heads[0]
    before = text[max(clause[0], head.start - BEFORE) : head.start]
    if is_negated(before):
        return None
    published = (lookup.report.published or "")[:_LEAST_DAY]
    later = bool(published) and day[: len(published)] > published[: len(day)]
    if (
        to_come(text, clause[0], head.start) is not None
        or listed_pattern("still_to_come").search(plain(before)) is not None
    ):
        return "expected"
    if listed_pattern("undecided").search(plain(text[clause[0] : max(head.start, time.span.start)])) is not None:
        return None
    if _SEEMS.match(text, max(head.end, time.span.end)) is not None:
        return None
    return None if later else "happened"


def _of_a_noun(text: str, time: Span) -> bool:
    """Whether a time only tells which one a noun means: "Tuesday's storm", "a 7 April attack"."""
    if _OWNS.match(text, time.end) is not None or _OWNED.search(text[time.start : time.end]) is not None:
        return True
    before = text[max(0, time.start - BEFORE) : time.start]
    word = _NOUN.match(text, time.end)
    return (
        word is not None
        and _DETERMINED.search(before) is not None
        and listed_pattern("after_a_time").fullmatch(word[1]) is None
    )


def _counts(text: str, span: Span, time: Span) -> bool:
    """Whether a time is only counted from or compared with: "since Monday", "quieter than on Monday"."""
    before = plain(text[max(span.start, time.start - BEFORE) : time.start])
    return any(m.end() >= len(before.rstrip()) - _SLACK for m in listed_pattern("counted_from").finditer(before))


def _of_another_moment(lookup: Lookup, proposition: Proposition, time: TimeExpression) -> bool:
    """Whether a day that is told from the moment of speaking stands in words of a moment that is not known."""
    if not lookup.quoted(time.span.start, time.span.end):
        return False
    surface = plain(lookup.report.quote(time.span))
    told = listed_pattern("told_from_now").search(surface) is not None
    return told and day_of(proposition.said_on) is None
