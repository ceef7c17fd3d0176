"""Speakers, groupings and pronouns, scored where who is who is given by hand."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.identity import Entity, Identities
from counterclaim.text import Report, Span
from evaluation.gap import counted
from evaluation.identity import GoldStory, by_form, by_speaker, near_name, same_name, speakers
from evaluation.scores import Count

TEXT = "Mira Holt said no. Holt added that she knew. The envoy, Oren Tarr, agreed."
REPORT = Report("r0", TEXT, "")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def attributed(name: str, words: str, canonical: str, *, core: bool = True) -> dict[str, Any]:
    offsets = {"source": list(at(words))}
    return {"id": name, "doc": 0, "source_canonical": canonical, "offsets": offsets, "core": core}


def story(*attributions: dict[str, Any], forms: dict[str, list[str]] | None = None) -> GoldStory:
    entities = [{"canonical": name, "surface_forms": {"0": listed}} for name, listed in (forms or {}).items()]
    return GoldStory("d9", (REPORT,), (), list(attributions), entities)


def known(**spans: tuple[str, ...]) -> Identities:
    """By an entity's id the words that stand for it; its name is the first of them."""
    entities = tuple(Entity(key, words[0], "person") for key, words in spans.items())
    by_span = {Span("r0", *at(word)): key for key, words in spans.items() for word in words}
    return Identities(entities, by_span)


GOLD = (
    attributed("1", "Mira Holt", "Mira Holt"),
    attributed("2", "Holt added", "Mira Holt"),
    attributed("3", "she", "Mira Holt"),
    attributed("4", "The envoy", "Oren Tarr (envoy)"),
)


def test_speakers_right_wrong_near_and_unknown() -> None:
    found = speakers(story(*GOLD), known(a=("Mira Holt", "The envoy"), b=("Holt", "Holt added")))
    assert (found.right, found.wrong, found.unknown, found.total) == (1, 2, 1, 4)
    assert (found.loose, found.accuracy) == (2, 0.25)
    assert [e[3] for e in found.errors] == ["Holt", "?", "Mira Holt"]


def test_speakers_off_the_core_without_a_name_or_a_source_are_left_out() -> None:
    unnamed, no_source = attributed("5", "she", ""), attributed("6", "she", "Mira Holt") | {"offsets": {}}
    off = attributed("7", "she", "Mira Holt", core=False)
    assert speakers(story(unnamed, no_source, off), known()).total == 0
    assert speakers(story(off), known(), core=False).unknown == 1
    assert speakers(story(), known()).accuracy == 0.0


def test_grouping_by_speaker() -> None:
    one = known(a=("Mira Holt", "Holt added", "she"), b=("The envoy",))
    assert by_speaker(story(*GOLD), one) == (1.0, 1.0, 1.0)
    # two of Holt's three together, the third unknown and so alone, the envoy with Holt
    mixed = known(a=("Mira Holt", "Holt added", "The envoy"))
    assert by_speaker(story(*GOLD), mixed)[:2] == pytest.approx(
        ((2 / 3 + 2 / 3 + 1 + 1 / 3) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    )
    assert by_speaker(story(), known()) == (0.0, 0.0, 0.0)


def test_grouping_by_surface_form() -> None:
    gold = story(forms={"Mira Holt": ["Mira Holt", "nowhere"], "Oren Tarr": ["Oren Tarr", "The envoy"]})
    (precision, recall, _), within = by_form(gold, known(a=("Mira Holt",), b=("Oren Tarr",)))
    assert (precision, within) == pytest.approx((1.0, 2 / 3))
    assert recall == pytest.approx((1 + 1 / 2 + 1 / 2) / 3)
    assert by_form(story(), known()) == ((0.0, 0.0, 0.0), 0.0)


@pytest.mark.parametrize(
    ("mine", "gold", "same", "near"),
    [
        ("Mira Holt", "Mira Holt (spokeswoman)", True, True),
        ("Holt", "Mira Holt", False, True),
        ("Oren Tarr", "Mira Holt", False, False),
        ("the envoy", "Unnamed envoy", True, True),
    ],
)
def test_names_the_same_and_near(mine: str, gold: str, same: bool, near: bool) -> None:
    assert (same_name(mine, gold), near_name(mine, gold)) == (same, near)


@pytest.mark.parametrize(
    ("identities", "expected"),
    [
        (known(a=("Mira Holt", "she"), b=("Oren Tarr",)), Count(1, 1, 1)),
        (known(a=("Mira Holt",), b=("Oren Tarr", "she")), Count(0, 1, 1)),
        (known(a=("Mira Holt", "she", "Oren Tarr")), Count(1, 2, 1)),
        (known(a=("Mira Holt",)), Count(0, 0, 1)),
        (known(), Count(0, 0, 1)),
    ],
)
def test_a_pronoun_is_of_the_name_that_has_its_entity(identities: Identities, expected: Count) -> None:
    row = {"ID": "r0", "Text": TEXT, "Pronoun": "she", "Pronoun-offset": str(at("she")[0])}
    row |= {"A": "Mira Holt", "A-offset": str(at("Mira Holt")[0]), "A-coref": "TRUE"}
    row |= {"B": "Oren Tarr", "B-offset": str(at("Oren Tarr")[0]), "B-coref": "FALSE"}
    assert counted(row, identities) == expected
