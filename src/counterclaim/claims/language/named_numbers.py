"""Numbers that count nothing: part of a name, an address or an age."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.lists import listed

_AGED = re.compile(r"\b(?:aged|age|m[ae]n|wom[ae]n|boy|girl|child|teenager|person)\s+of\s+$|\baged\s+$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|was|turned|now)\s+$", re.IGNORECASE)
_OLDEST = 110
_YEARS_OLD = re.compile(r"(?<=years)\s(?:old|of age)\b")
_BEFORE = re.compile(r"(?:^|[\s(])(?P<word>no\.|[A-Za-z]+)\s+$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?P<lead>[a-z]+)\s(?P<name>[A-Za-z]*[A-Z][\w’'-]*)\s$")
_WHERE = frozenset(("in", "at", "near", "from", "on", "to", "since", "until", "by", "around", "outside"))
"""After these a capital begins a place or a day, no name of a thing."""


def is_name(before: str) -> bool:
    """Whether a number after ``before`` is a name or an age: "Category 4", "magnitude 6", "a woman of 71"."""
    if _AGED.search(before) is not None:
        return True
    found = _BEFORE.search(before)
    if found is None:
        return False
    word = found["word"]
    return word.lower() in listed("graded") or (word[0].isupper() and word.lower() in listed("numbered"))


def is_called(before: str) -> bool:
    """Whether a number in digits after ``before`` ends the name of a thing: "of Battalion 12", "an iPhone 12".

    Only asked where it counts no people by their noun: "told Orrin 12 people".
    """
    found = _CALLED.search(before)
    return found is not None and found["lead"] not in _WHERE


def is_address(told: str) -> bool:
    """Whether ``told``, from a number on, gives a house: "14 Harbour Street"."""
    return _address().match(told) is not None


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    streets = "|".join(w.title() for w in listed("streets"))
    return re.compile(rf"\d+[a-zA-Z]?\s(?:[A-Z][\w’'-]*\s){{1,3}}(?:{streets})\b")


def is_years_old(text: str, end: int) -> bool:
    """Whether a number of years that ends at ``end`` is an age: "between 12 and 69 years old"."""
    return _YEARS_OLD.match(text, end) is not None


def is_age(before: str, value: float) -> bool:
    """Whether a number without a noun after ``before`` is an age: "his son is 24"."""
    return value < _OLDEST and _IS.search(before) is not None
