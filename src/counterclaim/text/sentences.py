"""The sentences of a text."""

from __future__ import annotations


def sentences(text: str) -> list[tuple[int, int]]:
    """Code-point intervals."""
    raise NotImplementedError(text)
