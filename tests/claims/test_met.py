"""Denials find what they deny: who accuses, what was said right before, the words that they turn. All invented."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.denials.met import brought
from counterclaim.claims.denials.replies import own_words
from counterclaim.claims.records import Claim, Comparison, Side
from counterclaim.text import Span
from tests.claims.invented import Said, Told, compared, told


def _claim_of(comparison: Comparison, words: str) -> Claim:
    return next(c for c in comparison.claims if any(words in p.text for p in c.positions))


def _holders(claim: Claim, stance: str) -> set[str]:
    return {p.holder for p in claim.positions if p.stance == stance and p.id not in claim.beside}


MAIL = told("Mail", "The mill in Kassala reopened on Sunday.")


def _accused(denial: str) -> Told:
    charge = "Ilse Varga took bribes from the harbour mill"
    text = f"Ruso Mandel claimed that {charge}. The market in Kassala is open again, and bread is cheap. {denial}"
    content = denial.removeprefix("Ilse Varga denied ").rstrip(".")
    return told(
        "Post",
        text,
        Said("Ruso Mandel", "claimed", charge),
        Said("Ilse Varga", "denied", content, "denies"),
    )


def test_accusations_by_somebody_are_that_ones() -> None:
    denial = "Ilse Varga denied the latest accusations brought against her by Ruso Mandel on Sunday before the council."
    claim = _claim_of(compared(_accused(denial), MAIL), "took bribes")
    assert claim.status == "disputed"
    assert _holders(claim, "denies") == {"Ilse Varga"}


def test_accusations_by_another_one_are_not() -> None:
    denial = "Ilse Varga denied the latest accusations brought against her by the Interior Ministry in the council."
    claim = _claim_of(compared(_accused(denial), MAIL), "took bribes")
    assert claim.status == "asserted"


def test_a_reply_right_behind_what_it_answers_is_of_that() -> None:
    often, once = "fighters had captured Kassala", "the harbour mill sold rotten flour in spring"
    text = (
        f"Tavo Orrin said that {often}. Ruso Mandel said that {once}. Ilse Varga denied the claim. "
        "The market is open again."
    )
    post = told(
        "Post",
        text,
        Said("Tavo Orrin", "said", often),
        Said("Ruso Mandel", "said", once),
        Said("Ilse Varga", "denied", "the claim", "denies"),
    )
    others = [
        told(name, f"Tavo Orrin said that {often}.", Said("Tavo Orrin", "said", often)) for name in ("Mail", "Star")
    ]
    claim = _claim_of(compared(post, *others), "rotten flour")
    assert claim.status == "disputed"


def test_own_words_of_a_reply() -> None:
    assert own_words("Varga was quick to dismiss the miller's claims") == []
    assert own_words("Varga has repeatedly denied the affairs") == ["affairs"]


def test_a_plain_not_in_another_claim_denies_it() -> None:
    one, other = "the flood wall extends to the harbour mill", "the flood wall does not extend to the harbour mill"
    found = compared(
        told("Post", f"Tavo Orrin said that {one}.", Said("Tavo Orrin", "said", one)),
        told("Mail", f"Ilse Varga said that {other}.", Said("Ilse Varga", "said", other)),
    )
    claim = _claim_of(found, "extends")
    assert claim.status == "disputed"
    assert _holders(claim, "denies") == {"Ilse Varga"}


def test_words_that_are_only_named_are_not_said() -> None:
    words = "remarks about the harbour mill"
    found = compared(
        told(
            "Post",
            f"Tavo Orrin repeated his {words}. Ilse Varga rejected Orrin's {words}.",
            Said("Tavo Orrin", "repeated", words),
            Said("Ilse Varga", "rejected", f"Orrin's {words}", "denies"),
        ),
        MAIL,
    )
    assert not any(d.conflict for d in found.differences if d.kind == "denial")


def test_one_name_with_either_apostrophe_is_one_party() -> None:
    one, other = "the flood wall extends to the harbour mill", "the flood wall does not extend to the harbour mill"
    found = compared(
        told("Post", f"The mayor's lawyers said that {one}.", Said("The mayor's lawyers", "said", one)),
        told("Mail", f"The mayor’s lawyers said that {other}.", Said("The mayor’s lawyers", "said", other)),
    )
    assert all(c.status != "disputed" for c in found.claims)


def test_a_place_that_is_denied_and_not_claimed_joins_no_other_place() -> None:
    """Of three towns in a denial two were claimed: the third is no second denial of one of these."""
    claimed, denied = (
        "its troops had captured Kassala and Gedaref",
        "the claims of having captured Kassala, Gedaref or Port Sudan",
    )
    post = told(
        "Post",
        f"The Union army said that {claimed}. Tavo Orrin denied {denied}.",
        Said("The Union army", "said", claimed),
        Said("Tavo Orrin", "denied", denied, "denies"),
    )
    denials = [[p for p in c.positions if p.stance == "denies"] for c in compared(post, MAIL).claims]
    assert [len(row) for row in denials if row] == [1, 1, 1]


@pytest.mark.parametrize(
    ("charge", "conflict"),
    [
        ("Gedaref bears responsibility for the deadly attack on the ferry", True),
        ("the ferry company bears responsibility for the deadly attack in Gedaref", False),
    ],
)
def test_a_place_is_not_accused_of_what_happened_in_it(charge: str, conflict: bool) -> None:
    found = compared(
        told("Post", f"Tavo Orrin said that {charge}.", Said("Tavo Orrin", "said", charge)),
        told(
            "Mail",
            "Gedaref has denied responsibility for the deadly attack on the ferry.",
            Said("Gedaref", "denied", "responsibility for the deadly attack on the ferry", "denies"),
        ),
    )
    assert any(d.conflict for d in found.differences if d.kind == "denial") is conflict


class Fake:
    """As much of a matter as is asked for: rows 0 to 3 in one claim, of which 2 and 3 are beside."""

    def __init__(self, opposed: list[tuple[int, int]]) -> None:
        rows = [
            SimpleNamespace(id=str(k), span=Span("r", 10 * k, 10 * k + 5), focus=None, stance="asserts")
            for k in range(4)
        ]
        claim = SimpleNamespace(id="c", positions=rows, beside=("2", "3"))
        self.memo: dict[str, object] = {"opposed": opposed}
        self.space = SimpleNamespace(propositions=rows, twin=[0, 1, 2, 3], probability=lambda i, j: 0.5)
        self.claims = [claim]
        self.claim_of = {r.id: claim for r in rows}
        self.index_of = {r.id: k for k, r in enumerate(rows)}
        self.lookups: dict[str, object] = {}


@pytest.mark.parametrize(
    ("opposed", "fixed", "members"),
    [
        ([(3, 2)], (), [[0, 1], [2, 3]]),  # both beside: a claim of their own
        ([(3, 2)], (2,), [[0, 1, 2, 3]]),  # a person decided about one
        ([(3, 1)], (), [[0, 1, 2, 3]]),  # it is where it belongs
        ([(0, 1)], (), [[0, 1, 2, 3]]),  # others say it too
    ],
)
def test_what_is_beside_leaves_with_its_denial(
    opposed: list[tuple[int, int]], fixed: tuple[int, ...], members: list[list[int]]
) -> None:
    made, _ = brought(cast(Matter, Fake(opposed)), [[0, 1, 2, 3]], {}, fixed)
    assert [sorted(rows) for rows in made] == members


def test_a_difference_is_headed_by_the_most_important_claim_that_it_touches() -> None:
    few, most = SimpleNamespace(id="a", score=0.5), SimpleNamespace(id="b", score=2.0)
    matter = SimpleNamespace(claim_of={"p": few, "q": most})
    side = Side("Kassala", ("p", "q", "reply"), (Span("r", 0, 7),))
    assert Matter.claims_under(cast(Matter, matter), [side]) == [most, few]
