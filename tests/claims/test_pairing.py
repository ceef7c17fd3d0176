"""How two positions go together: one of five relations for every pair, derived from what was decided. All invented."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest

from counterclaim.brief.documents import story_document
from counterclaim.claims.pairing import Pairing, of_difference, worded
from counterclaim.claims.records import Claim, Comparison, Difference, Dossier, PairRelation, Position, Relation, Side
from counterclaim.claims.review import doubts
from counterclaim.text import Span
from tests.claims.invented import STORY, compared
from tests.claims.test_review import dossier as dossier


def _position(name: str, stance: str = "asserts", **more: str) -> Position:
    return Position(name, "r", name, None, stance, Span("r", 0, 1), "w", **more)  # type: ignore[arg-type]


def _claim(name: str, *positions: Position, beside: tuple[str, ...] = ()) -> Claim:
    return Claim(name, name, "event", "asserted", positions, (), 1, beside=beside)


def _difference(relation: Relation, *sides: tuple[str, ...], claims: tuple[str, ...] = ()) -> Difference:
    told = tuple(Side(str(k), ids, ()) for k, ids in enumerate(sides))
    return Difference("d", "number", relation == "exclude", "s", told, claims=claims, relation=relation)


def _pairing(claims: tuple[Claim, ...], *differences: Difference) -> Pairing:
    return Pairing(Comparison(claims, differences, (), ()))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("asserts", "asserts", "same"),
        ("asserts", "hedges", "same"),
        ("denies", "denies", "same"),
        ("asserts", "denies", "opposed"),
        ("hedges", "denies", "opposed"),
        ("asserts", "partial", "part-of"),
        ("denies", "partial", "opposed"),
        ("asserts", "no-comment", "about-the-same"),
        ("denies", "no-comment", "about-the-same"),
    ],
)
def test_two_of_one_claim(one: str, other: str, relation: str) -> None:
    pairing = _pairing((_claim("c", _position("a", one), _position("b", other)),))
    assert pairing.between("a", "b") == pairing.between("b", "a") == relation


def test_what_is_beside_a_claim_speaks_of_the_same() -> None:
    pairing = _pairing((_claim("c", _position("a"), _position("b", "denies"), beside=("b",)),))
    assert pairing.between("a", "b") == "about-the-same"


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        ("exclude", "opposed"),
        ("granularity", "part-of"),
        ("place-within-place", "part-of"),
        ("evolution", "about-the-same"),
        ("wording", "same"),
    ],
)
def test_two_sides_of_a_difference(told: Relation, relation: str) -> None:
    found = _difference(told, ("a",), ("b",))
    one_claim = _pairing((_claim("c", _position("a"), _position("b")),), found)
    two_claims = _pairing((_claim("c", _position("a")), _claim("k", _position("b"))), found)
    assert of_difference(found) == one_claim.between("a", "b") == two_claims.between("a", "b") == relation


def test_the_strongest_of_several_differences_counts_and_one_side_is_none() -> None:
    held = (_claim("c", _position("a"), _position("b")),)
    wording, conflict = _difference("wording", ("a",), ("b",)), _difference("exclude", ("a",), ("b",))
    assert _pairing(held, wording, conflict).between("a", "b") == "opposed"
    assert _pairing(held, _difference("exclude", ("a", "b"), ("x",))).between("a", "b") == "same"


def test_two_claims_are_unrelated_unless_something_ties_them() -> None:
    apart = (_claim("c", _position("a")), _claim("k", _position("b")))
    pairing = _pairing(apart)
    assert pairing.between("a", "b") == "unrelated"
    assert pairing.between("a", "b", one_matter=True) == "about-the-same"
    assert pairing.between("a", "b", part=True, one_matter=True) == "part-of"
    assert _pairing(apart, _difference("unknown", (), (), claims=("c", "k"))).between("a", "b") == "about-the-same"
    overtaken = (_claim("c", _position("a", superseded_by="b")), _claim("k", _position("b")))
    assert _pairing(overtaken).between("a", "b") == "about-the-same"
    implied = (_claim("c", _position("a", "denies", implied="b")), _claim("k", _position("b")))
    assert _pairing(implied).between("b", "a") == "opposed"
    with pytest.raises(KeyError):
        pairing.between("a", "nobody")


def test_every_pair_of_a_story_has_one_both_ways() -> None:
    found = compared(*STORY)
    pairing = Pairing(found)
    ids = [p.id for c in found.claims for p in c.positions]
    told = {pairing.between(a, b) for a, b in combinations(ids, 2)}
    assert told <= set(get_args(PairRelation))
    assert {"same", "opposed", "about-the-same", "unrelated"} <= told
    assert all(pairing.between(a, b) == pairing.between(b, a) for a, b in combinations(ids, 2))


def test_review_and_reasons_tell_it(dossier: Dossier) -> None:
    for doubt in doubts(dossier, every=True, most=1000):
        assert (doubt.relation is not None) is (doubt.kind in ("claims", "conflict"))
        if doubt.kind == "claims" and doubt.stands == "same":
            assert doubt.relation != "unrelated"
    positions = [p for c in story_document(dossier, with_reasons=True)["claims"] for p in c["positions"]]
    told = [p["joined"] for p in positions if p["joined"] is not None]
    assert told
    assert all((j["relation"] is None) is (j["with"] is None) for j in told)


def test_words_for_two_of_them() -> None:
    assert [worded(r) for r in ("same", "part-of", "about-the-same")] == [
        "same",
        "part of",
        "about the same thing but different",
    ]
