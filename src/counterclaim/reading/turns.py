"""Turns of a transcript: "ADA TARR: We saw it." Who is named in capitals before a colon says what follows."""

from __future__ import annotations

import re

from counterclaim.reading.attributions import Linked

_LEAST = 3  # turns, of two speakers, one of whom speaks again: else a word in capitals is a label
_SURE = 0.9
_TURN = re.compile(
    r"(?:(?:^|(?<=\n))[ \t]*|(?<=[.!?…”\"')\]] ))"
    r"(?P<who>[A-Z][A-Z.'’-]{1,30}(?: [A-Z][A-Z.'’-]{0,30}){0,4})"
    r"(?:, [A-Z][\w .'’-]{2,40}(?=:)| ?\([^()\n]{1,60}\)(?=:))?(?P<cue>:)[ \t]*(?P<gap>\n\s{0,20}(?=[^\s(]))?"
)
_SOUND = re.compile(r"\s*\([A-Z][^()]{3,120}\)\s*$")


def turns(text: str) -> list[Linked]:
    """Every turn of ``text``, from its speaker to the end of the paragraph or the next turn; none where it is no
    transcript. Intervals are code points."""
    found = list(_TURN.finditer(text))
    made: list[Linked] = []
    for turn, after in zip(found, [*found[1:], None], strict=False):
        start = turn.end()
        limit = after.start() if after is not None else len(text)
        line = text.find("\n", start, limit)
        end = line if line >= 0 else limit
        words = text[start:end].rstrip()
        sound = _SOUND.search(words)
        said = words[: sound.start()] if sound is not None else words
        if len(said.split()) > 0 and said[-1] in ".!?…—-”\"'’)":
            made.append(Linked(turn.span("who"), turn.span("cue"), ((start, start + len(said)),), _SURE))
    speakers = [text[slice(*turn.source)] for turn in made if turn.source is not None]
    names = set(speakers)
    return made if len(speakers) >= _LEAST and 1 < len(names) < len(speakers) else []
