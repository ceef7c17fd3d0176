"""Names that may be one are found without comparing each with each, and none is missed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterclaim.identity.lexicon import lexicon
from counterclaim.identity.namesakes import Buckets, Holders, Spellings, alike, without_a_letter
from counterclaim.identity.people import PersonName, covers, one_slip, parse_person, same_person
from counterclaim.identity.people_drafts import _slipped
from counterclaim.identity.spelling import likeness

PLAIN = (
    "Ada",
    "Emir",
    "Emer",
    "Bo",
    "Holt",
    "Holtt",
    "Varga",
    "Kovalsky",
    "Kovalskiy",
    "Kovlasky",
    "Jong",
    "Un",
    "Jong-un",
)
ODD = (
    "A.",
    "J",
    "al-Otaibi",
    "Otaibi",
    "van",
    "x",
    "X",
    "Xadatarr",
    "Müller",
    "Mueller",
    "Ковальский",
    "市",
    "’",
    "ADA",
    "Ad",
)
nicknames = sorted(lexicon().nicknames)
words = st.one_of(
    st.sampled_from(PLAIN + ODD),
    st.sampled_from(nicknames + sorted(f for n in nicknames for f in lexicon().nicknames[n])).map(str.capitalize),
    st.text("abekolv", min_size=1, max_size=9).map(str.capitalize),
    st.text("ab", min_size=38, max_size=43),
)
names = st.builds(PersonName, st.lists(words, min_size=1, max_size=4).map(tuple), st.sampled_from(["", "", "", "jr"]))


@st.composite
def two(draw: st.DrawFn) -> tuple[PersonName, PersonName]:
    """Two names, often with a part in common or a letter's difference."""
    first = draw(names)
    parts = list(first.parts)
    at = draw(st.integers(0, len(parts) - 1))
    letter = draw(st.integers(0, len(parts[at]) - 1))
    other = draw(st.sampled_from(["", "a", "k", "aa"]))
    parts[at] = parts[at][:letter] + other + parts[at][letter + 1 :] or "b"
    if draw(st.booleans()):
        parts.pop(draw(st.integers(0, len(parts) - 1)))
    return first, draw(st.one_of(names, st.just(PersonName(tuple(parts) or ("Bo",), first.suffix))))


@settings(max_examples=400, deadline=None)
@given(two())
def test_spellings_of_a_full_name_and_what_covers_it_are_found(pair: tuple[PersonName, PersonName]) -> None:
    longer, shorter = sorted(pair, key=lambda n: -len(n.parts))
    assume(len(shorter.parts) > 1)
    index = Spellings()
    index.put(longer, 7)
    if same_person(longer, shorter) or same_person(shorter, longer) or covers(longer, shorter) == 1.0:
        assert index.near(shorter) == {7}


@settings(max_examples=400, deadline=None)
@given(two())
def test_who_may_be_meant_by_a_short_name_is_found(pair: tuple[PersonName, PersonName]) -> None:
    index = Holders()
    index.put(pair[0], 7)
    if covers(*pair) > 0:
        assert index.near(pair[1]) == {7}


@settings(max_examples=400, deadline=None)
@given(two())
def test_a_slip_of_a_letter_is_found(pair: tuple[PersonName, PersonName]) -> None:
    index = Buckets()
    index.put(7, _slipped(pair[0]))
    if one_slip(*pair):
        assert index.under(_slipped(pair[1])) == {7}


@given(words, words)
def test_spellings_that_are_alike_share_a_key(a: str, b: str) -> None:
    if likeness(a, b) > 0:
        assert alike(a) & alike(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        *[
            ("Ada Kovalsky", "Ada Kovalskiy"),
            ("Bob Holt", "Robert Holt"),
            ("J. Holt", "Jana Holt"),
            ("Alex Tarr", "A Tarr"),
        ],
        *[("Kim Jong Un", "Kim Jong-un"), ("Emer Holt-Varga", "Emir Holt Varga"), ("Alexander Tarr", "Ale Tarr")],
    ],
)
def test_names_that_are_one_are_found_both_ways(a: str, b: str) -> None:
    left, right = parse_person(a), parse_person(b)
    assert same_person(left, right)
    for kept, asked in ((left, right), (right, left)):
        index = Spellings()
        index.put(kept, 7)
        assert index.near(asked) == {7}


def test_a_word_has_no_more_keys_than_letters_and_a_long_one_few() -> None:
    assert len(without_a_letter("kovalsky")) == 9
    assert len(without_a_letter("ab" * 10_000)) == 2


@pytest.mark.parametrize("differ", ["given", "surname", "both"])
def test_a_name_is_held_against_few_of_thousands(differ: str) -> None:
    index = Spellings()
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    made = [f"{a}{b}{c}".capitalize() for a in syllables for b in syllables[::7] for c in syllables[::11]]
    people = [
        PersonName((word if differ != "surname" else "Ada", word if differ != "given" else "Holt")) for word in made
    ]
    assert len(people) > 3000
    held = 0
    for number, name in enumerate(people):
        held += len(index.near(name))
        index.put(name, number)
    assert held < 60 * len(people)
