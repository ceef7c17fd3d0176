"""Whose bodies speakers are of."""

from __future__ import annotations

import pytest

from counterclaim.claims.origins.dependence import dependent
from counterclaim.claims.propositions.affiliated import bodies_of
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Position
from counterclaim.identity import Identities, identify
from counterclaim.text import Span
from tests.identity.test_identity import build


def told(*marked: str) -> tuple[Identities, dict[str, str]]:
    """Identities, and by a speaker's name that of its body (or what stands for one)."""
    made = [build(m, outlet=f"Outlet {i}") for i, m in enumerate(marked)]
    identities = identify([r for r, _ in made], [r for _, r in made])
    lookups = {r.id: Lookup(r, x, identities) for r, x in made}
    names = {e.id: e.name for e in identities.entities}
    found = bodies_of(lookups, identities, set(names))
    return identities, {names[e]: names.get(b, b) for e, b in found.items()}


@pytest.mark.parametrize(
    ("marked", "name", "body"),
    [
        ("{[P:Mira Holt], head of [O:Vexhall Chemicals],} said so.", "Mira Holt", "Vexhall Chemicals"),
        ("{An engineer at [O:Vexhall Chemicals]} said so.", "engineer at Vexhall Chemicals", "Vexhall Chemicals"),
        (
            "[O:Vexhall Chemicals] burned. {The company} denied it. {A company spokesman, [P:Peter Lund],} agreed.",
            "Peter Lund",
            "Vexhall Chemicals",
        ),
        (
            (
                "The [O:Central Lake Commission] met. {The commission} waits. "
                "{The chairwoman of the commission, [P:Mira Holt],} left."
            ),
            "Mira Holt",
            "Central Lake Commission",
        ),
        ("{[O:Clean Lake]} said so. “No,” said {its chairman, [P:Peter Lund]}.", "Peter Lund", "Clean Lake"),
        (
            "{[P:Mira Holt], who heads the [O:Lake Laboratory],} said so.",
            "Mira Holt",
            "Lake Laboratory",
        ),
        ("{A doctor at the infirmary} said so.", "doctor at the infirmary", "the infirmary"),
        ("[O:Lake Constabulary] was called. Chief Constable [P:Mira Holt] said so.", "Mira Holt", "Lake Constabulary"),
        ("{[O:Mira Holt’s office]} said so. [P:Mira Holt] agreed.", "Mira Holt’s office", "Mira Holt"),
        ("{The [O:Holt administration]} said so. [P:Mira Holt] agreed.", "Holt administration", "Mira Holt"),
    ],
)
def test_the_body_of_a_speaker(marked: str, name: str, body: str) -> None:
    assert told(marked)[1][name] == body


@pytest.mark.parametrize(
    "marked",
    [
        "{[P:Mira Holt], a former head of [O:Vexhall Chemicals],} said so.",
        "{[P:Mira Holt], a customer of [O:Vexhall Chemicals],} said so.",
        "[O:Vexhall Chemicals] and [O:Lundby Chemicals] burned. {The spokeswoman [P:Mira Holt]} said so.",
        "[O:Vexburg Times] came. {Vexburg analyst [P:Mira Holt]} said so.",
        "{The [O:Tarr administration]} said so. {[P:Mira Holt]} agreed.",
        "{The [O:Holt Works]} said so. {[P:Mira Holt]} agreed.",
    ],
)
def test_no_body(marked: str) -> None:
    bodies = told(marked)[1]
    assert "Mira Holt" not in {*bodies, *bodies.values()}


def test_two_of_one_body_are_one_origin_whatever_they_say() -> None:
    def at(entity: str, stance: str) -> Position:
        return Position(entity, "r", entity, entity, stance, Span("r", 0, 5), "words")  # type: ignore[arg-type]

    of = {"director": "clinic", "doctor": "clinic", "nurse": "ward", "ward": "clinic"}
    pairs = [("director", "clinic"), ("director", "doctor"), ("doctor", "nurse")]
    for one, other in pairs:
        assert dependent(one, other, [at(one, "asserts")], [at(other, "denies")], {}, of, {}) == "of one body"
    assert dependent("A B", "C D", [at("a", "asserts")], [at("c", "asserts")], {}, of, {}) is None


def test_a_rank_tells_no_force_where_a_report_has_two() -> None:
    _, bodies = told("[O:Lake Constabulary] met [O:Hill Police]. Chief Constable [P:Mira Holt] said so.")
    assert "Mira Holt" not in bodies
