"""Who denies what another says: by a word of denying, by a plain "not", by a reply. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.denials.gainsaid import claimed, granted
from counterclaim.claims.denials.head_on import _called_untrue
from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, compared, told
from tests.claims.test_rejoinders import CLAIM, ORRIN, denials


def found_text(comparison: Comparison, position: str) -> str:
    return next(p.text for c in comparison.claims for p in c.positions if p.id == position)


def _said(one: str, other: str) -> int:
    """How many denials there are where two speakers say so in two reports."""
    found = compared(
        told("Post", f"Tavo Orrin said that {one}.", Said("Tavo Orrin", "said", one)),
        told("Mail", f"Ilse Varga said that {other}.", Said("Ilse Varga", "said", other)),
    )
    return len(denials(found))


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("the raid was a hoax", True),
        ("the raid was staged", True),
        ("The tale was invented, and the guild knew", True),
        ("A protest was staged outside the court", False),
        ("The part was fabricated in Keel", False),
        ("The crew is made up of sailors", False),
    ],
)
def test_what_is_called_untrue(text: str, *, untrue: bool) -> None:
    assert _called_untrue(text) is untrue


@pytest.mark.parametrize(
    "other",
    [
        "she does not believe that the harbour mill is responsible for the flood in Kassala",
        "there is no evidence that the harbour mill is responsible for the flood in Kassala",
        "the harbour mill is not responsible for the flood in Kassala",
    ],
)
def test_a_negation_turns_what_another_says(other: str) -> None:
    assert _said("the harbour mill is responsible for the flood in Kassala", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "the harbour mill could be responsible for the flood in Kassala",
            "the harbour mill is not responsible for the flood in Kassala",
        ),
        (
            "the harbour mill is unlikely to be responsible for the flood in Kassala",
            "the harbour mill is not responsible for the flood in Kassala",
        ),
        (
            "the league asked the harbour mill to drain the flood in Kassala",
            "the harbour mill did not drain the flood in Kassala",
        ),
        (
            "the harbour mill drained the flood in Kassala",
            "no mill ever drained a flood the way that the harbour mill did in Kassala",
        ),
        (
            "the harbour mill drained the flood in Kassala",
            "the harbour mill will not drain the flood in Kassala",
        ),
    ],
)
def test_what_is_possible_wished_or_to_come_is_not_turned(one: str, other: str) -> None:
    assert not _said(one, other)


def _denied(denial: str, cue: str, content: str) -> int:
    accusing = "the mayor used the bridge fund to pay for her own campaign"
    text = f"Tavo Orrin said that {accusing}. The harvest was late. Ilse Varga {denial}"
    found = compared(
        told("Post", text, Said("Tavo Orrin", "said", accusing), Said("Ilse Varga", cue, content, "denies")),
        told("Mail", "The harvest was late in Kassala."),
    )
    return len(denials(found))


def test_claims_are_countered() -> None:
    content = "the suggestion that she used the bridge fund to pay for her campaign"
    assert _denied(f"countered {content}.", "countered", content)


def test_what_was_asked_for_is_refused_not_denied() -> None:
    content = "an attempt to use the bridge fund to pay for her campaign"
    assert not _denied(f"denied {content}.", "denied", content)


@pytest.mark.parametrize(
    ("text", "is_claimed", "is_granted"),
    [
        ("claims that the dam broke", True, False),
        ("talk of a strike", True, False),
        ("asylum to the ferrymen", False, True),
        ("an attempt to close the bridge", False, True),
        ("criticism that his bid failed", True, False),
        ("that the dam broke", False, False),
    ],
)
def test_what_a_denial_is_of(text: str, is_claimed: bool, is_granted: bool) -> None:
    assert claimed(text) is is_claimed
    assert granted(text) is is_granted


def _accused(who: str) -> list[Difference]:
    """The denials where Orrin accuses somebody and Ilse Varga denies it."""
    accusing = f"{who} had taken money from the harbour mill"
    text = f"Tavo Orrin said that {accusing}. Ilse Varga has denied those allegations."
    denial = Said("Ilse Varga", "denied", "those allegations", "denies")
    return denials(compared(told("Post", text, Said("Tavo Orrin", "said", accusing), denial)))


def test_an_accusation_is_answered_by_whoever_it_names() -> None:
    (one,) = _accused("Ilze Varga")
    assert [s.value for s in one.sides] == ["Tavo Orrin", "Ilse Varga"]


def test_an_accusation_of_another_is_not_answered() -> None:
    assert not _accused("Ruso Mandel")


def test_of_claims_that_are_told_in_it_a_denial_is_of_those_alone() -> None:
    leaving = "Union forces would leave the old city of Kassala in spring"
    within = "League forces in the old city of Kassala had been encircled"
    claims = f"Varga's claims that {within}"
    found = compared(
        told("Mail", f"Ilse Varga said that {leaving}.", Said("Ilse Varga", "said", leaving)),
        told(
            "Post",
            f"Kassala was quiet. Tavo Orrin rejected {claims}.",
            Said("Tavo Orrin", "rejected", claims, "denies"),
            Said("Varga", "claims", within, within=0),
        ),
    )
    met = {found_text(found, p) for d in denials(found) for side in d.sides for p in side.positions}
    assert within in met
    assert leaving not in met


def test_no_evidence_for_such_claims() -> None:
    reply = "Ilse Varga said there is no evidence to support such claims."
    content = "there is no evidence to support such claims"
    assert denials(compared(told("Post", CLAIM + reply, ORRIN, Said("Ilse Varga", "said", content))))


def test_no_evidence_against_her_answers_nothing() -> None:
    reply = "Ilse Varga said there is no evidence for the jury."
    content = "there is no evidence for the jury"
    assert not denials(compared(told("Post", CLAIM + reply, ORRIN, Said("Ilse Varga", "said", content))))


@pytest.mark.parametrize(
    ("what", "count"), [("a settlement with the firm over the mill", 0), ("claims of a settlement with the firm", 1)]
)
def test_to_reject_a_thing_says_nothing_of_it(what: str, count: int) -> None:
    text = f"Tavo Orrin said the council had a settlement with the firm. Ilse Varga rejected {what}."
    orrin = Said("Tavo Orrin", "said", "the council had a settlement with the firm")
    varga = Said("Ilse Varga", "rejected", what, "denies")
    assert len(denials(compared(told("Post", text, orrin, varga)))) == count
