"""Whether two names are one's: an acronym, an account, one office in two words, a part of those named together."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.lists import listed, plain
from counterclaim.claims.origins.one_origin import named_words
from counterclaim.identity.roles import office

_ACRONYM = re.compile(r"(?:[A-Z]\.?){3,6}")
_TOGETHER = re.compile(r",? and (?!of\b)(?:many |some |several )?|, |; ")
_BOTH = re.compile(r"^(?:both |neither |the |all )+", re.IGNORECASE)


def one_name(name: str, other: str) -> str | None:
    """Why two names of speakers are one's, or None."""
    if _short_for(name, other) or _short_for(other, name):
        return "one name is short for the other"
    if _account_of(name, other) or _account_of(other, name):
        return "one is an account of the other"
    if _titled(name, other) or _titled(other, name):
        return "one is named with an office"
    mine, theirs = _core(name), _core(other)
    if mine and mine == theirs and not (len(mine) == 1 and mine <= frozenset(listed("of_which"))):
        return "of one body"
    if named_together(name, other) or named_together(other, name):
        return "one name is a part of the other"
    return None


def _short_for(short: str, name: str) -> bool:
    """``HUD``: the first letters of a name, the one of its first word also left out ("Department of")."""
    if _ACRONYM.fullmatch(short) is None:
        return False
    letters = "".join(w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper()).upper()
    plainly = short.replace(".", "")
    return len(letters) >= len(plainly) and letters in (plainly, letters[:1] + plainly)


def _titled(titled: str, name: str) -> bool:
    """``President Holt`` beside ``Mira Holt``: an office with a surname, and a name that ends in it."""
    office_, _, surname = titled.rpartition(" ")
    if plain(office_).rstrip(".") not in listed("titled") or surname == surname.lower() or name == name.lower():
        return False
    words = name.split()
    return len(words) in (2, 3) and words[-1] == surname and not named_words(words[0]) & frozenset(listed("titled"))


def _account_of(handle: str, name: str) -> bool:
    """``@lakewatch``, ``LakeWatch``: a name without its spaces."""
    said = handle.removeprefix("@").replace("_", "").lower()
    return " " not in handle and " " in name and said == "".join(re.findall(r"[^\W_]+", name)).lower()


@lru_cache(maxsize=65536)
def _core(name: str) -> frozenset[str]:
    """The words of a name with one word for one office, without those for a government's people or its part."""
    said = frozenset(office(w) for w in named_words(name))
    return said - frozenset(listed("of_its_people"))


def named_together(member: str, several: str) -> bool:
    """Whether ``several`` are speakers named together, ``member`` one of them: "both the bakers and the millers"."""
    if _TOGETHER.search(several) is None:
        return False
    return _alone(member) in {_alone(part) for part in _TOGETHER.split(several)}


def _alone(name: str) -> str:
    return _BOTH.sub("", plain(name)).strip()
