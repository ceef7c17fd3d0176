"""Denials in so many words of what was said just before."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, compared, told

CLAIM = "Tavo Orrin said that fighters had captured Kassala. "
ORRIN = Said("Tavo Orrin", "said", "that fighters had captured Kassala")


def denials(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "denial"]


@pytest.mark.parametrize(
    "reply",
    [
        "That is false. The town hall flies the old flag.",
        "This was simply not true.",
        "They had not.",
        "But they haven’t.",
        "Not so, the wardens of the bridge found.",
    ],
)
def test_a_report_says_that_what_it_told_is_not_so(reply: str) -> None:
    (found,) = denials(compared(told("Post", CLAIM + reply, ORRIN)))
    assert found.conflict
    assert [s.value for s in found.sides] == ["Tavo Orrin", "Post"]
    assert [e.report for s in found.sides for e in s.evidence]


@pytest.mark.parametrize(
    "reply",
    [
        "Others had not.",
        "That is false modesty.",
        "They had not slept.",
        "That is wrong of them, a priest wrote.",
        "The harvest is late.",
        "Nobody called it untrue that the dam broke.",
    ],
)
def test_what_only_looks_like_it_answers_nothing(reply: str) -> None:
    assert not denials(compared(told("Post", CLAIM + reply, ORRIN)))


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ("The Interior Ministry called it “utter nonsense”.", None),
        ("The claims are strongly denied by the Interior Ministry.", None),
        ("The Interior Ministry says the opposite.", None),
        (
            "The Interior Ministry disputes that: its men held the bridge.",
            Said("The Interior Ministry", "disputes", "that: its men held the bridge", "denies"),
        ),
        (
            "The Interior Ministry denied that any such thing had happened.",
            Said("The Interior Ministry", "denied", "that any such thing had happened", "denies"),
        ),
        (
            "The Interior Ministry insisted that no such town had fallen.",
            Said("The Interior Ministry", "insisted", "that no such town had fallen"),
        ),
    ],
)
def test_another_party_answers_what_was_said_last(reply: str, said: Said | None) -> None:
    one = told("Post", CLAIM + reply, ORRIN, *([said] if said is not None else []))
    (found,) = denials(compared(one))
    assert found.conflict
    assert [s.value for s in found.sides] == ["Tavo Orrin", "Interior Ministry"]


def test_a_relative_clause_denies_what_stands_before_it() -> None:
    text = "Tavo Orrin said that fighters had captured Kassala, which the Interior Ministry denies."
    (found,) = denials(compared(told("Post", text, ORRIN)))
    assert [s.value for s in found.sides] == ["Tavo Orrin", "Interior Ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "Tavo Orrin said that fighters had captured Kassala, which Tavo Orrin denies.",
        "Tavo Orrin said that fighters had captured Kassala, unless the Interior Ministry says otherwise.",
    ],
)
def test_nobody_answers_oneself_and_nothing_is_answered_in_advance(text: str) -> None:
    assert not denials(compared(told("Post", text, ORRIN)))


def test_other_reports_that_tell_the_same_are_answered_too() -> None:
    one = told("Post", CLAIM + "That is false.", ORRIN)
    words = "that fighters had captured Kassala"
    other = told("Herald", f"Hadda Belkim said {words}.", Said("Hadda Belkim", "said", words))
    (found,) = denials(compared(one, other))
    assert {e.report for e in found.sides[0].evidence} == {one.report.id, other.report.id}


def test_who_denies_a_part_in_something_denies_what_is_said_of_oneself() -> None:
    blamed = "that the River League was responsible for the flood at Kassala"
    one = told("Post", f"Ilse Varga said {blamed}.", Said("Ilse Varga", "said", blamed))
    denial = "responsibility for the flood at Kassala"
    own = told("Herald", f"Tavo Orrin denied {denial}.", Said("Tavo Orrin", "denied", denial, "denies"))
    other = told(
        "Herald", f"The Interior Ministry denied {denial}.", Said("The Interior Ministry", "denied", denial, "denies")
    )
    assert len(denials(compared(one, own))) == 1
    assert not denials(compared(one, other))


def test_who_is_accused_denies_it_in_other_words() -> None:
    charge = "the River League of having burned the grain stores of Kassala"
    denial = "that its men had set fire to any store of grain in Kassala"
    one = told(
        "Post",
        f"Ilse Varga accused {charge}. The River League denied {denial}.",
        Said("Ilse Varga", "accused", charge),
        Said("The River League", "denied", denial, "denies"),
    )
    (found,) = denials(compared(one))
    assert [s.value for s in found.sides] == ["Ilse Varga", "River League"]


@pytest.mark.parametrize("cue", ["dismissed", "ruled out"])
def test_to_dismiss_somebody_or_rule_out_an_act_denies_no_fact(cue: str) -> None:
    plan = "talks with the fighters on the bridge of Kassala"
    words = "that the talks with the fighters on the bridge of Kassala had opened"
    one = told("Post", f"Tavo Orrin said {words}.", Said("Tavo Orrin", "said", words))
    other = told("Herald", f"The Interior Ministry {cue} {plan}.", Said("The Interior Ministry", cue, plan, "denies"))
    assert not denials(compared(one, other))


def test_where_words_come_from_is_not_what_is_answered() -> None:
    words = "fighters had captured Kassala. According to what the wardens counted there"
    found = compared(told("Post", f"Tavo Orrin said {words}. That is false.", Said("Tavo Orrin", "said", words)))
    (denial,) = denials(found)
    assert denial.summary.startswith("fighters had captured Kassala")


def test_what_neither_disputes_is_denied_by_nobody() -> None:
    said = Said("neither side", "disputed", "this", "denies")
    assert not denials(compared(told("Post", f"{CLAIM}The judge found that neither side disputed this.", ORRIN, said)))


def test_whom_somebody_praised_is_nothing_to_be_denied() -> None:
    text = "Tavo Orrin praised one another. The Interior Ministry called it “utter nonsense”."
    assert not denials(compared(told("Post", text, Said("Tavo Orrin", "praised", "one another"))))


@pytest.mark.parametrize(
    ("one", "met"),
    [
        ("Ilse Varga was informed of the sale of the mill", 1),
        ("the wardens were informed of the sale of the mill", 0),
    ],
)
def test_who_did_not_know_is_met_by_who_says_that_she_did(one: str, met: int) -> None:
    text = f"Tavo Orrin said that {one}. Ilse Varga denied knowledge of the sale of the mill."
    orrin = Said("Tavo Orrin", "said", one)
    varga = Said("Ilse Varga", "denied", "knowledge of the sale of the mill", "denies")
    assert len(denials(compared(told("Post", text, orrin, varga)))) == met
