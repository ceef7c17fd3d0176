"""Numbers that are names, addresses, ages and grades are never told as two figures of one thing. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.named_numbers import is_address, is_called, is_name
from tests.claims.test_figures import found
from tests.claims.whole_chain import of_kind, second_storm, storm


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It made landfall as a Category 4 hurricane.", "The hurricane came ashore as a category 3 storm."),
        ("The government raised the alert to Level 3.", "The government raised the alert to level 2."),
        ("A quake of magnitude 6.1 killed two people.", "A quake of magnitude 7.3 killed two people."),
        ("Rovers beat United 3-1 on the night of the storm.", "Rovers beat United 2-1 on the night of the storm."),
        ("A woman of 71 was killed by a falling tree.", "A woman of 68 was killed by a falling tree."),
        ("Those killed were between 12 and 69 years old.", "Those killed were between 10 and 71 years old."),
        (
            "The tree fell on 14 Harbour Street and killed a woman.",
            "The tree fell on 41 Harbour Street and hurt her.",
        ),
        ("A tree crushed the house at No. 12 Mill Lane.", "A tree crushed the house at number 21 Mill Lane."),
        ("An F-16 crashed into the sea.", "A Su-34 crashed into the sea."),
        ("A Boeing 737 slid off the runway.", "A Boeing 777 slid off the runway."),
        ("Soldiers of Battalion 12 were killed by a tree.", "Soldiers of Battalion 21 were killed by a tree."),
        ("Relatives may call 0800 555 0199.", "Relatives may call 0800 555 0142."),
        ("It was the worst storm since 1987.", "It was the worst storm since 1978."),
        ("The storm left 300 people homeless.", "The storm left 45 million people homeless."),
    ],
)
def test_no_figure_of_a_toll(one: str, other: str) -> None:
    assert of_kind("number", [storm(one), second_storm(other)]) == []


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("It was a Category ", True),
        ("a quake of magnitude ", True),
        ("at No. ", True),
        ("at Gate ", True),
        ("on that day ", False),
        ("In Kassala ", False),
    ],
)
def test_what_makes_a_number_a_name(before: str, name: bool) -> None:
    assert is_name(before) is name


@pytest.mark.parametrize(
    ("before", "called"),
    [("men of Battalion ", True), ("with an iPhone ", True), ("Fire in Kassala ", False), ("Orrin ", False)],
)
def test_what_ends_the_name_of_a_thing(before: str, called: bool) -> None:
    assert is_called(before) is called


@pytest.mark.parametrize(
    ("told", "address"),
    [("14 Harbour Street and", True), ("14 Harbour pilots", False), ("three Mill Road shops", False)],
)
def test_what_is_an_address(told: str, address: bool) -> None:
    assert is_address(told) is address


@pytest.mark.parametrize(
    "text",
    [
        "In Kassala 12 people were killed.",
        "On Tuesday 12 were killed in Kassala.",
        "Soldiers told Tavo Orrin 12 people died in Kassala.",
    ],
)
def test_a_toll_after_a_name_is_one(text: str) -> None:
    (figure,) = found(text)
    assert (figure.quantity.low, figure.what, figure.happened) == (12, "people", "kill")
