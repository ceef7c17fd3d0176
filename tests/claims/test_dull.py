"""What only looks like a difference that an editor would want to see. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.differences.because import statements_of_cause
from counterclaim.claims.differences.naming import _spelled_apart
from counterclaim.claims.differences.recut import way_of
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, compared, identities, told


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("We will not sell the mill", "We won’t sell the mill.", "same"),
        ("We sell the mill,” she said. “Nobody else may", "We sell the mill. Nobody else may", "same"),
        ("sell the mill", "We will never sell the mill, nor the weir", "cut"),
        ("We will never sell the mill", "We will never give the mill away", "reworded"),
        (
            "We will sell the mill tomorrow",
            "We and our neighbours have for many years now been unable to sell or let the mill of ours",
            "loose",
        ),
        ("We will sell it", "Nobody asked for a ferry", "apart"),
    ],
)
def test_how_two_wordings_differ(one: str, other: str, way: str) -> None:
    assert way_of(one, other) == way
    assert way_of(other, one) == way


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("James Orrin", "Jim Orrin", False),
        ("Charlie Orrin", "Chuck Orrin", False),
        ("T Orrin", "Tavo Orrin", False),
        ("Tavo Orrin", "Tavo Orrim", True),
        ("Don Jr", "Donald Jr", True),
        ("Tavo Orrin", "Tova Orrin", True),
    ],
)
def test_a_short_form_is_no_other_name(one: str, other: str, apart: bool) -> None:
    assert _spelled_apart(one.lower(), other.lower()) is apart


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The regatta was off. The club cited a shortage of boats.", True),
        ("The regatta was off. The club pointed to a letter by the mayor.", False),
        ("The regatta was off. The club sued, citing Article 4 of its charter.", False),
    ],
)
def test_a_document_that_is_cited_is_no_cause(text: str, found: bool) -> None:
    one = told("Post", text)
    assert bool(list(statements_of_cause(Lookup(one.report, one.reading, identities([one]))))) is found


@pytest.mark.parametrize(
    ("words", "shown"),
    [("she had never said that the mill would be sold", True), ("she never told Tavo Orrin to sell the mill", False)],
)
def test_whoever_denies_an_order_disowns_no_words(words: str, shown: bool) -> None:
    claim = "the mill would be sold in spring"
    found = compared(
        told("Post", f"Ilse Varga said that {claim}.", Said("Ilse Varga", "said", claim), published="2031-03-03"),
        told("Mail", f"Ilse Varga said {words}.", Said("Ilse Varga", "said", words)),
    )
    assert bool(_of(found, "attribution")) is shown


def test_the_nominee_of_a_body_is_blamed_not_the_body() -> None:
    one = "accused River League nominee Ruso Mandel of shelling the market of Gedaref"
    other = "accused Ruso Mandel of shelling the market of Gedaref on Sunday"
    found = compared(
        told("Post", f"Ilse Varga {one}.", Said("Ilse Varga", "accused", one.removeprefix("accused "))),
        told("Mail", f"Tavo Orrin {other}.", Said("Tavo Orrin", "accused", other.removeprefix("accused "))),
    )
    assert not _of(found, "cause")


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("The protesters reached the bridge of Kassala.", "Rioters reached the bridge of Kassala.", True),
        ("The protesters sang in the hall.", "His book is on the rioters of the salt tax.", False),
    ],
)
def test_words_used_once_must_stand_in_sentences_of_one_thing(one: str, other: str, shown: bool) -> None:
    found = compared(told("Post", one), told("Mail", other))
    assert bool(_of(found, "framing")) is shown


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("The names of the four wardens have not yet been released.", "The warden named the four wardens.", True),
        ("There has not been a rise of wages for the four wardens.", "Wages of the four wardens rise by law.", False),
        ("It is not yet clear whether the deal suits the four wardens.", "The deal names the four wardens.", False),
    ],
)
def test_only_a_deed_or_what_was_asked_for_answers_what_is_open(one: str, other: str, shown: bool) -> None:
    found = compared(told("Post", one, published="2031-03-03"), told("Mail", other, published="2031-03-04"))
    assert bool(_of(found, "comment-status")) is shown


def test_the_most_prominent_are_no_share_of_all_prominent_ones() -> None:
    one, other = "all prominent wardens of Kassala resigned", "the most prominent warden of Kassala resigned"
    found = compared(
        told("Post", f"Ilse Varga said that {one}.", Said("Ilse Varga", "said", one)),
        told("Mail", f"Tavo Orrin said that {other}.", Said("Tavo Orrin", "said", other)),
    )
    assert not _of(found, "scope")
