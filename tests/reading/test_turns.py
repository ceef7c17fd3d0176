"""Transcripts: who says what in turns."""

from __future__ import annotations

from counterclaim.reading.attributions import Linked
from counterclaim.reading.posts import merged
from counterclaim.reading.turns import turns

TEXT = """ADA TARR, HOST:

The bridge is closed. Here is Ivo Lark.

IVO LARK, BYLINE: It fell on Monday. Mayor Ode said that it was old. (SOUNDBITE OF WATER)

ODE: We saw it. We left. LARK: You saw it? ODE: Yes.

(SOUNDBITE OF BELLS)

VERDICT: True"""


def test_a_turn_goes_to_the_next_or_to_the_end_of_its_paragraph() -> None:
    told = [(TEXT[slice(*t.source)], TEXT[slice(*t.content[0])]) for t in turns(TEXT) if t.source is not None]
    assert told == [
        ("ADA TARR", "The bridge is closed. Here is Ivo Lark."),
        ("IVO LARK", "It fell on Monday. Mayor Ode said that it was old."),
        ("ODE", "We saw it. We left."),
        ("LARK", "You saw it?"),
        ("ODE", "Yes."),
    ]


def test_labels_are_no_turns() -> None:
    assert turns("VERDICT: It is true.\n\nVERDICT: It is false.\n\nVERDICT: It is true.") == []
    assert turns("UPDATE: It fell.\n\nWATCH: The bridge falls.\n\nOPINION: Bridges fall.") == []
    assert turns("ADA TARR: It fell.") == turns("") == []


def test_what_is_said_in_a_turn_stands_within_it() -> None:
    cue = TEXT.index("said")
    inner = Linked((cue - 10, cue - 1), (cue, cue + 4), ((cue + 5, cue + 20),), 0.9)
    colon = TEXT.index(": It")
    half = Linked((colon - 8, colon), (colon, colon + 1), ((colon + 2, colon + 18),), 0.9)
    made = merged(TEXT, [half, inner], names=[(cue - 4, cue - 1)])
    assert made[:5] == turns(TEXT)
    assert [(a.parent, TEXT[slice(*a.content[0])]) for a in made[5:]] == [(1, "that it was old")]


def test_what_stands_inside_a_post_is_read() -> None:
    text = (
        'Orin Marren: "I have informed the mayor that I will not vote." — Ada Tarr (@adatarr) May 4, 2031\n\n'
        "@orin says he will not vote — Ada Tarr (@adatarr) May 5, 2031\n\n"
        "The lock is shut — Ada Tarr (@adatarr) May 6, 2031"
    )
    made = merged(text, [])
    inside = [(text[slice(*a.source or (0, 0))], text[slice(*a.content[0])], a.parent) for a in made[3:]]
    assert inside == [
        ("Orin Marren", '"I have informed the mayor that I will not vote."', 0),
        ("I", "I will not vote", 3),
        ("@orin", "he will not vote", 1),
    ]
