"""Whose words it is that another wants, does or shows something. Invented sentences."""

from __future__ import annotations

import pytest

from counterclaim.claims.propositions.told_of import told_of
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity import identify
from counterclaim.reading.records import Attribution, Reading
from counterclaim.text import Report, Span, sentences


def lookup(text: str, *parts: tuple[str, str, str]) -> Lookup:
    """A report of ``text`` with attributions by source, cue and content, each after the first within the one before."""
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail")

    def at(words: str) -> Span:
        return Span("r1", text.index(words), text.index(words) + len(words))

    found = tuple(
        Attribution(
            f"a{k}",
            at(source),
            at(cue),
            (at(content),),
            "indirect",
            "demands" if cue == "demanded" else "asserts",
            within=f"a{k - 1}" if k else None,
        )
        for k, (source, cue, content) in enumerate(parts)
    )
    told = tuple(Span("r1", s, e) for s, e in sentences(text))
    reading = Reading("r1", "reader-1", "read", told, found, (), ())
    return Lookup(report, reading, identify([report], [reading]))


@pytest.mark.parametrize(
    ("text", "inner", "teller"),
    [
        ("The clerk said the council wants to sell the pier.", ("the council", "wants", "to sell the pier"), True),
        ("The clerk said the council ordered new boats.", ("the council", "ordered", "new boats"), True),
        ("The clerk said the long wait shows they are short.", ("the long wait", "shows", "they are short"), True),
        ("The clerk said the council denied the sale.", ("the council", "denied", "the sale"), False),
        ("The clerk said the council claimed it was sold.", ("the council", "claimed", "it was sold"), False),
        (
            "The clerk said the council did not allege it was sold.",
            ("the council", "did not allege", "it was sold"),
            True,
        ),
        ("The clerk said the council has not denied it.", ("the council", "has not denied", "it"), False),
        ("The clerk said they did not claim it was sold.", ("they", "did not claim", "it was sold"), False),
        ("The clerk said the police found a hole.", ("the police", "found", "a hole"), False),
        ("The clerk said the council wants “to sell it.”", ("the council", "wants", "“to sell it.”"), False),
        ("The clerk demanded the council explain it.", ("the council", "explain", "it"), True),
        ("The clerk said the council explained it.", ("the council", "explained", "it"), False),
    ],
)
def test_what_another_wants_or_does_is_told_by_the_speaker(
    text: str, inner: tuple[str, str, str], teller: bool
) -> None:
    cue = text.split()[2]
    found = lookup(text, ("The clerk", cue, text[len(f"The clerk {cue} ") :]), inner)
    outer, told = found.reading.attributions
    assert told_of(found, told) == (outer if teller else None)
    assert told_of(found, outer) is None


def test_nobody_tells_where_the_outer_speaker_is_not_known() -> None:
    text = "She said the council wants to sell the pier."
    found = lookup(
        text, ("She", "said", "the council wants to sell the pier"), ("the council", "wants", "to sell the pier")
    )
    assert told_of(found, found.reading.attributions[1]) is None
