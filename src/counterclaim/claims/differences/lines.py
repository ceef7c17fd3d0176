"""The sentences of a story's bodies with what tells them apart: what several kinds of differences look through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.alignment.near import keys_of
from counterclaim.claims.differences.matching import Rarity
from counterclaim.claims.language.lists import plain
from counterclaim.text import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: ``text`` in lower case with straight apostrophes, ``keys`` its stems and the entities it names.

    ``named`` are the entities alone.
    """

    span: Span
    text: str
    keys: frozenset[str]
    named: frozenset[str]


def lines_of(matter: Matter) -> list[Line]:
    """Every sentence of the bodies, in order of report and place, made once."""
    known = matter.memo.get("lines")
    if isinstance(known, list):
        return known
    made = []
    for lookup in matter.lookups.values():
        for span in lookup.body():
            text = lookup.report.quote(span)
            named = frozenset(n.entity.id for n in lookup.mentions(span.start, span.end))
            made.append(Line(span, plain(text), keys_of(lookup, span, text), named))
    matter.memo["lines"] = made
    return made


def weight(rarity: Rarity, keys: Iterable[str]) -> float:
    """What ``keys`` tell together: 1 for each that stands in one sentence alone."""
    return sum(rarity.of(k) for k in keys)
