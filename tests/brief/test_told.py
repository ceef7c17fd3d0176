"""What a brief says is open, told alike, an outlier, a figure of one party; what it puts first and what it calls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from counterclaim.brief import story_document, to_html, to_markdown
from counterclaim.brief.alike import told_alike
from counterclaim.brief.build import build
from counterclaim.brief.desk import Desk
from counterclaim.brief.figures import figures
from counterclaim.brief.open import left_open
from counterclaim.brief.outliers import outliers
from counterclaim.brief.phrases import phrase
from counterclaim.claims.records import (
    Claim,
    Comparison,
    Difference,
    Dossier,
    Origin,
    Position,
    PositionStance,
    Reason,
    Side,
)
from counterclaim.identity.records import Entity, Identities
from counterclaim.reading.records import Attribution, Reading, Stance
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Span, sentences
from tests.brief.conftest import make_report
from tests.brief.test_terminal import printed

DAYS = ("2031-03-04", "2031-03-05", "2031-03-06")


class Told:
    """Reports of invented outlets, one a text, with the claims that are made of them."""

    def __init__(self, *texts: str, days: Sequence[str | None] = DAYS) -> None:
        self.reports = [
            make_report(f"Outlet {'ABC'[n]}", day, text, language="en")
            for n, (text, day) in enumerate(zip(texts, days, strict=False))
        ]
        self.said: dict[str, list[Attribution]] = {r.id: [] for r in self.reports}
        self.claims: list[Claim] = []
        self.by_span: dict[Span, str] = {}

    def span(self, n: int, words: str) -> Span:
        start = self.reports[n].text.index(words)
        return self.reports[n].span(start, start + len(words))

    def says(self, n: int, who: str, cue: str, words: str, stance: Stance = "asserts", **more: object) -> str:
        name = f"a{n}-{len(self.said[self.reports[n].id])}"
        source = self.span(n, who)
        made = Attribution(name, source, self.span(n, cue), (self.span(n, words),), "indirect", stance, **more)  # type: ignore[arg-type]
        self.said[self.reports[n].id].append(made)
        self.by_span[source] = f"e-{who}"
        return name

    def held(
        self, n: int, words: str, who: str | None = None, stance: PositionStance = "asserts", **more: object
    ) -> Position:
        report = self.reports[n]
        name = f"p{len(self.claims)}-{n}-{stance}-{who}"
        entity = f"e-{who}" if who else None
        made = Position(name, report.id, who or report.name, entity, stance, self.span(n, words), words)
        return replace(made, **more)  # type: ignore[arg-type]

    def claim(self, *positions: Position, origins: Sequence[Origin] = (), **more: object) -> Claim:
        one = (Origin(positions[0].holder, tuple(p.id for p in positions), known=positions[0].attribution is not None),)
        made = Claim(
            f"c{len(self.claims)}", positions[0].text, "event", "asserted", positions, tuple(origins) or one, 1
        )
        self.claims.append(replace(made, **more))  # type: ignore[arg-type]
        return self.claims[-1]

    def dossier(self, *differences: Difference, reuse: Sequence[Reuse] = ()) -> Dossier:
        readings = tuple(
            Reading(
                report=r.id,
                model="m",
                outcome="read",
                sentences=tuple(Span(r.id, s, e) for s, e in sentences(r.text)),
                attributions=tuple(self.said[r.id]),
                mentions=(),
                times=(),
            )
            for r in self.reports
        )
        days = [r.published for r in self.reports if r.published is not None]
        entities = tuple(Entity(e, e[2:], "person") for e in sorted(set(self.by_span.values())))
        return Dossier(
            Story("s", "The dam", tuple(r.id for r in self.reports), min(days), max(days)),
            tuple(self.reports),
            readings,
            Identities(entities, self.by_span),
            tuple(reuse),
            Comparison(tuple(self.claims), differences, (), ()),
        )


def open_words(told: Told, *differences: Difference) -> list[tuple[str, str]]:
    return [(o.kind, o.words.full) for o in left_open(Desk(told.dossier(*differences)))]


DAM = "The dam at Orlen burst at dawn. "


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("unknown", "It was not immediately clear why the sluices had been shut."),
        ("unknown", "How many villagers are missing remains unknown."),
        ("withheld", "The ministry did not say when the valley would be reopened."),
        ("awaited", "Engineers are trying to determine what weakened the wall."),
        ("awaited", "A successor has yet to be named by the water board."),
    ],
)
def test_what_is_left_open_is_shown_as_it_stands(kind: str, sentence: str) -> None:
    assert open_words(Told(f"{DAM}\n\n{sentence}")) == [(kind, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was initially unclear why the sluices had been shut.",
        "If it is unclear who owns the sluices, the board decides.",
        "“It is unclear why the sluices had been shut,” she said.",
        "Engineer Mara Toll was clear about the sluices.",
        "Is it still unclear why the sluices had been shut?",
    ],
)
def test_what_is_settled_wished_or_quoted_is_not_open(sentence: str) -> None:
    assert open_words(Told(DAM + sentence)) == []


def test_what_another_report_tells_is_not_open() -> None:
    first = DAM + "It was not clear why the sluices had been shut overnight."
    answer = "The sluices had been shut overnight for repairs, an engineer said."
    assert open_words(Told(first, answer)) == []
    assert open_words(Told(first, "The sluices may have been shut overnight for repairs.")) != []
    # What was known before the question was asked is no answer to it.
    assert open_words(Told(first, answer, days=("2031-03-05", "2031-03-04"))) != []


def test_what_was_open_days_before_the_last_report_is_not_told() -> None:
    first = DAM + "It was not clear why the sluices had been shut overnight."
    assert open_words(Told(first, "Farmers met in Orlen.", days=("2031-03-04", "2031-03-05"))) != []
    assert open_words(Told(first, "Farmers met in Orlen.", days=("2031-03-04", "2031-03-08"))) == []


def test_what_the_comparing_found_overtaken_is_not_open() -> None:
    told = Told(DAM + "It was not clear why the sluices had been shut overnight.", "Repairs began.")
    asked = told.span(0, "It was not clear why the sluices had been shut overnight.")
    sides = (Side("not clear", (), (asked,)), Side("repairs", (), (told.span(1, "Repairs began"),)))
    assert open_words(told, Difference("d", "comment-status", False, "", sides)) == []


def test_two_reports_that_leave_the_same_open_are_one_line() -> None:
    told = Told(
        DAM + "It was not clear why the sluices had been shut overnight.",
        "It is unclear why the sluices had been shut overnight.",
    )
    (one,) = left_open(Desk(told.dossier()))
    assert [c.number for c in (*one.words.cites, *one.words.also)] == [1, 2]


def test_a_short_open_sentence_stands_with_the_one_before_it() -> None:
    told = Told("Floods reached the mill below Orlen. The extent of the damage was not immediately known.")
    ((_, words),) = open_words(told)
    assert words.startswith("Floods reached the mill")


def silent(*, elsewhere: str) -> Told:
    told = Told(DAM + "The Water Board declined to comment on the sluices.", elsewhere)
    told.says(0, "The Water Board", "declined", "to comment on the sluices", "no-comment")
    return told


def test_who_is_silent_is_open_until_they_speak() -> None:
    told = silent(elsewhere="The Water Board said the wall was sound.")
    assert [k for k, _ in open_words(told)] == ["silent"]
    told.claim(told.held(1, "the wall was sound", "The Water Board", attribution="a"))
    assert open_words(told) == []


def alike(told: Told, *differences: Difference, reuse: Sequence[Reuse] = ()) -> list[tuple[str, str]]:
    return [(a.why, a.who) for a in told_alike(Desk(told.dossier(*differences, reuse=reuse)))]


def two_say(second: str = "the dam at Orlen burst at dawn", first: str = "The dam at Orlen burst at dawn") -> Told:
    told = Told(f"{first}, Mara Toll said.", f"Ivo Brandt said {second}.", "Farmers met in Orlen.")
    one = told.held(0, first, "Mara Toll", attribution=told.says(0, "Mara Toll", "said", first))
    two = told.held(1, second, "Ivo Brandt", attribution=told.says(1, "Ivo Brandt", "said", second))
    told.claim(one, two, origins=(Origin("Mara Toll", (one.id,)), Origin("Ivo Brandt", (two.id,))))
    return told


def test_two_origins_that_say_the_same_tell_it_alike() -> None:
    assert alike(two_say()) == [("2 outlets, 2 independent origins", "Mara Toll; Ivo Brandt")]


def test_two_sides_that_say_the_same_are_named_with_them() -> None:
    told = two_say()
    claim = told.claims[0]
    sided = tuple(replace(p, side=s) for p, s in zip(claim.positions, ("Water Board", "Union"), strict=True))
    told.claims[0] = replace(claim, positions=sided)
    assert alike(told) == [("2 outlets, by both sides", "Ivo Brandt (Union); Mara Toll (Water Board)")]


@pytest.mark.parametrize("stance", ["denies", "hedges", "partial", "no-comment", "reports-neutrally"])
def test_what_anybody_denies_or_hedges_is_not_told_alike(stance: PositionStance) -> None:
    told = two_say()
    claim = told.claims[0]
    told.claims[0] = replace(
        claim, positions=(*claim.positions, replace(claim.positions[1], id="p-not", stance=stance))
    )
    assert alike(told) == []


def test_what_differs_is_not_told_alike() -> None:
    told = two_say()
    assert alike(told, Difference("d", "number", False, "", (), (told.claims[0].id,))) == []
    assert (
        alike(
            two_say(
                "the dam at Orlen burst at dawn before 40 people", "The dam at Orlen burst at dawn before 30 people"
            )
        )
        == []
    )
    assert alike(two_say("the dam at Orlen did not burst at dawn")) == []


def test_what_a_report_doubts_is_not_told_alike() -> None:
    told = Told(
        "Mara Toll said the dam at Orlen burst at dawn.", "Ivo Brandt falsely said the dam at Orlen burst at dawn."
    )
    words = "the dam at Orlen burst at dawn"
    positions = [
        told.held(n, words, who, attribution=told.says(n, who, "said", words))
        for n, who in enumerate(("Mara Toll", "Ivo Brandt"))
    ]
    told.claim(*positions, origins=[Origin(p.holder, (p.id,)) for p in positions])
    assert alike(told) == []


def test_one_origin_is_told_alike_only_where_it_tells_what_is() -> None:
    def carried(words: str) -> Told:
        told = Told(f"Mara Toll said {words}.", f"Mara Toll said {words}.")
        ids = [told.says(n, "Mara Toll", "said", words) for n in (0, 1)]
        told.claim(*(told.held(n, words, "Mara Toll", attribution=a) for n, a in enumerate(ids)))
        return told

    assert alike(carried("the dam at Orlen burst at dawn")) == [("2 outlets, 1 independent origin", "Mara Toll")]
    assert alike(carried("the dam at Orlen will burst at dawn")) == []


def test_outlets_that_share_a_passage_are_one() -> None:
    words = "The dam at Orlen burst at dawn"
    told = Told(f"{words}.", f"{words}.")
    positions = [told.held(n, words) for n in (0, 1)]
    told.claim(*positions)
    assert alike(told) == [("2 outlets, in their own voice", "")]
    assert alike(told, reuse=(Reuse("passage", None, tuple(p.span for p in positions)),)) == []


def test_a_figure_of_one_party_stands_with_its_owner_and_its_caveat() -> None:
    words = "40 homes had been flooded"
    told = Told(f"Mara Toll said {words}. The figure could not be independently verified.")
    told.claim(told.held(0, words, "Mara Toll", attribution=told.says(0, "Mara Toll", "said", words)))
    (one,) = figures(Desk(told.dossier()))
    assert (one.who, one.figure, one.words.full) == ("Mara Toll", "40 homes", words)
    assert one.caveat is not None
    assert one.caveat.full == "The figure could not be independently verified."


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("three homes had been flooded", ""),
        ("the repairs took 40 days", ""),
        ("the wall was sound", "The rest of the two accounts could not be independently verified."),
    ],
)
def test_small_numbers_spans_of_time_and_other_caveats_are_no_figures(words: str, behind: str) -> None:
    told = Told(f"Mara Toll said {words}. {behind}")
    told.claim(told.held(0, words, "Mara Toll", attribution=told.says(0, "Mara Toll", "said", words)))
    assert figures(Desk(told.dossier())) == ()


def test_a_figure_that_two_origins_or_an_outlet_give_is_not_one_partys() -> None:
    words = "40 homes had been flooded"
    told = Told(f"Mara Toll said {words}.", f"Ivo Brandt said {words}.")
    ids = [told.says(n, who, "said", words) for n, who in enumerate(("Mara Toll", "Ivo Brandt"))]
    pair = [told.held(n, words, ("Mara Toll", "Ivo Brandt")[n], attribution=a) for n, a in enumerate(ids)]
    told.claim(*pair, origins=[Origin(p.holder, (p.id,)) for p in pair])
    assert figures(Desk(told.dossier())) == ()
    told.claims.clear()
    told.claim(told.held(0, words))
    assert figures(Desk(told.dossier())) == ()


def outlier(other: str, stance: PositionStance, who: str | None) -> Told:
    words = "Guards opened the sluices at Orlen"
    told = Told(f"{words}.", f"{other}.", f"{other}.")
    told.claim(
        told.held(0, words), *(told.held(n, other, who, stance, attribution="a" if who else None) for n in (1, 2))
    )
    return told


def test_what_one_report_says_itself_against_the_others_is_an_outlier() -> None:
    denied = outliers(Desk(outlier("Mara Toll denied it", "denies", "Mara Toll").dossier()))
    assert [(o.outlet, o.against[0].label, o.against[0].who) for o in denied] == [
        ("Outlet A", phrase("against", "denies"), "Mara Toll")
    ]
    hedged = outliers(Desk(outlier("guards may have opened the sluices at Orlen", "hedges", None).dossier()))
    assert [a.label for a in hedged[0].against] == [phrase("against", "hedges")] * 2
    given = outliers(Desk(outlier("guards had opened the sluices at Orlen", "asserts", "Mara Toll").dossier()))
    assert [a.label for a in given[0].against] == [phrase("against", "given")] * 2


def test_what_others_say_themselves_or_of_something_else_makes_no_outlier() -> None:
    assert outliers(Desk(outlier("guards had opened the sluices at Orlen", "asserts", None).dossier())) == ()
    assert outliers(Desk(outlier("farmers may have met in the town hall", "hedges", None).dossier())) == ()
    # A deed told of whoever did it is nobody's account.
    assert outliers(Desk(outlier("guards had opened the sluices at Orlen", "asserts", "guards").dossier())) == ()


def reasons(title: str, early: str) -> tuple[Reason, ...]:
    return Reason("in a title or a lead", title, 0.0), Reason("early in two reports", early, 0.0)


def ordered(*given: tuple[str, str]) -> list[str]:
    told = two_say()
    claim = told.claims[0]
    texts = ("The dam at Orlen burst at dawn", "the dam at Orlen burst at dawn", "Farmers met in Orlen")
    for n, (title, early) in enumerate(given):
        at = told.held(2, texts[2])
        positions = claim.positions if n else (claim.positions[0], replace(at, id="p-farm"))
        statement = texts[0] if n else texts[2]
        told.claims.append(
            replace(claim, id=f"k{n}", statement=statement, positions=positions, reasons=reasons(title, early))
        )
    return [
        c.id for c in build(replace(told.dossier(), comparison=Comparison(tuple(told.claims[1:]), (), (), ()))).claims
    ]


def test_what_two_reports_lead_with_comes_before_what_is_disputed_deep_in_them() -> None:
    assert ordered(("0.00", "0.20"), ("0.50", "0.90")) == ["k1", "k0"]
    assert ordered(("0.00", "0.20"), ("0.00", "0.70")) == ["k1", "k0"]
    assert ordered(("0.00", "0.70"), ("0.00", "0.80")) == ["k0", "k1"]
    assert ordered(("0.00", "0.20"), ("0.00", "0.30")) == ["k0", "k1"]


@pytest.mark.parametrize(
    ("stance", "label"), [("demands", "Demanded"), ("intends", "Intended"), ("asserts", "Asserted")]
)
def test_what_is_only_wanted_is_not_headed_as_said(stance: Stance, label: str) -> None:
    words = "the board must rebuild the wall at Orlen"
    told = Told(f"Mara Toll said {words}.")
    told.claim(told.held(0, words, "Mara Toll", attribution=told.says(0, "Mara Toll", "said", words, stance)))
    view = build(told.dossier()).claims[0]
    assert (view.status, view.status_label) == ("asserted", label)
    assert view.held[0].label == ("Claimed by" if stance == "asserts" else f"{label} by")


def test_a_denial_says_where_it_was_made() -> None:
    words = "the wall was sound"
    told = Told(f"Mara Toll denied on Monday that {words}.")
    name = told.says(0, "Mara Toll", "denied", words, "denies", channel="Telegram")
    told.claim(told.held(0, words, "Mara Toll", "denies", attribution=name), status="denied")
    told.claim(told.held(0, words, "Mara Toll", attribution=name))
    dossier = told.dossier()
    assert [c.held[0].holders[0].channel for c in build(dossier).claims] == ["Telegram", None]
    for page in (printed(dossier), to_markdown(dossier), to_html(dossier)):
        assert page.count("via Telegram") == 1


def test_what_another_party_says_on_the_matter_stands_with_its_words() -> None:
    rival = "the wall at Orlen had been inspected in May"
    told = Told("Mara Toll said the wall at Orlen was weak.", f"Ivo Brandt said {rival}.")
    first = "the wall at Orlen was weak"
    one = told.held(0, first, "Mara Toll", attribution=told.says(0, "Mara Toll", "said", first))
    two = told.held(1, rival, "Ivo Brandt", attribution=told.says(1, "Ivo Brandt", "said", rival))
    own = replace(one, id="p-own")
    told.claim(one, two, own, beside=(two.id, own.id))
    assert [h.name for h in build(told.dossier()).claims[0].nearby] == ["Ivo Brandt"]
    assert f"Also on this Ivo Brandt asserts: “{rival}” [2]" in printed(told.dossier(), width=140)


def test_one_thing_told_again_with_its_speaker_comes_last() -> None:
    words = "Crews will mend the wall at Orlen"
    told = Told(f"{words}. {words}, said Mara Toll, who leads them. Farmers met in Orlen on Monday.")
    for text in (words, f"{words}, said Mara Toll, who leads them", "Farmers met in Orlen on Monday"):
        told.claim(told.held(0, text))
    assert [c.id for c in build(told.dossier()).claims] == ["c0", "c2", "c1"]


def test_where_nothing_differs_the_parties_words_stand_there() -> None:
    told = two_say()
    assert [a.who for a in build(told.dossier()).speaking] == ["Ivo Brandt", "Mara Toll"]
    told.claims[0] = replace(told.claims[0], status="disputed")
    sides = tuple(Side(p.text, (p.id,), (p.span,)) for p in told.claims[0].positions)
    assert build(told.dossier(Difference("d", "denial", True, "", sides, (told.claims[0].id,)))).speaking == ()


def test_a_report_that_was_given_twice_is_named(dossier: Dossier) -> None:
    copies = {dossier.reports[0].id: ["again.txt"]}
    assert "again.txt" in to_html(dossier, copies=copies)
    assert "again\\.txt" in to_markdown(dossier, copies=copies) or "again.txt" in to_markdown(dossier, copies=copies)
    assert "again.txt" not in to_markdown(dossier)


def test_the_document_holds_what_the_brief_shows() -> None:
    told = Told(DAM + "It was not clear why the sluices had been shut overnight.", "Farmers met in Orlen.")
    document = story_document(told.dossier())
    assert [(o["kind"], o["holder"], len(o["passages"])) for o in document["open"]] == [("unknown", None, 1)]
    assert [a["claim"] for a in story_document(two_say().dossier())["told_alike"]] == ["c0"]


def test_every_form_shows_each_section() -> None:
    words = "40 homes had been flooded"
    told = outlier("Mara Toll denied it", "denies", "Mara Toll")
    other = Told(
        f"Guards opened the sluices at Orlen. Ivo Brandt said {words}. It is unclear why the sluices had been shut.",
        "Mara Toll denied it.",
    )
    other.claim(
        other.held(0, "Guards opened the sluices at Orlen"),
        other.held(1, "Mara Toll denied it", "Mara Toll", "denies", attribution="a"),
    )
    other.claim(other.held(0, words, "Ivo Brandt", attribution=other.says(0, "Ivo Brandt", "said", words)))
    dossier = other.dossier()
    assert len(outliers(Desk(told.dossier()))) == 1
    for key in ("outliers", "figures", "open"):
        head = phrase("section", key)
        assert head.upper() in printed(dossier)
        assert f"## {head}" in to_markdown(dossier)
        assert f'<section id="{key}"' in to_html(dossier)
