"""Which predicates a time belongs to, and whether what they tell was to come."""

from __future__ import annotations

import re

from counterclaim.claims.language.words import Token, cue_words, is_verb, predicates, tokens
from counterclaim.text import Span

_REACH, _OPENING, _HEADS = 14, 2, 3
BEFORE = 28
_DETERMINED = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|of|in|on|at)\s$", re.IGNORECASE)
_NO_HAPPENING = re.compile(r"\s(?:place|part)\b")
_TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were|be|been|due|set|scheduled|expected|planned|about|plans?|hopes?)\s+to)"
    r"\s+(?:\w+\s+)?(?:be\s+)?$",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset(("according", "per", "via"))
"""With these a source is named, and a time right before them is that of what it says."""
_THAT = re.compile(r"\bthat\s+(?:(?:on|in|at|early|late)\s+)*$", re.IGNORECASE)
SAYING = frozenset(
    ("say", "communicate", "publish", "believe", "plan", "know", "threaten", "accuse", "deny", "confirm")
)


def to_come(text: str, start: int, head: int) -> str | None:
    """The words before a predicate, from ``start`` on, that say that it is to come ("will", "is due to")."""
    found = _TO_COME.search(text[max(start, head - BEFORE) : head])
    return found.group() if found is not None else None


def predicates_near(text: str, clause: tuple[int, int], anchor: Span, cues: list[Span]) -> list[Token]:
    """The predicates nearest to a time in its clause: before it, or after it where the time opens the clause.

    None where the nearest is one of saying: "announced on Monday" dates the saying.
    """
    words = [Token(t.start + clause[0], t.end + clause[0], t.lower) for t in tokens(text[clause[0] : clause[1]])]
    before = [t for t in words if t.end <= anchor.start][-_REACH:]
    after = [t for t in words if t.start >= anchor.end][:_REACH]
    told = _THAT.search(text[clause[0] : anchor.start]) is not None
    opens = told or sum(t.end <= anchor.start for t in words) <= _OPENING
    follows = next(iter(after), None)
    if follows is not None and any(c.start == follows.start for c in cues) and follows.lower not in _PREPOSITIONS:
        return []
    for sequence in ([] if told else list(reversed(before)), after if opens else []):
        heads: list[Token] = []
        saying = False
        for token in sequence:
            saying = any(c.start <= token.start < c.end for c in cues) or _says(token.lower)
            if saying:
                break
            if _is_predicate(text, token):
                heads.append(token)
        if heads:
            return heads[:_HEADS]
        if saying:
            return []
    return []


def _says(word: str) -> bool:
    """Whether a word is a verb of saying or thinking, and not the noun of the same letters."""
    groups = predicates().group_of.get(word, ())
    return bool(groups) and SAYING.issuperset(groups) and is_verb(word)


def _is_predicate(text: str, token: Token) -> bool:
    if text[token.start].isupper() and token.start and text[token.start - 1] == " ":
        return False
    if _NO_HAPPENING.match(text, token.end) is not None:
        return False
    if token.lower.endswith("ed") and _DETERMINED.search(text[max(0, token.start - BEFORE) : token.start]) is not None:
        return False  # "the flooded mill"
    known = predicates().group_of.get(token.lower, ())
    if known:
        return not SAYING.issuperset(known)
    if token.lower in cue_words("auxiliaries"):
        return False
    before = to_come(text, 0, token.start)
    bare = before is not None and before.lower().endswith((" to ", "will ", "shall "))
    return is_verb(token.lower) or (bare and token.lower not in cue_words("stop"))
