"""A Report to its Reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from counterclaim.models import reader
from counterclaim.models.reader import Scored
from counterclaim.reading import attributions as linked
from counterclaim.reading.attributions import Linked
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.records import Attribution, Reading, TimeExpression
from counterclaim.reading.times import find, normalise
from counterclaim.text import Report, Span, sentences

_SILENT_PARTS = frozenset({"byline", "credit", "note", "related", "notice", "dateline"})
_LANGUAGES = ("en",)


def read(report: Report) -> Reading:
    """Everything that one report says about who says what.

    A report in a language that the reader does not know comes back with the outcome ``other-language`` and nothing
    read; one without any attribution with ``no-attribution``.
    """
    bounds = tuple(report.span(s, e) for s, e in sentences(report.text))
    if report.language is not None and report.language.partition("-")[0].lower() not in _LANGUAGES:
        return Reading(report.id, reader.version(), "other-language", bounds, (), (), ())
    scored = reader.score(report.text)
    found = linked.nested(report.text, linked.link(report.text, scored), worth_reading=_worth_reading)
    found = _without_parts(report, found)
    times = normalise(report.text, _time_spans(report.text, scored), anchor=_anchor(report), report_id=report.id)
    attributions = tuple(_attribution(report, i, found, times) for i in range(len(found)))
    names = [(s.start, s.end, s.label) for s in scored.spans["names"]]
    mentions = find_mentions(report, names, [a.source for a in attributions if a.source is not None])
    outcome = "read" if attributions else "no-attribution"
    return Reading(report.id, reader.version(), outcome, bounds, attributions, mentions, times)


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """Readings in the order of ``reports``, one at a time."""
    for report in reports:
        yield read(report)


def _worth_reading(passage: str) -> bool:
    return True


def _anchor(report: Report) -> date | None:
    return report.published_on


def _time_spans(text: str, scored: Scored) -> list[tuple[int, int]]:
    """The tagger's spans and the rules', the longer where two overlap."""
    spans = sorted([(s.start, s.end) for s in scored.spans["times"]] + find(text), key=lambda s: (s[0] - s[1], s[0]))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if all(end <= s or e <= start for s, e in kept):
            kept.append((start, end))
    return sorted(kept)


def _without_parts(report: Report, found: list[Linked]) -> list[Linked]:
    """Without what stands in a byline, a related link and the like; what was inside goes with it."""
    keep: dict[int, int] = {}
    made: list[Linked] = []
    for i, a in enumerate(found):
        if report.part_at(*a.cue) in _SILENT_PARTS or (a.parent is not None and a.parent not in keep):
            continue
        keep[i] = len(made)
        parent = keep[a.parent] if a.parent is not None else None
        made.append(Linked(a.source, a.cue, a.content, a.confidence, parent))
    return made


def _attribution(report: Report, index: int, found: list[Linked], times: tuple[TimeExpression, ...]) -> Attribution:
    a = found[index]
    content = tuple(report.span(s, e) for s, e in a.content)
    return Attribution(
        id=f"{report.id}-a{index}",
        source=_span(report, a.source),
        cue=_span(report, a.cue),
        content=content,
        quote="indirect",
        stance="asserts",
        within=f"{report.id}-a{a.parent}" if a.parent is not None else None,
        confidence=a.confidence,
    )


def _span(report: Report, interval: tuple[int, int] | None) -> Span | None:
    return report.span(*interval) if interval is not None else None
