"""A conflict of denials and the status of the claims that it is about say the same. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.denials.answered import accuses
from counterclaim.claims.language.nots import contrary, says_not
from counterclaim.claims.language.verdicts import only_judges
from counterclaim.claims.propositions.acts import stance_of
from counterclaim.claims.records import Claim, Comparison
from tests.claims.invented import Said, Told, compared, told
from tests.claims.test_rejoinders import denials

MAIL = told("Mail", "The mill in Kassala reopened on Sunday.")


def _claim(comparison: Comparison, words: str) -> Claim:
    return next(c for c in comparison.claims if any(words in p.text and p.implied is None for p in c.positions))


def _says(outlet: str, who: str, what: str, *, said_on: str | None = None) -> Told:
    return told(outlet, f"{who} said that {what}.", Said(who, "said", what, said_on=said_on))


def _denying(claim: Claim) -> set[str]:
    return {p.holder for p in claim.positions if p.stance == "denies" and p.id not in claim.beside}


def test_who_says_that_it_is_not_so_denies_the_claim() -> None:
    post = told(
        "Post",
        "Tavo Orrin said that the mill in Kassala had sold rotten flour in spring. “That is false,” Ilse Varga said.",
        Said("Tavo Orrin", "said", "the mill in Kassala had sold rotten flour in spring"),
        Said("Ilse Varga", "said", "That is false"),
    )
    found = compared(post, MAIL)
    claim = _claim(found, "rotten flour")
    assert claim.status == "disputed"
    assert _denying(claim) == {"Ilse Varga"}
    against = next(p for p in claim.positions if p.stance == "denies")
    assert against.implied in {p.id for p in claim.positions}
    assert claim.id in denials(found)[0].claims


def test_of_a_verdict_on_what_the_speaker_said_nobody_is_denied() -> None:
    post = told(
        "Post",
        "Tavo Orrin said that the mill in Kassala had sold rotten flour in spring. The market was open. It rained.",
        Said("Tavo Orrin", "said", "the mill in Kassala had sold rotten flour in spring"),
    )
    claim = _claim(compared(post, MAIL), "rotten flour")
    assert claim.status == "asserted"
    assert not _denying(claim)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the corridor out of Kassala had been opened", "no corridor out of Kassala had been opened"),
        ("four people were killed in Kassala", "nobody was killed in Kassala"),
        ("the harbour valve was inspected", "the harbour valve was not inspected"),
        ("the ferry to Gedaref glows at night", "the ferry to Gedaref never glows at night"),
    ],
)
def test_a_negation_of_like_words_denies(one: str, other: str) -> None:
    found = compared(_says("Post", "Tavo Orrin", one), _says("Mail", "Ilse Varga", other))
    assert len(denials(found)) == 1
    claim = _claim(found, one)
    assert claim.status == "disputed"
    assert claim.statement == one
    assert _denying(claim) == {"Ilse Varga"}
    assert all(p.implied is not None for p in claim.positions if p.stance == "denies")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a corridor out of Kassala will be opened", "no corridor out of Kassala had been opened"),
        ("four bridges were killed off in Kassala", "nobody was killed in Kassala"),
        ("the harbour valve should be inspected", "the harbour valve was not inspected"),
        ("two people were arrested in Kassala", "no arrests have been made in Kassala"),
    ],
)
def test_a_negation_of_something_else_does_not(one: str, other: str) -> None:
    found = compared(_says("Post", "Tavo Orrin", one), _says("Mail", "Ilse Varga", other))
    assert denials(found) == []
    assert all(c.status == "asserted" for c in found.claims)


def test_what_one_party_says_and_the_contrary_is_not_one_claim() -> None:
    one, other = "the harbour valve was inspected", "the harbour valve was not inspected"
    day = "2031-03-02"
    found = compared(_says("Post", "Ilse Varga", one, said_on=day), _says("Mail", "Ilse Varga", other, said_on=day))
    assert _claim(found, one).id != _claim(found, other).id
    assert denials(found) == []


def test_what_one_party_says_twice_is() -> None:
    one = "the harbour valve was not inspected"
    found = compared(_says("Post", "Ilse Varga", one), _says("Mail", "Ilse Varga", one))
    assert len(found.claims) == 1


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        ("the valve was inspected", "the valve was not inspected", True),
        ("the valve wasn't inspected", "The valve was inspected", True),
        ("the valve was inspected", "the pump was not inspected", False),
        ("the valve was inspected", "the valve was inspected", False),
        ("the valve was not inspected", "the valve was never inspected", False),
        ("the valve was inspected", "not all valves were inspected", False),
        ("the valve was inspected", "the valve was not only inspected", False),
        ("the union sued the mill", "the mill has not sued the union", False),
        ("the valve was inspected", "if the valve is not inspected", False),
        ("the valve was inspected", "the valve must not be inspected", False),
    ],
)
def test_contrary(one: str, other: str, *, so: bool) -> None:
    assert contrary(one, other) is so
    assert contrary(other, one) is so


def _answering(reply: Said, text: str) -> Comparison:
    charge = "the mill in Kassala had sold rotten flour in spring"
    whole = f"Tavo Orrin said that {charge}. {text}"
    return compared(told("Post", whole, Said("Tavo Orrin", "said", charge), reply), MAIL)


def test_what_is_quoted_with_a_denial_is_said() -> None:
    words = "The millers of Gedaref baked bread for the fair"
    text = f"Ilse Varga later denied the sale was wrong: “{words}.”"
    found = _answering(Said("Ilse Varga", "denied", f"the sale was wrong: “{words}", "denies"), text)
    stances = {p.text: p.stance for c in found.claims for p in c.positions if p.holder == "Ilse Varga"}
    assert {s for t, s in stances.items() if "baked bread" in t} == {"asserts"}
    assert "denies" in stances.values()


def test_what_is_denied_in_its_own_words_is_denied() -> None:
    words = "the millers of Gedaref baked bread for the fair"
    found = _answering(Said("Ilse Varga", "denied", words, "denies"), f"Ilse Varga denied that “{words}”.")
    stances = {p.stance for c in found.claims for p in c.positions if "baked bread" in p.text}
    assert stances == {"denies"}


def test_what_a_quoted_voice_says_that_somebody_denied_is_denied() -> None:
    words = "the millers of Gedaref baked bread for the fair"
    found = _answering(
        Said("Ilse Varga", "denied", words, "denies"), f"“It rained in Kassala. Ilse Varga denied {words} on Sunday.”"
    )
    stances = {p.stance for c in found.claims for p in c.positions if "baked bread" in p.text}
    assert stances == {"denies"}


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("The allegations against me are completely false", True),
        ("These accusations are baseless", True),
        ("the allegations are not false", False),
        ("the allegations of theft are false", False),
        ("the roof is false", False),
        ("The allegations are false and the mill will open on Monday as it did last year", False),
    ],
)
def test_a_verdict_on_accusations(text: str, *, so: bool) -> None:
    assert only_judges(text) is so


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("was voluntarily dismissed", "The suit", "reports-neutrally"),
        ("dismissed", "the suit as an invention", "denies"),
        ("was dismissed", "the claim", "denies"),
    ],
)
def test_a_suit_that_is_dismissed_denies_nothing(cue: str, content: str, stance: str) -> None:
    assert stance_of("denies", cue=cue, content=content) == stance


def test_who_does_not_just_accuse_accuses() -> None:
    assert not says_not("the union doesn't just accuse the mill")
    assert says_not("the union doesn't accuse the mill")


@pytest.mark.parametrize(("adverb", "status"), [("falsely ", "disputed"), ("loudly ", "asserted")])
def test_an_outlet_that_calls_a_claim_false_denies_it(adverb: str, status: str) -> None:
    charge = "the mill in Kassala had sold rotten flour in spring"
    text = f"Tavo Orrin {adverb}claimed that {charge}. The market was open."
    found = compared(told("Post", text, Said("Tavo Orrin", "claimed", charge)), MAIL)
    claim = _claim(found, "rotten flour")
    assert claim.status == status
    assert _denying(claim) == ({"Post"} if status == "disputed" else set())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("“The claim is ludicrous,” Ilse Varga said.", "disputed"),
        ("“The claim was on the front page,” Ilse Varga said.", "asserted"),
    ],
)
def test_scorn_of_a_statement_denies_it(text: str, status: str) -> None:
    words = text.split("”")[0].strip("“,")
    found = _answering(Said("Ilse Varga", "said", words), text)
    assert _claim(found, "rotten flour").status == status


def test_a_denial_quoted_in_a_relative_clause() -> None:
    charge = "the mill in Kassala had sold rotten flour in spring"
    text = f"Tavo Orrin said that {charge}, which Ilse Varga “vehemently denied”. It rained."
    found = compared(
        told("Post", text, Said("Tavo Orrin", "said", charge), Said("Ilse Varga", "denied", "which")), MAIL
    )
    claim = _claim(found, "rotten flour")
    assert claim.status == "disputed"
    assert _denying(claim) == {"Ilse Varga"}


def test_a_verdict_on_accusations_answers_no_verdict_on_them() -> None:
    one = "these false allegations have hurt the mill in Kassala"
    text = f"Tavo Orrin said that {one}. “The allegations are false,” Ilse Varga said."
    post = told("Post", text, Said("Tavo Orrin", "said", one), Said("Ilse Varga", "said", "The allegations are false"))
    found = compared(post, MAIL)
    assert denials(found) == []
    assert all(c.status != "disputed" for c in found.claims)


@pytest.mark.parametrize(("before", "status"), [("", "disputed"), ("The talk in Gedaref was long. ", "asserted")])
def test_no_such_thing_is_of_what_names_it(before: str, status: str) -> None:
    one = "the miller had promised the harbour master free flour"
    text = f"{before}Tavo Orrin said that {one}. Ilse Varga insisted that there was no such talk."
    post = told("Post", text, Said("Tavo Orrin", "said", one), Said("Ilse Varga", "insisted", "there was no such talk"))
    assert _claim(compared(post, MAIL), "free flour").status == status


def test_no_position_stands_twice_on_a_claim() -> None:
    one = "the harbour mill is responsible for the flood in Kassala"
    other = "she does not think that the harbour mill is responsible for the flood in Kassala"
    found = compared(
        _says("Post", "Tavo Orrin", one), _says("Star", "Ruso Mandel", one), _says("Mail", "Ilse Varga", other)
    )
    claim = _claim(found, "responsible for the flood")
    assert claim.status == "disputed"
    assert [p.holder for p in claim.positions if p.stance == "denies"] == ["Ilse Varga"]
    assert len({p.span for p in claim.positions}) == len(claim.positions)


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("the guild alleged that the mill sold rotten flour", True),
        ("the guild alleged that the mill spread false news", True),
        ("these false allegations have hurt the mill", False),
        ("the mill is open", False),
    ],
)
def test_what_accuses(text: str, *, so: bool) -> None:
    assert accuses(text) is so
