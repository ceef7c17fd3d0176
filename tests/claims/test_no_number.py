"""What only looks like another figure, another toll or another one to blame."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, compared, told


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


def _both(one: str, other: str) -> Comparison:
    return compared(
        told("Post", f"Tavo Orrin said that {one}.", Said("Tavo Orrin", "said", one)),
        told("Mail", f"Ilse Varga said that {other}.", Said("Ilse Varga", "said", other)),
    )


@pytest.mark.parametrize(
    ("one", "other", "told_apart"),
    [
        ("two wardens resigned in Gedaref", "four wardens resigned in Gedaref", True),
        ("two of the wardens resigned in Gedaref", "four wardens resigned in Gedaref", False),
        ("two of the wardens resigned in Gedaref", "four of the wardens resigned in Gedaref", True),
    ],
)
def test_some_of_those_known_are_no_other_number_of_all(one: str, other: str, told_apart: bool) -> None:
    assert bool(_of(_both(one, other), "number")) is told_apart


def test_two_shares_of_one_vote_that_both_reports_have_are_two_things() -> None:
    found = _both(
        "Ruso Mandel won 52 percent of the vote to 44 percent for Hadda Belkim",
        "Ruso Mandel won 52 percent of the vote to 44 percent for Hadda Belkim in the count",
    )
    assert not _of(found, "number")


def test_whoever_is_named_in_the_matter_is_not_blamed() -> None:
    blamed = "accused the Union army of shelling the market of Gedaref"
    hidden = "accused officials of hiding the letter of Ruso Mandel about the shelling of the market of Gedaref"
    found = compared(
        told("Post", f"Ilse Varga {blamed}.", Said("Ilse Varga", "accused", blamed.removeprefix("accused "))),
        told("Mail", f"Tavo Orrin {hidden}.", Said("Tavo Orrin", "accused", hidden.removeprefix("accused "))),
    )
    assert not _of(found, "cause")
