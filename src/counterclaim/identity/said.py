"""What a report has told so far and who said it, looked up by place: a text may hold thousands of both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import attrgetter

from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.roles import Role
from counterclaim.reading.records import Attribution, MentionKind
from counterclaim.text import Span

MOST = 200
"""Mentions of one sentence that are looked at, the last ones: real sentences have some dozens at most."""

_KINDS = 300  # of the last mentions of each that are looked at; a report has some dozens

Pair = tuple[Attribution, list[Unit]]
Content = tuple[Span, Attribution, list[Unit]]


class Said:
    """The attributions of a report that have a source, in order, each with the units that it comes down to."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._contents: list[Content] = [(c, a, units) for a, units in pairs for c in a.content]
        self._bounds, self._open = _open_between([c for c, _, _ in self._contents])
        self._by_unit: dict[int, list[Attribution]] = defaultdict(list)
        for attribution, units in pairs:
            for unit in {id(u): u for u in units}.values():
                self._by_unit[id(unit)].append(attribution)
        starts = [a.source.start if a.source is not None else 0 for a, _ in pairs]
        self._first_from = list(accumulate(reversed(starts), min))[::-1]

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._pairs)

    def of(self, unit: Unit) -> Sequence[Attribution]:
        """The attributions that come down to ``unit``, among others."""
        return self._by_unit.get(id(unit), ())

    def cue_of(self, unit: Unit) -> Span | None:
        """The first cue by which ``unit`` speaks."""
        return next((a.cue for a in self.of(unit) if a.cue is not None), None)

    def telling(self, *places: int) -> Iterator[Content]:
        """The contents in which one of ``places`` stands, code points of the text, in order."""
        found: set[int] = set()
        for at in places:
            found.update(self._open[bisect_right(self._bounds, at)])
        return (self._contents[i] for i in sorted(found))

    def back_from(self, at: int) -> Iterator[Pair]:
        """Backwards from the last whose source begins before ``at``; some that begin later are among them."""
        last = bisect_left(self._first_from, at)
        return (self._pairs[i] for i in range(last - 1, -1, -1))


class Past:
    """The mentions that were passed so far, in order."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._units: list[Unit] = []
        self._speaking: list[Unit] = []
        self._pronouns: dict[str, Unit] = {}
        self._kinds: dict[tuple[Draft, MentionKind, Role | None, bool], Unit] = {}
        self.speakers: set[Draft] = set()
        self.counts: Counter[Draft] = Counter()
        self.names_somebody = False
        for unit in units:
            self.add(unit)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units)

    def __reversed__(self) -> Iterator[Unit]:
        return reversed(self._units)

    def add(self, unit: Unit) -> None:
        """``unit`` stands behind all that are held, and stands for whom it will stand for."""
        self._units.append(unit)
        if unit.source:
            self._speaking.append(unit)
        if unit.kind == "pronoun":
            self._pronouns[unit.label] = unit
        if unit.draft is not None:
            self.counts[unit.draft] += 1
            self._keep_last(unit, unit.draft)
            self.names_somebody |= unit.kind == "name" and unit.draft.type == "person"

    def _keep_last(self, unit: Unit, draft: Draft) -> None:
        key = (draft, unit.kind, unit.role, unit.source)
        self._kinds.pop(key, None)
        self._kinds[key] = unit
        if unit.source:
            self.speakers.add(draft)

    def last_of_each(self) -> Iterator[Unit]:
        """Backwards the last mention of each that is told, of each kind, with each role, as a source and not."""
        return islice(reversed(self._kinds.values()), _KINDS)

    def of_sentence(self, sentence: int) -> list[Unit]:
        """Those of one sentence, the last ``MOST`` where there are more."""
        end = bisect_right(self._units, sentence, key=attrgetter("sentence"))
        start = bisect_left(self._units, sentence, max(0, end - MOST), end, key=attrgetter("sentence"))
        return self._units[start:end]

    def since(self, sentence: int) -> list[Unit]:
        """Those of ``sentence`` and after it."""
        return self._units[bisect_left(self._units, sentence, key=attrgetter("sentence")) :]

    def between(self, start: int, end: int) -> list[Unit]:
        """Those that begin in start..end, code points of the text, ``end`` not among it."""
        key = attrgetter("span.start")
        return self._units[bisect_left(self._units, start, key=key) : bisect_left(self._units, end, key=key)]

    def last_pronoun(self, label: str) -> Unit | None:
        """The last that was told whom it stands for."""
        return self._pronouns.get(label)

    def last_speaking(self, before: int) -> Unit | None:
        """The last source that ends before the place ``before``."""
        return next((u for u in reversed(self._speaking) if u.span.end <= before), None)


def _open_between(spans: Sequence[Span]) -> tuple[list[int], list[tuple[int, ...]]]:
    """Where one of ``spans`` begins or ends, and between each two such places the indices of those that are open."""
    turns: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, span in enumerate(spans):
        turns[span.start].append((i, 1))
        turns[span.end].append((i, -1))
    bounds = sorted(turns)
    between: list[tuple[int, ...]] = [()]
    now: set[int] = set()
    for at in bounds:
        for i, turn in turns[at]:
            if turn > 0:
                now.add(i)
            else:
                now.discard(i)
        between.append(tuple(now))
    return bounds, between
