"""Cues to their lemmas: enough English inflection to look words up in ``cues.yml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.text.data_files import parsed

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")


@cache
def data(name: str) -> dict[str, Any]:
    """A YAML file of this package, as it stands."""
    loaded = parsed(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def listed(value: str | list[str]) -> list[str]:
    """The entries of a list, or of a text that parts them by commas."""
    entries = value.split(",") if isinstance(value, str) else value
    return [" ".join(str(e).split()) for e in entries if str(e).strip()]


def tokens(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [w.replace("’", "'") for w in _WORD.findall(text.lower())]


@lru_cache(maxsize=1 << 16)
def lemmas(word: str) -> tuple[str, ...]:
    """What a word may be a form of: what it is by the list of irregular forms, itself, then what the rules give."""
    word = word.lower()
    made = [word]
    irregular = data("cues.yml")["irregular"].get(word)
    if irregular is not None:
        made.insert(0, str(irregular))
    for ending, replacements in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            made += [stem + r for r in replacements]
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
                made.append(stem[:-1])
    return tuple(dict.fromkeys(made))
