"""What is shown where a position's own words would turn their meaning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief.build import build
from counterclaim.brief.desk import Desk
from counterclaim.brief.standing import hangs_on_cue, told_in
from counterclaim.claims.records import Dossier
from counterclaim.reading.records import Attribution
from counterclaim.text import Span


def desk_of(dossier: Dossier, text: str, attribution: Attribution | None = None) -> Desk:
    report = replace(dossier.reports[0], text=text)
    reading = replace(dossier.readings[0], attributions=(attribution,) if attribution is not None else ())
    return Desk(replace(dossier, reports=(report, *dossier.reports[1:]), readings=(reading, *dossier.readings[1:])))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("When it rained, the dam broke.", "it rained, the dam broke", "When it rained, the dam broke"),
        ("He asked if the dam broke.", "the dam broke", "if the dam broke"),
        ("So far 43 dams broke.", "far 43 dams broke", "So far 43 dams broke"),
        ("He fled because the dam broke.", "the dam broke", "the dam broke"),
        ("The dam broke.", "dam broke", "dam broke"),
    ],
)
def test_the_word_that_turns_the_words_is_shown(dossier: Dossier, text: str, words: str, shown: str) -> None:
    desk = desk_of(dossier, text)
    at = text.index(words)
    assert desk.line(Span(dossier.reports[0].id, at, at + len(words))) == shown


@pytest.mark.parametrize(("cue", "whole"), [("want", True), ("said that", False)])
def test_what_is_wanted_is_shown_with_who_wants_it(dossier: Dossier, cue: str, whole: bool) -> None:
    content = "the captain was summoned as a witness"
    text = f"The pilots {cue} {content}."
    key = dossier.reports[0].id
    parts = ["The pilots", cue, content]
    source, told, said = (Span(key, text.index(p), text.index(p) + len(p)) for p in parts)
    desk = desk_of(dossier, text, Attribution("a", source, told, (said,), "indirect", "asserts"))
    position = replace(
        dossier.comparison.claims[0].positions[0],
        report=key,
        span=said,
        text=content,
        attribution="a",
        stance="asserts",
    )
    assert hangs_on_cue(position, desk) == whole
    assert desk.line(told_in(position, desk)) == (f"The pilots {cue} {content}" if whole else content)


def test_a_heading_that_stands_in_another_comes_last(dossier: Dossier) -> None:
    first, second = dossier.comparison.claims[:2]
    again = replace(first, id="c-again")
    made = build(replace(dossier, comparison=replace(dossier.comparison, claims=(first, again, second), only_in=())))
    assert [c.id for c in (*made.claims, *made.more)] == [first.id, second.id, "c-again"]
