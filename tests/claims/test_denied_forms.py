"""Denials, doubts and confirmations as news words them, from text to claims: two invented reports for each form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterclaim.claims.language.verdicts import before_verdict, is_verdict, only_judges
from counterclaim.claims.propositions.unverified import could_not_verify
from counterclaim.claims.records import Claim, Comparison, Position
from tests.claims.whole_chain import compared_texts

WIRE = "Orvanian forces captured the town of Melikovo on Sunday, Orvania's Defence Minister Pavel Dresko said.\n"
SAID = "Orvania's Defence Minister Pavel Dresko said on Monday that his troops had captured Melikovo. "
BALLOTS = "Governor Marel Tosk said that poll workers had burned ballots in Ostrand.\n"
CAPTURED, BURNED = "captured", "burned"


def _told(wire: str, gazette: str) -> Comparison:
    return compared_texts([wire, gazette], outlets=("Delta Wire", "Harbour Gazette"), days=("2031-03-04", "2031-03-05"))


def _claim(found: Comparison, word: str) -> Claim:
    """The claim of the wire's statement."""
    return next(
        c for c in found.claims if any(p.text.startswith(("Orv", "poll")) and word in p.text for p in c.positions)
    )


def _standing(claim: Claim, stance: str) -> Iterator[Position]:
    return (p for p in claim.positions if p.stance == stance and p.id not in claim.beside)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (SAID + "Karelia's army denied it.", "Karelia's army"),
        (SAID + "A spokesman for the Karelic army, Juri Halm, rejected this.", "Juri Halm"),
        (SAID.replace(". ", ", a claim the Karelic army rejects."), "Karelic army"),
        (SAID.replace(". ", ", which Karelia denies."), "Karelia"),
        (SAID + "Juri Halm, a spokesman for the Karelic army, said the reports were fabricated.", "Juri Halm"),
        (SAID + "There is no truth to these reports, said Juri Halm, a spokesman for the army.", "Juri Halm"),
        (SAID + "Karelia dismissed the claim as nonsense.", "Karelia"),
        ("The Karelic army dismissed Orvania's claim that Melikovo had been captured as nonsense.", "Karelic army"),
        ("Dresko falsely claimed on Monday that his troops had captured Melikovo.", "Harbour Gazette"),
        (
            "Contrary to Dresko's assertion that the town was captured, Karelic soldiers paraded in Melikovo.",
            "Harbour Gazette",
        ),
    ],
)
def test_a_denial_is_of_what_it_points_at(text: str, who: str) -> None:
    claim = _claim(_told(WIRE, text + "\n\nThe fighting has lasted four weeks.\n"), CAPTURED)
    assert claim.status == "disputed"
    assert [p.holder for p in _standing(claim, "denies")] == [who]
    assert "nonsense" not in claim.statement


@pytest.mark.parametrize(
    "text",
    [
        "Governor Marel Tosk has claimed, without evidence, that poll workers burned ballots in Ostrand.",
        "Governor Marel Tosk claimed without providing any proof that poll workers burned ballots in Ostrand.",
        "Governor Marel Tosk baselessly accused poll workers of burning ballots in Ostrand.",
        "Governor Marel Tosk repeated his unfounded claim that poll workers burned ballots in Ostrand.",
        "Governor Marel Tosk said that poll workers burned ballots in Ostrand. Tosk gave no evidence for the claim.",
    ],
)
def test_what_is_told_without_proof_is_hedged_by_the_outlet(text: str) -> None:
    found = _told(BALLOTS, text + " The count ends on Friday.\n")
    claim = _claim(found, BURNED)
    assert [p.holder for p in _standing(claim, "hedges")] == ["Harbour Gazette"]
    assert [p.holder for p in _standing(claim, "asserts")] == ["Marel Tosk", "Marel Tosk"]
    assert not any(d.kind == "denial" for d in found.differences)


@pytest.mark.parametrize(
    "text",
    [
        "Governor Marel Tosk said that nobody can vote without proof of an address.",
        "Governor Marel Tosk said that poll workers burned ballots in Ostrand. Tosk gave no evidence of his income.",
    ],
)
def test_proof_of_something_else_is_no_doubt(text: str) -> None:
    found = _told(BALLOTS, text + " The count ends on Friday.\n")
    assert not any(p.stance == "hedges" for c in found.claims for p in c.positions)


@pytest.mark.parametrize(
    ("text", "who", "stance"),
    [
        (SAID + "The Gazette could not independently verify the claim.", "Harbour Gazette", "reports-neutrally"),
        (SAID + "The claim could not be verified.", "Harbour Gazette", "reports-neutrally"),
        (SAID + "The mayor of Melikovo, Ilse Varga, could not confirm the capture.", "Ilse Varga", "no-comment"),
    ],
)
def test_who_could_not_verify_it(text: str, who: str, stance: str) -> None:
    claim = _claim(_told(WIRE, text + "\n\nThe fighting has lasted four weeks.\n"), CAPTURED)
    assert claim.status == "asserted"
    (made,) = _standing(claim, stance)
    assert made.holder in (who, "mayor of Melikovo")


@pytest.mark.parametrize(
    ("told", "confirmed"),
    [
        ("Orvanian missiles hit the power station in Melikovo on Sunday", "the attack"),
        ("Orvanian police arrested the builder Marel Tosk in Ostrand on Sunday", "the arrest"),
        ("Orvanian police arrested the builder Marel Tosk in Ostrand on Sunday", "the report"),
    ],
)
def test_a_confirmation_is_of_what_it_names(told: str, confirmed: str) -> None:
    text = f"{told}, residents said. The prosecutor, Ilse Varga, confirmed {confirmed}.\n"
    found = _told(f"{told}, neighbours said.\n", text)
    claim = next(c for c in found.claims if told in {p.text for p in c.positions})
    assert claim.status == "confirmed-by"
    assert "Ilse Varga" in {p.holder for p in _standing(claim, "asserts")}


def test_to_deny_knowing_is_to_deny_that_one_knew() -> None:
    found = _told(
        "Prosecutors said that Mayor Ilse Varga knew of the leak at the Tarn Works in March.\n",
        "Mayor Ilse Varga denied knowing of the leak at the Tarn Works before April. The trial begins in May.\n",
    )
    (claim,) = (c for c in found.claims if c.status == "disputed")
    assert [p.text.split()[0] for p in _standing(claim, "denies")] == ["knowing"]


def test_what_nobody_disputes_is_not_denied() -> None:
    found = _told(WIRE, "Nobody in Karelia disputes that the town of Melikovo was captured on Sunday.\n")
    assert not any(p.stance == "denies" for c in found.claims for p in c.positions)


def test_whose_claims_something_is_told_against_does_not_say_it() -> None:
    text = "A report by the mission says contrary to Orvanian assertions, Melikovo was not captured on Sunday.\n"
    claim = _claim(_told(WIRE, text), CAPTURED)
    assert claim.status == "disputed"
    assert {p.holder for p in _standing(claim, "asserts")} == {"Pavel Dresko"}


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("the reports were fabricated", True),
        ("the racial claims “ridiculous”", True),
        ('Varga\'s claim "absurd"', True),
        ("her accusations are false and politically motivated", True),
        ("there is absolutely no truth in the rumours", True),
        ("the report was late", False),
        ("the claims that the dam broke are false", False),
        ("the story is false, and the dam will be opened on Monday all the same", False),
    ],
)
def test_a_verdict_on_somebodys_words(text: str, *, so: bool) -> None:
    assert only_judges(text) is so


def test_a_verdict_alone_and_at_the_end() -> None:
    assert is_verdict("“entirely baseless”")
    assert not is_verdict("that the dam broke")
    words = "Varga's claim that the dam broke as complete nonsense"
    assert words[: before_verdict(words)] == "Varga's claim that the dam broke"
    assert before_verdict("the dam broke as expected") == len("the dam broke as expected")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The paper could not independently verify the claims", "could not independently verify"),
        ("Those reports could not be confirmed", "could not be confirmed"),
        ("which could not be verified", "could not be verified"),
        ("The council has not confirmed a new director", None),
        ("The clerk could not confirm the appointment of a director", None),
    ],
)
def test_what_could_not_be_verified(text: str, found: str | None) -> None:
    where = could_not_verify(text)
    assert (text[where[0] : where[1]] if where is not None else None) == found
