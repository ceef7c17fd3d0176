"""Work counted, not timed: how many functions a call runs; and names without end to make work of."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def counted() -> Iterator[list[int]]:
    """While it lasts, the one number in the list grows by each function that this thread runs, of Python and of C."""
    made = [0]

    def note(frame: FrameType, event: str, given: object) -> None:
        if event in ("call", "c_call"):
            made[0] += 1

    sys.setprofile(note)
    try:
        yield made
    finally:
        sys.setprofile(None)


SYLLABLES = ("ba", "ke", "lo", "mi", "ru", "ta", "ne", "vo", "dar", "pel", "gor", "fen")


def name(number: int) -> str:
    """One of some thousands of names, none like the one before."""
    first, rest = divmod(number * 89, len(SYLLABLES))
    second, third = divmod(first, len(SYLLABLES))
    return "".join(SYLLABLES[k % len(SYLLABLES)] for k in (rest, third, second)).capitalize()
