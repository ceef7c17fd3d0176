"""Report, Part and Span."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from counterclaim.errors import SpanError
from counterclaim.text.moments import instant

PartKind = Literal["title", "dateline", "byline", "credit", "caption", "note", "related", "notice"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report: code points, end-exclusive."""

    report: str
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.report == other.report and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.report == other.report and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report's text that is not the story's own telling.

    ``kind``: title, dateline ("PARIS, Dec. 2 —"), byline, credit (an agency's), caption, note (the editor's),
    related (a link to other stories), notice (newsletter, copyright, advertising). What no Part covers is body.
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One article of one outlet. ``text`` is what every offset counts in; it never changes.

    ``published`` and ``retrieved`` are ISO 8601 (a date, or a date with a time); ``credits`` names agencies that the
    report gives as where it comes from; ``supersedes`` is the id of the version before; ``publisher`` is whoever
    publishes the outlet, None where that is not known.
    """

    id: str
    text: str
    sha256: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    source_file: str | None = None
    supersedes: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    dateline_place: str | None = None
    parts: tuple[Part, ...] = field(default=())
    publisher: str | None = None

    @property
    def published_on(self) -> date | None:
        """The day of publication, or None where it is unknown."""
        return date.fromisoformat(self.published[:10]) if self.published is not None else None

    @property
    def name(self) -> str:
        """What a reader calls it: its outlet, else its file, else its id."""
        return self.outlet or self.source_file or self.id

    def span(self, start: int, end: int) -> Span:
        if not 0 <= start <= end <= len(self.text):
            raise SpanError(f"no span {start}..{end} in a text of {len(self.text)} code points", where=self.name)
        return Span(self.id, start, end)

    def quote(self, span: Span) -> str:
        """The exact characters of ``span``. Raises SpanError where it is of another report or runs outside."""
        if span.report != self.id or not 0 <= span.start <= span.end <= len(self.text):
            raise SpanError(f"{span} is not in this report", where=self.name)
        return self.text[span.start : span.end]

    def prove(self, span: Span, text: str) -> None:
        """Raise SpanError unless ``text`` is exactly what stands at ``span``."""
        found = self.quote(span)
        if found != text:
            raise SpanError(f"{span.start}..{span.end} reads {found[:60]!r}, not {text[:60]!r}", where=self.name)

    def part_at(self, start: int, end: int) -> PartKind | None:
        """The kind of Part that covers start..end for the most part, or None for body."""
        for part in self.parts:
            if min(end, part.end) - max(start, part.start) > (end - start) / 2:
                return part.kind
        return None


def report_id(text: str, *, outlet: str | None, published: str | None) -> str:
    """16 hexadecimal digits from what was published, by whom and when: the same report gives the same id anywhere."""
    material = "\0".join((outlet or "", published or "", text))
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def by_publication(report: Report) -> tuple[str, str]:
    """Sorts by the instant of publication (``moments.instant``), what has no date last, then by id."""
    return (instant(report.published) if report.published is not None else "9999", report.id)
