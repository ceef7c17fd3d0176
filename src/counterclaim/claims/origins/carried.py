"""How the reports of a story came by their words: whose copy they print, who publishes them, who prints the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.origins.one_origin import named_words
from counterclaim.claims.records import Copy, CopyKind, Leaf, Outlet, Position, Publisher
from counterclaim.intake.patterns import patterns
from counterclaim.intake.publishers import publishers_in_force
from counterclaim.stories.records import Reuse
from counterclaim.text import Report, Span

_COVERS = 0.5
_SAME = 0.6
"""Share of the words of either that two positions in one shared passage have in common, to be the same words."""
_FEWEST = 3
"""Words that say something, from which the same words are a statement and no turn of phrase."""
_MOST = 16
"""Wordings of one speaker in one shared passage that are looked at."""

Wordings = Mapping[int, tuple[frozenset[str], ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch that a report shares; ``number`` is that of the ``Reuse``, ``reports`` how many share it."""

    span: Span
    number: int
    kind: str
    origin: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Carrying:
    """By report id the reports of a story, and by that what each shares."""

    reports: Mapping[str, Report]
    places: Mapping[str, tuple[Place, ...]]

    def shares(self, position: Position) -> tuple[Place, ...]:
        """The shared stretches that hold most of a position."""
        at = position.span
        least = _COVERS * (at.end - at.start)
        held = self.places.get(position.report, ())
        return tuple(p for p in held if min(p.span.end, at.end) - max(p.span.start, at.start) > least)

    def wordings(self, held: Iterable[Position]) -> Wordings:
        """By the number of a shared passage or quotation the words of the positions that stand in it."""
        made: dict[int, set[frozenset[str]]] = defaultdict(set)
        for position in held:
            words = named_words(position.text)
            for place in self.shares(position) if len(words) >= _FEWEST else ():
                made[place.number].add(words)
        return {n: tuple(sorted(found, key=sorted)[:_MOST]) for n, found in made.items()}

    def copies(self, held: Iterable[Position]) -> tuple[Copy, ...]:
        """By what the reports of positions came to print them, agencies first: a tree down to the reports."""
        ways: dict[tuple[int, str], list[Position]] = defaultdict(list)
        for position in held:
            ways[self._way(position)].append(position)
        made = []
        for (rank, name), positions in sorted(ways.items()):
            kind = _KINDS[rank]
            publishers = self._publishers(positions)
            outlets = sum(len(h.outlets) for h in publishers)
            made.append(Copy(kind, name or None, _REASONS[kind] if outlets > 1 else None, publishers))
        return tuple(made)

    def _way(self, position: Position) -> tuple[int, str]:
        """The rank of a kind of copy, and whose it is, "" where that is nobody's but the outlet's."""
        report = self.reports.get(position.report)
        if report is None:
            return 2, ""
        places = [p for p in self.shares(position) if p.kind != "quotation"]
        credited = [p.origin for p in places if p.origin is not None and is_agency(p.origin, self.reports.values())]
        own = [report.name] if is_agency(report.name, ()) else []
        agency = min(credited, default=None) or next(iter((*report.credits, *own)), None)
        if agency is not None:
            return 0, agency_name(agency)
        if places:
            first = min(places, key=lambda p: (p.kind != "passage", p.number))
            return 1, first.origin or self.first_of(first.number)
        return 2, ""

    def first_of(self, number: int) -> str:
        """The outlet of the first report that has the shared text of that number."""
        having = [r for r, places in self.places.items() if any(p.number == number for p in places)]
        return self.reports[min(having, key=lambda r: (self.reports[r].published or "9999", r))].name

    def _publishers(self, positions: Sequence[Position]) -> tuple[Publisher, ...]:
        by_publisher: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for p in positions:
            report = self.reports.get(p.report)
            name = report.name if report is not None else p.report
            publisher = publisher_of(report) if report is not None else None
            by_publisher[publisher or ""][publishers_in_force().outlet(name)][p.report].append(p.id)
        made = []
        for publisher, outlets in sorted(by_publisher.items()):
            listed = tuple(self._outlet(held) for _, held in sorted(outlets.items()))
            together = publisher != "" and len(listed) > 1
            made.append(Publisher(publisher or None, "outlets of one publisher" if together else None, listed))
        return tuple(made)

    def _outlet(self, held: Mapping[str, Sequence[str]]) -> Outlet:
        names = sorted({self.reports[r].name if r in self.reports else r for r in held})
        reason = "reports of one outlet" if len(held) > 1 else None
        reason = "names of one outlet" if len(names) > 1 else reason
        return Outlet(names[0], tuple(names[1:]), reason, tuple(Leaf(r, tuple(sorted(held[r]))) for r in sorted(held)))

    def outlets(self) -> dict[str, str | None]:
        """By the key of the name of every outlet of the story its publisher."""
        made: dict[str, str | None] = {}
        for report in sorted(self.reports.values(), key=lambda r: r.id):
            key = publishers_in_force().outlet(report.name)
            made[key] = made.get(key) or publisher_of(report)
        return made


_KINDS: tuple[CopyKind, ...] = ("agency", "shared", "own")
_REASONS: Mapping[CopyKind, str | None] = {"agency": "one agency's copy", "shared": "one text", "own": None}
NOTHING = Carrying({}, {})


def carrying(reports: Iterable[Report], reuse: Sequence[Reuse]) -> Carrying:
    """What ``reports`` share, by ``reuse``, in an order that does not depend on theirs."""
    kept = {r.id: r for r in sorted(reports, key=lambda r: r.id)}
    places: dict[str, list[Place]] = defaultdict(list)
    for number, passage in enumerate(sorted(reuse, key=lambda u: (u.kind, u.passages))):
        inside = [s for s in passage.passages if s.report in kept]
        several = len({s.report for s in inside})
        for span in inside if several > 1 else ():
            places[span.report].append(Place(span, number, passage.kind, passage.origin, several))
    return Carrying(kept, {r: tuple(found) for r, found in places.items()})


def publisher_of(report: Report) -> str | None:
    """Who publishes a report: as it says, else as the families do."""
    return report.publisher if report.publisher is not None else publishers_in_force().of(report.outlet)


def is_agency(name: str, reports: Collection[Report]) -> bool:
    """Whether a name is a known agency's, or one that ``reports`` credit."""
    known = patterns().agencies
    return name in known or name in known.values() or any(name in r.credits for r in reports)


def agency_name(name: str) -> str:
    """An agency's name as it is recorded."""
    return patterns().agencies.get(name, name)


def same_words(one: Wordings, other: Wordings) -> bool:
    """Whether two speakers say the same words in one shared passage or quotation."""
    return any(_alike(a, b) for n in sorted(one.keys() & other.keys()) for a in one[n] for b in other[n])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _SAME * max(len(one), len(other))


def one_outlet(name: str, other: str) -> bool:
    """Whether two names are spellings of one listed outlet's ("ABC", "ABC News")."""
    known = publishers_in_force()
    return name != other and known.outlet(name) == known.outlet(other) and (known.knows(name) or known.knows(other))
