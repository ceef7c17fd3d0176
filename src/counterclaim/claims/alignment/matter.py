"""All that finding differences looks at: the reports of a story, their propositions, and the claims made of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from counterclaim.claims.alignment.features import Space
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Claim, Difference, DifferenceKind, Position, Reason, Relation, Side
from counterclaim.identity.records import Identities
from counterclaim.stories.records import Reuse
from counterclaim.text import Span, instant

_LONGEST_VALUE = 160
_DAY = 10
"""Characters of a day in ISO 8601."""


@dataclass(frozen=True)
class Matter:
    """``lookups`` and ``names`` (what a reader calls a report) by report id, in order of publication, then id.

    ``claim_of`` and ``index_of`` give for a proposition's id its claim and its row in ``space``.
    ``pointers`` are the replies and silences, those without a claim among them; ``bodies`` gives by entity id
    the body that a speaker heads, works in or speaks for; ``memo`` holds what several kinds of differences ask for.
    """

    lookups: Mapping[str, Lookup]
    names: Mapping[str, str]
    identities: Identities
    reuse: Sequence[Reuse]
    space: Space
    claims: Sequence[Claim]
    claim_of: Mapping[str, Claim]
    index_of: Mapping[str, int]
    pointers: Sequence[Proposition] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)
    memo: dict[str, object] = field(default_factory=dict, compare=False)

    def quote(self, span: Span) -> str:
        """The exact characters of ``span``."""
        return self.lookups[span.report].report.quote(span)

    def published(self, report: str) -> str:
        """The day of publication (ISO 8601) where the report was written, "" where unknown."""
        return (self.lookups[report].report.published or "")[:10]

    def before(self, one: str, other: str) -> bool:
        """Whether a report is of an earlier day than another, and of an earlier instant.

        Of two reports of one day neither is: they may tell of one moment. An unknown day is before all.
        """
        return self.published(one) != self.published(other) and self.instant(one) < self.instant(other)

    def came_first(self, report: str, others: Collection[str]) -> bool:
        """Whether a report is of a known day before all of ``others``: it could not have what they tell."""
        return bool(self.published(report)) and all(self.before(report, other) for other in others)

    def instant(self, report: str) -> str:
        """The instant of publication, as ``counterclaim.text.instant`` writes it; "" where unknown."""
        published = self.lookups[report].report.published
        return instant(published) if published is not None else ""

    def of_report(self, report: str) -> Sequence[Proposition]:
        """The propositions of one report."""
        return self.by_report.get(report, ())

    def standing_on(self, span: Span) -> tuple[str, ...]:
        """The ids of the propositions that overlap ``span`` and are of a claim, in order."""
        held = (p.id for p in self.of_report(span.report) if p.span.overlaps(span) and p.id in self.claim_of)
        return tuple(sorted(held))

    def starting_in(self, sentence: Span) -> list[Proposition]:
        """The propositions of claims that begin in ``sentence``."""
        return [
            p
            for p in self.of_report(sentence.report)
            if p.id in self.claim_of and sentence.start <= p.span.start < sentence.end
        ]

    def claims_under(self, sides: Iterable[Side]) -> list[Claim]:
        """For each position of ``sides`` that is of a claim the claim, the most important first: that one heads it."""
        found = [self.claim_of[p] for s in sides for p in s.positions if p in self.claim_of]
        return sorted(found, key=lambda c: (-c.score, c.id))

    @cached_property
    def by_report(self) -> Mapping[str, Sequence[Proposition]]:
        """The propositions of each report that has any."""
        made: dict[str, list[Proposition]] = {}
        for p in self.space.propositions:
            made.setdefault(p.report, []).append(p)
        return made

    @cached_property
    def entity_names(self) -> Mapping[str, str]:
        """The name of each entity, by id."""
        return {e.id: e.name for e in self.identities.entities}

    def proposition(self, position: Position) -> Proposition | None:
        """What the position was made from; None for a reply."""
        at = self.index_of.get(position.id)
        return self.space.propositions[at] if at is not None else None


def shorten(text: str) -> str:
    """One line of at most ``_LONGEST_VALUE`` characters, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_VALUE else line[:_LONGEST_VALUE].rsplit(" ", 1)[0] + " …"


def summarise(topic: str, sides: Sequence[Side], names: Mapping[str, str]) -> str:
    """ "topic: value (outlet, outlet) / value (outlet)": a fixed form around verbatim values."""
    parts = []
    for side in sides:
        outlets = ", ".join(dict.fromkeys(names[s.report] for s in side.evidence))
        parts.append(f"{shorten(side.value)} ({outlets})")
    return f"{shorten(topic)}: " + " / ".join(parts)


def difference(
    matter: Matter,
    kind: DifferenceKind,
    topic: str,
    sides: Sequence[Side],
    reasons: Sequence[Reason],
    *,
    conflict: bool,
    relation: Relation = "unknown",
    claims: Iterable[str] = (),
) -> Difference:
    """A difference with an id made from what it rests on; its score is the sum of its reasons.

    ``relation`` is how the sides go together where it is no conflict.
    """
    ordered = tuple(sides)
    material = [kind, *(f"{s.value}\0{s.evidence}" for s in ordered)]
    return Difference(
        id="d" + hashlib.sha256("\0".join(material).encode("utf-8", "surrogatepass")).hexdigest()[:12],
        kind=kind,
        conflict=conflict,
        summary=summarise(topic, ordered, matter.names),
        sides=ordered,
        claims=tuple(dict.fromkeys(claims)),
        score=round(sum(r.weight for r in reasons), 4),
        reasons=tuple(reasons),
        relation="exclude" if conflict else relation,
    )


def later(matter: Matter, before: Iterable[Span], after: Iterable[Span]) -> bool:
    """Whether some of ``after`` appeared later than the first of ``before``, by the moment if both tell it."""
    told = [matter.lookups[s.report].report.published or "" for s in before]
    then = [matter.lookups[s.report].report.published or "" for s in after]
    if not told or not then or "" in told:
        return False
    first, newest = min(told), max(then)
    length = min(len(first), len(newest)) if "T" in first and "T" in newest else _DAY
    return first[:length] < newest[:length]


def side_of(value: str, positions: Sequence[Position]) -> Side:
    """A side that rests on positions."""
    return Side(value, tuple(sorted(p.id for p in positions)), evidence(p.span for p in positions))


def side_on(matter: Matter, spans: Sequence[Span]) -> Side:
    """A side in the words of the first of ``spans``, with what is of a claim and stands on any of them."""
    ids = {p for s in spans for p in matter.standing_on(s)}
    return Side(matter.quote(spans[0]), tuple(sorted(ids)), evidence(spans))


def weight_of(claim: Claim, share: float = 1.0) -> Reason:
    """What a difference owes to the claim that it is about: ``share`` of the claim's score."""
    return Reason("importance of the claim", f"{claim.score:.2f}", round(share * claim.score, 4))


def weight_of_heaviest(claims: Iterable[Claim], share: float) -> Reason:
    """What a difference owes to the most important of the claims that it touches, 0 where it touches none."""
    weight = max((c.score for c in claims), default=0.0)
    return Reason("importance of the claim", f"{weight:.2f}", round(share * weight, 4))


def evidence(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Distinct spans, in order of report and place."""
    return tuple(sorted(set(spans)))
