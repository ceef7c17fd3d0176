"""Quotations that nobody is said to say, after one whose speaker is: he goes on speaking."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.lemmas import data, lemmas, tokens
from counterclaim.reading.quoting import quotations
from counterclaim.reading.stance import cue_stance
from counterclaim.text import sentences

_WORDS = 4
_MARKS = '"“”«»'
_ENDED = re.compile(r"[.!?…][\"”»]?$")
_PARAGRAPH_END = re.compile(r"[ \t]*(?:[\r\n]|$)")
_ASKS = re.compile(r"\bask|\bquestion|\bwonder|\binquir", re.IGNORECASE)


def gone_on(text: str, found: Sequence[Linked]) -> list[Linked]:
    """``found`` with every quotation that ends its paragraph, and that nothing found touches, as a further content of
    whoever is quoted in the sentence before it. Code points of ``text``.

    A quotation that is a paragraph goes also to whoever is said to say something at the end of the one before. Whoever
    asks is left alone: another may answer.
    """
    more = [list(a.content) for a in found]
    starts = [start for start, _ in sentences(text)]
    speaks: dict[int, int] = {}  # sentence, which of ``found`` is quoted in it, and nobody after
    taken = bytearray(len(text))
    for i, a in sorted(enumerate(found), key=lambda pair: pair[1].content[-1]):
        for start, end in (*a.content, *((a.cue,) if a.cue else ()), *((a.source,) if a.source else ())):
            taken[start:end] = b"\1" * (end - start)
        quoted = a.cue is not None and any(text[start] in _MARKS for start, _ in a.content)
        told = not quoted and _is_told(text, a)
        for start, end in (*a.content, *((a.cue,) if a.cue else ())):
            for at in range(_at(starts, start), _at(starts, end - 1) + 1):
                if quoted or told:
                    speaks[at] = i
                elif at in speaks and found[speaks[at]].source != a.source:
                    del speaks[at]
    for start, end in _alone(text):
        if taken.find(1, start, end) >= 0:
            continue
        speaker = speaks.get(_at(starts, start) - 1)
        if speaker is None or more[speaker][-1][0] > start or _asks(text, found[speaker].cue, more[speaker][-1]):
            continue
        marks = [text[s] for s, _ in more[speaker] if text[s] in _MARKS]
        if text[start] not in marks and (marks or text[start - 1] != "\n"):
            continue  # other marks are of another hand
        more[speaker].append((start, end))
        speaks.update((at, speaker) for at in range(_at(starts, start), _at(starts, end - 1) + 1))
    return [replace(a, content=tuple(contents)) for a, contents in zip(found, more, strict=True)]


def passed_on(text: str, found: Sequence[Linked]) -> list[Linked]:
    """``found``, nested, with a quotation that goes on behind "according to": ``“We left,” Holt said, according to the
    Mail. “It was late.”`` has Holt's words on both sides, as the Mail has them."""
    made = list(found)
    for k, outer in enumerate(found):
        if outer.cue is None or text[slice(*outer.cue)].lower() != "according to" or outer.parent is not None:
            continue
        inner = [i for i, a in enumerate(found) if a.parent == k and _is_quoted(text, a)]
        later = [c for c in outer.content if c[0] > outer.cue[1] and text[c[0]] in _MARKS]
        if len(inner) == 1 and later and made[inner[0]].content[-1][1] <= outer.cue[0]:
            told = made[inner[0]]
            made[inner[0]] = replace(told, content=(*told.content, *later))
    return made


def _is_quoted(text: str, a: Linked) -> bool:
    """Whether what somebody says begins or ends with a quotation mark."""
    ends = [text[at] for s, e in a.content for at in (max(0, s - 1), s, e - 1)]
    return a.source is not None and any(mark in _MARKS for mark in ends)


def _is_told(text: str, a: Linked) -> bool:
    """Whether somebody is plainly said to say something, without his words."""
    if a.cue is None or a.source is None:
        return False
    cue, lists = text[slice(*a.cue)], data("channels.yml")
    somebody = text[a.source[0]].isupper() or text[slice(*a.source)].lower() in ("he", "she", "they")
    verbs = {*lists["addressed_with_to"], *lists["claimed"]}
    plain = any(w in lists["told"] or not verbs.isdisjoint(lemmas(w)) for w in tokens(cue))
    return somebody and plain and not cue_stance(cue).negated


def _alone(text: str) -> Iterator[Interval]:
    """Quotations of whole sentences that begin one and after which nothing stands in the paragraph."""
    for start, end in quotations(text):
        words = text[start:end].rstrip()
        before = text[max(0, start - 3) : start].rstrip(" \t")
        opens = start == 0 or before[-1:] in ("", "\n") or before[-1] in '.!?…"”»'
        last = opens and _PARAGRAPH_END.match(text, start + len(words)) is not None
        if last and len(words.split()) >= _WORDS and _ENDED.search(words, len(words) - 3) is not None:
            yield start, start + len(words)


def _asks(text: str, cue: Interval | None, last: Interval) -> bool:
    asked = text[last[1] - 2 : last[1]].rstrip(_MARKS).endswith("?")
    return asked or (cue is not None and _ASKS.search(text[slice(*cue)]) is not None)


def _at(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1
