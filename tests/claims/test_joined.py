"""Every position says why it is of its claim; what replies to nothing claimed is kept."""

from __future__ import annotations

import re
from math import log

import pytest

from counterclaim.claims.alignment import says
from counterclaim.claims.alignment.joined import beside, joined
from counterclaim.claims.origins.one_origin import likelihood, reasons, speaker
from tests.claims.invented import Said, compared, told
from tests.claims.test_one_origin import held
from tests.claims.test_says import HEADING, NEAR, SAME, space


def odds(probability: float) -> float:
    return log(probability / (1 - probability))


def test_the_reasons_of_a_member_add_up_to_its_likeliest_pair() -> None:
    made = space(HEADING, SAME, NEAR)
    why = joined(made, [0, 1, 2], conceding={2})
    assert (why[0].how, why[0].other, why[1].other) == ("alike", "p1", "p0")
    assert why[2].how == "concedes"
    for i, j in ((0, 1), (1, 0)):
        total = sum(r.weight for r in why[i].reasons)
        assert total == pytest.approx(odds(made.probability(min(i, j), max(i, j))), abs=0.002)
    assert why[0].reasons[0].feature == "bias"
    assert all(r.weight for r in why[0].reasons)


def test_who_is_alone_has_no_reasons_and_copies_have_each_other() -> None:
    made = space(HEADING, HEADING, NEAR)
    assert joined(made, [2], conceding=())[2].how == "alone"
    why = joined(made, [0, 1, 2], conceding=())
    assert (why[0].other, why[1].other) == ("p1", "p0")
    assert why[2].other in ("p0", "p1")


def test_what_is_unlike_its_claim_was_moved_there() -> None:
    made = space("The council of Orle wants a toll for the Keel bridge", "Fishermen landed nine tons of herring")
    why = joined(made, [0, 1], conceding=())
    assert {w.how for w in why.values()} == {"moved"}
    assert why[0].reasons


def test_being_beside_has_reasons_that_add_up() -> None:
    made = space(HEADING, SAME, NEAR)
    total = sum(r.weight for r in beside(made, 2, 0, size=3))
    assert total == pytest.approx(odds(says.likelihood(made, 2, 0, size=3)), abs=0.002)
    assert total < odds(says.weights().threshold)


def test_reasons_of_one_origin_add_up() -> None:
    text = "the lower lock will be shut until the spring"
    one, other = (speaker(n, [held(n, text)], {}, ()) for n in ("dockers", "bargemen"))
    told_ = reasons(one, other)
    total = sum(float(w) for w in re.findall(r"([+-]\d+\.\d\d)(?:,|$)", told_))
    assert total == pytest.approx(odds(likelihood(one, other)), abs=0.05)
    assert "of any two" in told_


def test_positions_of_a_story_carry_why_they_are_there() -> None:
    first = told(
        "North Post", "The Interior Ministry said on Monday that Kassala had fallen.",
        Said("The Interior Ministry", "said", "Kassala had fallen"),
    )  # fmt: skip
    second = told(
        "South Post", "The River League said Kassala had fallen on Monday.",
        Said("The River League", "said", "Kassala had fallen on Monday"),
    )  # fmt: skip
    found = compared(first, second)
    home = next(c for c in found.claims if len(c.positions) > 1)
    ids = {p.id for p in home.positions}
    for p in home.positions:
        assert p.joined is not None
        assert p.joined.how == "alike"
        assert p.joined.other in ids - {p.id}
    assert found.unattached == ()


def test_a_silence_on_nothing_that_is_claimed_is_kept() -> None:
    alone = told("North Post", "The Interior Ministry has not commented on the matter.")
    found = compared(alone)
    (silence,) = found.unattached
    assert (silence.stance, silence.holder, silence.joined) == ("no-comment", "Interior Ministry", None)
    assert all(p.id != silence.id for c in found.claims for p in c.positions)
