"""Runs of words as numbers: what shared text is found by."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.stories.terms import normal, words

Codes = npt.NDArray[np.uint64]
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
MOST_WORDS = 20_000
"""Words of one report that are looked at; what a report has beyond is left out of reuse."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a text: their intervals in code points, and a code for the normal form of each."""

    spans: list[tuple[int, int]]
    codes: Codes


def worded(text: str) -> Worded:
    """The first 20,000 words of ``text``."""
    spans = words(text)[:MOST_WORDS]
    codes = [zlib.crc32(normal(text[a:b]).encode("utf-8", "surrogatepass")) for a, b in spans]
    return Worded(spans, np.array(codes, dtype=np.uint64))


def shingles(codes: Codes, *, size: int) -> Codes:
    """A 64-bit hash of every run of ``size`` words, in order; shape (max(0, words - size + 1),)."""
    count = len(codes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    made = np.zeros(count, dtype=np.uint64)
    for k in range(size):
        made = made * _PRIME + codes[k : k + count]
        made ^= made >> np.uint64(29)
    made *= _MIX
    made ^= made >> np.uint64(32)
    return made
