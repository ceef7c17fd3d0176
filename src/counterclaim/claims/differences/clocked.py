"""One happening told at two hours: "at 11:47 p.m." against "shortly before one o'clock"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.language.kin import akin, content_words
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.text import Span

_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_ZONE = re.compile(
    r"\b(?:(?:[A-Z][a-z]+|local|standard|daylight)\s+time|GMT|UTC|BST|CEST|CET|E[SD]?T|P[SD]?T|C[SD]?T|M[SD]?T)\b"
)
_APART, _WITHIN = 15, 180
"""Minutes: less is the same hour told loosely, more is seldom the same happening."""
_ALIKE = 0.3
_FEW = 3
"""Hours that one report may tell: a running log tells many."""


@dataclass(frozen=True, slots=True)
class Hour:
    """A clock time of a report, the row of the proposition that it stands in, and whether its zone is told."""

    span: Span
    at: datetime
    row: int
    zone: bool


def hours(matter: Matter) -> Iterable[Difference]:
    """What two reports tell alike at hours that are apart; never a conflict: zones are seldom told."""
    found = [h for report in matter.lookups for h in _of_report(matter, report)]
    best: dict[frozenset[str], tuple[float, Hour, Hour]] = {}
    for k, one in enumerate(found):
        for other in found[k + 1 :]:
            minutes = abs((one.at - other.at).total_seconds()) / 60
            if one.span.report == other.span.report or not _APART < minutes <= _WITHIN:
                continue
            value = cosine(matter, one.row, other.row)
            key = frozenset((one.span.report, other.span.report))
            if value >= _ALIKE and _shared(matter, one, other) and (key not in best or value > best[key][0]):
                best[key] = (value, one, other)
    for value, one, other in sorted(best.values(), key=lambda b: (b[1].span, b[2].span)):
        pair = sorted((one, other), key=lambda h: h.at)
        propositions = [matter.space.propositions[h.row] for h in pair]
        sides = [
            Side(matter.quote(h.span), (p.id,), evidence([h.span])) for h, p in zip(pair, propositions, strict=True)
        ]
        claims = matter.claims_under(sides)
        zone = "another zone is told" if one.zone != other.zone else "hours apart"
        reasons = [Reason(zone, f"{pair[0].at:%H:%M} / {pair[1].at:%H:%M}", 0.3), Reason("alike", f"{value:.2f}", 0.1)]
        reasons += [weight_of(c) for c in claims[:1]]
        ids = [c.id for c in claims]
        yield difference(matter, "date", propositions[0].text, sides, reasons, conflict=False, claims=ids)


def _of_report(matter: Matter, report: str) -> Iterator[Hour]:
    lookup = matter.lookups[report]
    told = [t for t in lookup.times if t.type == "TIME" and _CLOCK.match(t.value or "") is not None]
    if len(told) > _FEW:
        return
    for time in told:
        for p in matter.of_report(report):
            if p.span.start <= time.span.start and time.span.end <= p.span.end and p.id in matter.claim_of:
                sentence = matter.quote(lookup.sentence(time.span.start))
                at = datetime.fromisoformat((time.value or "")[:16])
                yield Hour(time.span, at, matter.index_of[p.id], _ZONE.search(sentence) is not None)
                break


def _shared(matter: Matter, one: Hour, other: Hour) -> bool:
    """Whether the two propositions have a word in common that says something."""
    a, b = (content_words(matter.space.propositions[h.row].text) for h in (one, other))
    return any(akin(x, y) for x in a for y in b if not x[0].isdigit())
