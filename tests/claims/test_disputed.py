"""Two parties' figures side by side in one report. All texts are our own, about invented events."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, compared, told


def _side_by_side(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.reasons[0].feature.startswith("two parties")]


@pytest.mark.parametrize(
    ("text", "values", "conflict"),
    [
        ("The guild put the number of marchers at 9,000, the watch at 4,000.", {"9,000", "4,000"}, True),
        ("The clerk said 49 people had died in the flood. Others put the toll at 150.", {"49 people", "150"}, True),
        ("The watch put the crowd at 250; the guild says it's more like 600, counting all who came and went.",
         {"250", "600"}, False),
    ],
)  # fmt: skip
def test_what_two_parties_put_it_at(text: str, values: set[str], conflict: bool) -> None:
    (found,) = _side_by_side(compared(told("Post", text), told("Mail", "The river is quiet again.")))
    assert {s.value for s in found.sides} == values
    assert found.conflict == conflict
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons))


def test_somebody_s_own_number_for_what_was_counted() -> None:
    text = "Tavo Orrin said that the League holds 46 prisoners. Hadda Belkim puts its own number at 41."
    post = told(
        "Post",
        text,
        Said("Tavo Orrin", "said", "the League holds 46 prisoners"),
        Said("Hadda Belkim", "puts", "its own number at 41"),
    )
    (found,) = _side_by_side(compared(post, told("Mail", "The river is quiet again.")))
    assert {s.value for s in found.sides} == {"46 prisoners", "41"}


@pytest.mark.parametrize(
    "text",
    [
        "The guild put the number of marchers at 9,000 and the number of carts at 40.",
        "The clerk counted 49 crates. The watch found 60 ropes.",
        "The clerk said 49 people had died. He put the cost at 60 crowns.",
    ],
)
def test_figures_of_two_things_are_no_difference(text: str) -> None:
    assert _side_by_side(compared(told("Post", text), told("Mail", "The river is quiet again."))) == []
