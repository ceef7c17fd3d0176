"""Chains: the attributions inside contents.

PolNeAR is flat, so the network never saw an attribution inside a content. Each content is read again as a sentence of
its own (``_framed``), its likely cues favoured, and what is found is kept where it is a hop (``hops.hop``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.models import reader
from counterclaim.reading import hops, private
from counterclaim.reading.attributions import Interval, Linked, link
from counterclaim.reading.overlooked import cited, overlooked, resting, without_citing
from counterclaim.reading.stance import cue_stance

DEPTH = 5
_FAVOUR = 2.0  # nats; 0 to 3 give nested recall of 55.1, 57.7, 57.7 and 55.1 on the six stories
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HEAD = 12  # code points from the head of a denied clause in which its subject stands
_SHORTEST = 24  # code points of a content worth reading again
_OPENED = re.compile(r"[\s“\"‘'«]*(?:that\s[\s“\"‘'«]*)?")
_JOINED = re.compile(r"[\s,;.!?”\"’]*(?:(?:and|but|so|because|when|while|although|though)\s+)?(?:that\s+)?")
_ENDING = re.compile(r"[.!?…][\s”\"’')\]]*$")


def nested(text: str, outer: list[Linked], *, names: Sequence[Interval] = ()) -> list[Linked]:
    """``outer`` with the attributions inside their contents, each after its parent's index, to a depth of ``DEPTH``.

    ``names`` are the names of the text; code points.
    """
    made: list[Linked] = []
    level = []
    outer = without_citing(text, outer)
    cues = {a.cue for a in outer}
    for a in outer:
        around = resting(text, a, names=names)
        if around is not None and around.cue not in cues:
            made.append(around)
            a = replace(a, parent=len(made) - 1)
        level.append(len(made))
        made.append(a)
    for _ in range(DEPTH - 1):
        below = []
        taken = {a.cue for a in made if a.cue is not None}
        for index in level:
            for inner in (*_within(text, made[index], names), *cited(text, made[index], taken, names=names)):
                below.append(len(made))
                made.append(replace(inner, confidence=min(inner.confidence, made[index].confidence), parent=index))
        level = below
    return made


def _within(text: str, outer: Linked, names: Sequence[Interval]) -> Iterator[Linked]:
    denied = _is_denied(text, outer)
    before = None
    for start, end in outer.content:
        made = list(_read(text, (_past(_OPENED, text, start, end), end), outer, names))
        yield from overlooked(text, (start, end), made, names=names, before=before, denied=denied)
        before = (start, end)


def _is_denied(text: str, outer: Linked) -> bool:
    return outer.cue is not None and cue_stance(text[slice(*outer.cue)]).lemma in ("deny", "dispute")


def _read(text: str, passage: Interval, outer: Linked, names: Sequence[Interval]) -> Iterator[Linked]:
    """The hops of a passage read as a sentence of its own, and of what was cut off their contents."""
    start, end = passage
    if end - start < _SHORTEST or not private.worth_reading(text[start:end]):
        return
    denied = _is_denied(text, outer)
    framed = _framed(text[start:end])
    likely = [m.span() for m in _WORD.finditer(framed) if private.is_likely_cue(m[0].lower().replace("’", "'"))]
    for found in link(framed, reader.score(framed, tasks=("attribution",), cues=likely, favour=_FAVOUR)):
        moved = _moved(found, start, end)
        if moved is None or moved.cue == outer.cue or sum(b - a for a, b in moved.content) >= end - start:
            continue
        hop = hops.hop(text, moved, within=passage, names=names)
        if hop is None or (denied and _first(hop) < start + _HEAD):
            continue
        yield hop
        (_, ended), (_, went_on) = hop.content[-1], moved.content[-1]
        if went_on - ended >= _SHORTEST:
            yield from _read(text, (_past(_JOINED, text, ended, went_on), went_on), outer, names)


def _first(hop: Linked) -> int:
    """Where the clause of a hop begins: at its source or cue, whichever is first."""
    return min(span[0] for span in (hop.source, hop.cue) if span is not None)


def _past(opening: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = opening.match(text, start, end)
    return found.end() if found is not None else start


def _framed(passage: str) -> str:
    """The passage as a sentence: a capital at its head and a stop at its end. No character before the end moves."""
    head = passage[:1].upper()
    if len(head) == 1:
        passage = head + passage[1:]
    return passage if _ENDING.search(passage, max(0, len(passage) - 8)) is not None else passage + "."


def _moved(found: Linked, start: int, end: int) -> Linked | None:
    """From the passage at ``start`` to the report; None where its cue or content is the stop that was put there."""

    def moved(interval: Interval | None) -> Interval | None:
        if interval is None:
            return None
        low, high = interval[0] + start, min(interval[1] + start, end)
        return (low, high) if low < high else None

    cue, content = moved(found.cue), tuple(c for c in map(moved, found.content) if c is not None)
    return Linked(moved(found.source), cue, content, found.confidence) if cue is not None and content else None
