"""How old somebody is: one person's age told otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.alignment.matter import Matter, difference, side_on, weight_of_heaviest
from counterclaim.claims.differences.asides import when
from counterclaim.claims.language.lists import plain
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason
from counterclaim.text import Span

_AFTER = re.compile(
    r",\s(?P<age>\d{1,2})(?=\s?[,;.)—]|\s(?:and|of|from|was|is|has|had|who)\b)|\s\((?P<other>\d{1,2})\)"
)
_BEFORE = re.compile(r"\b(?P<age>\d{1,2})-year-old\s+(?:[\w-]+\s+){0,2}$")
_GIVEN = re.compile(
    r"\b(?:listed|gave|gives|lists|put|puts|reported|recorded)\s+(?P<whose>his|her|their)\s+age\s+(?:as|at)\s+(?P<age>\d{1,2})\b"
)
_REACH = 30
_YOUNGEST = 5
_DAYS = 14
"""Reports further apart may have a birthday between them."""
_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class _Age:
    """``given`` where somebody is said to give it: "listed her age as 38"."""

    span: Span
    years: int
    person: str
    given: bool = False


def ages(matter: Matter) -> Iterable[Difference]:
    """Ages of one person of which no report has both, or of which one report says that somebody else gives another.

    A conflict where the reports are of the same days: else a birthday may lie between.
    """
    found: dict[str, dict[int, list[Span]]] = {}
    plain_ages: dict[tuple[str, str], set[int]] = {}
    for lookup in matter.lookups.values():
        for age in _ages(lookup):
            found.setdefault(age.person, {}).setdefault(age.years, []).append(age.span)
            if not age.given:
                plain_ages.setdefault((age.person, age.span.report), set()).add(age.years)
    of_two_times = {person for (person, _), told in plain_ages.items() if len(told) > 1}
    for person, told in sorted(found.items()):
        if len(told) < 2 or person in of_two_times:
            continue
        sides = [side_on(matter, spans) for _, spans in sorted(told.items())]
        touched = matter.claims_under(sides)
        firm = _of_the_same_days(matter, [s for spans in told.values() for s in spans])
        reasons = [
            Reason("age of", matter.entity_names[person], 0.5),
            weight_of_heaviest(touched, _SHARE),
            Reason("ages exclude each other" if firm else "days apart", "", 1.0 if firm else 0.0),
        ]
        topic = f"age of {matter.entity_names[person]}"
        yield difference(
            matter, "number", topic, sides, reasons, conflict=firm, relation="evolution", claims=[c.id for c in touched]
        )


def _ages(lookup: Lookup) -> Iterator[_Age]:
    """The ages told right beside a full name, of no earlier time, and those that somebody is said to give."""
    text, report = lookup.report.text, lookup.report.id
    for sentence in lookup.body():
        people = [n for n in lookup.mentions(sentence.start, sentence.end) if n.entity.type == "person"]
        for named in people:
            at = named.mention.span
            if named.mention.kind != "name" or " " not in text[at.start : at.end].strip():
                continue
            after = _AFTER.match(text, at.end, min(sentence.end, at.end + _REACH))
            before = _BEFORE.search(text, max(sentence.start, at.start - _REACH), at.start)
            for met in (after, before):
                told = met and (met["age"] or met.groupdict().get("other"))
                if met is None or not told or int(told) < _YOUNGEST:
                    continue
                span = Span(report, min(at.start, met.start()), max(at.end, met.end()))
                if not when(lookup, sentence, span):
                    yield _Age(span, int(told), named.entity.id)
        first = sentence.start
        for met in _GIVEN.finditer(plain(lookup.report.quote(sentence))):
            whose = [n for n in people if n.mention.span.start == first + met.start("whose")]
            if whose:
                span = Span(report, first + met.start(), first + met.end())
                yield _Age(span, int(met["age"]), whose[0].entity.id, given=True)


def _of_the_same_days(matter: Matter, spans: Iterable[Span]) -> bool:
    days = sorted({matter.published(s.report) for s in spans})
    if "" in days:
        return len(days) == 1
    return (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days <= _DAYS
