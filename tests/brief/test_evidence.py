from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief.evidence import evidence, shows
from counterclaim.claims.records import Dossier


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Satellite pictures show the gates", "Satellite pictures"),
        ("a video released by the port", "video"),
        ("According to the map", "map"),
        ("the harbour master's log", "log"),
        ("the mapping group", None),
        ("a logistics centre", None),
        ("the spokesman said so", None),
    ],
)
def test_what_is_shown(text: str, thing: str | None) -> None:
    assert shows(text) == thing


def test_positions_are_not_their_own_evidence(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    spans = tuple(p.span for p in claim.positions)
    assert evidence(replace(claim, evidence=spans)) == ()
    assert evidence(replace(claim, evidence=(*claim.evidence, *spans))) == claim.evidence


def test_a_thing_that_holds_a_position_is_evidence(dossier: Dossier) -> None:
    ships = next(c for c in dossier.comparison.claims if c.id == "c-ships")
    assert evidence(ships) == (ships.positions[1].span,)
