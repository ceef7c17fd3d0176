"""What is said and tells nothing: names, topics, references, prefaces, and what hangs on another clause."""

from __future__ import annotations

import re
from itertools import pairwise

from counterclaim.claims.language.clauses import is_clause, is_finite
from counterclaim.claims.language.words import cue_places, cue_words, is_verb, tokens

_STOP = re.compile(r"[,;:—–\"“”]|\s-\s")
_BEHIND = ("adjuncts", "times", "occasions")
_COMMA = re.compile(r",\s+")
_AFTER = re.compile(r",\s+(?:(?:but|and|while)\s+)?")
_SAYING = re.compile(r"[^,;:]{2,60}?\b(?:said|says|tweeted|wrote)(?: (?:in|on|at|during|to|via|last|this)\b[^,;:]*)?")
_SUPPOSED = re.compile(r"\b(?:if|unless|until|whether)\s+$", re.IGNORECASE)
_ASKS = re.compile(
    r"\W*(?:(?:so|but|and|then),?\s+)?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|who|what|why"
    r"|how|when|where|which)\b",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"(?:declin|refus)\w*\sto be (?:further )?(?:named|identified|quoted)\b"
    r"|(?:declin|refus|ask|want|wish|prefer|request|insist|speak|spoke|spoken|talk)\w*\b[^.;:“”\"]{0,40}?\b"
    r"(?:(?:last|full|first|real|family|sur)\s?names?|not (?:to )?be (?:named|identified|quoted)|anonymity"
    r"|(?:give|provide|share|disclose|use) (?:his|her|their|its|a) (?:name|identity))\b",
    re.IGNORECASE,
)
_OBJECTS = frozenset(("her", "his"))
_SUBJECTS = frozenset(("i", "we", "you", "he", "she", "it", "they", "there"))
_LONGEST_PREFACE, _BEFORE_TOPIC, _CLAUSES = 14, 2, 2


def tells_nothing(text: str, *, cue: str = "", content: str | None = None) -> bool:
    """Whether ``text`` is no statement, told by ``cue`` of ``content`` where it begins with speaker or cue.

    It gives a name ("known as the Book Act"), says what was meant or talked of without saying what was said of it
    ("referring to the storm", "comments about the dam"), announces a statement ("let me be clear"), or hangs.
    """
    told = text if content is None else content
    return (
        (_begins("names", text) and not is_finite(told))
        or (_begins("refers", text) and not is_clause(told))
        or (_is_topic(cue) and not is_finite(told))
        or is_preface(text)
        or (content is not None and all(w.lower in cue_words("closers") - _OBJECTS for w in tokens(content)))
        or (content is None and hangs(text))
    )


def _is_topic(cue: str) -> bool:
    return any(len(tokens(cue[:start])) <= _BEFORE_TOPIC for start, _ in cue_places("topics", cue))


def is_preface(text: str) -> bool:
    """Whether ``text`` only announces what is said next: "let me be very clear", "I will say this"."""
    words = tokens(text)
    if not 0 < len(words) <= _LONGEST_PREFACE:
        return False
    covered = cue_places("prefaces", text)
    rest = [w for w in words if not any(s <= w.start < e for s, e in covered)]
    return bool(covered) and all(w.lower in cue_words("beside_prefaces") for w in rest)


def hangs(text: str) -> bool:
    """Whether ``text`` hangs on a clause that it does not hold: "if he wins the seat", "in terms of cost"."""
    words = tokens(text)
    if not words:
        return False
    stop = _STOP.search(text)
    if _begins("subordinates", text):
        head = tokens(text if stop is None else text[: stop.start()])
        finite = [is_verb(w.lower) for w in head]
        runs = sum(now and not before for before, now in pairwise([False, *finite]))
        whole = runs >= _CLAUSES or any(w.lower == "then" for w in head)
        tails = [tokens(tail)[:1] for tail in _COMMA.split(text)[1:]]
        return not whole and (stop is None or (bool(tails) and all(t and _hanging(t[0].lower) for t in tails)))
    if stop is not None or not _begins("adjuncts", text) or is_finite(text):
        return False
    return not any(w.lower.split("'")[0] in _SUBJECTS for w in words)


def _hanging(word: str) -> bool:
    """Whether what begins with ``word`` after a comma adds to the words before: "with", a participle."""
    return word == "with" or word.endswith("ing") or (is_verb(word) and word not in cue_words("auxiliaries"))


def is_nameless(text: str) -> bool:
    """Whether ``text`` begins with how somebody would not be named: "declined to give her last name"."""
    return _NAMELESS.match(text) is not None


def only_says(text: str) -> bool:
    """Whether ``text`` tells that somebody spoke and not a word of what: "she said in a post on Tuesday"."""
    return _SAYING.fullmatch(text) is not None


def is_open(text: str, start: int, at: int) -> bool:
    """Whether what begins at ``at`` is only supposed in its sentence from ``start``: "until Varga agrees to talks"."""
    return _SUPPOSED.search(text[start:at]) is not None


def is_asked(sentence: str) -> bool:
    """Whether ``sentence`` is a question by its order of words: "Did they want the dam?"."""
    return sentence.rstrip("\"”’') ")[-1:] == "?" and _ASKS.match(sentence) is not None


def goes_before(text: str) -> bool:
    """Whether ``text``, right before an attribution, is no clause but when or where it was made: "in a letter sent
    on Monday", "speaking at the pier"."""
    words = tokens(text)
    if not words or _STOP.search(text.rstrip(" ,")) is not None:
        return False
    fronted = _begins("adjuncts", text) or words[0].lower.endswith("ing")
    subjects = any(w.lower.split("'")[0] in _SUBJECTS for w in words)
    return fronted and not subjects and not any(w.lower in cue_words("auxiliaries") for w in words)


def own_part(text: str) -> int | None:
    """Where in ``text``, right behind an attribution, a clause of its own begins: after when and where it was made.

    0 where all of it is one, None where none is: "in a letter sent on Monday", "on Monday, but the dam held".
    """
    if not text[:1].islower() or not any(_begins(kind, text) for kind in _BEHIND):
        return 0
    if _begins("times", text) and is_clause(text.split(" ", 1)[-1]):
        return 0  # "after the dam broke"
    comma = _AFTER.search(text)
    rest = text[comma.end() :] if comma is not None else ""
    hanging = any(_begins(kind, rest) for kind in (*_BEHIND, "subordinates"))
    return comma.end() if comma is not None and is_clause(rest) and not hanging else None


def _begins(kind: str, text: str) -> bool:
    """Whether a phrase of that list stands at the head of ``text``."""
    return any(s == 0 for s, _ in cue_places(kind, text))
