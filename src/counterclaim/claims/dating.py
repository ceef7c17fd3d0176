"""What a time inside a position's words dates: what happened, what was to come, or nothing that can be told."""

from __future__ import annotations

import re
from typing import Literal

from counterclaim.claims.alignment.order import is_worded
from counterclaim.claims.differences.happenings import day_of
from counterclaim.claims.language.clauses import split
from counterclaim.claims.language.heads import BEFORE, predicates_near, to_come
from counterclaim.claims.language.lists import listed, listed_pattern, plain
from counterclaim.claims.language.told import teller
from counterclaim.claims.language.words import is_negated
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
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
_STILL = re.compile(r"\s*(?:(?:the|this|that|a|an|last|on|early|late)\s+)*")  # "since last Monday", "than on Monday"
_OWNER = re.compile(r"\b(?:an?|the|its|their|his|her|our)\s$")
_NEXT = re.compile(r"\s([^\W\d_][\w-]*)")
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
    coming = to_come(text, clause[0], head.start)
    if (coming is not None and not _is_name(lookup, head.start - len(coming), coming.split()[0])) or _has(
        lookup, "still_to_come", head.start - len(before), head.start
    ):
        return "expected"
    if _has(lookup, "undecided", clause[0], max(head.start, time.span.start)):
        return None
    if _SEEMS.match(text, max(head.end, time.span.end)) is not None:
        return None
    return None if later else "happened"


def _has(lookup: Lookup, kind: str, start: int, end: int) -> bool:
    """Whether a word of that list stands in ``start``..``end``, and is no name, part of a time or noun before one."""
    text = plain(lookup.report.text[start:end])
    return any(
        not _is_name(lookup, start + m.start(), m.group()) and not _is_of_a_noun(lookup, start + m.start(), m.group())
        for m in listed_pattern(kind).finditer(text)
    )


def _is_name(lookup: Lookup, start: int, word: str) -> bool:
    """Whether ``word`` at ``start`` is part of a time or a name: "May 3", "in Hope", "Captain Will Tarr".

    A word with a capital is, unless its sentence begins with it; a heading that writes all words so has no predicate.
    """
    text, end = lookup.report.text, start + len(word)
    if any(t.span.start < end and start < t.span.end for t in lookup.times):
        return True
    sentence = lookup.sentence(start)
    return text[start].isupper() and any(c.isalnum() for c in text[sentence.start : start])


def _is_of_a_noun(lookup: Lookup, start: int, word: str) -> bool:
    """Whether ``word`` only tells which one a noun means: "the claims office"."""
    text = lookup.report.text
    follows = _NEXT.match(text, start + len(word))
    return (
        word.endswith("s")
        and follows is not None
        and _OWNER.search(plain(text[max(0, start - BEFORE) : start])) is not None
        and follows[1] not in listed("after_a_time")
    )


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
    return any(_STILL.fullmatch(before, m.end()) is not None for m in listed_pattern("counted_from").finditer(before))


def _of_another_moment(lookup: Lookup, proposition: Proposition, time: TimeExpression) -> bool:
    """Whether a day that is told from the moment of speaking stands in words of a moment that is not known."""
    if not lookup.quoted(time.span.start, time.span.end):
        return False
    surface = plain(lookup.report.quote(time.span))
    told = listed_pattern("told_from_now").search(surface) is not None
    return told and day_of(proposition.said_on) is None
