"""Nobody hurt is a figure: none, set against tolls of other reports. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.unharmed import unharmed
from tests.claims.whole_chain import DAY, blast, of_kind, second_blast


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("There were no casualties, the board said.", [("no casualties", "harm")]),
        ("The shelling passed without casualties.", [("without casualties", "harm")]),
        ("None of the crew was hurt.", [("None of the crew was hurt", "injure")]),
        ("No civilians were killed.", [("No civilians were killed", "kill")]),
        (
            "No one was killed or injured.",
            [("No one was killed", "kill"), ("No one was killed or injured", "injure")],
        ),
    ],
)
def test_that_nobody_came_to_harm_is_a_count_of_none(text: str, told: list[tuple[str, str]]) -> None:
    assert [(q.text, fate) for q, fate in unharmed(text)] == told
    assert all(q.low == q.high == 0.0 and text[q.start : q.end] == q.text for q, _ in unharmed(text))


@pytest.mark.parametrize(
    "text",
    [
        "No serious injuries were reported.",
        "No other deaths were reported.",
        "There were no immediate reports of casualties.",
        "If no one was hurt, it was a miracle.",
        "There were no deaths since Monday.",
        "No one was hurt by the decision.",
    ],
)
def test_what_leaves_open_whether_somebody_did_is_none(text: str) -> None:
    assert list(unharmed(text)) == []


@pytest.mark.parametrize("none", ["caused no casualties", "was loud, and no one was killed"])
def test_a_toll_and_nobody_cannot_both_hold(none: str) -> None:
    (number,) = of_kind("number", [blast("killed three people"), second_blast(none)])
    assert number.conflict
    assert number.sides[1].value == "three people"


def test_a_toll_that_came_later_grew() -> None:
    days = ("2031-12-04", DAY)
    (number,) = of_kind("number", [blast("killed three people"), second_blast("caused no casualties")], days=days)
    assert (number.conflict, number.relation) == (False, "evolution")


def test_nobody_killed_is_no_count_of_the_hurt() -> None:
    assert of_kind("number", [blast("injured three people"), second_blast("was loud, and no one was killed")]) == []
