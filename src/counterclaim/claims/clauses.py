"""Clauses: cut a sentence or a content where it coordinates statements, by marks and words alone."""

from __future__ import annotations

import re

from counterclaim.claims.words import cue_places, has_verb, tokens

_MARKS = re.compile(
    r"(?:;|:(?=\s)|\s[–—-]{1,2}\s|—)|"
    r",?\s(?=(?:but|while|whereas|although|though|adding|because|even though)\b)|"
    r",\s(?=(?:and|as|after|before|who|which|where|when|with|if|amid|following|despite|saying)\b)|"
    r"\s(?=and\s(?:that|he|she|it|they|there|we|I)\b)|"
    r"\n+|,\s(?=[\"“”])",
)
_TRIM = " \t\r\n,;:–—-"
_LEADING = re.compile(r"(?:(?:and|but|that|as|also|while|whereas|although|though|because)\s+)+", re.IGNORECASE)
SHORTEST = 3


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``start``..``end`` without marks, spaces and a leading conjunction."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    lead = _LEADING.match(text, start, end)
    if lead is not None and len(tokens(text[lead.end() : end])) >= SHORTEST:
        start = lead.end()
    return start, end


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of ``text[start:end]`` in order: code points, end-exclusive.

    A cut is made only where both sides are of some length and seem to hold a verb; what does not stays with its
    neighbour. Nothing is cut inside brackets.
    """
    cuts = [(m.start(), m.end()) for m in _MARKS.finditer(text, start, end) if not _in_brackets(text, start, m.start())]
    pieces: list[tuple[int, int]] = []
    at = start
    for cut_start, cut_end in cuts:
        if _stands(text[at:cut_start]) and _stands(text[cut_end:end]):
            pieces.append((at, cut_start))
            at = cut_end
    pieces.append((at, end))
    trimmed = [trim(text, s, e) for s, e in pieces]
    return [(s, e) for s, e in trimmed if e > s]


def _stands(piece: str) -> bool:
    return len(tokens(piece)) >= SHORTEST and has_verb(piece)


def _in_brackets(text: str, start: int, at: int) -> bool:
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def is_pointer(text: str) -> bool:
    """Whether ``text`` says nothing itself but points at something said before: "the claim", "it", "those reports"."""
    words = tokens(text)
    if not words:
        return True
    if len(words) > 7:
        return False
    return _all_listed(text)


def _all_listed(text: str) -> bool:
    covered: set[int] = set()
    pointed = False
    for kind in ("pointers", "fillers"):
        for s, e in cue_places(kind, text):
            covered.update(range(s, e))
            pointed = pointed or kind == "pointers"
    rest = [t for t in tokens(text) if t.start not in covered and not t.lower.endswith("'s")]
    return pointed and not rest
