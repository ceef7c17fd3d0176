"""Excerpts of other reports in quotation marks, with no verb before them."""

from __future__ import annotations

import pytest

from counterclaim.reading.attributions import Linked
from counterclaim.reading.excerpts import excerpts, with_excerpts

WORDS = "The mayor said on Monday that the old bridge had been sold, which he had denied."


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (f'Bridges fall.\n\nFrom the Vale Gazette: "{WORDS}"\n\nIt rained.', "Vale Gazette", f'"{WORDS}"'),
        (f"More from Radio Ombre:\n\n“{WORDS} And more.”\n", "Radio Ombre", f"“{WORDS} And more.”"),
        (f"From a report by Radio Ombre: “{WORDS}” Nobody else has it.", "a report by Radio Ombre", f"“{WORDS}”"),
        (f'From Radio Ombre: "{WORDS} It was “a gift” then.', "Radio Ombre", f'"{WORDS} It was “a gift” then.'),
        ('From the Vale Gazette: "Bridge sold."', None, ""),
        (f"From the start: {WORDS}", None, ""),
        (f'He read from the Vale Gazette: "{WORDS}"', None, ""),
    ],
)
def test_an_excerpt_is_its_outlets(text: str, who: str | None, said: str) -> None:
    found = excerpts(text)
    assert [text[slice(*a.source)] for a in found if a.source is not None] == ([who] if who is not None else [])
    assert [text[slice(*a.content[0])] for a in found] == ([said] if who is not None else [])


def test_what_was_found_in_an_excerpt_is_read_again() -> None:
    text = f'Ora Lind said it fell.\n\nFrom the Vale Gazette: "{WORDS}"'
    cue, inner = text.index("said"), text.rindex("said")
    before = Linked((0, 8), (cue, cue + 4), ((cue + 5, cue + 12),), 0.9)
    within = Linked((inner - 10, inner - 1), (inner, inner + 4), ((inner + 5, inner + 40),), 0.9)
    made = with_excerpts(text, [before, within])
    assert made == [before, *excerpts(text)]
    assert with_excerpts("Ora Lind said it fell.", [before]) == [before]
