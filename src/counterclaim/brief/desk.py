"""Citations: numbers the reports of a dossier, and proves and remembers every span that a brief points to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from counterclaim.brief.days import day
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Cite, Words
from counterclaim.brief.wording import plain, shorten, visible
from counterclaim.claims.language.words import stems, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Dossier, Position
from counterclaim.errors import SpanError
from counterclaim.text import Report, Span
from counterclaim.text.data_files import parsed

_MARKS = (("“", "”"), ("«", "»"), ('"', '"'))  # not ‘ ’: the second is also an apostrophe
_BEFORE_CLOSING = ",.;!?"


class Desk:
    """What a brief needs to look up, and the citations made so far."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {r.id: r for r in dossier.reports}
        self.numbers = {r.id: n for n, r in enumerate(dossier.reports, 1)}
        self.claims = {c.id: c for c in dossier.comparison.claims}
        self.positions = {p.id: p for c in dossier.comparison.claims for p in c.positions}
        self.report_of = {i: p.report for i, p in self.positions.items()}
        self.attributions = {(r.report, a.id): a for r in dossier.readings for a in r.attributions}
        self._cited: dict[Span, Cite] = {}
        self._readings = {r.report: r for r in dossier.readings}
        self._lookups: dict[str, Lookup] = {}
        self._stems: dict[str, tuple[tuple[Span, frozenset[str]], ...]] = {}

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

    def lookup(self, report: str) -> Lookup:
        """The mentions, times and sentences of a report by place; made once."""
        if report not in self._lookups:
            reading, identities = self._readings[report], self.dossier.identities
            self._lookups[report] = Lookup(self.report(report), reading, identities)
        return self._lookups[report]

    def sentence_stems(self, report: str) -> tuple[tuple[Span, frozenset[str]], ...]:
        """The sentences of a report's body with the stems of their words; made once."""
        if report not in self._stems:
            text = self.report(report)
            self._stems[report] = tuple((s, stems(tokens(text.quote(s)))) for s in self.lookup(report).body())
        return self._stems[report]

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
        if text is not None:
            self.report(span.report).prove(span, text)
        cite = self.cite(self.closed(span))
        rest = {c.number: c for c in also if c.number != cite.number}
        shown = self.line(span)
        others = [rest[n] for n in sorted(rest)]
        same = tuple(c for c in others if self.line(c.span) == shown)
        return Words(shorten(shown, limit), shown, (cite, *same), tuple(c for c in others if c not in same))

    def line(self, span: Span) -> str:
        """What stands at ``span``, on one line, with the quotation mark that it leaves out."""
        return plain(self.report(span.report).quote(self.closed(span)))

    def closed(self, span: Span) -> Span:
        """``span``, longer by the word or words before it that make something else of it ("When", "even if", "So"), and
        by one mark where a quotation opens in it and closes just behind it, or the other way."""
        text = self.report(span.report).text
        pattern, longest = _cuts()
        cut = pattern.search(text, max(0, span.start - longest), span.start)
        if cut is not None and cut.group(1) is not None:
            span = Span(span.report, cut.start(1), span.end)
        words = text[span.start : span.end]
        before = text[max(0, span.start - 1) : span.start]
        end = span.end + (text[span.end : span.end + 1] in tuple(_BEFORE_CLOSING))
        behind = text[end : end + 1]
        for opening, closing in _MARKS:
            opened = words.count(opening) - words.count(closing) if opening != closing else words.count(opening) % 2
            if opened > 0 and behind == closing:
                return Span(span.report, span.start, end + 1)
            if opened != 0 and before == opening and (opening == closing or opened < 0):
                return Span(span.report, span.start - 1, span.end)
        return span

    def names_in(self, span: Span) -> list[str]:
        """The names of whom or what ``span`` mentions."""
        inside = {
            e
            for s, e in self.dossier.identities.by_span.items()
            if s.report == span.report and span.start <= s.start and s.end <= span.end
        }
        return [e.name for e in self.dossier.identities.entities if e.id in inside]

    def addressee(self, position: Position) -> str | None:
        """Who was told, where the report names them; "reporters" is no name."""
        told = position.addressee
        return plain(told) if told is not None and any(w[:1].isupper() for w in told.split()) else None


@cache
def _cuts() -> tuple[re.Pattern[str], int]:
    """What makes something else of the words behind it, with the space after it, and how long that is at most.

    Group 1 is empty where it belongs to the words before ("the dam or not the bridge").
    """
    told = parsed((files("counterclaim.brief") / "cuts.yml").read_text("utf-8"))
    words = [*(w[:1].upper() + w[1:] for w in told["opening"]), *told["within"]]
    taken, apart = ("|".join(re.escape(w) for w in sorted(ws, key=len, reverse=True)) for ws in (words, told["apart"]))
    pattern = re.compile(rf"""(?:^|(?<=[\s"“‘(]))(?:({taken})|{apart}) \Z""")
    return pattern, max(map(len, words)) + 1
