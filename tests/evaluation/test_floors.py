"""The system over the examples may not fall below what evaluation/floors.yml holds."""

import pytest

from evaluation.__main__ import below, floors
from evaluation.stages import STAGES


def test_below() -> None:
    least = {"a": 0.5, "b": 0.5, "c": 0.5}
    assert below({"a": 0.5, "b": 0.49}, least) == ["b: 0.490, floor 0.500", "c: none, floor 0.500"]


def test_floors_name_known_stages() -> None:
    assert set(floors()) <= set(STAGES)
    assert floors()["examples"]


def test_examples_hold_their_floors() -> None:
    got = STAGES["examples"]()
    assert got is not None
    under = below(got, floors()["examples"])
    if under:
        pytest.fail("\n".join(under))
