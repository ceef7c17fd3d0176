"""The words of ``words.yml``, and numbers read from them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.text.data_files import parsed


@cache
def words() -> dict[str, Any]:
    """The sections of ``words.yml``, as they stand."""
    text = files(__package__).joinpath("words.yml").read_text(encoding="utf-8")
    loaded = parsed(text)
    assert isinstance(loaded, dict)
    return loaded


@cache
def table(*sections: str) -> dict[str, Any]:
    """The sections as one mapping, keys in lower case."""
    return {str(k).lower(): v for section in sections for k, v in words()[section].items()}


def any_of(*sections: str) -> str:
    """A pattern for any word of the sections, longest first."""
    made: list[str] = []
    for section in sections:
        made += [str(word) for word in words()[section]]
    return "|".join(re.escape(w).replace(r"\ ", r"\s{1,3}") for w in sorted(made, key=lambda w: (-len(w), w)))


_HALF = re.compile(r"(?:\s|-)?(?:1/2|½|\.5|and a half)$")


def number(text: str) -> float | None:
    """What a number says: digits, words, halves; ``None`` where it is vague or none."""
    text = text.lower().strip()
    half = _HALF.search(text)
    if half is not None:
        whole = number(text[: half.start()])
        return None if whole is None else whole + 0.5
    text = text.replace(",", "")
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,2})?", text):
        return float(text)
    if text in ("a", "an", "one", "the"):
        return 1
    if text in ("couple of", "a couple of", "couple"):
        return 2
    if text in ("half", "half a", "half an", "a half"):
        return 0.5
    names = table("numbers")
    total = 0
    for part in re.split(r"[\s-]+", text):
        if part in names:
            total += names[part]
        elif part in ("hundred", "thousand"):
            total = max(total, 1) * (100 if part == "hundred" else 1000)
        elif part not in ("a", "an", "and"):
            return None
    return total if total else None


_HUNDREDS = {"eighteen": 18, "nineteen": 19, "twenty": 20}


def said_year(text: str) -> int | None:
    """The year that words say: "nineteen ninety-seven", "two thousand and five", "twenty nineteen"."""
    parts = [part for part in re.split(r"[\s-]+", text.lower().strip()) if part != "and"]
    if len(parts) >= 2 and parts[:2] == ["two", "thousand"]:
        rest = number(" ".join(parts[2:])) if len(parts) > 2 else 0
        return None if rest is None or rest > 99 else 2000 + int(rest)
    if len(parts) < 2 or parts[0] not in _HUNDREDS:
        return None
    rest = number(" ".join(parts[1:]))
    return None if rest is None or rest > 99 else _HUNDREDS[parts[0]] * 100 + int(rest)
