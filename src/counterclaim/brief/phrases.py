"""The phrases that a brief says in its own words, from ``phrases.yml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from counterclaim.text.data_files import parsed


@cache
def _phrases() -> dict[str, str | dict[str, str]]:
    loaded: dict[str, str | dict[str, str]] = parsed((files("counterclaim.brief") / "phrases.yml").read_text("utf-8"))
    return loaded


def phrase(group: str, key: str | None = None) -> str:
    """The phrase for ``key`` in ``group``, or the phrase ``group`` itself. Raises KeyError where there is none."""
    found = _phrases()[group]
    if isinstance(found, str):
        return found
    if key is None:
        raise KeyError(f"{group} is a group of phrases")
    return found[key]


def has_phrase(group: str, key: str) -> bool:
    """Whether there is a phrase for ``key`` in ``group``."""
    found = _phrases()[group]
    return not isinstance(found, str) and key in found


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
