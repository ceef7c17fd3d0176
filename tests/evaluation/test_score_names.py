"""Names scored by class, by type and by span, the found ones given."""

from __future__ import annotations

from evaluation.names import OUTSIDE, Name, counted, region, typed
from evaluation.scores import Count

HOLT: Name = (0, 9, "Person")
BRIDGE: Name = (20, 33, "Facility")
BOARD: Name = (40, 52, "Organization")
GOLD = {HOLT, BRIDGE, BOARD}


def test_each_measure_has_its_own_misses() -> None:
    found = {HOLT, (20, 33, "Location"), (40, 50, "Organization"), (60, 64, "Date")}
    made = counted(found, GOLD, {HOLT})
    assert made["exact F1"] == Count(1, 4, 3)
    assert made["spans only F1"] == Count(2, 4, 3)
    assert made["tagger alone exact F1"] == Count(1, 1, 3)
    assert (made["class Facility F1"], made["class Location F1"]) == (Count(0, 0, 1), Count(0, 1, 0))
    assert (made["place F1"], made["organisation F1"]) == (Count(1, 1, 1), Count(0, 1, 1))
    assert made[OUTSIDE] == Count(2, 3, 3)


def test_nothing_found_and_nothing_annotated() -> None:
    assert {c.f1 for c in counted(set(), GOLD, set()).values()} == {0.0}
    assert {c.f1 for c in counted(GOLD, set(), GOLD).values()} == {0.0}
    assert counted(GOLD, GOLD, GOLD)["exact F1"].f1 == 1.0


def test_a_place_is_one_whatever_its_class() -> None:
    assert typed([BRIDGE, (20, 33, "Location"), (70, 74, "Money")]) == {(20, 33, "place")}


def test_regions_by_how_a_file_begins() -> None:
    assert (region("kenya_01"), region("nz_3"), region("xx_1"), region("")) == (
        "Africa",
        "Canada, Oceania",
        "elsewhere",
        "elsewhere",
    )
