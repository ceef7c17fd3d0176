"""By how much, or to what, one thing rose or fell: told otherwise by two reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.lines import Line, lines_of, weight
from counterclaim.claims.differences.matching import rarity_of
from counterclaim.claims.differences.ways import Manner, Ways, told_otherwise
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import families, pattern_of
from counterclaim.claims.language.measured import measures
from counterclaim.claims.language.quantities import Quantity
from counterclaim.claims.language.words import stem
from counterclaim.claims.records import Difference
from counterclaim.text import Span

_REACH = 28
"""Code points between the word of rising or falling and the figure."""
_SUBJECT = 5
_EDGE = re.compile(r"[;:,]|\b(?:while|and|but|as|whereas|after|when|with)\b")
_ENOUGH = 0.8
_MANNER = Manner("number", "evolution", "rose or fell", 0.4, importance=0.3, most=3)


@dataclass(frozen=True, slots=True)
class Move:
    """``up`` is 1 or -1; ``to`` whether the figure is what was reached; ``what`` the stems of what moved."""

    span: Span
    up: int
    to: bool
    quantity: Quantity
    what: frozenset[str]

    @property
    def how(self) -> tuple[int, float, float]:
        """The figure, and where it is by how much the way."""
        return 0 if self.to else self.up, self.quantity.low, self.quantity.high


def moves(matter: Matter) -> Iterable[Difference]:
    """One thing that moved by, or to, a figure that no two reports have the same: no conflict."""
    rarity = rarity_of(matter)

    def same(one: Move, other: Move) -> bool:
        if (one.to, one.quantity.unit) != (other.to, other.quantity.unit) or one.span.report == other.span.report:
            return False
        shared = one.what & other.what
        return _of_one(one.what, other.what) and weight(rarity, shared) >= _ENOUGH

    found = [m for line in lines_of(matter) for m in _moves(line)]
    return told_otherwise(matter, _MANNER, found, same, differ=_differ, named=_subject)


def _differ(ways: Ways[Move]) -> bool:
    """Whether no report tells the move in all ways, and the figures are no one number rounded."""
    reports = [{m.span.report for m in held} for held in ways.values()]
    return len(ways) > 1 and not set.intersection(*reports) and not _rounded([m for ms in ways.values() for m in ms])


def _subject(ways: Ways[Move]) -> str:
    return " ".join(sorted(next(iter(ways.values()))[0].what))


def _of_one(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= min(len(one), len(other)) + 1 or one <= other or other <= one


def _rounded(same: list[Move]) -> bool:
    """Whether all tell one number, rounded or not, and one direction."""
    told = {(m.quantity.stated, m.quantity.unit, bool(m.quantity.words)): m.quantity for m in same}
    return len({m.up for m in same}) == 1 and all(a.agrees(b) for a, b in product(told.values(), repeat=2))


@lru_cache(maxsize=1)
def _ways() -> dict[int, re.Pattern[str]]:
    return {1 if way == "up" else -1: pattern_of(words) for way, words in families("moves")["ways"].items()}


def _moves(line: Line) -> Iterator[Move]:
    figures = [q for q in measures(line.text) if q.unit == "share" or q.unit.startswith("money")]
    for quantity in figures:
        best: tuple[int, int, int, int] | None = None
        for up, pattern in _ways().items():
            for m in pattern.finditer(line.text, max(0, quantity.start - 2 * _REACH), quantity.start):
                if quantity.start - m.end() <= _REACH and (best is None or m.end() > best[0]):
                    best = (m.end(), m.start(), up, 0)
        if best is None:
            continue
        end, start, up, _ = best
        between = line.text[end : quantity.start]
        if _EDGE.search(between) is not None or " from " in f"{between} ":
            continue
        cut = max((m.end() for m in _EDGE.finditer(line.text, 0, start)), default=0)
        words = content(line.text[cut:start])[-_SUBJECT:]
        subject = frozenset(stem(t.lower) for t in words)
        if subject:
            span = Span(line.span.report, line.span.start + cut + words[0].start, line.span.start + quantity.end)
            yield Move(span, up, re.search(r"\bto\b|\bat\b", between) is not None, quantity, subject)
