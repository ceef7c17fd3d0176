"""Invented reports with what was read in them, made without the reader: names, days and attributions by their words.

Places are real; people, outlets and happenings are invented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.claims import compare
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Comparison
from counterclaim.identity.records import Alias, Entity, Identities, Place
from counterclaim.reading.records import Attribution, Mention, Reading, Stance, TimeExpression
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Report, Span, report_id, sentences

ENTITIES = (
    Entity("e-kassala", "Kassala", "place", place=Place(15.45, 36.4, "SD", None)),
    Entity("e-gedaref", "Gedaref", "place", place=Place(14.03, 35.38, "SD", None)),
    Entity("e-port", "Port Sudan", "place", place=Place(19.6, 37.2, "SD", None)),
    Entity("e-league", "River League", "organisation", side="River League"),
    Entity("e-orrin", "Tavo Orrin", "person", side="River League", aliases=(Alias("Tavo Orrin"), Alias("Orrin"))),
    Entity("e-belk", "Hadda Belkim", "person", side="River League"),
    Entity("e-spoke", "Ruso Mandel", "person", side="River League"),
    Entity("e-ministry", "Interior Ministry", "organisation", side="Union government"),
    Entity("e-union", "Union army", "organisation", side="Union government"),
    Entity("e-mayor", "Ilse Varga", "person", aliases=(Alias("Ilse Varga"), Alias("Ilze Varga"))),
)
NAMES = {
    "Kassala": "e-kassala",
    "Old Kessla": "e-kassala",
    "Gedaref": "e-gedaref",
    "Port Sudan": "e-port",
    "River League": "e-league",
    "Tavo Orrin": "e-orrin",
    "Orrin": "e-orrin",
    "Hadda Belkim": "e-belk",
    "Ruso Mandel": "e-spoke",
    "Interior Ministry": "e-ministry",
    "Union army": "e-union",
    "Ilse Varga": "e-mayor",
    "Ilze Varga": "e-mayor",
}
DAYS = {
    "May 3": "2031-05-03",
    "Sunday": "2031-03-02",
    "Monday evening": "2031-03-03TEV",
    "Monday": "2031-03-03",
    "Tuesday": "2031-03-04",
}


@dataclass(frozen=True)
class Said:
    """An attribution by the words of its parts; ``within`` is the place in the list of the one around it."""

    source: str | None
    cue: str | None
    content: str
    stance: Stance = "asserts"
    within: int | None = None
    said_on: str | None = None


@dataclass(frozen=True)
class Told:
    """A report with what was read in it."""

    report: Report
    reading: Reading
    by_span: dict[Span, str] = field(default_factory=dict)


def told(
    outlet: str | None, text: str, *said: Said, published: str | None = "2031-03-04", agencies: Sequence[str] = ()
) -> Told:
    """A report in which names, days and the attributions given are found by their words."""
    key = report_id(text, outlet=outlet, published=published)
    report = Report(id=key, text=text, sha256="", outlet=outlet, published=published, credits=tuple(agencies))
    by_span: dict[Span, str] = {}
    mentions: list[Mention] = []
    for surface in sorted(NAMES, key=lambda s: (-len(s), s)):
        for match in re.finditer(rf"(?<!\w){surface}(?!\w)", text):
            span = Span(key, *match.span())
            if not any(span.overlaps(m.span) for m in mentions):
                entity = next(e for e in ENTITIES if e.id == NAMES[surface])
                mentions.append(Mention(span, "name", entity.type))
                by_span[span] = entity.id
    times = [
        TimeExpression(Span(key, *m.span()), DAYS[m.group()], "TIME" if "T" in DAYS[m.group()] else "DATE")
        for m in re.finditer("Monday evening|Monday|Sunday|Tuesday|May 3", text)
    ]
    attributions = tuple(_attribution(key, text, k, one) for k, one in enumerate(said))
    for attribution in attributions:
        if attribution.source is not None:
            inside = [e for s, e in by_span.items() if attribution.source.contains(s)]
            if inside:
                by_span[attribution.source] = inside[-1]
    reading = Reading(
        report=key,
        model="invented",
        outcome="read",
        sentences=tuple(Span(key, s, e) for s, e in sentences(text)),
        attributions=attributions,
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        times=tuple(times),
    )
    return Told(report, reading, by_span)


def looked_up(text: str, entities: Mapping[str, Entity]) -> Lookup:
    """A report without attributions, in which ``entities`` are mentioned by their names."""
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail", published="2031-03-04")
    by_span = {
        Span("r1", at, at + len(name)): entity.id
        for name, entity in entities.items()
        for at in range(len(text))
        if text.startswith(name, at)
    }
    mentions = tuple(Mention(s, "name", "person") for s in sorted(by_span))
    told = tuple(Span("r1", s, e) for s, e in sentences(text))
    reading = Reading("r1", "reader-1", "read", told, (), mentions, ())
    return Lookup(report, reading, Identities(tuple(entities.values()), by_span))


def _attribution(report: str, text: str, number: int, said: Said) -> Attribution:
    def span(words: str | None) -> Span | None:
        if words is None:
            return None
        at = text.index(words)
        return Span(report, at, at + len(words))

    content = span(said.content) if said.content else None
    return Attribution(
        id=f"{report}-{number}",
        source=span(said.source),
        cue=span(said.cue),
        content=(content,) if content is not None else (),
        quote="indirect",
        stance=said.stance,
        within=f"{report}-{said.within}" if said.within is not None else None,
        said_on=said.said_on,
    )


def identities(stories: Sequence[Told], *, former: str | None = None) -> Identities:
    """What the names stand for; ``former`` is a spelling to mark as an older name of Kassala."""
    entities = tuple(
        replace(e, aliases=(*e.aliases, Alias(former, former=True)))
        if former is not None and e.id == "e-kassala"
        else e
        for e in ENTITIES
    )
    by_span = {span: key for one in stories for span, key in one.by_span.items()}
    return Identities(entities, by_span, {e.id: e for e in entities})


def story(stories: Sequence[Told]) -> Story:
    days = sorted(t.report.published for t in stories if t.report.published is not None)
    return Story("s-1", "", tuple(t.report.id for t in stories), days[0] if days else None, days[-1] if days else None)


def compared(*reports: Told, former: str | None = None, reuse: tuple[Reuse, ...] = ()) -> Comparison:
    return compare(
        story(reports),
        [t.report for t in reports],
        [t.reading for t in reports],
        identities(reports, former=former),
        reuse,
    )


GAZETTE = told(
    "Harbour Gazette",
    "Ruso Mandel said that Hadda Belkim told Tavo Orrin on Sunday that League fighters had captured Kassala.\n"
    "Tavo Orrin made a visit to a field camp on Sunday.\n"
    "The Interior Ministry has not commented on the claim.\n",
    Said("Ruso Mandel", "said", "Hadda Belkim told Tavo Orrin on Sunday that League fighters had captured Kassala"),
    Said("Hadda Belkim", "told", "League fighters had captured Kassala", within=0, said_on="2031-03-02"),
    Said("The Interior Ministry", "has not commented", "the claim", "no-comment"),
    published="2031-03-03",
)
MAIL = told(
    "Northern Mail",
    "Tavo Orrin claimed that fighters of the River League had captured the city of Kassala.\n"
    "The Interior Ministry denied that Kassala had been captured.\n"
    "Its spokesmen said that the Union army was holding the northern part of Kassala.\n",
    Said("Tavo Orrin", "claimed", "fighters of the River League had captured the city of Kassala"),
    Said("The Interior Ministry", "denied", "Kassala had been captured", "denies", said_on="2031-03-04"),
    Said("spokesmen", "said", "the Union army was holding the northern part of Kassala"),
)
WIRE = told(
    "Delta Wire",
    "The River League said it had captured Kassala and Gedaref.\n"
    "Tavo Orrin made a visit to a desert camp on Monday evening.\n"
    "Ilze Varga, who left the town, said that nine people were killed.\n",
    Said("The River League", "said", "it had captured Kassala and Gedaref"),
    Said("Ilze Varga", "said", "nine people were killed"),
)
STORY = (GAZETTE, MAIL, WIRE)
