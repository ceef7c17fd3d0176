"""Spellings of one name, and names that only look alike."""

from __future__ import annotations

import pytest

from counterclaim.identity.lexicon import lexicon, nation
from counterclaim.identity.people import parse_person, same_person
from counterclaim.identity.roles import parse_role
from counterclaim.identity.spelling import likeness

SAME = [
    ("Kovalskyy", "Kovalsky"), ("Kovalskiy", "Kovalskyi"), ("Andrii", "Andriy"), ("Yushkin", "Iushkin"),
    ("Tchernov", "Chernov"), ("Khalil", "Halil"), ("Orloff", "Orlov"), ("Nikolay", "Nickolay"),
    ("Volodomyr", "Volodymyr"),
]  # fmt: skip
OTHER = [("Petrov", "Petrova"), ("Holt", "Bolt"), ("Lund", "Lunn"), ("Marten", "Marden"), ("Ivanov", "Ivanko")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    assert likeness(a, b) > 0
    assert likeness(a, b) == likeness(b, a)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other(a: str, b: str) -> None:
    assert likeness(a, b) == 0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mira Holt", "Mira R. Holt", True),
        ("Mira Holt", "M. Holt", True),
        ("Mira Holt", "Jonas Holt", False),
        ("Peter Lund", "Peter Lund Jr.", False),
        ("Lee Min Soo", "Lee Min-soo", True),
    ],
)
def test_full_names(a: str, b: str, same: bool) -> None:
    assert same_person(parse_person(a), parse_person(b)) is same


@pytest.mark.parametrize(
    ("phrase", "iso"), [("Russian", "RU"), ("U.S.", "US"), ("US", "US"), ("us", None), ("Kiev", "UA"), ("Utopia", None)]
)
def test_nations(phrase: str, iso: str | None) -> None:
    found = nation(phrase)
    assert (found.iso if found is not None else None) == iso


def test_word_lists_are_whole() -> None:
    lists = lexicon()
    assert len(lists.names) > 190
    assert all(len(iso) == 2 for iso in lists.names)
    assert {w.iso for w in lists.words.values()} <= set(lists.names)
    assert set(lists.genders.values()) == {"male", "female"}


@pytest.mark.parametrize(
    ("phrase", "office", "iso"),
    [
        ("the Russian president", "president", "RU"),
        ("Kremlin spokeswoman", "spokesperson", "RU"),
        ("head of Ukraine's Road Agency", "chief", "UA"),
        ("US ambassador to Norway", "ambassador", "US"),
        ("the weather", None, None),
    ],
)
def test_roles(phrase: str, office: str | None, iso: str | None) -> None:
    role = parse_role(phrase)
    assert (role.office if role is not None else None) == office
    assert (role.iso if role is not None else None) == iso
