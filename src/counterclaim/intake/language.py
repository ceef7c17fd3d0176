"""The language of a text, by py3langid."""

from __future__ import annotations

_FEWEST_LETTERS = 40
_SAMPLE = 5_000


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the first 5,000 characters, or None where there are fewer than 40 letters."""
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < _FEWEST_LETTERS:
        return None
    from py3langid import classify

    code, _ = classify(sample)
    return str(code)
