"""The language of a text: by py3langid, and where one is declared, by whether the text bears it out."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from counterclaim.text.data_files import parsed

ENGLISH = "en"

_FEWEST_LETTERS = 40
_FEWEST_IN_LATIN = 120  # to contradict what is declared: another script is plainer
_LAST_LATIN = "\u024f"
_SAMPLE = 5_000
_NO_ENGLISH = 0.03  # of the words; of 6,000 English reports the least had .073, and one in a hundred less than .103
_ENGLISH = 0.10
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the first 5,000 characters, or None where there are fewer than 40 letters."""
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < _FEWEST_LETTERS:
        return None
    from py3langid import classify

    code, _ = classify(sample)
    return str(code)


def plainly(text: str, *, declared: str) -> str | None:
    """The code of what ``text`` plainly is where ``declared`` says otherwise of being English or not, else None.

    Plainly: there are letters enough, and both the recognition and the share of the commonest English words say so.
    Which of two other languages it is stays as declared.
    """
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    latin = sum(char <= _LAST_LATIN for char in letters) > len(letters) / 2
    if len(letters) < (_FEWEST_IN_LATIN if latin else _FEWEST_LETTERS):
        return None
    words = _WORD.findall(sample)
    if latin and sum(word[0].islower() for word in words) < len(words) / 2:
        return None  # names and headings are of no language
    share = english_share(sample)
    is_declared = re.split(r"[-_]", declared)[0].lower() == ENGLISH
    if not (share < _NO_ENGLISH if is_declared else share >= _ENGLISH):
        return None
    found = language_of(sample)
    return found if (found == ENGLISH) != is_declared else None


def english_share(text: str) -> float:
    """How many of the words of ``text`` are among the commonest of English, 0 to 1; 0 where it has none."""
    words = _WORD.findall(text.lower())
    return sum(word in _english() for word in words) / len(words) if words else 0.0


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    text = (files("counterclaim.intake") / "data" / "languages.yml").read_text("utf-8")
    return frozenset(parsed(text)["english"])
