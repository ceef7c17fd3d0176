"""Whose footage or paper a clause tells of: what two bodies gave out is two things, however alike it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from counterclaim.claims.language.lists import listed
from counterclaim.claims.origins.one_origin import named_words

_NAME = r"(?:[A-Z][\w.’'-]*)(?:\s[A-Z][\w.’'-]*){0,5}"


def of_two(text: str, other: str) -> bool:
    """Whether both tell of something shown, and each of another who gave it out ("a video released by the Harbour
    Office", "the navy's footage"; not "a video")."""
    givers = named_words(giver(text)), named_words(giver(other))
    return bool(givers[0] and givers[1]) and not givers[0] & givers[1]


@lru_cache(maxsize=16384)
def giver(text: str) -> str:
    """Who is told to have given out what ``text`` shows, "" where nobody is."""
    found = _passive().search(text) or _active().search(text)
    return found.group(1) if found is not None else ""


@cache
def _passive() -> re.Pattern[str]:
    given = "|".join(map(re.escape, listed("given_out")))
    return re.compile(rf"\b(?:{_shown()})\s(?:{given})\s(?:the\s)?({_NAME})")


@cache
def _active() -> re.Pattern[str]:
    given = "|".join(re.escape(phrase.removesuffix(" by")) for phrase in listed("given_out"))
    return re.compile(rf"\b({_NAME})\s(?:has\s|had\s)?(?:{given})\s(?:an?|the|its|their)?\s?(?:{_shown()})\b")


def _shown() -> str:
    return "|".join(map(re.escape, listed("shown")))
