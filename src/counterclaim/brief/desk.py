"""Citations: numbers the reports of a dossier, and proves and remembers every span that a brief points to."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.brief.days import day
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Cite, Words
from counterclaim.brief.wording import plain, shorten, visible
from counterclaim.claims.records import Dossier, Position
from counterclaim.errors import SpanError
from counterclaim.text import Report, Span


class Desk:
    """What a brief needs to look up, and the citations made so far."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {r.id: r for r in dossier.reports}
        self.numbers = {r.id: n for n, r in enumerate(dossier.reports, 1)}
        self.claims = {c.id: c for c in dossier.comparison.claims}
        self.positions = {p.id: p for c in dossier.comparison.claims for p in c.positions}
        self._cited: dict[Span, Cite] = {}

    @property
    def cited(self) -> tuple[Cite, ...]:
        """All citations made so far, by report and place."""
        return tuple(sorted(self._cited.values(), key=lambda c: (c.number, c.span.start, c.span.end)))

    def report(self, name: str) -> Report:
        """Raises SpanError where the dossier holds no report of that id."""
        try:
            return self.reports[name]
        except KeyError:
            raise SpanError("a span of a report that is not in the dossier", where=name) from None

    def label(self, report: Report) -> str:
        """``The Courier, 2 Dec``."""
        return f"{plain(report.name)}, {day(report.published) or phrase('undated')}"

    def cite(self, span: Span, text: str | None = None) -> Cite:
        """The citation of ``span``; with ``text``, raises SpanError unless that is what stands there."""
        report = self.report(span.report)
        if text is not None:
            report.prove(span, text)
        if span not in self._cited:
            number = self.numbers[span.report]
            anchor = f"r{number}-{span.start}-{span.end}"
            words = visible(report.quote(span))
            self._cited[span] = Cite(number, self.label(report), anchor, span, words)
        return self._cited[span]

    def cite_position(self, position: Position) -> Cite:
        return self.cite(position.span, position.text)

    def cites(self, positions: Iterable[Position]) -> tuple[Cite, ...]:
        """One citation a report, in the order of the reports."""
        first: dict[int, Cite] = {}
        for position in positions:
            cite = self.cite_position(position)
            first.setdefault(cite.number, cite)
        return tuple(first[n] for n in sorted(first))

    def words(self, span: Span, limit: int, *, text: str | None = None, also: Iterable[Cite] = ()) -> Words:
        """What stands at ``span``; ``also`` are other places to cite with it, one a report."""
        cite = self.cite(span, text)
        rest = {c.number: c for c in also if c.number != cite.number}
        shown = self.line(span)
        others = [rest[n] for n in sorted(rest)]
        same = tuple(c for c in others if self.line(c.span) == shown)
        return Words(shorten(shown, limit), shown, (cite, *same), tuple(c for c in others if c not in same))

    def line(self, span: Span) -> str:
        """What stands at ``span``, on one line."""
        return plain(self.report(span.report).quote(span))
