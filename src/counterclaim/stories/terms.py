"""The words of a report, weighed by how rare they are in news at large."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

BUCKETS = 1 << 16
STEPS = 16
"""Steps of the stored table per unit of idf (natural logarithm)."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


def words(text: str) -> list[tuple[int, int]]:
    """The intervals of the words of ``text``, in code points; a hyphen, apostrophe or point inside belongs to one."""
    return [(m.start(), m.end()) for m in _WORD.finditer(text)]


def normal(word: str) -> str:
    """The form in which words are compared: case folded, straight apostrophes, no possessive."""
    return _POSSESSIVE.sub("", word).casefold().replace("’", "'")


def rows(word: str) -> tuple[int, int]:
    """The buckets of ``word`` in the two rows of the table (a count-min sketch by the halves of CRC-32)."""
    code = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    return code & 0xFFFF, code >> 16


@lru_cache(maxsize=1)
def _table() -> npt.NDArray[np.uint8]:
    data = resources.files("counterclaim.stories").joinpath("data", "idf.bin").read_bytes()
    return np.frombuffer(zlib.decompress(data), dtype=np.uint8).reshape(2, BUCKETS)


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The inverse document frequency of a normal word in news at large: near 0 for "the", about 10 for the unseen."""
    low, high = rows(word)
    table = _table()
    return float(max(table[0, low], table[1, high])) / STEPS


def weigh(found: Iterable[str], *, most: int) -> dict[str, float]:
    """The ``most`` weightiest of ``found``, weighing (1 + ln tf) * rarity, scaled to length one; ties by alphabet."""
    weights = {w: (1.0 + math.log(n)) * rarity(w) for w, n in Counter(found).items()}
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = math.sqrt(sum(x * x for _, x in kept))
    return {w: x / length for w, x in kept if length > 0 and x > 0}


def likeness(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two weighings, 0..1; 0 where one is empty."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(x * b[w] for w, x in a.items() if w in b)
