"""Comparing scored story by story: claims made by hand against two annotated propositions."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.claims.records import Claim, Comparison, Difference, Side
from counterclaim.identity import Identities
from counterclaim.text import Report
from evaluation.claims import Figures, Read, score
from tests.evaluation.made import claim, position

REPORTS = tuple(Report(f"r{n}", "The lock was shut. It was open, Holt said. Varga was there.", "") for n in range(2))
SHUT, OPEN, THERE = 0, 20, 43


def held(doc: int, start: int, stance: str = "asserts") -> dict[str, Any]:
    return {"doc": str(doc), "offsets": [start, start + 10], "stance": stance}


def proposition(name: str, *positions: dict[str, Any], must: bool = True, relation: str = "agreed") -> dict[str, Any]:
    tier = "must-have" if must else "nice-to-have"
    return {"id": name, "tier": tier, "expected_relation": relation, "positions": list(positions)}


LOCK = proposition("p1", held(0, SHUT), held(1, SHUT), held(1, OPEN, "denies"), relation="disputed")
VARGA = proposition("p2", held(0, THERE), must=False)
DIFFER = {
    "tier": "must-have",
    "is_real_contradiction": True,
    "per_doc": {"0": ["lock was shut"], "1": ["It was open", "not in the text"]},
}


def read(*, differ: bool = True) -> Read:
    told = [DIFFER] if differ else []
    origins = [{"proposition": "p1", "independent_count": 2}]
    return Read("d9", REPORTS, (), Identities((), {}), (), [LOCK, VARGA], told, origins)


FIRST, SECOND = (
    position("a", SHUT, "asserts", "Varga", report="r0"),
    position("b", SHUT, "asserts", "Varga", report="r1"),
)
DENIAL, OTHER = position("c", OPEN, "denies", "Holt", report="r1"), position("d", THERE, "asserts", "Tarr", report="r0")


def scored(*claims: Claim, differences: tuple[Difference, ...] = (), differ: bool = True) -> Figures:
    return score(read(differ=differ), Comparison(claims, differences, (), ()))


def test_all_that_is_found_and_right_counts_fully() -> None:
    sides = (Side("shut", ("a",), (FIRST.span,)), Side("open", ("c",), (DENIAL.span,)))
    conflict = Difference("x", "denial", True, "t", sides, (), 1.0)
    lock = claim("k", "disputed", FIRST, SECOND, DENIAL, origins=2)
    got = scored(lock, claim("l", "asserted", OTHER), differences=(conflict,))
    assert {name: got.share(name) for name in got.counts} == dict.fromkeys(got.counts, 1.0)
    assert got.counts["positions covered"] == (4, 4)
    assert got.counts["must-have positions covered"] == (3, 3)
    assert {"contradictions found", "conflict precision", "origins exact"} <= set(got.counts)


def test_each_measure_has_its_own_misses() -> None:
    asserted = position("c", OPEN, "asserts", "Holt", report="r1")
    got = scored(claim("k", "asserted", FIRST, OTHER), claim("l", "asserted", SECOND, asserted))
    assert (got.share("positions covered"), got.share("stance")) == (1.0, 0.75)
    assert (got.share("must-have found"), got.share("must-have joined across reports")) == (1.0, 0.0)
    assert got.share("b3 precision") == pytest.approx((1 / 2 + 1 / 2 + 1 + 1) / 4)
    assert got.share("b3 recall") == pytest.approx((1 / 3 + 2 / 3 + 2 / 3 + 1) / 4)
    assert (got.share("origins exact"), got.share("must-have differences")) == (0.0, 0.0)


def test_a_conflict_is_right_too_where_its_sides_are_of_one_disputed_proposition() -> None:
    right = (Side("shut", ("b",), (SECOND.span,)), Side("open", ("c",), (DENIAL.span,)))
    wrong = (Side("shut", ("b",), (SECOND.span,)), Side("there", ("d",), (OTHER.span,)))
    both = tuple(Difference("x", "denial", True, "t", sides, (), 1.0) for sides in (right, wrong))
    assert scored(differences=both, differ=False).counts["conflict precision"] == (1, 2)


def test_nothing_found() -> None:
    got = scored()
    assert (got.share("positions covered"), got.share("must-have found"), got.share("b3")) == (0.0, 0.0, 0.0)
    assert got.share("stance") != got.share("stance")  # of no position there is no share
    assert "origins exact" not in got.counts


def test_a_position_that_is_found_twice_is_given_to_the_one_that_overlaps_most() -> None:
    near = position("n", SHUT + 4, "denies", "Tarr", report="r0")
    got = scored(claim("k", "disputed", FIRST, near))
    assert got.counts["positions covered"] == (1, 4)
    assert got.counts["stance"] == (1, 1)
