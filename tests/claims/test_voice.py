"""What an outlet tells itself, and whom a pronoun that speaks stands for."""

from __future__ import annotations

import pytest

from counterclaim.claims.alignment.order import earliness, order_weights, shared_prominence
from counterclaim.claims.propositions.doubtful import DOUBT, confidence
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.propositions.voice import own_voice
from counterclaim.identity.records import Alias, Entity, Identities
from counterclaim.reading.records import Mention, Reading
from counterclaim.text import Report, Span, sentences
from tests.claims import invented

ENTITIES = {
    "Mira Holt": Entity("mira", "Mira Holt", "person"),
    "Peter Lund": Entity("peter", "Peter Lund", "person"),
    "Vexhall Chemicals": Entity("vexhall", "Vexhall Chemicals", "organisation"),
}


def looked_up(text: str) -> Lookup:
    return invented.looked_up(text, ENTITIES)


@pytest.mark.parametrize(
    "text",
    [
        "Read more: The harbour was closed to all ships after the storm.",
        "Watch: The governor of the island was booed at the market.",
        "Here are the five ships that were lost in the storm of spring.",
        "HARBOUR WAS CLOSED TO ALL SHIPS AFTER THE GREAT STORM.",
        "Sign up for the letter that was sent to every reader of the island.",
    ],
)
def test_what_points_elsewhere_is_no_claim(text: str) -> None:
    assert own_voice(looked_up(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was closed to all ships after the storm.",
        "Readers of the letter were told that the NATO ships had left the harbour.",
        "Here the storm was at its worst and took the roof of the market.",
    ],
)
def test_what_is_told_stays_a_claim(text: str) -> None:
    assert len(own_voice(looked_up(text))) >= 1


@pytest.mark.parametrize(
    ("text", "name", "doubted"),
    [
        ("Mira Holt came. She said so.", "Mira Holt", False),
        ("The market was full. She said so.", "Mira Holt", False),
        ("Peter Lund came. She said so.", "Mira Holt", False),
        ("Mira Holt met Peter Lund. She said so.", "Mira Holt", False),
        ("The market was full. It said so.", "Vexhall Chemicals", True),
        ("Vexhall Chemicals was shut. It said so.", "Vexhall Chemicals", False),
    ],
)
def test_a_pronoun_far_from_whom_it_is_taken_for_is_unsure(text: str, name: str, doubted: bool) -> None:
    lookup = looked_up(text)
    word = "She" if "She" in text else "It"
    source = Span("r1", text.index(word), text.index(word) + len(word))
    assert confidence(lookup, source, ENTITIES[name], 0.9) == (0.9 * DOUBT if doubted else 0.9)
    assert confidence(lookup, Span("r1", 0, 10), ENTITIES[name], 0.9) == 0.9


SILENT = "The ministry has not commented on the claim."
MINISTRY = Entity("ministry", "ministry", "organisation")
HARBOUR = Entity("harbour", "Harbour Ministry", "organisation", (Alias("Harbour Ministry"), Alias("the ministry")))
DEFENCE = Entity("defence", "Defence Ministry", "organisation", (Alias("Defence Ministry"), Alias("the ministry")))


@pytest.mark.parametrize(
    ("text", "known", "holder", "entity"),
    [
        (SILENT, (), "ministry", None),
        (SILENT, (MINISTRY,), "ministry", "ministry"),
        ("On Tuesday, the ministry has not commented on the claim.", (MINISTRY,), "ministry", "ministry"),
        (f"Harbour Ministry was shut. {SILENT}", (HARBOUR,), "Harbour Ministry", "harbour"),
        # Elsewhere in the story somebody is called so: here it may be another.
        (SILENT, (HARBOUR,), "ministry", None),
        (f"Harbour Ministry met Defence Ministry. {SILENT}", (HARBOUR, DEFENCE), "ministry", None),
        (SILENT, (Entity("town", "ministry", "place"),), "ministry", None),
    ],
)
def test_who_is_silent_in_prose_is_who_speaks_by_that_name(
    text: str, known: tuple[Entity, ...], holder: str, entity: str | None
) -> None:
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail", published="2031-03-04")
    by_span = {Span("r1", text.index(e.name), text.index(e.name) + len(e.name)): e.id for e in known if e.name in text}
    by_span = {s: e for s, e in by_span.items() if e not in ("ministry", "town")}
    reading = Reading(
        "r1", "reader-1", "read", tuple(Span("r1", s, e) for s, e in sentences(text)), (),
        tuple(Mention(s, "name", "organisation") for s in sorted(by_span)), (),
    )  # fmt: skip
    made = [p for p, _ in own_voice(Lookup(report, reading, Identities(known, by_span))) if p.stance == "no-comment"]
    assert [(p.holder, p.entity) for p in made] == [(holder, entity)]
    assert made[0].party == (entity or "ministry")


def test_what_two_reports_lead_with_is_more_prominent_than_what_one_does() -> None:
    assert shared_prominence([("r1", 0.8), ("r1", 0.2), ("r2", 0.6), ("r3", 0.1)]) == pytest.approx(0.7)
    assert shared_prominence([("r1", 0.8)]) == pytest.approx(0.4)


def test_what_two_reports_have_early_comes_before_what_one_has() -> None:
    assert earliness([("r1", 0.1), ("r1", 0.9), ("r2", 0.3), ("r3", 0.8)]) == pytest.approx((0.9, 0.8))
    assert earliness([("r1", 0.1)]) == pytest.approx((0.9, 0.45))
    assert earliness([]) == (0.0, 0.0)
    weights = order_weights()
    assert weights["early in two reports"] > 0 > weights["own voice of one report"]
    assert weights["contested"] > 0
