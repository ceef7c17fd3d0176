"""Whose words head a claim, and what is joined to it without saying them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast

import numpy as np

from counterclaim.claims.alignment.features import FEATURES, Space
from counterclaim.claims.alignment.headings import AS_STATED, SHARED, heading, loosely_joined
from counterclaim.claims.alignment.order import best_worded, is_worded
from counterclaim.claims.history import as_known, history
from counterclaim.claims.language.clauses import split, stands_alone
from counterclaim.claims.language.words import is_negated
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.records import Claim, Position, PositionStance
from counterclaim.text import Span


@dataclass
class Pairs:
    """A space that only knows which two are likely to be one claim, and which have something in common."""

    propositions: list[Proposition]
    likely: set[tuple[int, int]] = field(default_factory=set)
    alike: set[tuple[int, int]] | None = None

    @property
    def about(self) -> list[Traits]:
        return [Traits() for _ in self.propositions]

    @property
    def twin(self) -> list[int]:
        return list(range(len(self.propositions)))

    @property
    def meaning(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return np.eye(len(self.propositions), dtype=np.float32)

    def row(self, i: int, j: int) -> tuple[float, ...]:
        return tuple(float(name in ("alike", "wording") and (i, j) in self.likely) for name in FEATURES)

    def rows(self, pairs: list[tuple[int, int]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.array([self.row(i, j) for i, j in pairs]).reshape(len(pairs), len(FEATURES))

    def wording(self, i: int, j: int) -> float:
        return SHARED if self.alike is None or (min(i, j), max(i, j)) in self.alike else SHARED - 0.1


def made(*texts: str, likely: set[tuple[int, int]], alike: set[tuple[int, int]] | None = None) -> Space:
    rows = []
    for n, text in enumerate(texts):
        span = Span(f"r{n}", 0, len(text))
        rows.append(Proposition(f"p{n}", f"r{n}", span, text, text, span, f"speaker {n}", "asserts"))
    return cast(Space, Pairs(rows, likely, alike))


def test_what_most_say_heads_the_claim_and_the_rest_is_beside_it() -> None:
    space = made(
        "The envoy will meet the prime minister of Ostrava on Friday",
        "The envoy of the northern league meets the prime minister on Friday",
        "The prime minister is to receive the envoy on Friday morning",
        "The road to the airport was closed before the envoy arrived",
        likely={(0, 1), (0, 2), (1, 2)},
    )
    headed = heading(space, [0, 1, 2, 3])
    assert headed != 3
    assert loosely_joined(space, [0, 1, 2, 3], headed) == {"p3"}
    assert loosely_joined(space, [0, 1, 2], headed) == frozenset()


class OfOneTown(Pairs):
    """The first two rows tell one predicate of one place, the third another; all are likely one claim."""

    @property
    def about(self) -> list[Traits]:
        return [Traits(groups=frozenset({g}), places=frozenset({"selm"})) for g in ("capture", "capture", "supply")]

    def probability(self, i: int, j: int) -> float:
        return AS_STATED


def test_one_predicate_of_one_place_is_said_by_whatever_name() -> None:
    texts = ("The guards have taken the town of Selm", "Old Selm had fallen", "Bread reached Selm on Monday")
    rows = made(*texts, likely=set()).propositions
    assert loosely_joined(cast(Space, OfOneTown(list(rows))), [0, 1, 2], 0) == {"p2"}


class OfTwoSides(Pairs):
    """The clause of the second row is of another side than that of the first, the third of nobody who is told."""

    @property
    def about(self) -> list[Traits]:
        return [Traits(subject_side=side) for side in ("Ardania", "Morvia", None)]


def test_who_tells_of_another_side_does_not_say_it() -> None:
    texts = ("Ardania's army is ready to go on", "Morvian troops hold the army back", "The army is ready to go on")
    rows = made(*texts, likely=set()).propositions
    space = OfTwoSides(list(rows), {(1, 0), (2, 0), (0, 1), (0, 2)})
    assert loosely_joined(cast(Space, space), [0, 1, 2], 0) == {"p1"}


def test_what_grants_a_part_of_the_heading_has_only_to_share_something_with_it() -> None:
    space = made(
        "The bridge over the Keel was closed on Monday",
        "the crossing at the Keel is shut",
        "the weigh house had new scales",
        "the bridge may have been closed too late",
        likely={(0, 1)},
        alike={(0, 1), (0, 3)},
    )
    assert loosely_joined(space, [0, 1, 2, 3], 0) == {"p2", "p3"}
    assert loosely_joined(space, [0, 1, 2, 3], 0, conceding={2, 3}) == {"p2"}


def test_a_sentence_that_stands_alone_heads_rather_than_a_fragment_or_a_pronoun() -> None:
    every = {(0, 1), (0, 2), (1, 2)}
    fragment = made(
        "a set of changes to the harbour bill for the smaller ports of the delta",
        "She has sent the harbour bill back to the committee of the smaller ports",
        "The minister has sent the harbour bill back to the committee of the ports",
        likely=every,
    )
    assert heading(fragment, [0, 1, 2]) == 2


def test_what_is_said_heads_rather_than_who_says_it() -> None:
    said = Proposition(
        "p0",
        "r0",
        Span("r0", 0, 40),
        "The army of Selm has taken the river port",
        "",
        Span("r0", 0, 40),
        "Selm",
        "asserts",
    )
    act = replace(said, id="p1", text="Selm has announced the capture of the river port", told_with_cue=True)
    members = [(said, Traits(), 1.0), (act, Traits(), 1.0)]
    assert best_worded(members) == 0
    assert best_worded(members[::-1]) == 1
    vague = replace(said, id="p2", text="Any soldiers of Selm have taken the river port")
    assert best_worded([(vague, Traits(), 1.0), *members]) == 1


def test_what_was_told_before_is_no_wording() -> None:
    assert is_worded("The ferry to Selm was stopped on Monday")
    assert is_worded("We have stopped the ferry to Selm")
    assert not is_worded("It was stopped on Monday by the harbour master")
    assert not is_worded("the ferry of the northern league")


def test_a_noun_behind_its_article_is_no_verb() -> None:
    assert not stands_alone("a set of changes to the harbour bill")
    assert not stands_alone("a host of reasons for why the bridge fell")
    assert not stands_alone("that during Sunday's visit")
    assert not stands_alone("in a notice posted late on Monday by the harbour master")
    assert not stands_alone("a film the harbour guard released")
    assert stands_alone("The film the guard released shows a boat")
    assert stands_alone("In Selm, a notice was posted late on Monday")
    assert stands_alone("The council set the date of the vote")
    assert stands_alone("The set of rules was changed in spring")
    assert not stands_alone("an inquiry into allegations the harbour master of Selm lied")
    assert not stands_alone("credible evidence Selm harbour was closed by mistake")
    assert not stands_alone("a badly edited clip of the harbour master")
    assert not stands_alone("before the ferry left Selm")
    assert stands_alone("The council dismissed allegations the harbour master lied")
    assert stands_alone("The evidence showed that the harbour was closed by mistake")
    assert stands_alone("Evidence of the leak was found on Monday")


def test_what_is_beside_a_claim_changes_no_status() -> None:
    def held(name: str, report: str, stance: PositionStance) -> Position:
        return Position(name, report, name, name, stance, Span(report, 0, 4), "Text", "a1")

    yes, no = held("mayor", "r0", "asserts"), held("union", "r1", "denies")
    published = {"r0": "2031-03-01", "r1": "2031-03-02"}
    claim = Claim("c1", "Text", "event", "asserted", (yes, no), (), 1, beside=("union",))
    assert [c.status for c in history(claim, published)] == ["asserted"] * 3
    assert as_known(claim, published, "2031-03-01")[1] == "asserted"
    assert [c.status for c in history(replace(claim, beside=(), status="disputed"), published)][-1] == "disputed"


def test_a_number_is_no_negation_and_after_all_stays_whole() -> None:
    assert not is_negated("The No. 1 aim of the ferry union is a fair contract")
    assert is_negated("There is no ferry on Monday")
    text = "After all, the rules of the harbour are clear"
    assert [text[s:e] for s, e in split(text, 0, len(text))] == [text]
