"""A Report to its Reading."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.models import reader
from counterclaim.models.endpoint import ask
from counterclaim.models.reader import Scored
from counterclaim.reading import attributions as linked
from counterclaim.reading import chains, posts, private
from counterclaim.reading.aligned import aligned
from counterclaim.reading.attributions import Linked
from counterclaim.reading.blocks import with_blocks
from counterclaim.reading.carry import carried
from counterclaim.reading.excerpts import with_excerpts
from counterclaim.reading.implied import with_subjects
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.naming import consistent
from counterclaim.reading.quoting import quotations
from counterclaim.reading.records import Attribution, Outcome, Reading, TimeExpression
from counterclaim.reading.stance import addressee, channel, quote_type, stance
from counterclaim.reading.times import find, in_title, normalise, said_on
from counterclaim.reading.unclaimed import gone_on, passed_on
from counterclaim.reading.whose import weighed
from counterclaim.settings import in_force
from counterclaim.text import Report, Span, sentences

SILENT_PARTS = frozenset({"byline", "caption", "credit", "note", "related", "notice", "dateline"})
_LANGUAGES = ("en",)
_LEAD = re.compile(r"[^\n]*:[ \t]*\n\s*$")


def read(report: Report) -> Reading:
    """Everything that one report says about who says what.

    A report in a language that the reader does not know comes back with the outcome ``other-language`` and nothing
    read; one without any attribution with ``no-attribution``. Attributions come from the language model at the endpoint
    where one is set: then ReadingError is raised where it gives no answer that can be read.
    """
    reading, scored = unweighed(report)
    if scored is None or in_force().endpoint:
        return reading
    return replace(reading, attributions=weighed(report.text, scored, reading.attributions))


def unweighed(report: Report) -> tuple[Reading, Scored | None]:
    """The same before it is weighed whose words an attribution tells, with what the network made of the text.

    None for the latter where it was not run.
    """
    bounds = tuple(report.span(s, e) for s, e in sentences(report.text))
    if report.language is not None and re.split("[-_]", report.language)[0].lower() not in _LANGUAGES:
        return Reading(report.id, reader.version(), "other-language", bounds, (), (), ()), None
    scored = reader.score(_without_links(report))
    named = [(s.start, s.end) for s in scored.spans["names"]]
    settings = in_force()
    model, dropped = reader.version(), 0
    if settings.endpoint:
        found, dropped = aligned(report.text, ask(_without_links(report), settings=settings))
        model += f"+{settings.endpoint_model}"
    else:
        outer = with_subjects(report.text, linked.link(report.text, scored), named)
        outer = gone_on(report.text, _without_asides(report.text, outer))
        outer = with_blocks(report.text, with_excerpts(report.text, outer), names=named)
        found = passed_on(report.text, chains.nested(report.text, outer, names=named))
    found = posts.merged(report.text, _without_parts(report, found), names=named)
    times = normalise(report.text, _time_spans(report.text, scored), anchor=report.published_on, report_id=report.id)
    told = tuple(t for t in times if report.part_at(t.span.start, t.span.end) not in SILENT_PARTS)
    quoted = quotations(report.text)
    told_of = tuple(_attribution(report, i, found, told, quoted) for i in range(len(found)))
    attributions = carried(report, told_of, times=told)
    names = consistent(report.text, scored.spans["names"])
    mentions = find_mentions(report, names, [a.source for a in attributions if a.source is not None])
    outcome: Outcome = "read" if attributions else "no-attribution"
    return Reading(report.id, model, outcome, bounds, attributions, mentions, times, dropped), scored


def _time_spans(text: str, scored: Scored) -> list[tuple[int, int]]:
    """The tagger's spans and the rules', the longer where two overlap."""
    tagged = [(s.start, s.end) for s in scored.spans["times"] if not in_title(text, s.start, s.end)]
    spans = sorted(tagged + find(text), key=lambda s: (s[0] - s[1], s[0]))
    kept: list[tuple[int, int]] = []
    taken = bytearray(len(text))
    for start, end in spans:
        if taken.find(1, start, end) < 0:
            kept.append((start, end))
            taken[start:end] = b"\1" * (end - start)
    return sorted(kept)


def _without_asides(text: str, found: list[Linked]) -> list[Linked]:
    """Without the report's own word on the act of saying, in apposition to what was said."""
    aside = re.compile(rf"(?:an?|the)\s(?:[a-z]+\s)?(?:{'|'.join(sorted(private.lists().acts))})\s(?:that|which)\s")
    made = []
    for a in found:
        content = tuple(c for k, c in enumerate(a.content) if k == 0 or aside.match(text, *c) is None)
        made.append(replace(a, content=content))
    return made


def _without_links(report: Report) -> str:
    """The text with links, notices and lines in capitals as white space: the network passes over them, and every offset
    stands."""
    passed = [(part.start, part.end) for part in report.parts if part.kind in ("related", "notice")]
    made, at = [], 0
    for start, end in sorted((*passed, *_shouted(report))):
        if end > at:
            made += [report.text[at:start], " " * (end - max(at, start))]
            at = end
    return "".join((*made, report.text[at:]))


def _shouted(report: Report) -> list[tuple[int, int]]:
    """Paragraphs in capitals, four words or more, of a report that is not: links to other stories and headings.

    A quotation, a title and who is said to speak ("THE MAYOR: ...") are none.
    """
    text = report.text
    if sum(c.islower() for c in text[:4000]) < len(text[:4000]) / 2:
        return []
    return [
        m.span()
        for m in re.finditer(r"(?<![^\n])[^\na-z“”\"]{20,300}(?=\n|$)", text)
        if len(m[0].split()) >= 4 and m[0].isupper() and report.part_at(*m.span()) != "title"
    ]


def _without_parts(report: Report, found: list[Linked]) -> list[Linked]:
    """Without what stands in a byline, a related link and the like; what was inside goes with it.

    "More from Tarr's speech:" looks like a link, and is none where her words stand below it.
    """
    keep: dict[int, int] = {}
    made: list[Linked] = []
    for i, a in enumerate(found):
        told = a.content[0] if a.cue is None or _LEAD.match(report.text, a.cue[1], a.content[0][0]) else a.cue
        if report.part_at(*told) in SILENT_PARTS or (a.parent is not None and a.parent not in keep):
            continue
        keep[i] = len(made)
        parent = keep[a.parent] if a.parent is not None else None
        made.append(Linked(a.source, a.cue, a.content, a.confidence, parent))
    return made


def _attribution(
    report: Report,
    index: int,
    found: list[Linked],
    times: tuple[TimeExpression, ...],
    quoted: list[tuple[int, int]],
) -> Attribution:
    a = found[index]
    text = report.text
    around = found[a.parent].content if a.parent is not None else ()
    said = said_on(text, source=a.source, cue=a.cue, content=a.content, times=times, within=around)
    if a.cue is None and a.source is not None:
        said = next(
            (t.value[:10] for t in times if t.value is not None and posts.signed_at(text, a.source, t.span.start)), None
        )
    stood = stance(text, cue=a.cue, content=a.content, source=a.source)
    return Attribution(
        id=f"{report.id}-a{index}",
        source=_span(report, a.source),
        cue=_span(report, a.cue),
        content=tuple(report.span(s, e) for s, e in a.content),
        quote=quote_type(text, a.content, cue=a.cue, quoted=quoted),
        stance=stood.stance,
        negated=stood.negated,
        within=f"{report.id}-a{a.parent}" if a.parent is not None else None,
        said_on=said,
        channel=posts.CHANNEL if a.cue is None else channel(text, cue=a.cue, content=a.content),
        addressee=addressee(text, cue=a.cue, content=a.content, source=a.source),
        confidence=a.confidence,
    )


def _span(report: Report, interval: tuple[int, int] | None) -> Span | None:
    return report.span(*interval) if interval is not None else None
