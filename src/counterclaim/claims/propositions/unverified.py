"""What whoever tells of a claim could not verify: "The paper could not verify the claim". That is no silence."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.clauses import is_finite
from counterclaim.claims.language.lists import has, listed, pattern_of, plain
from counterclaim.claims.language.words import tokens
from counterclaim.claims.propositions.traits import Lookup

_HEAD = 6
"""Words at the head of what could not be verified among which somebody's words are named."""
_OWN = ("we", "this newspaper", "this news organisation", "this news organization")
_BACK = re.compile(r"\b(?:it|this|that|they|these|those|them|which)\b")


@lru_cache(maxsize=1)
def _form() -> re.Pattern[str]:
    verify = pattern_of(listed("verifying")).pattern
    return re.compile(
        rf"\b(?:(?:could|can|did|has|have|had)(?:n't| not)|cannot|(?:was|were|is|are|been) unable to)"
        rf"(?: been able to)?(?: \w+ly| yet)?(?P<passive> be| been)?(?: \w+ly)? {verify}"
    )


def could_not_verify(text: str) -> tuple[int, int, bool] | None:
    """Where ``text`` says that somebody's words could not be verified, and whether in the passive; code points.

    The words are named as such: right after it, or in the passive before.
    """
    found = _form().search(plain(text))
    if found is None:
        return None
    passive = found["passive"] is not None
    meant = text[: found.start()] if passive else text[found.end() :]
    if not names_words(meant) and not (passive and len(tokens(meant)) <= 1 and _BACK.search(plain(meant))):
        return None
    return found.start(), found.end(), passive


def names_words(text: str) -> bool:
    """Whether a phrase names somebody's words and tells nothing: "the claims or where the film was shot"."""
    head = " ".join(t.lower for t in tokens(text)[:_HEAD])
    called = has("claimed", head) is not None or has("utterances", head) is not None
    return called and not is_finite(text)


def is_teller(lookup: Lookup, name: str, *, cue: str) -> bool:
    """Whether whoever could not verify something is the outlet, or an agency whose text it prints."""
    said, own = plain(name).removeprefix("the "), plain(lookup.report.name)
    return "independently" in plain(cue) or said in _OWN or said in own
