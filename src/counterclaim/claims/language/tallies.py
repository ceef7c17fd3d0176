"""Counts of people inside longer clauses: "the blast, which killed three workers" tells a toll of its own."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.language.quantities import Quantity, quantities
from counterclaim.claims.language.words import Token, cue_words, groups_in, is_verb, tokens

TOLLS = frozenset(("kill", "injure", "detain", "flee", "infect"))
MOST = 3
_FEWEST = 3
_LARGEST_SHARE = 0.6
_NOUNS = 3
_BETWEEN = frozenset(
    ("was", "were", "are", "is", "be", "been", "being", "had", "have", "has", "more", "other", "others", "also", "of")
)


def tallies(text: str) -> list[tuple[int, int]]:
    """Where ``text`` counts the killed, injured, detained, displaced or infected, in much fewer words than its own.

    Code points, end-exclusive, in order, at most ``MOST``: from the count to what befell them ("two others were
    injured"), or from that to what is counted ("killing at least two workers").
    """
    words = tokens(text)
    found: list[tuple[int, int]] = []
    for quantity in quantities(text):
        span = _after(text, words, quantity) or _before(text, words, quantity)
        if span is None or (found and span[0] < found[-1][1]):
            continue
        if _FEWEST <= len(tokens(text[span[0] : span[1]])) <= _LARGEST_SHARE * len(words):
            found.append(span)
    return found[:MOST]


def _tolls(word: Token) -> bool:
    return bool(groups_in([word]) & TOLLS)


def _joined(text: str, one: Token, other: Token) -> bool:
    return not text[one.end : other.start].strip()


def _last_counted(text: str, words: Sequence[Token], quantity: Quantity) -> int:
    """The index of the last word of what is counted: "two", "innocent", "workers"."""
    at = max(k for k, w in enumerate(words) if w.start < quantity.end)
    stop = cue_words("stop") - _BETWEEN
    for k in range(at + 1, min(at + 1 + _NOUNS, len(words))):
        word = words[k]
        if not _joined(text, words[k - 1], word) or word.lower in stop | _BETWEEN or is_verb(word.lower):
            break
        if word.lower.endswith("ing"):
            break
        at = k
    return at


def _after(text: str, words: Sequence[Token], quantity: Quantity) -> tuple[int, int] | None:
    """From the count to what befell the counted."""
    at = max(k for k, w in enumerate(words) if w.start < quantity.end)
    if words[at].start >= quantity.start and _tolls(words[at]) and not words[at].lower.endswith("ing"):
        return quantity.start, words[at].end
    plain = 0
    for k in range(at + 1, min(at + 7, len(words))):
        word = words[k]
        if not _joined(text, words[k - 1], word):
            return None
        if _tolls(word):
            return None if word.lower.endswith("ing") else (quantity.start, word.end)
        plain += word.lower not in _BETWEEN
        if plain > _NOUNS or (word.lower not in _BETWEEN and (word.lower in cue_words("stop") or is_verb(word.lower))):
            return None
    return None


def _before(text: str, words: Sequence[Token], quantity: Quantity) -> tuple[int, int] | None:
    """From what befell them to the counted: the predicate stands right before the count, or "left" does."""
    first = next(k for k, w in enumerate(words) if w.end > quantity.start)
    for k in range(first - 1, max(-1, first - 3), -1):
        if not _joined(text, words[k], words[k + 1]):
            return None
        if _tolls(words[k]):
            return words[k].start, words[_last_counted(text, words, quantity)].end
        if words[k].lower not in ("of", "another", "to", "the"):
            return None
    return None
