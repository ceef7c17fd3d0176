"""Days that one report has and another says are wrong, or were never agreed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.differences.happenings import day_of
from counterclaim.claims.differences.matching import Rarity, rarity_of
from counterclaim.claims.language.kin import akin, content_words
from counterclaim.claims.language.lists import has
from counterclaim.claims.language.words import stem
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.text import Span

_NOT = re.compile(r"\b(?:and\s+)?not\s+(?:on\s+)?$", re.IGNORECASE)
_NO_DATE = re.compile(
    r"\bno\s+(?:such\s+|firm\s+|exact\s+|specific\s+|fixed\s+)?(?:date|day|deadline)\s+(?:(?:was|were|is|has|have|had|been|yet)\s+)+"
    r"(?:agreed|set|fixed|given|named|decided|settled)\b",
    re.IGNORECASE,
)
_ALIKE = 0.6
_AHEAD = 2
"""Sentences before "no date was agreed" that may name the date."""


def redated(matter: Matter) -> Iterable[Difference]:
    """A day that one report gives and another corrects; a day to come of which somebody says that none was agreed."""
    rarity = rarity_of(matter)
    never: dict[str, tuple[set[Span], set[Span]]] = {}
    for report, lookup in matter.lookups.items():
        sentences = lookup.reading.sentences
        for k, sentence in enumerate(sentences):
            before = sentences[max(0, k - _AHEAD) : k]
            for day, told in _corrected(lookup, sentence):
                context = [*before[-1:], sentence]
                met = [s for s in _dated(matter, report, day) if _one_matter(matter, rarity, context, s)]
                if met:
                    yield _difference(matter, day, met, [sentence], told)
            if _NO_DATE.search(matter.quote(sentence)) is not None:
                named, met = _never_agreed(matter, lookup, before, sentence)
                if met:
                    dated, denied = never.setdefault(named, (set(), set()))
                    dated.update(met)
                    denied.add(sentence)
    for day, (dated, denied) in sorted(never.items()):
        yield _difference(matter, day, sorted(dated), sorted(denied), "no date agreed")


def _corrected(lookup: Lookup, sentence: Span) -> Iterator[tuple[str, str]]:
    """The days that a sentence says are wrong, and by which words."""
    text = lookup.report.quote(sentence)
    for time in lookup.times_in(sentence):
        day = day_of(time.value)
        if day is None:
            continue
        before = lookup.report.text[sentence.start : time.span.start]
        wrong = has("misdated", text)
        if _NOT.search(before) is not None and has("misreported", text) is not None:
            yield day, "not on that day"
        elif wrong is not None and re.search(r"\bdate\b", text) is not None:
            yield day, wrong


def _dated(matter: Matter, report: str, day: str) -> Iterator[Span]:
    """The sentences of other reports that name ``day``."""
    for other, lookup in matter.lookups.items():
        for time in lookup.times if other != report else ():
            if day_of(time.value) == day and lookup.report.part_at(time.span.start, time.span.end) is None:
                yield lookup.sentence(time.span.start)


def _one_matter(matter: Matter, rarity: Rarity, context: list[Span], sentence: Span) -> bool:
    """Whether a correction, with the sentence before it, and a sentence share words that say something."""
    told = {w for s in context for w in content_words(matter.quote(s))}
    shared = {stem(w) for w in content_words(matter.quote(sentence)) if any(akin(w, t) for t in told)}
    return sum(rarity.of(s) for s in shared) >= _ALIKE


def _never_agreed(matter: Matter, lookup: Lookup, before: Sequence[Span], sentence: Span) -> tuple[str, list[Span]]:
    """The day to come that the sentences ``before`` name, and where others than those of ``sentence`` have it."""
    published = matter.published(lookup.report.id)
    days = [day for s in before for t in lookup.times_in(s) if (day := day_of(t.value)) is not None and day > published]
    if not days:
        return "", []
    holders = {p.holder for p in _told_in(matter, [sentence])}
    dated = sorted({*before, *_dated(matter, lookup.report.id, days[-1])})
    met = [s for s in dated if any(_naming(matter.lookups[s.report], s, days[-1]))]
    return days[-1], [s for s in met if not holders & {p.holder for p in _told_in(matter, [s])}]


def _naming(lookup: Lookup, sentence: Span, day: str) -> Iterator[Span]:
    """Where a sentence names ``day``."""
    return (t.span for t in lookup.times_in(sentence) if day_of(t.value) == day)


def _told_in(matter: Matter, sentences: Iterable[Span]) -> list[Proposition]:
    """The propositions of claims that begin in one of ``sentences``."""
    return [p for s in sentences for p in matter.starting_in(s)]


def _difference(matter: Matter, day: str, dated: Sequence[Span], denied: Sequence[Span], told: str) -> Difference:
    first = next(_naming(matter.lookups[dated[0].report], dated[0], day))
    sides = [
        Side(matter.quote(first), tuple(sorted(p.id for p in _told_in(matter, dated))), evidence(dated)),
        Side(matter.quote(denied[0]), tuple(sorted(p.id for p in _told_in(matter, denied))), evidence(denied)),
    ]
    reasons = [Reason("another says that the day is wrong", told, 1.0)]
    ids = [c.id for c in matter.claims_under(sides)]
    return difference(matter, "date", matter.quote(first), sides, reasons, conflict=True, claims=ids)
