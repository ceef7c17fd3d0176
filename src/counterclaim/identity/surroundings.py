"""Where in its sentence a mention stands, by the words around it: subject, object, owner; no parser."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Unit
from counterclaim.identity.lexicon import data
from counterclaim.reading.roles import roles

_WORD_BEFORE = re.compile(r"([^\W_]+)[ \t]*$")
_WORD_AFTER = re.compile(r"[ \t]*([^\W_]+(?:['’]t)?)")


def where(document: Document, unit: Unit) -> dict[str, float]:
    """Where in its sentence it stands, by the words around it."""
    made: dict[str, float] = {}
    text = document.report.text
    start = document.reading.sentences[unit.sentence].start if document.reading.sentences else 0
    before = text[max(start, unit.span.start - 60) : unit.span.start].rstrip("“\"‘' ")
    match = _WORD_BEFORE.search(before)
    while match is not None and (
        match.group(1).lower() in roles().titles
        or match.group(1).lower() in roles().determiners
        or match.group(1).lower() in roles().heads
    ):
        before = before[: match.start()].rstrip(" .")
        match = _WORD_BEFORE.search(before)
    word = match.group(1).lower() if match is not None else ""
    after = _WORD_AFTER.match(text, unit.span.end, unit.span.end + 30)
    following = after.group(1).lower() if after is not None else ""
    if unit.span.start - start < 30:
        made["opens"] = 1.0
    if text[unit.span.end : unit.span.end + 2] in ("'s", "’s", "s'", "s’"):
        made["owner"] = 1.0
    elif word in _syntax()["prepositions"]:
        made["governed"] = 1.0
    elif not word or word in _syntax()["openers"] or unit.source or following in _syntax()["finite"]:
        made["subject"] = 1.0
    else:
        made["object"] = 1.0
    return made


def form(text: str, pronoun: Unit) -> str:
    """``owned`` ("her car"), ``object`` or ``subject``."""
    word = pronoun.text.lower()
    if word in ("his", "its", "their"):
        return "owned"
    if word == "her":
        after = _WORD_AFTER.match(text, pronoun.span.end)
        return "owned" if after is not None and after.group(1).lower() not in _syntax()["not_nouns"] else "object"
    return "object" if word in ("him", "them") or word.endswith(("self", "selves")) else "subject"


@lru_cache(maxsize=1)
def _syntax() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in data("syntax.yml").items()}
