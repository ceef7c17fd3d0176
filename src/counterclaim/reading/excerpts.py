"""Excerpts of other reports: 'From the Vale Gazette: "The mayor said on Monday that ..."'. No verb says who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.reading.attributions import Linked
from counterclaim.text.overlap import Intervals

_SURE = 0.8
_WORDS = 10
_HEAD = re.compile(
    r"(?<![^\n])[ \t]*(?:More\s+)?(?P<cue>(?:F|(?<=More\s)f)rom|Via|Per)\s+(?:the\s+)?"
    r"(?P<who>(?:(?:an?|his|her|its|their|this)\s(?:\w+\s){0,3}(?:in|by|of)\s(?:the\s)?)?[A-Z0-9][^\n:,\"“”]{1,60})"
    r":\s*(?P<open>[\"“])(?=\S)"
)
_CLOSE = re.compile(r"[\"”]")


def excerpts(text: str) -> list[Linked]:
    """Every excerpt: the paragraph in quotation marks after "From", "Via" or "Per", a name and a colon.

    It goes to the last mark of that paragraph, or to its end where none closes it. Intervals are code points.
    """
    made = []
    for head in _HEAD.finditer(text):
        start = head.start("open")
        line = text.find("\n", start)
        end = line if line >= 0 else len(text)
        closed = [m.end() for m in _CLOSE.finditer(text, start + 1, end)]
        after = text[closed[-1] : end].strip() if closed else ""
        if closed and (after == "" or after[0].isupper()):
            end = closed[-1]
        words = text[start:end].rstrip()
        if len(words.split()) >= _WORDS:
            made.append(Linked(head.span("who"), head.span("cue"), ((start, start + len(words)),), _SURE))
    return made


def with_excerpts(text: str, found: Sequence[Linked]) -> list[Linked]:
    """``found`` and the excerpts, in order; what ``found`` has inside one is left to the reading of its words."""
    taken = excerpts(text)
    spans = Intervals((a.cue[0], a.content[0][1]) for a in taken if a.cue is not None)
    kept = [a for a in found if not any(spans.overlapping(*c) for c in a.told)]
    return sorted([*kept, *taken], key=lambda a: a.content[0]) if taken else list(found)
