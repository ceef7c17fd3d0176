"""Deeds and states that reading took for speech: a cue without a word of saying, or of either, and a thing.

"The council hiked the fees", "the envoy shared the film", "voters backed the mayor": told by the outlet, said
by nobody. Left to their subject are what is given in quotation marks, a clause that somebody said or holds, verbs
of praise and blame, and what somebody is glad or angry about (``telling`` in ``data/unspoken.yml``).
"""

from __future__ import annotations

import re
from functools import cache

from counterclaim.claims.language.clauses import is_finite
from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.words import cue_in
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
LATER = re.compile(r"\s(?:that|which|who|whom|whose|what|when|where|as|if|before|after|because|while|since)\s")
"""Before a clause that hangs on what stands before it."""
_THE_LIVES = re.compile(r"the\s(?:\w+\s)?lives?\b")
_LIVES = re.compile(
    r"(?:(?:at least|more than|nearly|about|over|some)\s)?([\w,-]+(?: of| hundred| thousand)?)\slives\b"
)
_OWNED = 3
"""Words at the head of what is accepted among which a fault stands."""
_AFTER_HEAD = re.compile(
    r"\s(?:about|after|against|among|around|at|before|between|by|during|for|from|in|into|of|on|over|since|that|to|toward"
    r"|towards|under|which|who|with|within)\s|[,(—–]\s?"
)
_DOING = re.compile(r"(?:\w[’']s?|^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir))\s([a-z]{3,}ing)\sof\b")


def is_deed(source: str, cue: str, content: str) -> bool:
    """Whether ``source`` with a cue and what follows it is told of a deed or a state, and of nothing that it said.

    ``content`` is what stands right behind the cue.
    """
    if _is_lives(content) and cue_stance(cue).lemma == "claim":
        return True  # "the storm claimed twenty lives"
    if source.lower() in _FIRST or not cue[-1:].isalnum() or _MARKS & set(content) or cue_in("silence", cue):
        return False
    if content.lower().startswith(_NO_THING) or _TELLS.match(content) is not None or _says(content):
        return False
    words = [lemmas(w) for w in tokens(cue)]
    if any(lemma in _listed("telling") for word in words for lemma in word):
        return False
    act = cue_stance(cue, after=content)
    if act.lemma == "accept" and has("taken_on", " ".join(content.split()[:_OWNED])) is not None:
        return False  # "accepted the blame for the fire": a concession
    return act.lemma == "" or (act.lemma in _listed("deeds") and not act.negated)


def is_event(source: str) -> bool:
    """Whether a source is what happened, a state or a sign, which only shows something: "the decline of the port",
    "signs", "her floating of a rumour"."""
    head = _AFTER_HEAD.split(source)[0].split()
    if not head or not head[-1].isalpha():
        return False
    noun = head[-1].lower() if len(head) == 1 and head[-1].endswith("s") else head[-1]
    if noun in _listed("events") or noun.removesuffix("s") in _listed("events"):
        return True
    doing = _DOING.search(source)
    return doing is not None and doing[1] == head[-1] and head[-1] not in _listed("written")


def concludes(source: str, cue: str, content: str) -> bool:
    """Whether a gathering is told to have said something: "the meeting concluded that"; not "the rally showed that"."""
    head = _AFTER_HEAD.split(source)[0].split()
    if not head or head[-1].lower() not in _listed("gatherings") or not content.lower().startswith("that "):
        return False
    return cue_stance(cue).lemma != "" and has("showing", cue) is None and has("signalling", cue) is None


def _is_lives(content: str) -> bool:
    """ "twenty lives", "the lives of sailors": not "their lives are in danger"."""
    words = content.lower()
    found = _LIVES.match(words)
    if found is not None and found[1] not in _listed("counts"):
        first = re.split(r"[\s-]", found[1])[0]
        found = found if first[:1].isdigit() or first in _listed("counts") else None
    found = found or _THE_LIVES.match(words)
    return found is not None and not is_finite("lives" + LATER.split(words[found.end() :])[0])


def _says(content: str) -> bool:
    """Whether words of saying stand in ``content`` itself: "a motion blaming the port", "the men in court say that"."""
    words = (word for found in _SAID.finditer(content) for word in found.groups() if word is not None)
    return any(cue_stance(word).lemma != "" for word in words)


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(listed(kind))
