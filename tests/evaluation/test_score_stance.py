"""Stance and what goes with it, scored on cases made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.stance import Case, alike, measure

RIGHT = Case(
    story="d9",
    text="Varga | said | the lock was shut",
    stance=(frozenset({"asserts", "hedges"}), "hedges"),
    quote=("indirect", "indirect"),
    said_on=("2031-03-04", "2031-03-04"),
    stated=True,
    channel=("a post on the Harbour site", "the Harbour blog"),
    addressee=(None, None),
)


def test_all_that_is_right_counts_fully() -> None:
    got = measure([RIGHT])
    assert (got.items, got.stance, got.quote, got.channel) == (1, 1.0, 1.0, 1.0)
    assert (got.said_on, got.said_on_precision, got.said_on_stated) == (1.0, 1.0, 1.0)
    assert got.addressee == 0.0  # nobody is addressed, nobody is found


def test_each_measure_has_its_own_misses() -> None:
    wrong = replace(RIGHT, stance=(frozenset({"denies"}), "asserts"), quote=("direct", "mixed"))
    silent = replace(RIGHT, said_on=("2031-03-04", None), channel=("a letter", None))
    vain = replace(RIGHT, said_on=(None, "2031-03-05"), stated=False, channel=(None, "a letter"))
    got = measure([RIGHT, wrong, silent, vain])
    assert (got.stance, got.quote) == (0.75, 0.75)
    assert got.said_on == 0.5
    assert (got.said_on_precision, got.said_on_stated) == pytest.approx((2 / 3, 2 / 3))
    assert got.channel == pytest.approx(2 * 2 / (3 + 3))


def test_no_day_and_none_given_is_right_but_no_precision() -> None:
    got = measure([replace(RIGHT, said_on=(None, None), stated=False)])
    assert (got.said_on, got.said_on_precision, got.said_on_stated) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("the Harbour blog", "a Harbour post", True), ("the post", "the letter", False), ("", "", False)],
)
def test_descriptions_are_alike_by_a_word_that_is_not_small(a: str, b: str, same: bool) -> None:
    assert alike(a, b) is same
