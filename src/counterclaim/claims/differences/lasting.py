"""How long something has gone on, against when it began: "for more than 20 months", "first tried in July"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of_heaviest
from counterclaim.claims.differences.matching import Rarity, rarity_of
from counterclaim.claims.language.clauses import split
from counterclaim.claims.language.heads import SAYING, predicates_near
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import listed
from counterclaim.claims.language.numbers import Bound, word_values
from counterclaim.claims.language.periods import Period, period_of
from counterclaim.claims.language.words import groups_in, is_negated, stem, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.propositions.values import bound_of
from counterclaim.claims.records import Difference, Reason, Relation, Side
from counterclaim.models.runtime import embed
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span

_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_FOR = re.compile(r"\b(?:for|last(?:s|ed|ing)?|dragged on)\s(?:the\s(?:past|last)\s)?(?:[a-z]+\s){0,3}$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had)\b|['’](?:s|ve|d)\s(?:been|\w+ed)\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst\s(?:[a-z]+ed|began|came|fought|sought|struck|took|went)\b")
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_BEFORE = 40
_SPARE: dict[Bound, tuple[float, float]] = {
    "at-least": (0.0, 0.25),
    "at-most": (1.0, 0.0),
    "about": (0.15, 0.15),
    "nearly": (0.15, 0.0),
}
"""By which share of itself a length of time may be less, and more, than its number."""
_SHARED, _ENOUGH, _ALIKE = 2, 1.0, 0.45
_MOST = 2
_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that tells since when: ``time`` is its length or its day, ``keys`` the stems of its other words.

    ``groups`` are what its predicates tell, ``named`` the entities in it; ``period`` are the days on which it may have
    begun.
    """

    time: Span
    clause: Span
    words: str
    keys: frozenset[str]
    groups: frozenset[str]
    named: frozenset[str]
    period: Period


def lasting(matter: Matter) -> Iterable[Difference]:
    """What one report has gone on for a length of time up to its publication and another dates the beginning of.

    Told more exactly where the beginning fits the length; else a difference, never a conflict: what began may be
    another part of one thing. The ``_MOST`` that are most alike.
    """
    rarity = rarity_of(matter)
    lengths = [t for lookup in matter.lookups.values() for t in _lengths(lookup)]
    starts = [t for lookup in matter.lookups.values() for t in _starts(lookup)] if lengths else []
    pairs = [(a, b) for a in lengths for b in starts if _of_one(rarity, a, b)]
    vectors = (
        dict(zip(texts, embed(texts), strict=True)) if (texts := sorted({t.words for p in pairs for t in p})) else {}
    )
    made = [(float(vectors[a.words] @ vectors[b.words]), a, b) for a, b in pairs]
    best: dict[tuple[str, str], tuple[float, Told, Told]] = {}
    for alike, a, b in sorted(made, key=lambda m: (-m[0], m[1].time, m[2].time)):
        if alike >= _ALIKE:
            best.setdefault((a.time.report, b.time.report), (alike, a, b))
    for alike, a, b in list(best.values())[:_MOST]:
        yield _difference(matter, alike, a, b)


def _lengths(lookup: Lookup) -> Iterator[Told]:
    """The clauses that tell for how long something has gone on, as seen from the day of publication."""
    published = period_of((lookup.report.published or "")[:10], "")
    for time in lookup.times:
        found = _LENGTH.fullmatch(time.value or "") if time.type == "DURATION" else None
        if found is None or published is None or published.kind != "day":
            continue
        clause = _clause(lookup, time)
        before = lookup.report.text[max(clause.start, time.span.start - _BEFORE) : time.span.start]
        if _FOR.search(before) is None or _PERFECT.search(lookup.report.quote(clause)) is None or is_negated(before):
            continue
        days, unit = float(found[1]) * _DAYS[found[2]], _DAYS[found[2]]
        bound = bound_of(lookup.report.text, time.span)
        yield _told(lookup, time, clause, _began(published.first, days, unit, bound))


def _began(published: date, days: float, unit: float, bound: Bound) -> Period:
    """The days on which what has gone on for so long may have begun; a bare number is told to the unit."""
    less, more = _SPARE.get(bound, (0.0, 0.0))
    first = published - timedelta(days=days * (1 + more) + unit)
    last = published - timedelta(days=max(0.0, days * (1 - less) - unit / 2))
    return Period("stretch", first, last)


def _starts(lookup: Lookup) -> Iterator[Told]:
    """The clauses that date a beginning."""
    for time in lookup.times:
        period = period_of(time.value, lookup.report.quote(time.span)) if time.type in ("DATE", "TIME") else None
        if period is None:
            continue
        clause = _clause(lookup, time)
        before = lookup.report.text[max(clause.start, time.span.start - _BEFORE) : time.span.start]
        if (_SINCE.search(before) is not None or _begins(lookup, time, clause)) and not is_negated(before):
            yield _told(lookup, time, clause, period)


def _begins(lookup: Lookup, time: TimeExpression, clause: Span) -> bool:
    """Whether a time is that of a beginning, or of what was "first" done: "first tried to take the town in July"."""
    text, cues = lookup.report.text, [a.cue for a in lookup.reading.attributions if a.cue is not None]
    heads = predicates_near(text, (clause.start, clause.end), time.span, cues)
    if heads and "begin" in groups_in(heads[:1]):
        return True
    return _FIRST.search(text, clause.start, time.span.start) is not None


def _clause(lookup: Lookup, time: TimeExpression) -> Span:
    sentence = lookup.sentence(time.span.start)
    parts = split(lookup.report.text, sentence.start, sentence.end)
    start, end = next(((s, e) for s, e in parts if s <= time.span.start < e), (sentence.start, sentence.end))
    return Span(sentence.report, start, end)


def _told(lookup: Lookup, time: TimeExpression, clause: Span, period: Period) -> Told:
    text = lookup.report.text
    words = " ".join((text[clause.start : time.span.start] + text[time.span.end : clause.end]).split())
    left_out = frozenset(listed("of_time")) | word_values().keys()
    keys = frozenset(stem(t.lower) for t in content(words) if t.lower not in left_out and not t.lower[0].isdigit())
    groups = groups_in(tokens(words)) - SAYING - {"begin"}
    named = frozenset(n.entity.id for n in lookup.mentions(clause.start, clause.end))
    return Told(time.span, clause, words, keys, groups, named, period)


def _of_one(rarity: Rarity, a: Told, b: Told) -> bool:
    """Whether two reports tell one predicate of one entity, or share rare words."""
    if a.time.report == b.time.report:
        return False
    shared = a.keys & b.keys
    if a.groups & b.groups and a.named & b.named:
        return True
    return len(shared) >= _SHARED and sum(rarity.of(k) for k in shared) >= _ENOUGH


def _difference(matter: Matter, alike: float, length: Told, start: Told) -> Difference:
    fits = length.period.apart(start.period) == 0
    sides = [Side(matter.quote(t.time), matter.standing_on(t.time), evidence([t.clause])) for t in (length, start)]
    touched = matter.claims_under(sides)
    since = f"{length.period.first} to {length.period.last}"
    reasons = [
        Reason("alike", f"{alike:.2f}", 0.2),
        Reason("the beginning fits the length" if fits else "the beginning does not fit", since, 0.1),
        weight_of_heaviest(touched, _SHARE),
    ]
    relation: Relation = "granularity" if fits else "unknown"
    ids, topic = [c.id for c in touched], matter.quote(start.clause)
    return difference(matter, "date", topic, sides, reasons, conflict=False, relation=relation, claims=ids)
