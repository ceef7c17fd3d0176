"""What a later statement overtakes, in which order, and what it leaves alone."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import permutations

import pytest

from counterclaim.claims.history import as_known, history
from counterclaim.claims.records import Claim, Comparison, Position
from counterclaim.pipeline import dossiers
from counterclaim.text import Report, Span, report_id
from tests.claims.invented import Said, Told, compared, told

Lines = list[tuple[str, str]]


def position_of(found: Comparison) -> dict[str, Position]:
    return {p.id: p for c in found.claims for p in c.positions}


def overtaken(found: Comparison) -> Lines:
    """What is superseded, and by what: the words and the day on which they were said, or the report's outlet."""
    by = position_of(found)
    return sorted(
        {
            (f"{p.stance}: {p.text}", f"{by[p.superseded_by].stance}: {by[p.superseded_by].text}")
            for p in by.values()
            if p.superseded_by is not None
        }
    )


def said(day: str, cue: str, content: str, stance: str = "asserts", *, outlet: str, who: str = "Ilse Varga") -> Told:
    text = f"{who} {cue} {content}."
    return told(outlet, text, Said(who, cue, content, stance), published=f"2031-03-{day}")  # type: ignore[arg-type]


def news(outlet: str, published: str | None, text: str) -> Report:
    return Report(
        id=report_id(text, outlet=outlet, published=published),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=outlet,
        published=published,
    )


DEAD = (
    "Eight people were killed in the collapse of the bridge at Oldmere, police said. Crews searched the river Orle.\n"
)
MORE = "Eleven people were killed in the collapse of the bridge at Oldmere, police said. Divers searched the river.\n"
MOST = "Fourteen people were killed in the collapse of the bridge at Oldmere, police said. Divers left the river.\n"


@pytest.mark.parametrize(
    ("moments", "chain"),
    [
        (("2031-03-03", "2031-03-04", "2031-03-05"), "8 11 14"),
        # 01:00 in the east of the 4th is 15:00 UTC of the 3rd
        (("2031-03-04T01:00:00+10:00", "2031-03-03T20:00:00Z", "2031-03-04T06:00:00Z"), "8 11 14"),
        (("2031-03-03T20:00:00Z", "2031-03-04T01:00:00+10:00", "2031-03-04T06:00:00Z"), "8 14"),
        (("2031-03-03", "2031-03-03", "2031-03-03"), ""),
        (("2031-03-05", "2031-03-04", "2031-03-03"), ""),
        ((None, None, None), ""),
    ],
)
def test_a_toll_that_grew_is_superseded_by_the_next_one(moments: tuple[str | None, ...], chain: str) -> None:
    texts = zip(("Oldmere Post", "Lisset Radio", "Vex Times"), moments, (DEAD, MORE, MOST), strict=True)
    reports = [news(outlet, when, text) for outlet, when, text in texts]
    (found,) = dossiers(reports)
    words = {"Eight": "8", "Eleven": "11", "Fourteen": "14"}
    made = {
        (words[a.split()[1]], words[b.split()[1]])
        for a, b in overtaken(found.comparison)
        if a.split()[1] in words and b.split()[1] in words
    }
    told_of = {"8 11 14": {("8", "11"), ("11", "14")}, "8 14": {("8", "14"), ("11", "14")}, "": set()}
    assert made == told_of[chain]


def test_two_parties_counts_are_not_one_that_grew() -> None:
    content = "people were killed in the raid on Kassala"
    found = compared(
        said("03", "said that", f"nine {content}", outlet="Gazette", who="The Interior Ministry"),
        said("04", "said that", f"40 {content}", outlet="Mail", who="The River League"),
    )
    assert overtaken(found) == []


def test_a_count_that_fell_or_is_of_before_overtakes_nothing() -> None:
    content = "people were killed in the raid on Kassala"
    ministry = "The Interior Ministry"
    fell = compared(
        said("03", "said that", f"40 {content}", outlet="Gazette", who=ministry),
        said("04", "said that", f"nine {content}", outlet="Mail", who=ministry),
    )
    first = compared(
        said("03", "said that", f"nine {content}", outlet="Gazette", who=ministry),
        said("04", "said that", f"initially 40 {content}", outlet="Mail", who=ministry),
    )
    assert overtaken(fell) == overtaken(first) == []


STRUCK = "the ferry had struck the pier at Port Sudan"


def test_what_was_taken_back_names_the_retraction() -> None:
    reports = (
        said("03", "said that", STRUCK, outlet="Gazette"),
        said("04", "retracted her claim that", STRUCK, "denies", outlet="Mail"),
    )
    for order in permutations(reports):
        found = compared(*order)
        assert overtaken(found) == [(f"asserts: {STRUCK}", f"denies: {STRUCK}")]
        (claim,) = found.claims
        assert claim.status == "retracted"
        published = {t.report.id: t.report.published or "" for t in reports}
        changes = history(claim, published)
        assert [(c.what, c.when[8:], c.status) for c in changes if c.what in ("superseded", "status")] == [
            ("superseded", "04", "retracted"),
            ("status", "04", "retracted"),
        ]
        assert as_known(claim, published, "2031-03-03")[1] == "asserted"


def test_what_one_takes_back_others_may_still_say() -> None:
    found = compared(
        said("03", "said that", STRUCK, outlet="Gazette"),
        said("04", "retracted her claim that", STRUCK, "denies", outlet="Mail"),
        said("05", "said that", STRUCK, outlet="Post", who="Tavo Orrin"),
    )
    assert overtaken(found) == [(f"asserts: {STRUCK}", f"denies: {STRUCK}")]
    assert [c.status for c in found.claims] == ["asserted"]
    assert {p.holder for p in found.claims[0].positions if p.superseded_by is not None} == {"Ilse Varga"}


def test_a_retraction_takes_back_nobody_elses_words() -> None:
    found = compared(
        said("03", "said that", STRUCK, outlet="Gazette", who="Tavo Orrin"),
        said("04", "retracted her claim that", STRUCK, "denies", outlet="Mail"),
    )
    assert overtaken(found) == []


def test_who_denied_and_later_admits_is_overtaken_by_that() -> None:
    denied = said("03", "denied that", STRUCK, "denies", outlet="Gazette")
    turned = compared(denied, said("05", "admitted that", STRUCK, outlet="Mail"))
    assert overtaken(turned) == [(f"denies: {STRUCK}", f"asserts: {STRUCK}")]
    assert overtaken(compared(denied, said("05", "admitted that", STRUCK, outlet="Mail", who="Tavo Orrin"))) == []
    assert overtaken(compared(denied, said("03", "admitted that", STRUCK, outlet="Mail"))) == []


def test_a_denial_of_something_else_in_the_claim_is_overtaken_by_nothing() -> None:
    other = "the crew of the tug had been drunk that night"
    found = compared(
        said("03", "denied that", other, "denies", outlet="Gazette"), said("05", "admitted that", STRUCK, outlet="Mail")
    )
    assert overtaken(found) == []
    earlier = compared(
        said("03", "earlier denied that", STRUCK, "denies", outlet="Gazette"),
        said("03", "said that", STRUCK, outlet="Mail"),
    )
    assert overtaken(earlier) == []


STAY, GO = "the League will not leave Kassala this spring", "the League will leave Kassala this spring"


def test_who_turns_round_overtakes_what_was_said_before() -> None:
    one, other = said("03", "said that", STAY, outlet="Gazette"), said("05", "said that", GO, outlet="Mail")
    assert overtaken(compared(one, other)) == [(f"asserts: {STAY}", f"asserts: {GO}")]
    assert overtaken(compared(one, said("05", "said that", GO, outlet="Mail", who="Tavo Orrin"))) == []
    opens, closes = "the council will open the old dam at Kassala", "the council will close the old dam at Kassala"
    exclude = compared(said("03", "said that", opens, outlet="Post"), said("05", "said that", closes, outlet="Mail"))
    assert overtaken(exclude) == [(f"asserts: {opens}", f"asserts: {closes}")]
    elsewhere = said("05", "said that", closes.replace("Kassala", "Gedaref"), outlet="Mail")
    assert overtaken(compared(said("03", "said that", opens, outlet="Post"), elsewhere)) == []


def test_what_somebody_at_first_denied_is_overtaken_in_one_report() -> None:
    text = f"Ilse Varga initially denied that {STRUCK}. Ilse Varga admitted that {STRUCK}."
    start = text.index("Ilse Varga admitted")
    made = told(
        "Mail",
        text,
        Said("Ilse Varga", "initially denied", STRUCK, "denies"),
        Said("Ilse Varga", "admitted", STRUCK),
    )
    second = made.reading.attributions[1]
    moved = replace(
        second,
        source=Span(made.report.id, start, start + 10),
        cue=second.cue,
        content=(Span(made.report.id, text.rindex(STRUCK), text.rindex(STRUCK) + len(STRUCK)),),
    )
    spans = {**made.by_span, Span(made.report.id, start, start + 10): "e-mayor"}
    reading = replace(made.reading, attributions=(made.reading.attributions[0], moved))
    found = compared(Told(made.report, reading, spans))
    assert overtaken(found) == [(f"denies: {STRUCK}", f"asserts: {STRUCK}")]


def test_one_claim_as_known_before_another_claim_overtook_it() -> None:
    held = Position("p1", "r1", "Varga", "e", "denies", Span("r1", 0, 4), "Text", "a", superseded_by="q1")
    claim = Claim("c", "Text", "event", "superseded", (held,), (), 1)
    published = {"r1": "2031-03-03", "r2": "2031-03-05", "r3": ""}
    known, status = as_known(claim, published, "2031-03-04", within={"q1": "r2"})
    assert (known[0].superseded_by, status) == (None, "denied")
    assert as_known(claim, published, "2031-03-05", within={"q1": "r2"}) == ((held,), "superseded")
    changes = history(claim, published, within={"q1": "r2"})
    assert [(c.what, c.report, c.status, c.by) for c in changes] == [
        ("told", "r1", "denied", None),
        ("denied", "r1", "denied", None),
        ("superseded", "r2", "superseded", "q1"),
        ("status", "r2", "superseded", None),
    ]


def test_what_has_no_date_is_known_at_no_moment_and_comes_last() -> None:
    first, second = (Position(f"p{r}", r, "Varga", "e", "asserts", Span(r, 0, 4), "Text", "a") for r in ("r0", "r1"))
    claim = Claim("c", "Text", "event", "asserted", (first, second), (), 1)
    published = {"r0": "", "r1": "2031-03-03T01:00:00+10:00"}
    assert as_known(claim, published, "2031-03-02") == ((second,), "asserted")
    assert as_known(claim, published, "2031-03-01") == ((), None)
    assert [c.report for c in history(claim, published)] == ["r1", "r0"]
