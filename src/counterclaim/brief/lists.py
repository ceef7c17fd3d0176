"""The word lists of a brief, each in a file beside the code that reads it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from counterclaim.claims.language.lists import pattern_of
from counterclaim.text.data_files import parsed


@cache
def lists(name: str) -> dict[str, list[str]]:
    """The lists of ``name`` ("open": ``open.yml``), by kind."""
    found: dict[str, list[str]] = parsed((files("counterclaim.brief") / f"{name}.yml").read_text("utf-8"))
    return found


@cache
def listed(name: str, kind: str) -> re.Pattern[str]:
    """The words of one list, as ``pattern_of`` finds them."""
    return pattern_of(tuple(lists(name)[kind]))
