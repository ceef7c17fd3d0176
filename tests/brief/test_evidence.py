from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief.evidence import evidence, mentions_evidence
from counterclaim.claims.records import Dossier


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Satellite pictures show the gates", True),
        ("a video released by the port", True),
        ("According to the map", True),
        ("the harbour master's log", True),
        ("the mapping group", False),
        ("a logistics centre", False),
        ("the spokesman said so", False),
    ],
)
def test_mentions_evidence(text: str, shown: bool) -> None:
    assert mentions_evidence(text) is shown


def test_positions_are_not_their_own_evidence(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    spans = tuple(p.span for p in claim.positions)
    assert evidence(replace(claim, evidence=spans)) == ()
    assert evidence(replace(claim, evidence=(*claim.evidence, *spans))) == claim.evidence


def test_a_thing_that_holds_a_position_is_evidence(dossier: Dossier) -> None:
    ships = next(c for c in dossier.comparison.claims if c.id == "c-ships")
    assert evidence(ships) == (ships.positions[1].span,)
