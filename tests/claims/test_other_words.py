"""One name, one quotation or one deed in other words, through the whole chain. People and happenings are invented."""

from __future__ import annotations

import pytest

from tests.claims.whole_chain import compared_texts, of_kind


def mill(name: str) -> str:
    """A report of an opening that names the mayor first."""
    return f"""The mayor of Kassala opened a flour mill on Monday.

{name} said the mill would feed the town. "We have waited for this since the flood," the mayor said.
"""


def second_mill(name: str) -> str:
    """Another report of the same."""
    return f"""A flour mill opened in Kassala on Monday.

The mayor, {name}, said that it would feed the town. The mill cost two million pounds.
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mykhailo Sereda", "Mikhail Sereda"),
        ("Volodymyr Koltsov", "Vladimir Koltsov"),
        ("Yevhen Koltsov", "Evgeny Koltsov"),
        ("Oleksandr Bondar", "Alexander Bondar"),
        ("Hassan al-Rubai", "Hasan Al Rubaie"),
        ("Jürgen Müller", "Juergen Mueller"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    (found,) = of_kind("name-variant", [mill(one), second_mill(other)])
    assert (found.relation, {s.value for s in found.sides}) == ("spelling", {one, other})


@pytest.mark.parametrize(
    ("one", "other"), [("Jim Tarr", "James Tarr"), ("Jose Pena", "José Peña"), ("Pavlo Koltsov", "Petro Koltsov")]
)
def test_short_forms_marks_and_other_people_are_no_variants(one: str, other: str) -> None:
    assert of_kind("name-variant", [mill(one), second_mill(other)]) == []


@pytest.mark.parametrize(("one", "other"), [("Kyiv", "Kiev"), ("Kharkiv", "Kharkov"), ("Lviv", "Lvov")])
def test_one_town_in_two_spellings(one: str, other: str) -> None:
    texts = [f"{mill('Ilse Varga')}\nSoldiers left {one} in spring.\n", second_mill("Ilse Varga")]
    texts[1] += f"\nSoldiers had left {other} in spring, Varga said.\n"
    (found,) = of_kind("name-variant", texts)
    assert {s.value for s in found.sides} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [("liberated", "captured"), ("seized", "liberated"), ("withdrew from", "was driven out of")],
)
def test_rival_words_for_taking_and_leaving_a_town(one: str, other: str) -> None:
    texts = [
        f"The army {one} the town of Kassala on Monday, its spokesman, Ruso Mandel, said. Shops opened at noon.\n",
        f"The army {other} the town of Kassala on Monday, the defence ministry said. Rain fell on the square.\n",
    ]
    found = [d for d in of_kind("framing", texts) if any(r.feature == "rival words" for r in d.reasons)]
    assert len(found) == 1
    assert (found[0].relation, found[0].conflict) == ("framing", False)


def speech(words: str) -> str:
    """A report of a speech to soldiers."""
    return f"""Ardan Kovalenko, the president of Borland, spoke to troops in Kassala on Monday.

"{words}," Kovalenko told the soldiers.

The visit lasted two hours.
"""


def second_speech(words: str) -> str:
    """Another report of the same."""
    return f"""Borland's president, Ardan Kovalenko, visited the front near Kassala on Monday.

"{words}," Kovalenko said to the soldiers there.

Snow had fallen in the night.
"""


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "We will not leave this land until the last of our people is free",
            "We are not going to go from this soil before every one of our people has been liberated",
            "translation",
        ),
        (
            "We will attack the bridge at dawn tomorrow with all we have",
            "We will not attack the bridge at dawn tomorrow with all we have",
            "wording-of-quote",
        ),
    ],
)
def test_one_quotation_in_two_wordings(one: str, other: str, kind: str) -> None:
    (found,) = of_kind(kind, [speech(one), second_speech(other)])
    assert not found.conflict


def test_two_quotations_of_one_speaker_are_not_one() -> None:
    one = "We will not leave this land until the last of our people is free"
    other = "The bread in this town is the best that I have eaten"
    kinds = {d.kind for d in compared_texts([speech(one), second_speech(other)]).differences}
    assert not kinds & {"translation", "wording-of-quote"}
