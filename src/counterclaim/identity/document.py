"""A report as identity works on it: its mentions in order, who is named where, what each source span comes down to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter

from counterclaim.identity.apart import joined_with, take_apart
from counterclaim.identity.drafts import Unit
from counterclaim.identity.heads import heads_of
from counterclaim.identity.phrases import core
from counterclaim.identity.roles import offices, parse_role
from counterclaim.identity.said import Said
from counterclaim.reading.mentions import source_mention
from counterclaim.reading.records import Attribution, Reading
from counterclaim.text import Part, Report, Span

# A description's mention ends with its noun: of whose president is said after it.
_OF = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}(?! state\b)")
_AND = re.compile(r"([Tt]he [a-z -]{3,30}) and (the [a-z -]{3,30})")
_RELATIVE = re.compile(r"(?:who|which) (?!of\b)")  # a source that is a whole clause


@dataclass(slots=True, eq=False)
class Document:
    """``units`` by start; ``heads`` gives for every source span the units that it comes down to."""

    report: Report
    reading: Reading
    units: list[Unit]
    heads: dict[Span, list[Unit]]
    quoted: bytearray
    _open: list[int] = field(init=False)
    _longest: int = field(init=False)

    def __post_init__(self) -> None:
        self._open = [i for i in range(len(self.reading.sentences)) if not self.quoted_sentence(i)]
        self._longest = max((u.span.end - u.span.start for u in self.units), default=0)

    def units_in(self, start: int, end: int) -> list[Unit]:
        """The units that begin in start..end, ``end`` not among it; code points."""
        key = attrgetter("span.start")
        return self.units[bisect_left(self.units, start, key=key) : bisect_left(self.units, end, key=key)]

    def units_around(self, start: int, end: int) -> list[Unit]:
        """The units that overlap or touch start..end, in order, and some before them."""
        return self.units_in(start - self._longest, end + 1)

    def open_sentences(self, before: int, most: int) -> list[int]:
        """The last ``most`` sentences before the one of that index that are not all quotation, the nearest first."""
        end = bisect_left(self._open, before)
        return self._open[max(0, end - most) : end][::-1]

    def aside(self, unit: Unit) -> bool:
        """Whether it stands in a caption, credit, byline, link or notice, or names a photographer (``NAME/Agency``)."""
        if re.match(r"\s?/\s?[A-Z]", self.report.text[unit.span.end : unit.span.end + 4]) is not None:
            return True
        return self.report.part_at(unit.span.start, unit.span.end) not in (None, "title", "dateline")

    def quoted_sentence(self, index: int) -> bool:
        """Whether all of a sentence is quoted."""
        sentence = self.reading.sentences[index]
        return bool(self.quoted[sentence.start + 1]) and bool(self.quoted[max(sentence.start, sentence.end - 2)])

    def names(self) -> list[tuple[int, int]]:
        return [(u.span.start, u.span.end) for u in self.units if u.kind == "name"]


def _across(span: Span, part: Part) -> bool:
    """Whether it runs over an edge of a link."""
    inside = part.start <= span.start and span.end <= part.end
    return part.kind == "related" and span.start < part.end and part.start < span.end and not inside


def prepare(report: Report, reading: Reading) -> Document:
    """Units of every mention, and of every source span that no mention covers."""
    starts = [s.start for s in reading.sentences] or [0]

    def sentence(at: int) -> int:
        return max(0, bisect_right(starts, at) - 1)

    units: dict[Span, Unit] = {}
    for mention in reading.mentions:
        span = mention.span
        if any(_across(span, part) for part in report.parts):
            continue  # "Mayor Ida BrennBridge bosses": the headline of a link run into the name before it
        units[span] = Unit(span, report.quote(span), mention.kind, mention.type, mention.label, sentence(span.start))
    take_apart(report, units)
    sources = sorted({a.source for a in reading.attributions if a.source is not None})
    named = sorted((u for u in units.values() if u.kind == "name"), key=lambda u: u.span)
    begins, ends = [u.span.start for u in named], list(accumulate((u.span.end for u in named), max))
    heads: dict[Span, list[Unit]] = {}
    for source in sources:
        near = named[bisect_left(ends, source.start + 1) : bisect_left(begins, source.end)]
        found = heads_of(report, source, [u for u in near if u.span.overlaps(source)])
        if not found:
            unit = units.get(source)
            both = _two_bodies(report, source)
            if both:
                units.pop(source, None)
                heads[source] = [units.setdefault(s, _unit(report, s, sentence(s.start))) for s in both]
                for unit in heads[source]:
                    unit.source = True
                continue
            if unit is None or unit.kind == "name":
                unit = units[source] = _unit(report, source, sentence(source.start))
            if _RELATIVE.match(unit.text) is not None:
                unit.kind, unit.type, unit.label = "pronoun", None, "relative"
            found = [unit]
        elif found[0].kind == "name":
            for span in joined_with(report, source, found):
                found = [*found, units.setdefault(span, _unit(report, span, sentence(span.start)))]
        for unit in found:
            unit.source = True
        heads[source] = found
    for unit in units.values():
        if unit.kind == "description":
            after = _OF.match(report.text, unit.span.end, unit.span.end + 60) if not unit.source else None
            unit.role = parse_role(core(unit.text) + (after.group() if after is not None else ""))
            if unit.role is None and (last := unit.text.rpartition(" ")[2].lower()) in offices()["slang"]:
                unit.role = parse_role(unit.text[: -len(last)] + offices()["slang"][last])
    ordered = sorted(units.values(), key=lambda u: (u.span.start, -u.span.end))
    return Document(report, reading, ordered, heads, _quoted(report.text))


def _unit(report: Report, source: Span, sentence: int) -> Unit:
    mention = source_mention(report, source)
    return Unit(source, report.quote(source), mention.kind, mention.type, mention.label, sentence)


def _two_bodies(report: Report, source: Span) -> list[Span]:
    """``the port authority and the company``: the two."""
    text = report.quote(source)
    found = _AND.fullmatch(text)
    if found is None:
        return []
    spans = [report.span(source.start + s, source.start + e) for s, e in (found.span(1), found.span(2))]
    told = [source_mention(report, s) for s in spans]
    return spans if all(m.kind == "description" and m.type == "organisation" for m in told) else []


def _quoted(text: str) -> bytearray:
    """1 for what stands in double quotation marks, paragraph by paragraph; a curly mark may close a straight one."""
    made = bytearray(len(text) + 2)
    start = -1
    for match in re.finditer(r"[“”\"\n]", text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if start >= 0:
                made[start:at] = b"\1" * (at - start)
            start = -1
        elif start < 0 and mark != "”":
            start = at
        elif start >= 0 and mark != "“":
            made[start:at] = b"\1" * (at - start)
            start = -1
    if start >= 0:
        made[start : len(text)] = b"\1" * (len(text) - start)
    return made


def speakers(document: Document) -> Said:
    """The attributions with a source, in the order of their cues, and the units of each."""
    made = [(a, document.heads[a.source]) for a in document.reading.attributions if a.source is not None]
    return Said(sorted(made, key=lambda pair: (_place(pair[0]), pair[0].id)))


def _place(attribution: Attribution) -> int:
    if attribution.cue is not None:
        return attribution.cue.start
    return attribution.source.start if attribution.source is not None else 0


def flat(groups: Iterable[list[Unit]]) -> list[Unit]:
    return [u for g in groups for u in g]
