"""Deeds and states that reading took for speech: a cue without a word of saying, or of either, and a thing.

"The council hiked the fees", "the envoy shared the film", "voters backed the mayor": told by the outlet, said
by nobody. Left to their subject are what is given in quotation marks, a clause that somebody said or holds, verbs
of praise and blame, and what somebody is glad or angry about (``telling`` in ``data/unspoken.yml``).
"""

from __future__ import annotations

import re
from functools import cache

from counterclaim.claims.lists import listed
from counterclaim.claims.words import cue_in
from counterclaim.reading.lemmas import lemmas, tokens
from counterclaim.reading.stance import cue_stance

_MARKS = frozenset('"“”«»')
_NO_THING = ("that ", "how ", "whether ", "why ", "what ", "who ", "to ", "as ", "if ", "there ", "it's ", "no ")


_SAID = re.compile(r"\b(\w+)\s+that\b|^(?:[\w’'-]+\s+){0,5}?(\w+ing)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"(?:[\w’'-]+\s+){0,3}(?:statements?|letter|message|remarks|comments?|apolog(?:y|ies)|allegations?|warnings?|threats?|"
    r"accusations?|claims?|sentence|findings?|reports?)\b",
    re.IGNORECASE,
)
_FIRST = ("i", "we")


def is_deed(source: str, cue: str, content: str) -> bool:
    """Whether ``source`` with a cue and what follows it is told of a deed or a state, and of nothing that it said.

    ``content`` is what stands right behind the cue.
    """
    if source.lower() in _FIRST or not cue[-1:].isalnum() or _MARKS & set(content) or cue_in("silence", cue):
        return False
    if content.lower().startswith(_NO_THING) or _TELLS.match(content) is not None or _says(content):
        return False
    words = [lemmas(w) for w in tokens(cue)]
    if any(lemma in _listed("telling") for word in words for lemma in word):
        return False
    act = cue_stance(cue, after=content)
    return act.lemma == "" or (act.lemma in _listed("deeds") and not act.negated)


def _says(content: str) -> bool:
    """Whether words of saying stand in ``content`` itself: "a motion blaming the port", "the men in court say that"."""
    words = (word for found in _SAID.finditer(content) for word in found.groups() if word is not None)
    return any(cue_stance(word).lemma != "" for word in words)


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(listed(kind))
