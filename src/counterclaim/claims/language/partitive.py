"""Parts of a number of things: "three of the firm's nine depots"."""

from __future__ import annotations

import re

from counterclaim.claims.language.words import cue_words, stem

_PART_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|their|his|her|our|all|these|those)\s+|(?:the\s+)?[\w-]+(?:\s[\w-]+)?['’]s?\s+)"
    r"(?:[\w,-]+\s+){0,2}?(?P<noun>[a-z][a-z-]+s)\b"
)


def partitive(text: str, end: int) -> tuple[str, int, frozenset[str]] | None:
    """What a number counts that ends at ``end``, where "of" follows it: "three of the firm's nine depots"."""
    found = _PART_OF.match(text, end)
    if found is None or found["noun"] in cue_words("stop"):
        return None
    return stem(found["noun"]), found.end(), frozenset((stem(found["noun"]),))
