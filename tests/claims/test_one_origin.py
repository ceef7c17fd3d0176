"""Whether two speakers are likely one origin, where no rule tells: what speaks for it, and what never joins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.claims.origins.merging import Merged, head_of, merge
from counterclaim.claims.origins.one_origin import FEATURES, NEVER, likelihood, reasons, row, speaker, weights
from counterclaim.claims.records import Position, PositionStance
from counterclaim.text import Span


def held(holder: str, text: str, stance: PositionStance = "asserts", *, report: str = "r1") -> Position:
    return Position(
        id=f"{holder}-{report}-{stance}",
        report=report,
        holder=holder,
        holder_entity=holder,
        stance=stance,
        span=Span(report, 0, len(text)),
        text=text,
        attribution=f"a-{holder}",
    )


def merged(*positions: Position, people: tuple[str, ...] = ()) -> Merged:
    told = {p.holder: [q for q in positions if q.holder == p.holder] for p in positions}
    return merge(told, described={}, bodies={}, states={}, people=people)


def origins(made: Merged) -> int:
    return len({head_of(made.head, name) for name in made.head})


@pytest.mark.parametrize(
    ("one", "other", "introduced", "feature"),
    [
        ("dockers", "Mira Holt", "", "one unnamed"),
        ("dockers", "bargemen", "", "both unnamed"),
        ("Mira Holt", "Orla Venn", "", "two people"),
        ("Mira Holt", "critics", "", "a crowd"),
        ("Holt Works", "Mira Holt", "", "names"),
        ("Keel", "Mira Holt", "the manager of Keel", "introduced"),
    ],
)
def test_what_is_told_of_two_speakers(one: str, other: str, introduced: str, feature: str) -> None:
    people = ("Mira Holt", "Orla Venn")
    first = speaker(one, [held(one, "the lock was shut")], {}, people)
    second = speaker(other, [held(other, "boats had to wait")], {other: introduced}, people)
    told = dict(zip(FEATURES, row(first, second), strict=True))
    assert told[feature] == 1.0
    assert row(first, second) == row(second, first)


def test_the_words_of_one_may_name_the_other() -> None:
    first = speaker("Mira Holt", [held("Mira Holt", "the lock was shut")], {}, ())
    second = speaker("bargemen", [held("bargemen", "Holt had it closed")], {}, ())
    assert dict(zip(FEATURES, row(first, second), strict=True))["told of"] == 1.0
    assert "one's words name the other" in reasons(first, second)


def test_the_same_words_under_two_names_are_one_origin_with_its_reasons() -> None:
    text = "the lower lock will be shut until the spring"
    made = merged(held("NBX", text), held("Mira Holt", text, report="r2"), people=("Mira Holt",))
    assert origins(made) == 1
    assert any("likely one origin" in why and "in the same words" in why for why in made.why)
    assert any("in the same words" in told for rows in made.reasons.values() for told in rows)


def test_two_named_bodies_may_say_a_thing_in_the_same_words() -> None:
    text = "the lower lock will be shut until the spring"
    assert origins(merged(held("Harbour Board", text), held("Lake University", text, report="r2"))) == 2


def test_who_denies_is_never_likely_one_with_whoever_claims() -> None:
    text = "the lower lock will be shut until the spring"
    claims, denies = held("dockers", text), held("bargemen", text, "denies", report="r2")
    one, other = (speaker(p.holder, [p], {}, ()) for p in (claims, denies))
    assert likelihood(one, other) == 0.0
    assert origins(merged(claims, denies)) == 2


def test_a_third_joins_two_only_where_it_is_like_both_in_the_mean() -> None:
    text = "the lower lock will be shut until the spring"
    made = merged(
        held("dockers", text),
        held("bargemen", text, report="r2"),
        held("Orla Venn", "boats had to wait", report="r3"),
        people=("Orla Venn",),
    )
    assert head_of(made.head, "dockers") == head_of(made.head, "bargemen")
    assert origins(made) == 2


def test_the_shipped_weights_stand_beside_the_features() -> None:
    assert len(weights().values) == len(FEATURES)
    assert 0.0 < weights().threshold < 1.0


def test_two_sides_a_medium_and_another_and_who_only_names_a_person_are_never_likely_one() -> None:
    text = "the lower lock will be shut until the spring"
    hers, theirs = held("Mira Holt", text), held("Orla Venn", text, report="r2")
    assert likelihood(*(speaker(p.holder, [p], {}, ()) for p in (hers, theirs))) > 0
    sided = (replace(hers, side="Ardania"), replace(theirs, side="Utopia"))
    assert likelihood(*(speaker(p.holder, [p], {}, ()) for p in sided)) == NEVER
    relayed = held("Keel Herald", text, report="r2")
    assert likelihood(*(speaker(p.holder, [p], {}, ("Mira Holt",)) for p in (hers, relayed))) == NEVER
    accused = held("dockers", "Holt had it closed", report="r2")
    assert likelihood(*(speaker(p.holder, [p], {}, ("Mira Holt",)) for p in (hers, accused))) == NEVER
    made = merged(hers, accused, held("bargemen", "Holt had it closed"), people=("Mira Holt",))
    assert head_of(made.head, "dockers") != head_of(made.head, "Mira Holt")
