"""The word lists by which differences are told (``data/differences.yml`` and others)."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from counterclaim.text.data_files import parsed


@lru_cache(maxsize=1)
def _data() -> dict[str, object]:
    lists: dict[str, object] = {}
    for name in (
        "differences.yml",
        "happenings.yml",
        "accounts.yml",
        "rejoinders.yml",
        "sources.yml",
        "unspoken.yml",
    ):
        text = resources.files("counterclaim.claims").joinpath("data", name).read_text(encoding="utf-8")
        lists.update(parsed(text))
    return lists


@lru_cache(maxsize=256)
def listed(kind: str) -> tuple[str, ...]:
    """The words and phrases of one list, in its order."""
    found = _data()[kind]
    assert isinstance(found, list)
    return tuple(str(w) for w in found)


@lru_cache(maxsize=8)
def families(kind: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """A list of lists of lists: by family, then by what its words have in common."""
    found = _data()[kind]
    assert isinstance(found, dict)
    return {str(f): {str(k): tuple(map(str, words)) for k, words in groups.items()} for f, groups in found.items()}


def plain(text: str) -> str:
    """``text`` in lower case with straight apostrophes, code point for code point."""
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).replace("’", "'")


def pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words and phrases, the longest first."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(p) for p in ordered) + r")(?![^\W_])")


@lru_cache(maxsize=256)
def listed_pattern(kind: str) -> re.Pattern[str]:
    """The words and phrases of one list, as ``pattern_of`` finds them."""
    return pattern_of(listed(kind))


def has(kind: str, text: str) -> str | None:
    """The first phrase of that list in ``text``, None where there is none."""
    found = listed_pattern(kind).search(plain(text))
    return found.group() if found is not None else None


def places(kind: str, text: str) -> list[tuple[int, int]]:
    """Where the phrases of that list stand in ``text``: code points, end-exclusive."""
    return [m.span() for m in listed_pattern(kind).finditer(plain(text))]
