"""How far a content is told, and which contents tell nothing. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.propositions.attributed import attributed
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity.records import Entity, Identities
from counterclaim.reading.records import Attribution, Mention, Reading, Stance
from counterclaim.text import Report, Span, sentences

Said = tuple[str | None, str, tuple[str, ...]]


PLACES = {"Selm": Entity("selm", "Selm", "place"), "Torv": Entity("torv", "Torv", "place")}


def told(text: str, *said: Said, stance: Stance = "asserts") -> list[str]:
    """The words of each proposition; ``said``: source, cue and contents as they stand in ``text``."""
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail", published="2031-03-04")
    found = tuple(
        Attribution(
            str(n),
            None if source is None else _at(text, source),
            _at(text, cue),
            tuple(_at(text, words) for words in contents),
            "indirect",
            stance,
        )
        for n, (source, cue, contents) in enumerate(said)
    )
    parts = tuple(Span("r1", s, e) for s, e in sentences(text))
    named = {_at(text, name): place.id for name, place in PLACES.items() if name in text}
    mentions = tuple(Mention(span, "name", "place") for span in sorted(named))
    reading = Reading("r1", "reader-1", "read", parts, found, mentions, ())
    return [p.text for p, _ in attributed(Lookup(report, reading, Identities(tuple(PLACES.values()), named)))]


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span("r1", start, start + len(words))


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (  # a subject and its verb around the cue
            "The northern ceasefire was reported to hold on Monday.",
            (None, "was reported", ("The northern ceasefire", "to hold on Monday")),
            "The northern ceasefire was reported to hold on Monday",
        ),
        (
            "The letter, according to the clerk, was signed by nobody.",
            ("the clerk", "according to", ("The letter", "was signed by nobody")),
            "The letter, according to the clerk, was signed by nobody",
        ),
        (  # a verb behind what it is about
            "The harbour law of Vexland was welcomed in the spring, and the band played.",
            (None, "was welcomed", ("The harbour law of Vexland",)),
            "The harbour law of Vexland was welcomed in the spring",
        ),
        (
            "The move on the old harbour was criticised by the fishing guild on Monday.",
            ("the fishing guild", "was criticised", ("The move on the old harbour",)),
            "The move on the old harbour was criticised by the fishing guild",
        ),
        (
            "The plan for the harbour fund drew a rebuke from the fishing guild on Monday.",
            ("the fishing guild", "drew a rebuke", ("The plan for the harbour fund",)),
            "The plan for the harbour fund drew a rebuke from the fishing guild",
        ),
        (  # and one in front of it
            "The firm is reportedly closing its last plant in Selm.",
            (None, "reportedly", ("closing its last plant in Selm",)),
            "The firm is reportedly closing its last plant in Selm",
        ),
    ],
)
def test_a_content_that_is_no_clause_is_told_as_far_as_its_clause(text: str, said: Said, expected: str) -> None:
    assert told(text, said) == [expected]


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (  # each a clause of its own
            "“The bridge is closed,” Lund said, “the ferry still runs.”",
            ("Lund", "said", ("The bridge is closed", "the ferry still runs")),
            ["The bridge is closed", "the ferry still runs"],
        ),
        (  # "seen by some as": the passive goes on
            "The old harbour plan of the town is seen by some as a trap.",
            ("some", "is seen", ("The old harbour plan of the town",)),
            ["The old harbour plan of the town"],
        ),
        (  # somebody who was told something
            "Holt left because he had been warned by the guild.",
            ("the guild", "had been warned", ("he",)),
            [],
        ),
        (  # a noun is no verb: what it holds is a clause
            "Reports often err, and the fear that the dam was cracked grew.",
            (None, "the fear", ("that the dam was cracked",)),
            ["the dam was cracked"],
        ),
        (  # the subject belongs to another verb
            "He was a young clerk of the guild and is expected to lead the harbour board.",
            (None, "is expected", ("to lead the harbour board",)),
            ["is expected to lead the harbour board"],
        ),
    ],
)
def test_a_content_is_not_told_wider_without_need(text: str, said: Said, expected: list[str]) -> None:
    assert told(text, said) == expected


def test_the_first_place_of_a_list_is_told_up_to_it_where_the_list_ends_the_clause() -> None:
    said = ("Holt", "said", ("the army captured Selm and Torv",))
    assert told("Holt said the army captured Selm and Torv.", said) == [
        "the army captured Selm",
        "the army captured Selm and Torv",
    ]
    said = ("Holt", "said", ("the guild attacked Selm and Torv with slow boats",))
    assert told("Holt said the guild attacked Selm and Torv with slow boats.", said) == [
        "the guild attacked Selm and Torv with slow boats",
        "the guild attacked Selm and Torv with slow boats",
    ]


def test_a_question_is_told_with_its_cue() -> None:
    said = ("Holt", "asked", ("why the dam was closed",))
    assert told("Holt asked why the dam was closed.", said, stance="questions") == ["Holt asked why the dam was closed"]
