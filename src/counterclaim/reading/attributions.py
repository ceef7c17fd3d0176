"""From tagged spans to linked attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from counterclaim.models.reader import Scored, Tagged
from counterclaim.reading import linking
from counterclaim.reading.linking import Floats

Interval = tuple[int, int]
LEAST = 0.45  # confidence; 0, 0.45 and 0.6 give whole-relation F1 of 76.4, 76.7 and 76.1 on PolNeAR dev
_BREAK = re.compile(r"\s*\n\s*\n\s*")
_MARKS = "“”\"‘'«»"
_MARK_BEFORE = re.compile(r"[“\"‘«]\s?$")
_SPARE = 1.0  # nats that a content may lose by going to a cue that has none; see docs/reading.md, Linking
_LONG_RUN = 600  # spans; reports have some eighty, and none that was seen over five hundred


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution by its spans in code points of the report; ``parent`` indexes the list that it is in."""

    source: Interval | None
    cue: Interval | None
    content: tuple[Interval, ...]
    confidence: float
    parent: int | None = None
    evidence: tuple[float, ...] = ()

    @property
    def told(self) -> tuple[Interval, ...]:
        """Its contents, and its cue if it has one."""
        return self.content if self.cue is None else (*self.content, self.cue)


def link(text: str, scored: Scored) -> list[Linked]:
    """Each content to the cue it goes with best, each cue to its source or to none.

    A cue left with no content takes one that is to spare (``_shared``). One that gets none is dropped: in PolNeAR no
    attribution lacks one, so such a cue was not one.
    """
    found = (a for spans in _stretches(scored) for a in _link(text, scored, spans))
    return [kept for a in found if a.confidence >= LEAST and (kept := _in_paragraph(text, a)) is not None]


def _in_paragraph(text: str, found: Linked) -> Linked | None:
    """Without what a missing full stop joined to it from another paragraph: a caption, a heading, the next paragraph.

    A source keeps to the paragraph that is nearer to its cue, words outside quotation marks to the paragraph of their
    cue; None where no content is left.
    """
    if found.cue is None:
        return found
    start, end = found.cue
    source = found.source
    if source is not None:
        breaks = [m.span() for m in _BREAK.finditer(text, *source)]
        if breaks:
            source = (breaks[-1][1], source[1]) if source[0] < start else (source[0], breaks[0][0])
    content = []
    for low, high in found.content:
        if text[low] not in _MARKS:
            near = (end, low) if low >= end else (high, start)
            apart = _BREAK.search(text, *near) is not None
            inside = [m.span() for m in _BREAK.finditer(text, low, high)]
            if apart and not _MARK_BEFORE.search(text, max(0, low - 2), low):
                continue
            if inside and not any(mark in text[low:high] for mark in _MARKS):
                low, high = (low, inside[0][0]) if low >= end else (inside[-1][1], high)
        content.append((low, high))
    return replace(found, source=source, content=tuple(content)) if content else None


def _stretches(scored: Scored) -> Iterator[list[Tagged]]:
    """The tagged spans, cut at paragraphs into runs of some hundreds, so that a text of any length stays linear."""
    breaks = np.cumsum(scored.pieces.features[:, 1] >= 2)
    run: list[Tagged] = []
    for span in scored.spans["attribution"]:
        new_paragraph = bool(run) and breaks[span.first] != breaks[run[-1].last]
        if len(run) >= _LONG_RUN and (new_paragraph or len(run) >= 2 * _LONG_RUN):
            yield run
            run = []
        run.append(span)
    yield run


def _link(text: str, scored: Scored, spans: list[Tagged]) -> list[Linked]:
    cues = [s for s in spans if s.label == "cue"]
    sources = [s for s in spans if s.label == "source"]
    contents = [s for s in spans if s.label == "content"]
    if not cues or not contents:
        return []
    fits, alone = linking.scores(text, scored, cues, contents, kind=1)
    chosen, _ = _choose(fits, alone)
    belongs = _shared(chosen, fits, alone)
    sure = _chances(fits, alone)
    speakers: list[int | None] = [None] * len(cues)
    told = [1.0] * len(cues)
    if sources:
        from_sources, none = linking.scores(text, scored, cues, sources, kind=0)
        speakers, told = _choose(from_sources.T, none)
    made = []
    for i in sorted(belongs):
        speaker = speakers[i]
        source = sources[speaker] if speaker is not None else None
        parts = sorted(belongs[i])
        evidence = linking.evidence(
            cues[i].confidence,
            [contents[j].confidence for j in parts],
            source.confidence if source is not None else None,
            [float(sure[i, j]) for j in parts],
            told[i],
        )
        made.append(
            Linked(
                (source.start, source.end) if source is not None else None,
                (cues[i].start, cues[i].end),
                tuple((contents[j].start, contents[j].end) for j in parts),
                linking.confidence(evidence),
                evidence=tuple(evidence),
            )
        )
    return made


def _shared(chosen: list[int | None], fits: Floats, alone: float) -> dict[int, list[int]]:
    """The contents of every cue that has some, ``fits`` (cues, contents).

    A cue that no content chose takes the one that loses least by it, if that is at most ``_SPARE``, of those that are
    nobody's and those of a cue that has another.
    """
    belongs: dict[int, list[int]] = {}
    for j, i in enumerate(chosen):
        if i is not None:
            belongs.setdefault(i, []).append(j)
    held = np.array([alone if i is None else fits[i, j] for j, i in enumerate(chosen)])
    owners = list(chosen)
    for i in range(len(fits)):
        if i in belongs:
            continue
        lost = held - fits[i]
        spare = [j for j, k in enumerate(owners) if lost[j] < _SPARE and (k is None or len(belongs[k]) > 1)]
        if not spare:
            continue
        j = min(spare, key=lambda j: float(lost[j]))
        owner = owners[j]
        if owner is not None:
            belongs[owner].remove(j)
        owners[j], held[j], belongs[i] = i, fits[i, j], [j]
    return belongs


def _choose(fits: Floats, none: float) -> tuple[list[int | None], list[float]]:
    """For every column of ``fits`` the best row or None, and the probability of that choice."""
    table = _chances(fits, none)
    best = table.argmax(axis=0)
    sure = table[best, np.arange(fits.shape[1])]
    return [None if b == len(fits) else b for b in best.tolist()], sure.tolist()


def _chances(fits: Floats, none: float) -> Floats:
    """For every column of ``fits`` the probability of each row, that of none the last."""
    table = np.vstack([fits, np.full((1, fits.shape[1]), none)])
    shifted: Floats = np.exp(table - table.max(axis=0, keepdims=True))
    made: Floats = shifted / shifted.sum(axis=0)
    return made
