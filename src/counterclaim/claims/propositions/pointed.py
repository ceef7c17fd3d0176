"""A noun that points at what was told: "confirmed the strike", "could not confirm his departure"."""

from __future__ import annotations

import re

from counterclaim.claims.language.clauses import is_finite
from counterclaim.claims.language.kin import content_words, tells_of
from counterclaim.claims.language.lists import has
from counterclaim.claims.language.words import cue_in, tokens
from counterclaim.claims.propositions.traits import Lookup

REACH = 450
"""Code points before a reply or rejoinder in which what it answers must end."""

_DEFINITE = re.compile(r"\W*(?:the|this|that|these|those|his|her|its|their)\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_AFTER_HEAD = re.compile(r"\s(?:of|in|on|at|by|to|for|from|with|against|after|during|late|early|last)\b|[,;:]")
_MOST = 9
"""Words of what is confirmed that only points at it."""


def points_at_told(lookup: Lookup, start: int, content: str, *, cue: str) -> bool:
    """Whether what an act of confirming at ``start`` is of was told before: named as news, or as what happened.

    What happened is named by a noun of which a verb within reach before tells ("struck the port": "the strike").
    """
    if cue_in("confirms", cue) is None and has("verifying", cue) is None:
        return False
    definite = _DEFINITE.match(content)
    if definite is None or len(tokens(content)) > _MOST or is_finite(content):
        return False
    phrase = content_words(_AFTER_HEAD.split(definite["rest"], maxsplit=1)[0])
    if not phrase:
        return False
    if has("tidings", phrase[-1]) is not None:
        return True
    before = lookup.report.text[max(0, start - REACH) : start]
    return tells_of(phrase[-1], content_words(before))
