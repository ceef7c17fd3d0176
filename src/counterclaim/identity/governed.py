"""Whether a name within a source only says whose, of what or where somebody is."""

from __future__ import annotations

import re

from counterclaim.identity.drafts import Unit
from counterclaim.identity.lexicon import nation
from counterclaim.identity.roles import offices
from counterclaim.reading.roles import Word, head_at, roles, words
from counterclaim.text import Span

LINKS = frozenset(
    [
        "between",
        "alongside",
        "beside",
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "to",
        "on",
        "by",
        "near",
        "inside",
        "outside",
        "across",
        "around",
        "like",
        "including",
        "against",
    ]
)
_CLAUSE = frozenset(("who", "whom", "whose", "which", "that", "where"))
_MINISTERS = frozenset(("minister", "secretary", "ministers"))
_MINISTRIES = frozenset(("justice", "commerce"))
# After a name they begin something else about it.
_AFTER_NAMES = LINKS | frozenset(
    [
        "who",
        "which",
        "that",
        "and",
        "or",
        "nor",
        "as",
        "under",
        "has",
        "had",
        "have",
        "is",
        "was",
        "itself",
        "also",
        "alone",
        "whose",
    ]
)


def modifies(text: str, source: Span, unit: Unit) -> bool:
    """``Utopian law``, ``the US intelligence community``: the name only says of what kind a thing is."""
    after = text[unit.span.end : source.end]
    match = re.match(r" ([a-z][a-z-]+)\b(?!['’])", after)
    return (
        match is not None
        and match.group(1) not in _AFTER_NAMES
        and match.group(1) not in offices()["media_nouns"]
        and not re.match(r" [a-z-]+ (?:agency|outlet|network)\b", after)
    )


def belongs(text: str, source: Span, unit: Unit) -> bool:
    """Whether the name only says whose, of what or where: ``NAME's lawyer``, ``a spokesman for NAME``."""
    after = text[unit.span.end : source.end]
    if after[:2] in ("'s", "’s") and after[2:].strip(" ,"):
        return True
    if unit.type != "person" and re.fullmatch(r"(?:[\s-][A-Z][\w’'-]+)+,?", after) is not None:
        return True  # "NAME County Coroner": the name is cut short
    follows = words(text, unit.span.end, source.end)[:3]
    if (
        unit.type == "person"
        and follows
        and text[unit.span.end : follows[0].start].isspace()
        and (follows[0].lower in roles().modifiers or head_at(follows, 0) is not None)
        and any(head_at(follows, i) is not None for i in range(len(follows)))
    ):
        return True
    before = words(text, source.start, unit.span.start)
    if any(w.lower in _CLAUSE for w in before[1:]) and any(head_at(before, i) is not None for i in range(len(before))):
        clause = next(w for w in before[1:] if w.lower in _CLAUSE)
        if "," not in text[clause.start : unit.span.start]:
            return True  # "two diplomats whom NAME had briefed"
    for i in range(len(before) - 1, 0, -1):
        right = before[i + 1].start if i + 1 < len(before) else unit.span.start
        if re.search(r"\s[–—-]\s|:\s", text[before[i].end : right]) is not None:
            return False  # "the four members - NAME, NAME and NAME"
        if "," in text[before[i].end : right]:
            return i == len(before) - 1 and head_at(before, i) is not None and _within_clause(text, before)
        if before[i].lower in LINKS:
            # "secretary of President NAME" belongs; "ambassador to Utopia NAME" is the name's title
            last = before[-1].lower
            if i == len(before) - 1 and len(unit.text.split()) > 2 and nation(unit.text.split()[0]) is not None:
                return False  # "President of", and a name that the state has run into
            if last in _MINISTRIES and i == len(before) - 2 and before[i - 1].lower in _MINISTERS:
                return False  # "Minister of Justice NAME"
            return last in LINKS or last in roles().determiners or last in roles().titles or _two_people(before, i)
    return False


def _two_people(before: list[Word], link: int) -> bool:
    """``a spokesman for majority leader NAME``: somebody before the link, and somebody else named after it."""
    last = head_at(before, len(before) - 1)
    if last is None or roles().heads[last[0]] != "person" or link + 1 >= len(before) - last[1] + 1:
        return False
    return head_at(before, link - 1) is not None


def _within_clause(text: str, before: list[Word]) -> bool:
    """``Speaking beside the Utopian president, NAME``: the description before the comma is itself governed."""
    for i in range(len(before) - 1, -1, -1):
        if i + 1 < len(before) and "," in text[before[i].end : before[i + 1].start]:
            return False
        if before[i].lower in LINKS:
            return i == 0 or before[0].lower.endswith("ing") or before[0].lower in LINKS
    return False


def linked(text: str) -> bool:
    return any(w.lower in LINKS for w in words(text, 0, len(text)))
