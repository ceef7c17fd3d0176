"""How two reports' words of one quotation differ: cut otherwise, worded otherwise, or two things said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from counterclaim.claims.language.lists import plain
from counterclaim.claims.language.words import tokens

Way = Literal["same", "cut", "reworded", "loose", "apart"]

_BETWEEN = re.compile(r"[,.?!…][\"”]\s[^\"“”]{1,120}\s[\"“]|”[^\"“”]{1,120}“")
"""What stands between two parts of a quotation: '," the mayor said. "'."""
_INSERTED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_MARKS = " ,.\"“”'‘’"
_SHORT = (("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("shan't", "shall not"), ("n't", " not"))
_ENDS = {"'m": " am", "'re": " are", "'ll": " will", "'ve": " have", "'d": " would", "'s": " is"}
_FEWEST = 3
_REST = 0.5
"""Of the words of the shorter, the share that two wordings of one quotation have in common."""
_MOST_CHANGED = 3
"""Words changed between those in common, unless more are in common than changed."""


def way_of(one: str, other: str) -> Way:
    """How two texts of quotations differ.

    "cut": one is a run of the other's words. "reworded": words within what they share differ. "loose": so much that
    they may be two things said. "apart": nothing much is shared. Contractions, what stands in brackets, and who said
    it between two parts do not count.
    """
    a, b = _said(one), _said(other)
    if a == b:
        return "same"
    changes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    same = [k for k, c in enumerate(changes) if c[0] == "equal"]
    shared = sum(changes[k][2] - changes[k][1] for k in same)
    least = min(len(a), len(b))
    if shared < min(_FEWEST, least) or not same:
        return "apart"
    within = [max(c[2] - c[1], c[4] - c[3]) for c in changes[same[0] : same[-1]] if c[0] != "equal"]
    if not within:
        return "cut" if shared >= _REST * least else "loose"
    if shared >= _REST * least and sum(within) <= max(_MOST_CHANGED, shared):
        return "reworded"
    return "loose"


@lru_cache(maxsize=4096)
def _said(text: str) -> tuple[str, ...]:
    return tuple(_written_out(text))


def _written_out(text: str) -> Iterator[str]:
    text = _INSERTED.sub(" ", _BETWEEN.sub(" ", plain(text).strip(_MARKS)))
    for token in tokens(text):
        word = token.lower.replace("’", "'")
        for short, full in _SHORT:
            if word.endswith(short):
                word = word[: -len(short)] + full
                break
        else:
            for end, full in _ENDS.items():
                if word.endswith(end):
                    word = word[: -len(end)] + full
                    break
        yield from word.split()
