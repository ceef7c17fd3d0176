"""The same quotation in two wordings: a cut, another translation, another transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.models.runtime import embed
from counterclaim.stories.terms import normal, rarity, words
from counterclaim.text import Report

LONGEST = 1500
"""Code points of one quotation."""
MOST = 400
"""Quotations of one report that are compared."""
LEAST = 13.0
"""Summed rarity that two quotations must share: about two rare words or five usual ones."""
SLIGHT = 6.0
"""The same where the shorter lies in the longer almost word for word."""
WORDING, MEANING = 0.5, 0.5
ENOUGH = 0.6
"""Least score: half the share of the shorter's weight in the longer, half the cosine of the vectors."""
VERBATIM = 0.8
COMMON = 1.0
"""A word no rarer than this brings no two quotations together."""
HOLDERS = 150
"""Nor one that more quotations than this have: it bounds the pairs."""
HOPELESS = 0.2
"""Share of wording under which no vector is asked for."""
FEWEST, RARE = 3, 11.0
"""Words of a quotation, and what two words must weigh: one in quotation marks is a turn of phrase that anybody uses."""
TITLE = 8
"""Most words of a title: all but the little ones have capitals."""
MOSTLY = 0.6
"""Share of a text in quotation marks from which it is somebody's words."""

_QUOTED = re.compile(
    r"“[^“”\n]{1,1500}”|“[^“”\"\n]{1,1500}\"|\"[^\"\n]{1,1500}\"|«[^«»\n]{1,1500}»|„[^„“”\n]{1,1500}[“”]"
)
_LITTLE = 1.5
"""A word no rarer than this may have no capital in a title."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: report's number, interval in code points with the marks, rarity by normal word."""

    report: int
    start: int
    end: int
    text: str
    weights: dict[str, float]

    @property
    def weight(self) -> float:
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Match:
    """Two quotations of different reports that are one, with the features that say so."""

    a: Quotation
    b: Quotation
    wording: float
    meaning: float

    @property
    def score(self) -> float:
        return WORDING * self.wording + MEANING * self.meaning


def quotations(number: int, report: Report) -> list[Quotation]:
    """The quotations of a report's body, in order; those too slight to tell apart and titles are left out."""
    made = []
    for m in _QUOTED.finditer(report.text):
        if report.part_at(m.start(), m.end()) not in (None, "title"):
            continue
        told = [m.group()[s:e] for s, e in words(m.group())]
        if len(told) < 2 or _is_title(told):
            continue
        found = {normal(word) for word in told}
        weights = {w: r for w in sorted(found) if (r := rarity(w)) > 0}
        if sum(weights.values()) >= (SLIGHT if len(told) >= FEWEST else RARE):
            made.append(Quotation(number, m.start(), m.end(), m.group(), weights))
    return made[:MOST]


def _is_title(told: Sequence[str]) -> bool:
    """Words in capitals throughout are no title: somebody shouts, or a banner is read out."""
    return (
        len(told) <= TITLE
        and not "".join(told).isupper()
        and all(w[:1].isupper() or rarity(normal(w)) <= _LITTLE for w in told)
    )


def matches(found: Sequence[Sequence[Quotation]]) -> list[Match]:
    """Pairs of quotations of different reports that are one; ``found`` holds those of each report."""
    index: dict[str, list[Quotation]] = {}
    for quotation in (q for per_report in found for q in per_report):
        for word in quotation.weights:
            index.setdefault(word, []).append(quotation)
    pairs = {
        (a.report, a.start, b.report, b.start): (a, b)
        for word, holders in index.items()
        if rarity(word) > COMMON and len(holders) <= HOLDERS
        for k, a in enumerate(holders)
        for b in holders[k + 1 :]
        if a.report != b.report
    }
    worth = []
    for _, (a, b) in sorted(pairs.items(), key=lambda item: item[0]):
        shared = sum(a.weights[w] for w in a.weights.keys() & b.weights.keys())
        wording = shared / min(a.weight, b.weight)
        if wording >= HOPELESS and shared >= (SLIGHT if wording >= VERBATIM else LEAST):
            worth.append((a, b, wording))
    texts = sorted({q.text for a, b, _ in worth for q in (a, b)})
    vectors = dict(zip(texts, embed(texts), strict=True)) if texts else {}
    made = [Match(a, b, w, max(0.0, float(np.dot(vectors[a.text], vectors[b.text])))) for a, b, w in worth]
    return [m for m in made if m.score >= ENOUGH]


def quoted_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The interval of the quotation, marks included, in which nearly all of start..end stands."""
    for m in _QUOTED.finditer(text, max(0, start - LONGEST), min(len(text), end + LONGEST)):
        if min(m.end(), end) - max(m.start(), start) > 0.9 * (end - start):
            return m.start(), m.end()
    return None


def mostly_quoted(text: str, start: int, end: int) -> bool:
    """Whether most of start..end stands in quotation marks, of one quotation or of several in a row."""
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    inside = sum(max(0, min(m.end(), end) - max(m.start(), start)) for m in _QUOTED.finditer(text, low, high))
    return inside >= MOSTLY * (end - start)
