"""Whom a sentence in an outlet's own voice gives as its source, where reading found nobody: "..., officials said"."""

from __future__ import annotations

import re

_WHO = r"(?P<who>[^,;:“”\"\n]{3,90}?)"
_SAYS = r"(?:said|says|told|added|confirmed|reported|announced|estimated|wrote)"
_PATTERNS = (
    re.compile(rf",[”\"]?\s+{_WHO}\s+{_SAYS}(?:\s+[^,;:“”\"\n]{{1,60}})?[\s.]*$"),
    re.compile(rf",?\s+according to\s+{_WHO}(?:,[^“”\"\n]*)?[\s.]*$"),
    re.compile(
        r"^\s*(?P<who>[^,;:“”\"\n]{3,60}?)(?:,[^,“”\"\n]{1,120},)?\s+(?:(?:has|have|had)\s+)?"
        r"(?:(?:said|says|told)\s+(?!by\b|to\b|about\b)|puts?\s(?=[^.]*\sat\s))\S"
    ),
)
_TOLD_OF = re.compile(r"\s+(?:who|which|that|not|with|by|speaking|close|familiar)\s.*$")
_ARTICLE = re.compile(r"^(?:the|a|an|some|several|one|two|three|many|its|his|her|their)\s+", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:it|he|she|they|i|we|you|who|which|what|that|there|this|and|but|asked|with|in|on|at|as|for|after)\b"
    r"|.*\b(?:is|are|was|were|be|been|being)$",
    re.IGNORECASE,
)
_MOST_WORDS = 8


def teller(text: str) -> str | None:
    """Who is said at either end of ``text`` to have told it, without an article and what is told of them."""
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found is None:
            continue
        who = _ARTICLE.sub("", _TOLD_OF.sub("", found["who"].strip()))
        if who and _NOBODY.match(who) is None and len(who.split()) <= _MOST_WORDS:
            return who
    return None
