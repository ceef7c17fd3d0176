"""Texts with their attributions marked by hand, and every span of a reading."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading import Reading
from counterclaim.text import Span

Interval = tuple[int, int]


def marked(sentence: str) -> tuple[str, Interval | None, Interval | None, list[Interval]]:
    """The text without marks, and the source, cue and contents that they mark: «source» {cue} <content>."""
    text = ""
    found: dict[str, list[Interval]] = {"«": [], "{": [], "<": []}
    opened: list[tuple[str, int]] = []
    for sign in sentence:
        if sign in found:
            opened.append((sign, len(text)))
        elif sign in "»}>":
            kind, start = opened.pop()
            found[kind].append((start, len(text)))
        else:
            text += sign
    first = {kind: spans[0] if spans else None for kind, spans in found.items()}
    return text, first["«"], first["{"], found["<"]


def every_span(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    yield from (m.span for m in reading.mentions)
    yield from (t.span for t in reading.times)
    for a in reading.attributions:
        yield from (s for s in (a.source, a.cue, *a.content) if s is not None)
