"""Small stages that need no model, so that the ledger is tested by itself, and the invented reports that they read."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from counterclaim.claims.alignment.decisions import NOTHING, Decisions, ruled
from counterclaim.claims.records import (
    Claim,
    Comparison,
    Copy,
    Difference,
    Leaf,
    OnlyIn,
    Origin,
    Outlet,
    Position,
    Publisher,
    Reason,
    Side,
    TimelineEntry,
)
from counterclaim.identity.records import Alias, Entity, Identities, Place
from counterclaim.ledger import Stages
from counterclaim.reading.records import Attribution, Mention, Reading, TimeExpression
from counterclaim.stories import Assignment, Profile, Reuse, Story, StoryProfile
from counterclaim.text import Part, Report, Span, report_id, sentences

SAID = re.compile(r"(?P<who>The [a-z]+) (?P<cue>said|denied) (?P<what>[^.]+)\.")
WORDS = (
    "The mayor said the dam broke on Monday. The ministry denied the dam broke.",
    "The ministry denied the dam broke. The mayor said the dam broke on Monday. The guard said two boats sank.",
    "The guard said two boats sank. The mayor said the dam broke on Monday. Über 30 km weit – 🚤.",
)


def report(number: int, *, text: str | None = None, **more: str | None) -> Report:
    words = WORDS[number] if text is None else text
    outlet, published = f"Outlet {number}", f"2024-03-0{number + 1}"
    made = Report(
        id=report_id(words, outlet=outlet, published=published),
        text=words,
        sha256=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        outlet=outlet,
        published=published,
        title=f"Title {number}",
        authors=("A. Writer",),
        credits=("Wire",),
        publisher="Lake Media",
        dateline_place="Hafenstadt",
        parts=(Part("dateline", 0, 3),),
    )
    return Report(**{name: more.get(name, getattr(made, name)) for name in made.__slots__})


def read(found: Report) -> Reading:
    attributions, mentions = [], []
    for n, m in enumerate(SAID.finditer(found.text)):
        source = found.span(*m.span("who"))
        mentions.append(Mention(source, "description", "person", "Person"))
        attributions.append(
            Attribution(
                id=f"{found.id}-a{n}",
                source=source,
                cue=found.span(*m.span("cue")) if n % 2 == 0 else None,
                content=(found.span(*m.span("what")), found.span(m.end() - 1, m.end())),
                quote="indirect",
                stance="denies" if m["cue"] == "denied" else "asserts",
                negated=n == 1,
                within=f"{found.id}-a0" if n == 1 else None,
                said_on="2024-03-01" if n == 0 else None,
                channel="a post" if n == 1 else None,
                confidence=0.1 + n / 3,
            )
        )
    days = [TimeExpression(found.span(*m.span()), None, "DATE") for m in re.finditer("Monday", found.text)]
    bounds = tuple(found.span(s, e) for s, e in sentences(found.text))
    return Reading(found.id, "double-1", "read", bounds, tuple(attributions), tuple(mentions), tuple(days))


def profile(found: Report, reading: Reading | None) -> Profile:
    packed = base64.b64encode(np.ones(384, dtype="<f2").tobytes()).decode()
    day = date.fromisoformat(found.published[:10]) if found.published is not None else None
    return Profile(found.id, "double-1", day, {"dam": 1 / 3}, {}, {}, packed)


def assign(made: Profile, known: Sequence[StoryProfile]) -> Assignment | None:
    return Assignment(known[0].id, 1.5, ("the only one",)) if known else None


def identify(reports: Sequence[Report], readings: Sequence[Reading]) -> Identities:
    texts = {r.id: r for r in reports}
    spans = {m.span: texts[r.report].quote(m.span) for r in readings for m in r.mentions}
    names = sorted(set(spans.values()))
    place = Place(53.5, 9.9, "DE", None)
    entities = tuple(
        Entity(
            f"e-{n}",
            n,
            "person",
            (Alias(n, former=n == names[0]),),
            None,
            place if n == names[-1] else None,
            None,
            ("x",),
        )
        for n in names
    )
    return Identities(entities, {s: f"e-{n}" for s, n in spans.items()}, {e.id: e for e in entities})


def find_reuse(reports: Sequence[Report], readings: Sequence[Reading]) -> tuple[Reuse, ...]:
    return (Reuse("passage", None, tuple(r.span(0, 4) for r in reports), ("four",)),)


def compare(
    story: Story,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    identities: Identities,
    reuse: Sequence[Reuse],
    *,
    decisions: Decisions = NOTHING,
) -> Comparison:
    texts = {r.id: r for r in reports}
    held: dict[str, list[Position]] = {}
    for reading in readings:
        for a in reading.attributions:
            span, text = a.content[0], texts[reading.report].quote(a.content[0])
            made = Position(
                id=f"p-{a.id}",
                report=reading.report,
                holder=identities.entity(identities.by_span[a.source]).name if a.source is not None else "?",
                holder_entity=identities.by_span[a.source] if a.source is not None else None,
                stance="denies" if a.stance == "denies" else "asserts",
                span=span,
                text=text,
                attribution=a.id,
                chain=("Wire",),
                addressee="the council",
                confidence=a.confidence,
            )
            held.setdefault(text.partition(" on ")[0], []).append(made)
    claims = tuple(_claim(n, w, tuple(held[w])) for n, w in enumerate(sorted(held)))
    everywhere = tuple(r.span(0, 3) for r in reports)
    sides = (Side("broke", (claims[0].positions[0].id,), everywhere), Side("did not", (), ()))
    return Comparison(
        claims=claims,
        differences=ruled(
            decisions,
            [Difference("d1", "denial", True, "whether it broke", sides, (claims[0].id,), 0.5, (), relation="exclude")],
        ),
        timeline=(TimelineEntry("2024-03", "broke", "happened", (claims[0].id,), everywhere),),
        only_in=(OnlyIn(reports[0].id, (claims[0].id,)),),
        unattached=tuple(replace(held[w][0], id="silent", stance="no-comment") for w in sorted(held)[:1]),
    )


def _copy(positions: tuple[Position, ...]) -> Copy:
    leaves = tuple(Leaf(p.report, (p.id,)) for p in positions)
    outlet = Outlet("Lake Gazette", ("lake gazette",), "names of one outlet", leaves)
    return Copy("agency", "Hill Wire", None, (Publisher(None, None, (outlet,)), Publisher("Lake Media", None, ())))


def _claim(number: int, words: str, positions: tuple[Position, ...]) -> Claim:
    stances = {p.stance for p in positions}
    material = "".join(sorted(p.id for p in positions))
    return Claim(
        id="c" + hashlib.sha256(material.encode()).hexdigest()[:12],
        statement=words,
        kind="event",
        status="disputed" if len(stances) > 1 else "denied" if "denies" in stances else "asserted",
        positions=positions,
        origins=(Origin("The mayor", tuple(p.id for p in positions), False, ("named",), (_copy(positions),)),),
        independent_origins=1,
        score=10.0 - number,
        reasons=(Reason("reports", str(len(positions)), 1 / 3),),
        evidence=(Span(positions[0].report, 0, 3),),
    )


STAGES = Stages(read=read, profile=profile, assign=assign, identify=identify, find_reuse=find_reuse, compare=compare)
