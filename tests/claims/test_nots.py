"""Which negations deny something, and what acts of denying and of silence are none. Invented sentences."""

from __future__ import annotations

import time
from types import SimpleNamespace
from typing import Any

import pytest

from counterclaim.claims.alignment.claim import _turned
from counterclaim.claims.alignment.fold import of_one_camp, supersede
from counterclaim.claims.language.nots import forbids, not_yet, says_not, unconditional
from counterclaim.claims.language.words import is_negated
from counterclaim.claims.propositions.acts import stance_of
from counterclaim.claims.records import Position, PositionStance
from counterclaim.text import Span


@pytest.mark.parametrize(
    "text",
    [
        "Mr Holt, don’t play with the wolf",
        "NEVER, EVER TOUCH THE PIER AGAIN",
        "To the guild: never touch the pier",
        "The guild must ‘never, ever touch the pier again",
        "warned the mayor not to open the gate",
        "the gates should not be opened",
    ],
)
def test_who_forbids_denies_nothing(text: str) -> None:
    assert forbids(text)
    assert not says_not(text)


@pytest.mark.parametrize(
    "text",
    [
        "no arrests have been made in the fire",
        "the promises weren’t kept until the strike was over",
        "the driver has not been named",
        "nobody has been charged",
        "no boats have been found so far",
    ],
)
def test_what_is_not_so_yet(text: str) -> None:
    assert not_yet(text)
    assert not says_not(text)


@pytest.mark.parametrize(
    "text",
    [
        "no money was paid",
        "The mill did not close",
        "he never touched the pier",
        "No poison has been used",
        "No crime has been committed",
        "He did not burn the mill and should not be in prison",
        "The clerk, never popular, did not take the money",
        ", never popular, did not take the money",
        "He did not take it and told the guild not to sell",
    ],
)
def test_who_says_that_it_is_not_so(text: str) -> None:
    assert says_not(text)
    assert not forbids(text)


def test_who_may_not_know_is_bidden_nothing() -> None:
    assert not forbids("He may not have known")


def test_a_run_of_dots_is_read_in_a_moment() -> None:
    began = time.perf_counter()
    assert not forbids("." * 20_000 + " not " + "." * 20_000)
    assert not not_yet("not " * 5_000)
    assert time.perf_counter() - began < 2


def test_who_keeps_silent_denies_nothing() -> None:
    assert not says_not("he did not elaborate")


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("he held a book, not a knife", False),
        ("The mayor wants peace, not war", False),
        ("he held a book, not a knife that was sharp", False),
        ("he held no book", True),
        ("Despite the claims, not a single ballot was lost", True),
        ("So far, not one boat has been found", True),
        ("In fact, not a shot was fired", True),
    ],
)
def test_what_is_only_set_against_it_is_not_negated(text: str, negated: bool) -> None:
    assert is_negated(text) is negated


def test_what_is_only_supposed_is_not_told() -> None:
    assert "raid" not in unconditional("The town will pay if it ordered the raid")
    assert "raid" in unconditional("The town ordered the raid, and will pay")


@pytest.mark.parametrize(
    ("stance", "cue", "content", "made"),
    [
        ("denies", "countered that", "the port would open", "asserts"),
        ("denies", "countered", "he would open the port", "asserts"),
        ("denies", "countered", "that Keel wants peace", "asserts"),
        ("denies", "countered", "that reports of a leak were late", "asserts"),
        ("denies", "countered", "this was a sale", "asserts"),
        ("denies", "countered", "these allegations", "denies"),
        ("denies", "countered", "those claims, which were made in May", "denies"),
        ("denies", "protested", "that decision", "denies"),
        ("denies", "pushed back against", "the claim that the port is shut", "denies"),
        ("denies", "disagreed over", "the price of salt", "reports-neutrally"),
        ("denies", "could not agree on", "a price", "reports-neutrally"),
        ("denies", "denied", "the raid", "denies"),
        ("no-comment", "was not disclosed", "the price of the mill", "reports-neutrally"),
        ("no-comment", "offered", "no evidence for his claim", "reports-neutrally"),
        ("no-comment", "gave no details on", "what she saw", "no-comment"),
        ("no-comment", "failed to persuade", "the guild to sell", "reports-neutrally"),
        ("no-comment", "refused", "to share the harbour's boats", "reports-neutrally"),
        ("no-comment", "refused", "to share any details", "no-comment"),
        ("no-comment", "declined", "to say whether it was sold", "no-comment"),
        ("no-comment", "withheld support for", "the bill", "reports-neutrally"),
        ("no-comment", "minced no words in describing", "the sale", "asserts"),
        ("no-comment", "could not be reached", "", "no-comment"),
        ("no-comment", "were not answered", "", "no-comment"),
        ("no-comment", "were not immediately returned", "", "no-comment"),
        ("no-comment", "refused", "to take any questions", "no-comment"),
        ("no-comment", "refused", "to engage with reporters", "no-comment"),
        ("no-comment", "refused", "to take the money", "reports-neutrally"),
        ("no-comment", "said in a statement that did not mention it", "we are glad", "asserts"),
    ],
)
def test_what_an_act_makes_of_a_statement(stance: PositionStance, cue: str, content: str, made: PositionStance) -> None:
    assert stance_of(stance, cue=cue, content=content) == made


def _position(k: int, holder: str, text: str, stance: PositionStance = "asserts", report: str = "r1") -> Position:
    return Position(
        id=f"p{k}",
        report=report,
        holder=holder,
        holder_entity=None,
        stance=stance,
        span=Span(report, k, k + 1),
        text=text,
        attribution="a",
        said_on=None,
        side=None,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ardania", "Berun and Ardania", True),
        ("the guild", "Berun, Ardania and the Guild", True),
        ("Ardania", "Berun", False),
        ("Holt and others", "Varga and others", False),
        ("Holt & Partners", "Varga & Partners", False),
        ("Holt and partners", "Varga, Orrin and partners", False),
        ("Holt", "Holt and others", True),
    ],
)
def test_who_speaks_together_with_others(one: str, other: str, same: bool) -> None:
    assert of_one_camp(_position(1, one, ""), _position(2, other, "")) is same


@pytest.mark.parametrize(
    ("report", "silence", "told", "overtaken"),
    [
        ("r2", "declined to comment", "the mill was sold in May", True),
        ("r1", "declined to comment", "the mill was sold in May", False),  # in one breath
        ("r2", "declined to say whether the mill was sold", "the mill was sold in May", True),
        ("r2", "declined to say whether the mill was sold", "the harbour is deep", False),
    ],
)
def test_what_overtakes_a_silence(report: str, silence: str, told: str, overtaken: bool) -> None:
    held = [_position(1, "Holt", silence, "no-comment"), _position(2, "Holt", told, report=report)]
    first, _ = supersede(held, {"p1": "2031-03-04", "p2": "2031-03-05"})
    assert (first.superseded_by is not None) is overtaken


def test_what_is_only_not_so_yet_does_not_outweigh_what_is_told() -> None:
    told = ["The mill was sold", "The mill was sold", "The mill was not sold", *["The mill has not yet been sold"] * 2]
    rows: Any = [
        SimpleNamespace(report=f"r{k}", party=f"p{k}", stance="asserts", settled=False, text=text, standalone=text)
        for k, text in enumerate(told)
    ]
    about: Any = [SimpleNamespace(negated="not" in t, groups=frozenset(["sell"])) for t in told]
    space: Any = SimpleNamespace(propositions=rows, about=about, twin=list(range(len(rows))), wording=lambda *_: 1.0)
    assert _turned(space, list(range(5)), ()).keys() == {2}
