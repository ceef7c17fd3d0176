"""Comparing whole stories: what an editor must find, whatever the order, and what must not break.

Places are real; people, outlets and happenings are invented.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest

from counterclaim.claims import compare
from counterclaim.claims.records import Claim, Comparison, Difference
from counterclaim.stories.records import Reuse
from counterclaim.text import Span
from tests.claims.invented import GAZETTE, MAIL, STORY, WIRE, Said, compared, identities, story, told


@pytest.fixture(scope="module")
def whole() -> Comparison:
    return compared(*STORY)


def _main(comparison: Comparison) -> Claim:
    return comparison.claims[0]


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


def test_the_disputed_claim_comes_first_with_each_speaker(whole: Comparison) -> None:
    claim = _main(whole)
    held = {(p.holder, p.stance) for p in claim.positions}
    assert claim.status == "disputed"
    assert {("Hadda Belkim", "asserts"), ("Tavo Orrin", "asserts"), ("River League", "asserts")} <= held
    assert ("Interior Ministry", "denies") in held


def test_a_chain_names_who_told_whom(whole: Comparison) -> None:
    told_by = next(p for p in _main(whole).positions if p.holder == "Hadda Belkim")
    assert told_by.chain == ("Ruso Mandel",)


def test_speakers_of_one_side_count_once(whole: Comparison) -> None:
    assert _main(whole).independent_origins == 2  # who claims it, who denies it


def test_a_denial_is_a_conflict(whole: Comparison) -> None:
    denial = _of(whole, "denial")[0]
    assert denial.conflict
    assert "Interior Ministry" in denial.sides[1].value


def test_silence_is_superseded_and_no_conflict(whole: Comparison) -> None:
    silent = next(p for p in _main(whole).positions if p.stance == "no-comment")
    by = next(p for p in _main(whole).positions if p.id == silent.superseded_by)
    assert (by.holder, by.stance) == ("Interior Ministry", "denies")
    status = _of(whole, "comment-status")[0]
    assert not status.conflict


def test_a_list_of_places_is_two_claims(whole: Comparison) -> None:
    by_place = [c for c in whole.claims if any("Gedaref" in p.text for p in c.positions)]
    assert any(c is not _main(whole) for c in by_place)
    assert all(p.report == WIRE.report.id for c in by_place if c is not _main(whole) for p in c.positions)


def test_a_part_is_a_narrower_claim(whole: Comparison) -> None:
    assert not any("northern part" in p.text for p in _main(whole).positions)
    assert any("northern part" in s.value for d in _of(whole, "scope") for s in d.sides)
    assert not any(d.conflict for d in _of(whole, "scope"))


def test_one_happening_on_two_days_is_a_conflict(whole: Comparison) -> None:
    date = _of(whole, "date")[0]
    assert date.conflict
    assert {s.value for s in date.sides} == {"Sunday", "Monday evening"}


def test_who_said_it_differs_and_is_no_conflict(whole: Comparison) -> None:
    assert any({"Hadda Belkim", "Tavo Orrin"} <= {s.value for s in d.sides} for d in _of(whole, "attribution"))
    assert not any(d.conflict for d in _of(whole, "attribution"))


def test_everything_shown_is_proved(whole: Comparison) -> None:
    by_id = {t.report.id: t.report for t in STORY}
    for claim in whole.claims:
        for p in claim.positions:
            by_id[p.report].prove(p.span, p.text)
    for entry in whole.timeline:
        assert any(by_id[s.report].quote(s) == entry.text for s in entry.evidence)
    for difference in whole.differences:
        assert len(difference.sides) > 1
        assert all(side.evidence for side in difference.sides)


def test_what_happened_when_is_told_by_a_clause() -> None:
    text = "The ferry sank on Monday. Tavo Orrin said: “Heavy losses at sea on Tuesday.”"
    timeline = compared(told("Post", text, Said("Tavo Orrin", "said", "“Heavy losses at sea on Tuesday.”"))).timeline
    assert [e.text for e in timeline] == ["The ferry sank on Monday"]


def test_every_score_is_the_sum_of_its_reasons(whole: Comparison) -> None:
    scores: list[Claim | Difference] = [*whole.claims, *whole.differences]
    for scored in scores:
        assert scored.score == pytest.approx(sum(r.weight for r in scored.reasons), abs=1e-3)


def test_ids_are_unique_and_refer(whole: Comparison) -> None:
    positions = [p.id for c in whole.claims for p in c.positions]
    claims = {c.id for c in whole.claims}
    assert len(positions) == len(set(positions))
    assert len(claims) == len(whole.claims)
    for d in whole.differences:
        assert set(d.claims) <= claims
        assert {i for s in d.sides for i in s.positions} <= set(positions)
    for only in whole.only_in:
        assert set(only.claims) <= claims
    for claim in whole.claims:
        assert {i for o in claim.origins for i in o.positions} <= {p.id for p in claim.positions}


def test_the_order_of_the_input_changes_nothing(whole: Comparison) -> None:
    for order in permutations(STORY):
        assert compared(*order) == whole


def test_a_former_name_and_a_spelling_are_variants() -> None:
    old = told(
        "Post",
        "Orrin said that fighters had reached Old Kessla.",
        Said("Orrin", "said", "fighters had reached Old Kessla"),
    )
    other = told(
        "Herald", "Ilse Varga said that nine people were killed.", Said("Ilse Varga", "said", "nine people were killed")
    )
    found = _of(compared(old, other, WIRE, former="Old Kessla"), "name-variant")
    values = [{s.value for s in d.sides} for d in found]
    assert {"Kassala", "Old Kessla"} in values
    assert {"Ilse Varga", "Ilze Varga"} in values
    assert not any(d.conflict for d in found)


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("nine people were killed in Gedaref", "twelve people were killed in Gedaref", True),
        ("at least nine people were killed in Gedaref", "twelve people were killed in Gedaref", False),
        ("initially nine people were killed in Gedaref", "twelve people were killed in Gedaref", False),
        ("nine people were killed in Gedaref", "twelve people were killed in Gedaref, including the attacker", False),
    ],
)
def test_counts(one: str, other: str, conflict: bool) -> None:
    a = told("Post", f"The Interior Ministry said that {one}.", Said("The Interior Ministry", "said", one))
    b = told("Herald", f"Ilse Varga said that {other}.", Said("Ilse Varga", "said", other))
    found = _of(compared(a, b), "number")
    assert [d.conflict for d in found] == [conflict]


def test_counts_of_another_day_evolve() -> None:
    words = "people were killed in Gedaref"
    a = told(
        "Post",
        f"Ilse Varga said that nine {words}.",
        Said("Ilse Varga", "said", f"nine {words}"),
        published="2031-03-02",
    )
    b = told("Herald", f"Ilse Varga said that twelve {words}.", Said("Ilse Varga", "said", f"twelve {words}"))
    assert [d.conflict for d in _of(compared(a, b), "number")] == [False]


def test_a_concession_is_partial() -> None:
    a = told(
        "Post", "Orrin said that fighters had entered Kassala.", Said("Orrin", "said", "fighters had entered Kassala")
    )
    b = told(
        "Herald",
        "The Union army admitted that some fighters had entered parts of Kassala.",
        Said("The Union army", "admitted", "some fighters had entered parts of Kassala"),
    )
    claim = _main(compared(a, b))
    assert claim.status == "conceded-in-part"
    assert {(p.holder, p.stance) for p in claim.positions} >= {("Union army", "partial")}


def test_the_same_quotation_in_two_wordings_is_no_conflict() -> None:
    a = told("Post", "“The gates are open to all,” Orrin said.", Said("Orrin", "said", "“The gates are open to all,”"))
    b = told(
        "Herald",
        "“Our gates stand open for everyone,” Orrin said.",
        Said("Orrin", "said", "“Our gates stand open for everyone,”"),
    )
    passages = (Span(a.report.id, 0, 28), Span(b.report.id, 0, 37))
    found = compared(a, b, reuse=(Reuse("quotation", "Tavo Orrin", passages),))
    kinds = {d.kind for d in found.differences}
    assert kinds & {"wording-of-quote", "translation"}
    assert not any(d.conflict for d in found.differences)


def test_own_hedge_is_a_hedged_position() -> None:
    one = told("Post", "The alleged capture of Kassala would be a heavy blow for the Union army.")
    claim = _main(compared(one))
    assert [(p.holder, p.stance) for p in claim.positions] == [("Post", "hedges")]


def test_reporting_a_speech_act_is_not_asserting_its_content() -> None:
    comparison = compared(MAIL)
    assert not any(p.holder == "Northern Mail" and "captured" in p.text for c in comparison.claims for p in c.positions)


def test_one_report_alone() -> None:
    comparison = compared(MAIL)
    assert comparison.claims
    assert comparison.only_in == ()
    assert any(d.kind == "denial" for d in comparison.differences)


def test_one_text_from_five_outlets_is_one_origin() -> None:
    text = "The Interior Ministry said that the bridge at Gedaref was closed after a fire."
    said = Said("The Interior Ministry", "said", "the bridge at Gedaref was closed after a fire")
    comparison = compared(*(told(f"Outlet {k}", text, said) for k in range(5)))
    assert len(comparison.claims) == 1
    assert len(comparison.claims[0].positions) == 5
    assert comparison.claims[0].independent_origins == 1
    assert not comparison.differences
    assert not comparison.only_in


def test_reports_without_attribution_date_or_outlet() -> None:
    a = told(None, "The market in Gedaref burned down during the night.", published=None)
    b = told(None, "A fire destroyed the market in Gedaref during the night. Nobody was hurt in it.", published=None)
    comparison = compared(a, b)
    assert comparison.claims
    assert not any(d.conflict for d in comparison.differences)


def test_a_report_with_nothing_in_it() -> None:
    comparison = compared(told("Post", "Hm.\n"), MAIL)
    assert _main(comparison).status == "disputed"


def test_readings_beyond_the_story_are_left_out() -> None:
    reports = [t.report for t in STORY]
    readings = [t.reading for t in STORY]
    part = replace(story(STORY), reports=(MAIL.report.id,))
    comparison = compare(part, reports, readings, identities(STORY), ())
    assert {p.report for c in comparison.claims for p in c.positions} == {MAIL.report.id}


def test_a_claim_from_a_list_says_which_place_it_is_about(whole: Comparison) -> None:
    about = {c.about for c in whole.claims}
    assert "Gedaref" in about


def test_a_date_is_told_in_the_words_of_a_report(whole: Comparison) -> None:
    assert any("visit to a" in d.summary for d in _of(whole, "date"))


def test_a_content_that_is_the_object_of_its_cue_begins_with_whoever_speaks() -> None:
    report = told(
        "Gazette",
        "Ilse Varga blamed the Union army for the heavy shelling near Kassala.",
        Said("Ilse Varga", "blamed", "the Union army for the heavy shelling near Kassala"),
    )
    words = "Ilse Varga blamed the Union army for the heavy shelling near Kassala"
    assert [c.statement for c in compared(report).claims] == [words]


def test_who_is_blamed_differs_and_is_no_conflict() -> None:
    a = told(
        "Post",
        "Ilse Varga blamed the Union army for the flood in Kassala.",
        Said("Ilse Varga", "blamed", "the Union army for the flood in Kassala"),
    )
    b = told(
        "Herald",
        "The Interior Ministry said the River League was responsible for the flood in Kassala.",
        Said("The Interior Ministry", "said", "the River League was responsible for the flood in Kassala"),
    )
    found = _of(compared(a, b), "cause")
    assert [{s.value for s in d.sides} for d in found] == [{"Union government", "River League"}]
    assert not found[0].conflict
    assert not _of(compared(a), "cause")


def test_a_meeting_of_two_people_joins_the_visit_that_names_both() -> None:
    a = told(
        "Post",
        "Hadda Belkim spoke to Tavo Orrin about the harvest.\nTheir meeting took place on Sunday.\n",
    )
    b = told("Herald", "Tavo Orrin met Hadda Belkim on Monday evening.")
    c = told("Star", "Tavo Orrin met Ilse Varga on Tuesday.")
    found = _of(compared(a, b, c), "date")
    assert [{s.value for s in d.sides} for d in found] == [{"Sunday", "Monday evening"}]


def test_no_sign_that_is_neither_said_nor_denied() -> None:
    a = told(
        "Post",
        "Tavo Orrin has given no sign that the River League is leaving Kassala.",
        Said("Tavo Orrin", "has given no sign", "the River League is leaving Kassala"),
    )
    (claim,) = compared(a).claims
    assert [p.stance for p in claim.positions] == ["reports-neutrally"]
    assert claim.origins == ()
    assert claim.independent_origins == 0


def test_the_parts_of_one_whole_are_one_difference() -> None:
    rest = told(
        "Herald",
        "The Interior Ministry said that the southern part of Kassala had been captured.",
        Said("The Interior Ministry", "said", "the southern part of Kassala had been captured"),
    )
    found = _of(compared(*STORY, rest), "scope")
    assert len({d.sides[0].value for d in found}) == len(found) > 0
    assert max(len(d.sides) for d in found) == 3


def test_declining_to_comment_is_silence_not_denial() -> None:
    a = told(
        "Post",
        "Orrin said that fighters had entered Kassala. The Interior Ministry declined to comment on the fighting.",
        Said("Orrin", "said", "fighters had entered Kassala"),
        Said("The Interior Ministry", "declined", "to comment on the fighting", "denies"),
    )
    (claim,) = compared(a).claims
    assert {(p.holder, p.stance) for p in claim.positions} == {
        ("Tavo Orrin", "asserts"),
        ("Interior Ministry", "no-comment"),
    }
    assert claim.status == "asserted"


def test_opposing_a_plan_denies_nothing() -> None:
    a = told(
        "Post", "Orrin said that fighters had entered Kassala.", Said("Orrin", "said", "fighters had entered Kassala")
    )
    reply = "that fighters had entered Kassala"
    b = told(
        "Herald",
        f"The Union army denied {reply}.",
        Said("The Union army", "denied", reply.removeprefix("that "), "denies"),
    )
    c = told(
        "Herald",
        f"The Union army opposed {reply}.",
        Said("The Union army", "opposed", reply.removeprefix("that "), "denies"),
    )
    assert [d.conflict for d in _of(compared(a, b), "denial")] == [True]
    assert not _of(compared(a, c), "denial")


def test_what_is_quoted_under_a_refusal_is_said() -> None:
    a = told(
        "Post",
        "Orrin refused to give in: “We have all the time that Kassala needs.”",
        Said("Orrin", "refused to give in", "“We have all the time that Kassala needs.”", "denies"),
    )
    assert [p.stance for c in compared(a).claims for p in c.positions] == ["asserts"]


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("refused", "to appear before the council of Kassala", "reports-neutrally"),
        ("rejected", "the plan to flood the valley of Kassala", "reports-neutrally"),
        ("rejected", "claims that the plan had flooded Kassala", "denies"),
        ("denied", "that the plan had flooded Kassala", "denies"),
    ],
)
def test_to_refuse_an_act_or_a_plan_denies_no_claim(cue: str, content: str, stance: str) -> None:
    a = told("Post", f"Orrin {cue} {content}.", Said("Orrin", cue, content, "denies"))
    assert {p.stance for c in compared(a).claims for p in c.positions} == {stance}


def test_a_reply_that_is_left_open_is_none() -> None:
    claimed = "Orrin said that fighters had entered Kassala. "
    said = Said("Orrin", "said", "fighters had entered Kassala")
    firm = told(
        "Post",
        f"{claimed}The Union army rejected the claim.",
        said,
        Said("The Union army", "rejected", "the claim", "denies"),
    )
    left_open = told(
        "Post",
        f"{claimed}It was unclear if the Union army rejected the claim.",
        said,
        Said("the Union army", "rejected", "the claim", "denies"),
    )
    assert _main(compared(firm)).status == "disputed"
    assert _main(compared(left_open)).status == "asserted"


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_anything_given_changes_anything(seed: int) -> None:
    draw = Random(seed)
    others = [
        told(
            "Post", "“The gates are open,” Orrin said.", Said("Orrin", "said", "“The gates are open,”"), published=None
        ),
        told(
            "Star",
            "“Our gates are open,” Orrin said. Nine people were killed.",
            Said("Orrin", "said", "“Our gates are open,”"),
        ),
        told(None, "Ilse Varga blamed the Union army for it.", Said("Ilse Varga", "blamed", "the Union army for it")),
    ]
    given = [*STORY, *others]
    reuse = [Reuse("quotation", None, (Span(others[0].report.id, 0, 20), Span(others[1].report.id, 0, 24)))]
    reuse.append(Reuse("passage", None, (Span(GAZETTE.report.id, 0, 30), Span(MAIL.report.id, 0, 30))))
    whole, known = story(given), identities(given)
    first = compare(whole, [t.report for t in given], [t.reading for t in given], known, reuse)
    reports, readings = [t.report for t in given], [t.reading for t in given]
    for rows in (reports, readings, reuse):
        draw.shuffle(rows)
    assert compare(whole, reports, readings, known, reuse) == first


def test_a_shared_post_shown_without_marks_is_no_other_wording() -> None:
    a = told("Post", "“The gates are open to all,” Orrin said.", Said("Orrin", "said", "“The gates are open to all,”"))
    b = told("Herald", "Tavo Orrin: The gates stay open to everybody. Nobody came.")
    start = b.report.text.index("The gates")
    passages = (Span(a.report.id, 0, 28), Span(b.report.id, start, b.report.text.index(" Nobody")))
    found = compared(a, b, reuse=(Reuse("quotation", "Tavo Orrin", passages),))
    assert "wording-of-quote" not in {d.kind for d in found.differences}
