"""What the reports of a story share: copied passages, one quotation in two wordings, whole reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.reading.records import Attribution, Reading
from counterclaim.stories.passages import aligned
from counterclaim.stories.quotations import VERBATIM, Quotation, matches, mostly_quoted, quotations, quoted_at
from counterclaim.stories.records import Reuse
from counterclaim.stories.shingles import Codes, Worded, shingles, worded
from counterclaim.stories.unions import Unions
from counterclaim.text import Report, Span, by_publication

DUPLICATE = 0.6
"""Share of the shorter report's runs of five words that the longer has, from which the two are near-duplicates."""
FEWEST = 50
"""Runs that the shorter needs for that."""
LONG = 16
"""Equal words from which the credit of one report tells where a passage comes from that others have without it."""
MOST_LINKED = 100
"""Reports of a story from which on near-duplicates of one report are not told of each other, too."""
SAME_PLACE = 0.5
"""Two intervals of one report are one place where they share this much of the shorter."""

_OPENING = "“\"‘'«„("
_CLOSING = ".,!?;”\"’'»)"


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    a: Span
    b: Span
    reason: str
    equal: int = 0


def find_reuse(reports: Sequence[Report], readings: Sequence[Reading]) -> tuple[Reuse, ...]:
    """What ``reports``, which should be of one story, share; in order of place in the earliest report.

    A passage shared word for word or nearly is maximal; a quotation is the same one in two wordings; a near-duplicate
    spans both reports from end to end, and what those two share is not listed again. Spans are exact. ``readings`` may
    be empty: origins then rest on credits and days alone.
    """
    ordered = sorted({r.id: r for r in reports}.values(), key=by_publication)
    told = [worded(r.text) for r in ordered]
    rank = {r.id: k for k, r in enumerate(ordered)}
    alike = _alike(ordered, told)
    whole = _duplicates(ordered, alike)
    copied = [k for k in _passages(ordered, told) if alike[rank[k.a.report], rank[k.b.report]] < DUPLICATE]
    read = {r.report: r for r in readings}
    quoted = [k for k in _quotations(ordered, read) if alike[rank[k.a.report], rank[k.b.report]] < DUPLICATE]
    known: dict[tuple[str, str], list[_Link]] = {}
    for link in copied:
        known.setdefault((link.a.report, link.b.report), []).append(link)
    shared = (q for q in quoted if not any(_inside(q, c) for c in known.get((q.a.report, q.b.report), ())))
    links = [*copied, *shared]
    by_id = {r.id: r for r in ordered}
    made = [
        _reuse(group, by_id, read, rank)
        for kind in ("near-duplicate", "passage", "quotation")
        for group in _groups([link for link in (*whole, *links) if link.kind == kind], rank)
    ]
    return tuple(sorted(made, key=lambda r: (rank[r.passages[0].report], r.passages[0], r.kind)))


def _inside(quoted: _Link, copied: _Link) -> bool:
    """Whether a quotation's two places stand in a copied passage's for the most part: it is that passage."""
    return all(_covered(q, c) for q, c in ((quoted.a, copied.a), (quoted.b, copied.b)))


def _covered(span: Span, by: Span) -> bool:
    common = min(span.end, by.end) - max(span.start, by.start)
    return span.report == by.report and common > (span.end - span.start) / 2


def _alike(reports: Sequence[Report], told: Sequence[Worded]) -> npt.NDArray[np.float64]:
    """How far every two are near-duplicates, shape (reports, reports): 0 below the diagonal and where one is short."""
    if not reports:
        return np.zeros((0, 0))
    runs = [np.unique(shingles(_own(r, w), size=5)) for r, w in zip(reports, told, strict=True)]
    length = np.array([len(r) for r in runs])
    code, count = np.unique(np.concatenate(runs), return_inverse=True, return_counts=True)[1:]
    having = np.split(np.repeat(np.arange(len(runs)), length)[np.argsort(code, kind="stable")], np.cumsum(count)[:-1])
    made = np.zeros((len(runs), len(runs)))
    ends = np.cumsum(length)
    for i in np.flatnonzero(length >= FEWEST).tolist():
        rows = [having[c] for c in code[ends[i] - length[i] : ends[i]].tolist()]
        made[i] = np.bincount(np.concatenate(rows), minlength=len(runs)) / np.minimum(length, length[i]).clip(1)
    made[:, length < FEWEST] = 0.0
    return np.triu(made, 1)


def _duplicates(reports: Sequence[Report], alike: npt.NDArray[np.float64]) -> list[_Link]:
    """The links between near-duplicates.

    Of very many reports, two that are both near-duplicates of an earlier one are linked through that alone.
    """
    same = alike >= DUPLICATE
    first = same.argmax(axis=0).tolist()
    made = []
    for i, j in zip(*(at.tolist() for at in np.nonzero(same)), strict=True):
        if len(reports) <= MOST_LINKED or first[j] == i or not same[first[j], i]:
            reason = f"{alike[i, j]:.2f} of the shorter report's runs of five words stand in the other"
            made.append(_Link("near-duplicate", _all(reports[i]), _all(reports[j]), reason))
    return made


def _own(report: Report, told: Worded) -> Codes:
    """The codes of the words that stand in no part: an outlet's notices make no duplicate."""
    if not report.parts:
        return told.codes
    return told.codes[[report.part_at(a, b) is None for a, b in told.spans]]


def _all(report: Report) -> Span:
    return report.span(0, len(report.text))


def _passages(reports: Sequence[Report], told: Sequence[Worded]) -> Iterable[_Link]:
    by_id = {r.id: r for r in reports}
    for found in aligned([r.text for r in reports], told):
        sides = (
            _trimmed(reports[found.a], told[found.a], found.in_a),
            _trimmed(reports[found.b], told[found.b], found.in_b),
        )
        if any(by_id[s.report].part_at(s.start, s.end) is not None for s in sides):
            continue
        quoted = tuple(quoted_at(by_id[s.report].text, s.start, s.end) for s in sides)
        # What one report quotes another may show as a post, or retell: the words are a speaker's on either side.
        kind = "quotation" if any(mostly_quoted(by_id[s.report].text, s.start, s.end) for s in sides) else "passage"
        if kind == "quotation":
            sides = (_whole(sides[0], quoted[0]), _whole(sides[1], quoted[1]))
        yield _Link(kind, *sides, f"{found.equal} equal words, {found.share:.2f} of the longer side", found.equal)


def _whole(span: Span, quotation: tuple[int, int] | None) -> Span:
    """The quotation around ``span`` where ``span`` is most of it."""
    if quotation is None or (span.end - span.start) <= (quotation[1] - quotation[0]) / 2:
        return span
    return Span(span.report, *quotation)


def _trimmed(report: Report, told: Worded, interval: tuple[int, int]) -> Span:
    """The words of the interval with the marks that touch them."""
    start, end = told.spans[interval[0]][0], told.spans[interval[1] - 1][1]
    while start > 0 and report.text[start - 1] in _OPENING:
        start -= 1
    while end < len(report.text) and report.text[end] in _CLOSING:
        end += 1
    return report.span(start, end)


def _quotations(reports: Sequence[Report], readings: dict[str, Reading]) -> Iterable[_Link]:
    """What two named people say is one quotation only where its words are the same: condolences are much alike."""
    for m in matches([quotations(n, r) for n, r in enumerate(reports)]):
        a, b = _quoted(reports, m.a), _quoted(reports, m.b)
        if m.wording < VERBATIM:
            said = [_named(span, reports[q.report], readings) for span, q in ((a, m.a), (b, m.b))]
            if all(said) and said[0].isdisjoint(said[1]):
                continue
        reason = f"score {m.score:.2f}: shared wording {m.wording:.2f}, meaning {m.meaning:.2f}"
        yield _Link("quotation", a, b, reason)


def _named(span: Span, report: Report, readings: dict[str, Reading]) -> set[str]:
    """The last words of the names of the people who say what stands there."""
    sources = [a.source for a in _attributions(span, readings) if a.source is not None]
    every = readings[span.report].mentions if sources else ()
    people = [m.span for m in every if m.kind == "name" and m.type == "person"]
    return {
        report.quote(name).split()[-1].casefold() for name in people if any(source.contains(name) for source in sources)
    }


def _quoted(reports: Sequence[Report], quotation: Quotation) -> Span:
    return reports[quotation.report].span(quotation.start, quotation.end)


def _groups(links: list[_Link], rank: dict[str, int]) -> list[list[_Link]]:
    """Links that meet at one place, together."""
    places = sorted({s for link in links for s in (link.a, link.b)}, key=lambda s: (rank[s.report], s))
    groups: Unions[Span] = Unions()
    for k, span in enumerate(places):
        for other in places[k + 1 :]:
            if other.report != span.report or other.start >= span.end:
                break
            common = min(span.end, other.end) - other.start
            if common >= SAME_PLACE * min(span.end - span.start, other.end - other.start):
                groups.unite(span, other)
    for link in links:
        groups.unite(link.a, link.b)
    made: dict[Span, list[_Link]] = {}
    for link in links:
        made.setdefault(groups.of(link.a), []).append(link)
    return list(made.values())


def _reuse(links: list[_Link], reports: dict[str, Report], readings: dict[str, Reading], rank: dict[str, int]) -> Reuse:
    kind = links[0].kind
    spans = sorted({s for link in links for s in (link.a, link.b)}, key=lambda s: (rank[s.report], s))
    passages: list[Span] = []
    for span in spans:
        if passages and passages[-1].overlaps(span):
            passages[-1] = Span(span.report, passages[-1].start, max(passages[-1].end, span.end))
        else:
            passages.append(span)
    long = max(link.equal for link in links) >= LONG
    origin, why = _origin(kind, passages, reports, readings, long=long)
    reasons = [f"{link.a.report} ~ {link.b.report} {link.reason}" for link in links]
    return Reuse(kind, origin, tuple(passages), (*reasons, why))  # type: ignore[arg-type]


def _origin(
    kind: str, passages: list[Span], reports: dict[str, Report], readings: dict[str, Reading], *, long: bool
) -> tuple[str | None, str]:
    """Where a passage comes from, and by what it is told: speaker, credit, channel, day; None where none tells.

    A credit of a part of the reports, and the day, tell it of a ``long`` passage alone: most that a report has is not
    its agency's, and others may have a turn of phrase from elsewhere.
    """
    over = [(a, reports[s.report]) for s in passages for a in _attributions(s, readings)]
    if kind == "quotation":
        # An outlet that quotes first is not where the words come from.
        speaker = _speaker([(a.source, r) for a, r in over if a.source is not None], readings)
        return (speaker, "origin: who is quoted") if speaker is not None else (None, "origin: no speaker found")
    all_of_them = [set(reports[s.report].credits) for s in passages]
    credited = set.union(*all_of_them) if long else set.intersection(*all_of_them)
    if len(credited) == 1:
        return credited.pop(), "origin: the credit of a report that has it"
    channels = {c for a, _ in over for c in (a.channel, a.addressee) if c is not None and c[:1].isupper()}
    if len(channels) == 1:
        return channels.pop(), "origin: the channel that a report gives"
    days = sorted((d.isoformat(), r.name) for s in passages if (d := (r := reports[s.report]).published_on) is not None)
    if long and len(days) == len(passages) and len({d for d, _ in days}) > 1 and days[0][0] < days[1][0]:
        return days[0][1], "origin: published a day or more before the others"
    return None, "origin: nothing tells"


def _speaker(sources: list[tuple[Span, Report]], readings: dict[str, Reading]) -> str | None:
    """The fullest source that is a bare name, else the shortest that holds one, else None."""
    bare, holding = [], []
    for source, report in sources:
        names = [m.span for m in readings[report.id].mentions if m.kind == "name" and source.overlaps(m.span)]
        if any(n.contains(source) for n in names):
            bare.append(report.quote(source))
        elif names:
            holding.append(report.quote(source))
    if bare:
        return min(bare, key=lambda s: (-len(s), s))
    return min(holding, key=lambda s: (len(s), s), default=None)


def _attributions(span: Span, readings: dict[str, Reading]) -> list[Attribution]:
    """Those whose content stands in ``span`` for the most part."""
    reading = readings.get(span.report)
    if reading is None:
        return []
    return [
        a
        for a in reading.attributions
        if any(min(c.end, span.end) - max(c.start, span.start) > (c.end - c.start) / 2 for c in a.content)
    ]
