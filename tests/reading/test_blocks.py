"""Block quotations behind a colon: whose they are. Invented texts."""

from __future__ import annotations

import pytest

from counterclaim.reading.attributions import Linked
from counterclaim.reading.blocks import _tells_of_writing, with_blocks

SPOKEN = "I have never sold a bridge in this town and I never will. My sister can tell you as much."
LETTER = "The bridge was bought by the council in May. No member of the council was told of the price."
MORE = "We kept the pier for our children, and my own walk on it on every day of the week."
PLAIN = "The bridge stands at the end of the old harbour, where boats have been mended for years."


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (f"Mayor Ada Tarr continued:\n\n{SPOKEN}\n\nThe council met.", "Mayor Ada Tarr", SPOKEN),
        (f"The mayor said:\n\n{SPOKEN}\n\n{MORE}\n\nThe council met.", "The mayor", f"{SPOKEN}\n\n{MORE}"),
        (f"The council released a statement on Monday:\n\n“{LETTER}”\n\nIt rained.", "The council", f"“{LETTER}”"),
        (f"The report by the council states:\n\n{LETTER}\n\nIt rained.", "The report by the council", LETTER),
        (f"As the Northern Times reported on Monday:\n\n{PLAIN}\n\nIt rained.", "the Northern Times", PLAIN),
        (f"More from Tarr’s speech (as delivered):\n\n{SPOKEN}\n\nIt rained.", "Tarr", SPOKEN),
        (f"Here are takeaways from Tarr’s speech:\n\n{PLAIN}\n\nIt rained.", None, ""),
        (f"The mayor reported:\n\n{PLAIN}\n\nThe council met.", "The mayor", PLAIN),
        (f"The mayor said:\n\n{PLAIN}\n\nThe council met.", "The mayor", PLAIN),
        (f"According to the Northern Times:\n\n{PLAIN}\n\nThe council met.", "the Northern Times", PLAIN),
        (f"It rained on Monday. As Ada Tarr explains:\n\n{PLAIN}\n\nThe council met.", "Ada Tarr", PLAIN),
        (f"It rained on Monday. As Ada Tarr notes:\n\n{PLAIN}\n\nThe council met.", "Ada Tarr", PLAIN),
        (f"Here is what the mayor said:\n\n{PLAIN}\n\nThe council met.", None, ""),
        (f"Three mayors have said on which days it rained:\n\n{PLAIN}\n\nThe council met.", None, ""),
        (f"The mayor said:\n\n- {SPOKEN}\n- {MORE}", None, ""),
        (f"Three piers stand in the harbour:\n\n{SPOKEN}", None, ""),
        (f"The mayor tweeted:\n\n{SPOKEN} — Ada Tarr (@adatarr) May 4, 2019\n\nIt rained.", None, ""),
    ],
)
def test_whose_a_block_is(text: str, who: str | None, said: str) -> None:
    made = with_blocks(text, [])
    assert [text[slice(*a.source)] for a in made if a.source is not None] == ([who] if who is not None else [])
    assert [text[slice(*a.content[0])] for a in made] == ([said] if who is not None else [])


def test_what_somebody_is_already_said_to_say_is_left_to_him() -> None:
    text = f"The mayor said:\n\n“{LETTER}”"
    told = Linked((0, 9), (10, 14), ((17, len(text)),), 0.9)
    assert with_blocks(text, [told]) == [told]


def test_what_was_found_in_a_block_is_read_again() -> None:
    text = f"The mayor said:\n\n{SPOKEN}\n\nThe clerk said it rained."
    at, after = text.index("can tell"), text.index("said it")
    inner = Linked((at - 10, at - 1), (at, at + 8), ((at + 13, at + 20),), 0.9)
    outer = Linked((after - 10, after - 1), (after, after + 4), ((after + 5, after + 14),), 0.9)
    made = with_blocks(text, [inner, outer])
    assert len(made) == 2
    assert made[1] == outer
    assert made[0].content == ((17, 17 + len(SPOKEN)),)


def test_the_name_that_issued_it_where_the_colon_stands_behind_another_verb() -> None:
    text = f"Ada Tarr gave her reasons in a statement that came just after the news broke:\n\n{SPOKEN}"
    (a,) = with_blocks(text, [], names=[(0, 8)])
    assert a.source == (0, 8)


@pytest.mark.parametrize("lead", ["Corrections and notes:", "Earlier weather reports:", "More reports:"])
def test_nouns_do_not_tell_of_writing(lead: str) -> None:
    assert not _tells_of_writing(lead)


@pytest.mark.parametrize("lead", ["Ada Tarr notes:", "As she reports:", "The mayor added:"])
def test_verbs_of_writing_do(lead: str) -> None:
    assert _tells_of_writing(lead)
