"""Rival words for one thing: dismissed or resigned, put off or called off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.lines import Line, lines_of, weight
from counterclaim.claims.differences.matching import rarity_of
from counterclaim.claims.differences.ways import Manner, told_otherwise
from counterclaim.claims.language.clauses import split
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import families, listed_pattern, pattern_of
from counterclaim.claims.language.words import stem
from counterclaim.claims.propositions.traits import Lookup, Named
from counterclaim.claims.records import Difference
from counterclaim.text import Span

_MANNER = Manner("framing", "framing", "rival words", 0.6, importance=0.4, most=3, shown=2)
_OF_A_PERSON = "leaving"
_BACK, _AHEAD = 80, 40
"""Code points between a word of leaving and the person who leaves."""
_BESIDE = 6
_SHARED, _ENOUGH = 2, 1.4
_UNREAL = 24
_AT = re.compile(r"\s+(?:at|on|upon|into|back|off|shots|(?:a|the|several|\w+)\s+shots?)\b")
_PASSIVE = re.compile(r"\b(?:is|was|were|been|being|be|got|are)\s+(?:\w+ly\s+)?$")


@dataclass(frozen=True, slots=True)
class Rival:
    """A word of a ``family`` that puts a thing in one way; ``of`` who leaves, or stems of the words around."""

    span: Span
    how: str
    family: str
    of: frozenset[str]

    @property
    def what(self) -> tuple[str, frozenset[str]]:
        """The thing that is put so."""
        return self.family, self.of


def rivals(matter: Matter) -> Iterable[Difference]:
    """One thing that one report tells by a word that another has not, and the other way round: no conflict."""
    rarity = rarity_of(matter)

    def same(one: Rival, other: Rival) -> bool:
        shared = one.of & other.of
        if one.family != other.family or not shared:
            return False
        return one.family == _OF_A_PERSON or (len(shared) >= _SHARED and weight(rarity, shared) >= _ENOUGH)

    found = [r for line in lines_of(matter) for r in _rivals(matter.lookups[line.span.report], line)]
    return told_otherwise(matter, _MANNER, found, same)


@lru_cache(maxsize=1)
def _ways() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (family, how, pattern_of(words)) for family, ways in families("rivals").items() for how, words in ways.items()
    )


def _rivals(lookup: Lookup, line: Line) -> Iterator[Rival]:
    for family, how, pattern in _ways():
        for m in pattern.finditer(line.text):
            if _unreal(line.text[max(0, m.start() - _UNREAL) : m.start()]):
                continue
            start, end = line.span.start + m.start(), line.span.start + m.end()
            if family == _OF_A_PERSON:
                active = how == "dismissed" and _PASSIVE.search(line.text[: m.start()]) is None
                if active and _AT.match(line.text, m.end()) is not None:
                    continue  # "fired at the crowd"
                person = _after(lookup, line, end) if active else _before(lookup, line, start)
                of = frozenset((person,)) if person is not None else frozenset[str]()
            else:
                of = _around(line, m.start(), m.end())
            if of:
                yield Rival(_clause(lookup, line, start, end), how, family, of)


def _unreal(before: str) -> bool:
    found = list(listed_pattern("unreal").finditer(before)) + list(re.finditer("n't", before))
    return any(len(before[m.end() :].split()) <= 1 for m in found)


def _before(lookup: Lookup, line: Line, at: int) -> str | None:
    """The person named last before a place in the sentence."""
    people = [n for n in _people(lookup, line) if n.mention.span.end <= at and at - n.mention.span.end <= _BACK]
    return people[-1].entity.id if people else None


def _after(lookup: Lookup, line: Line, at: int) -> str | None:
    people = [n for n in _people(lookup, line) if 0 <= n.mention.span.start - at <= _AHEAD]
    return people[0].entity.id if people else None


def _people(lookup: Lookup, line: Line) -> list[Named]:
    named = [n for n in lookup.mentions(line.span.start, line.span.end) if n.entity.type == "person"]
    return sorted(named, key=lambda n: n.mention.span)


def _around(line: Line, start: int, end: int) -> frozenset[str]:
    words = [*content(line.text[:start])[-_BESIDE:], *content(line.text[end:])[:_BESIDE]]
    return frozenset(stem(t.lower) for t in words)


def _clause(lookup: Lookup, line: Line, start: int, end: int) -> Span:
    """The clause that a word stands in, its sentence where a cut goes through the word."""
    for first, last in split(lookup.report.text, line.span.start, line.span.end):
        if first <= start and end <= last:
            return Span(line.span.report, first, last)
    return line.span
