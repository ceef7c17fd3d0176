"""Whose claims a reply names: "the union's claims were dismissed", "rejected allegations by the union"."""

from __future__ import annotations

import re

from counterclaim.claims.language.words import cue_places
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.text import Span

_OWNS = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}$")
_OWNED = re.compile(r"['’]s?$")
_MADE_BY = re.compile(r"\s+(?:made\s+)?(?:by|from)\s+(?:the\s+|an?\s+)?$")


def owner_of(lookup: Lookup, span: Span) -> str | None:
    """The party that a reply at ``span`` names as the one whose claim it answers, None where it names nobody.

    It stands right before "claims" as an owner, or right after them behind "by" or "from".
    """
    sentence = lookup.sentence(span.start)
    start, end = min(sentence.start, span.start), span.end
    text = lookup.report.text
    named = [n for n in lookup.mentions(start, end) if n.mention.kind != "pronoun"]
    for first, last in cue_places("pointers", text[start:end]):
        for n in named:
            before = text[n.mention.span.end : start + first] if n.mention.span.end <= start + first else ""
            owns = _OWNED.search(text[n.mention.span.start : n.mention.span.end]) is not None or before[:1] in (
                "'",
                "’",
            )
            after = text[start + last : n.mention.span.start] if n.mention.span.start >= start + last else ""
            if (before and owns and _OWNS.fullmatch(before)) or (after and _MADE_BY.fullmatch(after)):
                return n.entity.side or n.entity.id
    return None
