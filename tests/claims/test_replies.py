"""Which claim a reply answers, what a clause refutes, and which places are told together."""

from __future__ import annotations

import pytest

from counterclaim.claims.denials.replies import refuses
from counterclaim.claims.language.clauses import points_back, refuted
from counterclaim.claims.propositions.attributed import attributed
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Claim, Comparison
from tests.claims.invented import Said, compared, identities, told
from tests.claims.whole_chain import compared_texts


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Reports of a leak at the dam are false", "a leak at the dam"),
        ("the claims that the bridge was sold were simply made up", "the bridge was sold"),
        ("Reports of a leak at the dam are not false", None),
        ("Reports of a leak at the dam are late", None),
        ("The dam that a false report named is old", None),
        ("The reports are false", None),
    ],
)
def test_what_a_clause_refutes(text: str, claimed: str | None) -> None:
    found = refuted(text)
    assert (text[found[0] : found[1]] if found is not None else None) == claimed


@pytest.mark.parametrize(("text", "back"), [("denied that", True), ("denied the claim", False), ("denied it", True)])
def test_what_was_said_last(text: str, back: bool) -> None:
    assert points_back(text) is back


def _held(comparison: Comparison, words: str, holder: str) -> list[tuple[Claim, str]]:
    return [(c, p.stance) for c in comparison.claims for p in c.positions if words in p.text and p.holder == holder]


def test_denying_that_answers_what_was_said_last() -> None:
    one = told(
        "Post",
        "Orrin said that fighters had captured Kassala. Orrin said that the harvest is poor. Ilse Varga denied that.",
        Said("Orrin", "said", "fighters had captured Kassala"),
        Said("Orrin", "said", "the harvest is poor"),
        Said("Ilse Varga", "denied", "that.", "denies"),
    )
    other = told(
        "Herald",
        "Ruso Mandel said that fighters had captured Kassala.",
        Said("Ruso Mandel", "said", "fighters had captured Kassala"),
    )
    ((claim, stance),) = _held(compared(one, other), "denied that", "Ilse Varga")
    assert stance == "denies"
    assert any("harvest" in p.text for p in claim.positions)


def test_a_denial_of_few_words_is_a_position() -> None:
    one = told(
        "Post",
        "Orrin said that there had been a call to the ministry. Ilse Varga denied that there was any call.",
        Said("Orrin", "said", "there had been a call to the ministry"),
        Said("Ilse Varga", "denied", "there was any call", "denies"),
    )
    assert [s for _, s in _held(compared(one), "call", "Ilse Varga")] == ["denies"]


def test_calling_a_report_false_is_a_denial() -> None:
    one = told(
        "Post",
        "Orrin said that fighters captured Kassala. Ilse Varga said that reports of a capture of Kassala are untrue.",
        Said("Orrin", "said", "fighters captured Kassala"),
        Said("Ilse Varga", "said", "reports of a capture of Kassala are untrue"),
    )
    ((claim, stance),) = _held(compared(one), "untrue", "Ilse Varga")
    assert (stance, claim.status) == ("denies", "disputed")


def test_a_reply_answers_a_claim_over_what_the_outlet_says_between() -> None:
    one = told(
        "Post",
        "Orrin said fighters captured Kassala. The council met on Monday. Ilse Varga denied the claim.",
        Said("Orrin", "said", "fighters captured Kassala"),
        Said("Ilse Varga", "denied", "the claim", "denies"),
    )
    (claim,) = [c for c in compared(one).claims if "fighters" in c.statement]
    assert claim.status == "disputed"


def test_what_cannot_stand_alone_is_told_with_its_cue() -> None:
    content = "Ilse Varga on why the ferry had sunk"
    (claim,) = compared(told("Post", f"Tavo Orrin grilled {content}.", Said("Tavo Orrin", "grilled", content))).claims
    assert claim.statement == f"Tavo Orrin grilled {content}"


def test_who_says_nothing_keeps_silent() -> None:
    one = told(
        "Post",
        "Neither ministry has spoken about the grain ships. Ilse Varga said that she would not comment until the vote.",
        Said("Neither ministry", "has spoken about", "the grain ships"),
        Said("Ilse Varga", "said", "she would not comment until the vote"),
    )
    assert {p.stance for c in compared(one).claims for p in c.positions} == {"no-comment"}


def test_a_list_without_and_is_two_places() -> None:
    one = told(
        "Post",
        "Orrin claims capture of Kassala, Gedaref.",
        Said("Orrin", "claims", "capture of Kassala, Gedaref"),
    )
    assert {c.about for c in compared(one).claims} == {"Kassala", "Gedaref"}


def test_the_towns_are_those_named_before() -> None:
    one = told(
        "Post",
        "Fighters stood before Kassala and Gedaref. Orrin said that fighters had captured the two towns.",
        Said("Orrin", "said", "fighters had captured the two towns"),
    )
    found = [c.about for c in compared(one).claims if any(p.holder == "Tavo Orrin" for p in c.positions)]
    assert sorted(found, key=str) == ["Gedaref", "Kassala"]


def test_the_town_is_the_one_named_in_its_sentence() -> None:
    one = told(
        "Post",
        "Ilse Varga denied claims on Gedaref that fighters had captured the town.",
        Said("Ilse Varga", "denied", "fighters had captured the town", "denies"),
    )
    other = told(
        "Herald",
        "Orrin said that fighters had captured Kassala.",
        Said("Orrin", "said", "fighters had captured Kassala"),
    )
    comparison = compared(one, other)
    assert _held(comparison, "the town", "Ilse Varga")[0][0] is not _held(comparison, "Kassala", "Tavo Orrin")[0][0]


@pytest.mark.parametrize(("content", "weight"), [("the new plan for Kassala", -0.3), ("Kassala had a new plan", 0.0)])
def test_a_phrase_alone_stands_behind_clauses(content: str, weight: float) -> None:
    one = told("Post", f"According to Orrin, {content}.", Said("Orrin", "According to", content))
    (claim,) = compared(one).claims
    assert {r.feature: r.weight for r in claim.reasons}["in no clause of its own"] == weight


def test_who_concedes_a_claim_stands_apart_among_those_who_make_it() -> None:
    a = told("Post", "Orrin said fighters had taken Kassala.", Said("Orrin", "said", "fighters had taken Kassala"))
    b = told(
        "Mail",
        "The Union army acknowledged that fighters had taken Kassala.",
        Said("The Union army", "acknowledged", "that fighters had taken Kassala"),
    )
    (claim,) = compared(a, b).claims
    assert {p.stance for p in claim.positions} == {"asserts", "partial"}
    assert claim.status == "conceded-in-part"


@pytest.mark.parametrize(
    ("granted", "conceded"),
    [
        ("having lost Kassala to the fighters", True),
        ("the loss of Kassala to the fighters", True),
        ("that it had lost Kassala", True),
        ("the cheers of the fighters in Kassala", False),
    ],
)
def test_to_acknowledge_a_cheer_grants_nothing(granted: str, conceded: bool) -> None:
    one = told("Mail", f"The Union army acknowledged {granted}.", Said("The Union army", "acknowledged", granted))
    (found,) = attributed(Lookup(one.report, one.reading, identities([one])))
    assert found[0].concedes is conceded


def test_number_ten_is_somebody() -> None:
    words = "the harbour tax would rise"
    (claim,) = compared(told("Post", f"No. 10 said that {words}.", Said("No. 10", "said", words))).claims
    assert {p.stance for p in claim.positions} == {"asserts"}


def test_denying_doing_that_answers_the_sentence_before() -> None:
    one = told(
        "Post",
        "Orrin said that the harvest is poor. Ruso Mandel said that the minister had signed the order. "
        "Ilse Varga denies doing that.",
        Said("Orrin", "said", "the harvest is poor"),
        Said("Ruso Mandel", "said", "the minister had signed the order"),
        Said("Ilse Varga", "denies", "doing that", "denies"),
    )
    ((claim, stance),) = _held(compared(one), "doing that", "Ilse Varga")
    assert (stance, claim.status) == ("denies", "disputed")
    assert "signed the order" in claim.statement


def test_nobody_denies_by_forbidding() -> None:
    one = told(
        "Post",
        "Orrin said that fighters captured Kassala. Ilse Varga said that fighters must never capture Kassala.",
        Said("Orrin", "said", "fighters captured Kassala"),
        Said("Ilse Varga", "said", "fighters must never capture Kassala"),
    )
    assert {p.stance for c in compared(one).claims for p in c.positions} == {"asserts"}


def test_what_nobody_says_is_not_asserted() -> None:
    words = "the dam was unsafe"
    one = told("Post", f"Nobody said {words}.", Said("Nobody", "said", words))
    (found,) = attributed(Lookup(one.report, one.reading, identities([one])))
    assert found[0].stance == "no-comment"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Ilse Varga rejected the apology", True),
        ("the council denied that request", True),
        ("Ilse Varga would then likely veto it", True),
        ("Most wardens opposed it", True),
        ("Ilse Varga denied the claim", False),
        ("The ministry dismissed the complaint about the request as a rumour", False),
        ("a claim rejected by the ministry", False),
        ("The ministry called the story absurd", False),
        ("She had not", False),
    ],
)
def test_what_is_refused_is_no_claim(text: str, *, refused: bool) -> None:
    assert refuses(text) is refused


def test_a_silence_on_the_claim_is_of_what_the_report_leads_with() -> None:
    text = """The Ardanian army has taken the town of Norwick, the Linden Palace said on Monday.

President Tarr spent several hours at a command post near the front, his spokesman Ruso Mandel said.

The Union's army has not commented on the claim.
"""
    (claim,) = [c for c in compared_texts([text]).claims if any(p.stance == "no-comment" for p in c.positions)]
    assert any("Norwick" in p.text for p in claim.positions)
