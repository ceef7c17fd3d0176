"""What a language model says that a text holds, found there character for character, or dropped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from counterclaim.models.endpoint import Answer, Told
from counterclaim.reading.attributions import Interval, Linked

UNSURE = 0.5
"""The confidence of what a language model found: nothing was measured."""

Placed = tuple[Interval | None, Interval, tuple[Interval, ...]]
"""Source, cue and content in code points of the text."""

_FAR = 2_000  # code points between a cue and what goes with it
_OCCURRENCES = 1_000  # looked at of one string in one part
_SPACE = re.compile(r"\s+")
_MARKS = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')


class Alignable:
    """A stretch of a text in which white space and quotation marks match as one, with the way back to its offsets."""

    def __init__(self, text: str, start: int, end: int) -> None:
        made: list[str] = []
        self._at: list[int] = []
        last = start
        for gap in _SPACE.finditer(text, start, end):
            made.append(text[last : gap.start()])
            self._at.extend(range(last, gap.start()))
            made.append(" ")
            self._at.append(gap.start())
            last = gap.end()
        made.append(text[last:end])
        self._at.extend(range(last, end))
        self._text = "".join(made).translate(_MARKS)

    def occurrences(self, words: str) -> Iterator[Interval]:
        """Where ``words`` stand, not within a longer word: code points of the text, in order."""
        wanted = _SPACE.sub(" ", words.strip()).translate(_MARKS)
        at = self._text.find(wanted) if wanted else -1
        tried = 0
        while at >= 0 and tried < _OCCURRENCES:
            end = at + len(wanted)
            tried += 1
            if not _cuts_word(self._text, at) and not _cuts_word(self._text, end):
                yield self._at[at], self._at[end - 1] + 1
            at = self._text.find(wanted, at + 1)


def _cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def aligned(text: str, answers: Iterator[Answer]) -> tuple[list[Linked], int]:
    """The attributions of ``answers`` that stand in ``text``, each once, and how many were dropped.

    One is dropped whole where its source, its cue or any part of its content stands nowhere, or too far from its cue.
    Of several places the one is taken where all stand closest. One that lies within another's content is ``within`` it.
    """
    every: list[Linked] = []
    dropped = 0
    for answer in answers:
        dropped += answer.malformed
        part = Alignable(text, answer.start, answer.end)
        made: dict[Placed, None] = {}
        for told in answer.told:
            found = _placed(part, told, made)
            if found is None:
                dropped += 1
            else:
                made[found] = None
        every += _nested(list(made), first=len(every))
    return every, dropped


def _placed(part: Alignable, told: Told, taken: dict[Placed, None]) -> Placed | None:
    """The closest place that is not taken, else the closest."""
    cues = list(part.occurrences(told.cue))
    others = [list(part.occurrences(words)) for words in told.content]
    sources = list(part.occurrences(told.source)) if told.source is not None else None
    if not cues or not all(others) or (sources is not None and not sources):
        return None
    best: tuple[bool, int, Placed] | None = None
    for cue in cues:
        near = [_nearest(places, cue) for places in others]
        source = _nearest(sources, cue) if sources is not None else None
        away = max([_away(n, cue) for n in near] + ([_away(source, cue)] if source is not None else []))
        placed: Placed = (source, cue, tuple(sorted(set(near))))
        if away <= _FAR and (best is None or (placed in taken, away) < best[:2]):
            best = (placed in taken, away, placed)
    return best[2] if best is not None else None


def _nearest(places: list[Interval], cue: Interval) -> Interval:
    """The nearest of ``places``, which are in order, that does not overlap ``cue``; the nearest of all where none."""
    i = bisect_left(places, cue)
    return min(places[max(0, i - 3) : i + 3], key=lambda p: (p[0] < cue[1] and cue[0] < p[1], _away(p, cue)))


def _away(a: Interval, b: Interval) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


def _nested(found: list[Placed], *, first: int) -> list[Linked]:
    """Each after the one in whose content, the shortest, all of it lies; ``first`` is the index of the first."""
    ordered = sorted(found, key=lambda p: (p[2][0][0] - p[2][-1][1], p[1], p[2]))  # the longest content first
    made: list[Linked] = []
    for source, cue, content in ordered:
        low, high = min(cue[0], content[0][0]), max(cue[1], content[-1][1])
        parents = [
            i
            for i, other in enumerate(made)
            if any(s <= low and high <= e and e - s > high - low for s, e in other.content)
        ]
        made.append(Linked(source, cue, content, UNSURE, first + parents[-1] if parents else None))
    return made
