"""An invented story: four outlets on a tidal barrier that one side says is shut and the other says is not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from counterclaim.claims.records import (
    Claim,
    Comparison,
    Difference,
    Dossier,
    OnlyIn,
    Origin,
    Position,
    PositionStance,
    Reason,
    Side,
    TimelineEntry,
)
from counterclaim.identity.records import Alias, Entity, Identities, Place
from counterclaim.reading.records import Attribution, Mention, Reading, Stance, TimeExpression
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Part, Report, Span, report_id, sentences

TEXTS = {
    "The Selwyn Courier": (
        "2031-03-04T18:20:00Z",
        "Ministry says barrier at Port Selwyn is shut",
        ("Northern Wire",),
        (
            "PORT SELWYN — The tidal barrier at Port Selwyn is closed to all shipping, ministry spokesman Tomas Vael "
            "said on Tuesday, citing a report by Commodore Ilse Brandt.\n\n"
            "“The barrier is shut and will remain shut,” Vael told reporters. He said that 14 vessels were waiting "
            "outside the harbour.\n\n"
            "The Dockers' Union had not commented by Tuesday evening.\n\n"
            "Brandt visited the control tower on Monday, the ministry said.\n"
        ),
    ),
    "Estuary Times": (
        "2031-03-05",
        "Union denies that harbour is closed",
        (),
        (
            "The Dockers' Union on Wednesday rejected the ministry's account. “Ships are moving through the northern "
            "channel as we speak,” union chair Marit Oskarsen said in a statement on the union's website.\n\n"
            "She conceded that the southern gate had been lowered for repairs.\n\n"
            "Tomas Vael, the ministry's spokesman, said on Tuesday the barrier was shut, citing Commodore Brandt, who "
            "had visited the tower on Sunday.\n\n"
            "About 20 ships lay at anchor off Port Selwyn, formerly known as Fort Amalia, according to the harbour "
            "master's log.\n"
        ),
    ),
    "Delta Broadcasting": (
        "2031-03-05",
        "Barrier dispute: what we know",
        ("Northern Wire",),
        (
            "The tidal barrier at Port Selwyn is closed to all shipping, ministry spokesman Tomas Vael "
            "said on Tuesday.\n\n"
            "Satellite pictures published by the mapping group Tideline show one of the two gates lowered; they do "
            "not show the northern channel.\n\n"
            "“The barrier is closed and it will stay closed,” Vael was quoted as saying by the ministry's channel.\n\n"
            "Pilot Jonas Reke may have taken a tanker through before dawn, Tideline said.\n"
        ),
    ),
    "Le Courant": (
        "2031-03-06",
        None,
        (),
        "Le ministère affirme que le barrage de Port Selwyn est fermé.\n",
    ),
}


def make_report(outlet: str, published: str | None, text: str, **more: object) -> Report:
    name = report_id(text, outlet=outlet, published=published)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(Report(id=name, text=text, sha256=sha256, outlet=outlet, published=published), **more)  # type: ignore[arg-type]


class Maker:
    """Finds words in a report by their letters and makes records of them."""

    def __init__(self) -> None:
        self.reports = [
            make_report(
                outlet,
                published,
                text,
                title=title,
                credits=agencies,
                url=f"https://example.org/{n}",
                source_file=f"{n}.txt",
                language="fr" if outlet == "Le Courant" else "en",
                parts=(Part("dateline", 0, 14),) if n == 0 else (),
            )
            for n, (outlet, (published, title, agencies, text)) in enumerate(TEXTS.items())
        ]
        self.attributions: dict[str, list[Attribution]] = {r.id: [] for r in self.reports}
        self.by_span: dict[Span, str] = {}
        self.serial = 0

    def span(self, n: int, words: str) -> Span:
        start = self.reports[n].text.index(words)
        return self.reports[n].span(start, start + len(words))

    def attribute(self, n: int, source: str, cue: str, content: str, stance: Stance = "asserts") -> str:
        name = f"a{len(self.attributions[self.reports[n].id])}-{self.reports[n].id}"
        self.attributions[self.reports[n].id].append(
            Attribution(
                id=name,
                source=self.span(n, source),
                cue=self.span(n, cue),
                content=(self.span(n, content),),
                quote="direct" if content.startswith("“") else "indirect",
                stance=stance,
                said_on="2031-03-04" if n != 1 else "2031-03-05",
                channel="a statement on the union's website" if n == 1 else None,
                confidence=0.9,
            )
        )
        return name

    def position(
        self,
        n: int,
        holder: tuple[str, str | None, str | None],
        words: str,
        stance: PositionStance = "asserts",
        **more: object,
    ) -> Position:
        self.serial += 1
        made = Position(
            id=f"p{self.serial}",
            report=self.reports[n].id,
            holder=holder[0],
            holder_entity=holder[1],
            side=holder[2],
            stance=stance,
            span=self.span(n, words),
            text=words,
            attribution="a",
            said_on="2031-03-04",
            confidence=0.9,
        )
        return replace(made, **more)  # type: ignore[arg-type]


VAEL = ("Tomas Vael", "e-vael", "Harbour Ministry")
BRANDT = ("Ilse Brandt", "e-brandt", "Harbour Ministry")
UNION = ("Dockers' Union", "e-union", "Dockers' Union")
OSKARSEN = ("Marit Oskarsen", "e-oskarsen", "Dockers' Union")
TIDELINE = ("Tideline", "e-tideline", None)


def make_dossier() -> Dossier:
    m = Maker()
    shut = "The tidal barrier at Port Selwyn is closed to all shipping"
    at0 = m.attribute(0, "ministry spokesman Tomas Vael", "said", shut)
    m.attribute(0, "Vael", "told", "“The barrier is shut and will remain shut,”")
    at1 = m.attribute(
        1, "union chair Marit Oskarsen", "said in", "“Ships are moving through the northern channel as we speak,”"
    )
    at2 = m.attribute(2, "ministry spokesman Tomas Vael", "said", shut)
    chained = ("Tomas Vael",)
    p_shut = (
        m.position(0, VAEL, shut, attribution=at0, value="closed"),
        m.position(2, VAEL, shut, attribution=at2),
        m.position(0, BRANDT, "a report by Commodore Ilse Brandt", chain=chained),
        m.position(1, BRANDT, "the barrier was shut", chain=("Estuary Times", "Tomas Vael")),
        m.position(
            1,
            OSKARSEN,
            "“Ships are moving through the northern channel as we speak,”",
            "denies",
            attribution=at1,
            said_on="2031-03-05",
        ),
        m.position(1, OSKARSEN, "the southern gate had been lowered for repairs", "partial", said_on="2031-03-05"),
    )
    p_comment = m.position(
        0, UNION, "The Dockers' Union had not commented", "no-comment", attribution=None, superseded_by=p_shut[4].id
    )
    p_quote = (
        m.position(0, VAEL, "“The barrier is shut and will remain shut,”"),
        m.position(2, VAEL, "“The barrier is closed and it will stay closed,”"),
    )
    p_ships = (
        m.position(0, VAEL, "14 vessels were waiting outside the harbour", value="14"),
        m.position(1, ("harbour master's log", None, None), "About 20 ships lay at anchor off Port Selwyn", value="20"),
    )
    p_visit = (
        m.position(
            0,
            ("Harbour Ministry", "e-ministry", "Harbour Ministry"),
            "Brandt visited the control tower on Monday",
            value="2031-03-03",
        ),
        m.position(
            1,
            ("Estuary Times", None, None),
            "Commodore Brandt, who had visited the tower on Sunday",
            attribution=None,
            value="2031-03-02",
            said_on=None,
        ),
    )
    p_tanker = m.position(
        2, TIDELINE, "Pilot Jonas Reke may have taken a tanker through before dawn", "hedges", confidence=0.3
    )
    pictures = m.span(2, "Satellite pictures published by the mapping group Tideline show one of the two gates lowered")
    why = (Reason("same place", "Port Selwyn", 0.4), Reason("meaning", "0.81", 0.5))

    def claim(name: str, status: str, positions: tuple[Position, ...], **more: object) -> Claim:
        made = Claim(
            id=name,
            statement=positions[0].text,
            kind="event",
            status=status,  # type: ignore[arg-type]
            positions=positions,
            origins=(Origin(positions[0].holder, (positions[0].id,)),),
            independent_origins=1,
            score=0.9,
            reasons=why,
        )
        return replace(made, **more)  # type: ignore[arg-type]

    claims = (
        claim(
            "c-shut",
            "disputed",
            (*p_shut, p_comment),
            evidence=(pictures,),
            independent_origins=2,
            origins=(Origin("Ilse Brandt", tuple(p.id for p in p_shut[:4])), Origin("Marit Oskarsen", (p_shut[4].id,))),
        ),
        claim("c-quote", "asserted", p_quote),
        claim(
            "c-ships",
            "asserted",
            p_ships,
            independent_origins=2,
            origins=(Origin("Tomas Vael", (p_ships[0].id,)), Origin("the log", (p_ships[1].id,), known=False)),
        ),
        claim("c-visit", "asserted", p_visit),
        claim("c-tanker", "asserted", (p_tanker,)),
    )

    def side(value: str, *positions: Position) -> Side:
        return Side(value, tuple(p.id for p in positions), tuple(p.span for p in positions))

    differences = (
        Difference(
            "d-denial",
            "denial",
            True,
            "Tomas Vael says it, Marit Oskarsen denies it",
            (side("closed", p_shut[0], p_shut[1]), side("not closed", p_shut[4])),
            ("c-shut",),
            0.9,
            why,
            "exclude",
        ),
        Difference(
            "d-visit",
            "date",
            True,
            "the visit to the control tower",
            (side("2031-03-03", p_visit[0]), side("2031-03-02", p_visit[1])),
            ("c-visit",),
            0.8,
            why,
            "exclude",
        ),
        Difference(
            "d-ships",
            "number",
            False,
            "vessels outside the harbour",
            (side("14", p_ships[0]), side("20", p_ships[1])),
            ("c-ships",),
            0.5,
            why,
        ),
        Difference(
            "d-comment",
            "comment-status",
            False,
            "Dockers' Union",
            (side("had not commented", p_comment), side("commented", p_shut[4])),
            ("c-shut",),
            0.5,
            why,
            "evolution",
        ),
        Difference(
            "d-quote",
            "translation",
            False,
            "Tomas Vael",
            (side("shut", p_quote[0]), side("closed", p_quote[1])),
            ("c-quote",),
            0.7,
            why,
            "translation",
        ),
        Difference(
            "d-name",
            "name-variant",
            False,
            "Port Selwyn",
            (
                Side("Port Selwyn", (), (m.span(0, "Port Selwyn"),)),
                Side("Fort Amalia", (), (m.span(1, "formerly known as Fort Amalia"),)),
            ),
            (),
            0.3,
            relation="spelling",
        ),
    )
    timeline = (
        TimelineEntry("2031-03-04", "the barrier is shut", "said", ("c-shut",), (p_shut[0].span, p_shut[1].span)),
        TimelineEntry("2031-03-02", "the visit", "happened", ("c-visit",), (p_visit[1].span,)),
        TimelineEntry("2031-03-05", "ships move", "said", ("c-shut",), (p_shut[4].span,)),
    )
    place = Place(51.4419, 3.5806, "NL", 1)
    entities = (
        Entity(
            "e-vael",
            "Tomas Vael",
            "person",
            (Alias("Vael"), Alias("Tomas Vael")),
            "Harbour Ministry",
            description="ministry spokesman",
        ),
        Entity("e-oskarsen", "Marit Oskarsen", "person", (), "Dockers' Union", description="union chair"),
        Entity(
            "e-port", "Port Selwyn", "place", (Alias("Port Selwyn"), Alias("Fort Amalia", former=True)), place=place
        ),
        Entity("e-tideline", "Tideline", "organisation"),
        Entity("e-channel", "northern channel", "place"),
    )
    by_span = {
        m.span(0, "ministry spokesman Tomas Vael"): "e-vael",
        m.span(2, "ministry spokesman Tomas Vael"): "e-vael",
        m.span(1, "union chair Marit Oskarsen"): "e-oskarsen",
        m.span(0, "Port Selwyn"): "e-port",
        m.span(1, "Port Selwyn"): "e-port",
        m.span(2, "Port Selwyn"): "e-port",
        m.span(1, "northern channel"): "e-channel",
        m.span(2, "Tideline"): "e-tideline",
    }
    readings = tuple(
        Reading(
            report=r.id,
            model="reader-1",
            outcome="other-language" if r.language == "fr" else "read",
            sentences=tuple(Span(r.id, s, e) for s, e in sentences(r.text)),
            attributions=tuple(m.attributions[r.id]),
            mentions=tuple(Mention(s, "name", "person") for s in sorted(by_span) if s.report == r.id),
            times=(TimeExpression(m.span(0, "on Tuesday"), "2031-03-04", "DATE"),) if n == 0 else (),
        )
        for n, r in enumerate(m.reports)
    )
    reuse = (Reuse("passage", "Northern Wire", (m.span(0, shut), m.span(2, shut)), ("0.97 contained",)),)
    story = Story(
        "s1", "Barrier at Port Selwyn: shut or open", tuple(r.id for r in m.reports), "2031-03-04", "2031-03-06"
    )
    only = (OnlyIn(m.reports[2].id, ("c-tanker",)),)
    return Dossier(
        story=story,
        reports=tuple(m.reports),
        readings=readings,
        identities=Identities(entities, by_span),
        reuse=reuse,
        comparison=Comparison(claims, differences, timeline, only),
    )


def make_hostile(words: str) -> Dossier:
    """One report whose text, outlet, title, speaker, side and file name are all ``words``."""
    text = f"Before. {words} After.\n"
    report = make_report(
        words, "2031-03-04", text, title=words, url=words, source_file=words, credits=(words,), language="en"
    )
    span = report.span(8, 8 + len(words))
    position = Position(
        "p1", report.id, words, "e1", "asserts", span, words, "a1", value=words, side=words, chain=(words,)
    )
    claim = Claim("c1", words, "event", "disputed", (position,), (Origin(words, ("p1",)),), 1, evidence=(span,))
    side = Side(words, ("p1",), (span,))
    found = Comparison(
        (claim,),
        (
            Difference("d1", "denial", True, words, (side, side), ("c1",), relation="exclude"),
            Difference("d2", "translation", False, words, (side, side), ("c1",), relation="translation"),
        ),
        (TimelineEntry(words, words, "said", ("c1",), (span,)),),
        (OnlyIn(report.id, ("c1",)),),
    )
    entity = Entity("e1", words, "place", (Alias(words, former=True),), words, description=words)
    reading = Reading(report.id, "reader-1", "read", (report.span(0, len(text)),), (), (), ())
    return Dossier(
        story=Story("s1", words, (report.id,), None, None),
        reports=(report,),
        readings=(reading,),
        identities=Identities((entity,), {span: "e1"}),
        reuse=(Reuse("passage", words, (span, report.span(0, 7))),),
        comparison=found,
    )


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


@pytest.fixture
def hostile() -> Callable[[str], Dossier]:
    return make_hostile


@pytest.fixture
def empty(dossier: Dossier) -> Dossier:
    """A story in which nothing was found."""
    return replace(dossier, identities=Identities((), {}), reuse=(), comparison=Comparison((), (), (), ()))
