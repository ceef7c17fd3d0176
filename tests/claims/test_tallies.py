"""Counts of people inside longer clauses, and clauses that an "and" joins."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.clauses import split
from counterclaim.claims.language.tallies import tallies


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The blast that killed three dock workers on Monday was heard across the bay", ["killed three dock workers"]),
        ("The bus overturned on the coast road, killing at least nine people", ["killing at least nine people"]),
        (
            "At least 12 more injured as the stand came down during the second half of play",
            ["At least 12 more injured"],
        ),
        ("The mayor said on Friday that 15 people were wounded when the wall gave way", ["15 people were wounded"]),
        (
            "The slide left two climbers dead and 40 hikers were injured further down the same slope",
            ["two climbers dead", "40 hikers were injured"],
        ),
        ("It led to the deaths of 12 miners in the northern shaft last spring", ["deaths of 12 miners"]),
        ("Nine people were killed", []),
        ("The factory makes three hundred pumps a day and sells them to farms that need them", []),
        ("Two of the bridges are closed to lorries until the inspectors have been there", []),
    ],
)
def test_a_count_of_people_is_told_in_few_words(text: str, counted: list[str]) -> None:
    assert [text[s:e] for s, e in tallies(text)] == counted


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Dozens were killed and hundreds were injured", ["Dozens were killed", "hundreds were injured"]),
        ("He met the president and the minister told him", ["He met the president", "the minister told him"]),
        ("The army took the town and moved on to the river", ["The army took the town and moved on to the river"]),
        (
            "Police arrested the mayor and a man that was asleep",
            ["Police arrested the mayor and a man that was asleep"],
        ),
        ("The mayor and two aides were arrested", ["The mayor and two aides were arrested"]),
    ],
)
def test_and_cuts_only_before_a_subject_with_its_verb(text: str, clauses: list[str]) -> None:
    assert [text[s:e] for s, e in split(text, 0, len(text))] == clauses


def test_two_nouns_before_a_subordinate_clause_are_not_cut() -> None:
    text = "The letter goes to the council and the harbour master when it is checked"
    assert split(text, 0, len(text)) == [(0, len(text))]
