"""Near-duplicates in a whole collection, in one pass over its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from counterclaim.stories.shingles import Codes, shingles, worded
from counterclaim.text import Report

SIZE = 5
KEPT = 8
"""One shingle in so many is kept, chosen by its hash alone (modulo sampling, Broder 1997)."""
COMMON = 30
"""A shingle of more reports than this is boilerplate: it tells nothing."""
FEWEST = 6
"""Kept shingles that the shorter report needs for a share to mean something: about 50 words."""


@dataclass(frozen=True, slots=True, order=True)
class Duplicate:
    """Two reports, in the order of the collection, and the share of the shorter's sampled shingles that both have."""

    first: str
    second: str
    containment: float


def near_duplicates(reports: Iterable[Report], *, containment: float = 0.6) -> Iterator[Duplicate]:
    """Pairs of which the shorter lies in the longer by at least ``containment``, in order of the collection.

    The texts are read once and let go; what stays is 12 bytes for every eighth word. All is read before the first pair.
    """
    ids: list[str] = []
    sizes: list[int] = []
    kept: list[Codes] = []
    for report in reports:
        found = np.unique(shingles(worded(report.text).codes, size=SIZE))
        sample = found[found % np.uint64(KEPT) == 0]
        ids.append(report.id)
        sizes.append(len(sample))
        kept.append(sample)
    if not ids:
        return
    owners = np.repeat(np.arange(len(ids), dtype=np.int32), sizes)
    hashes = np.concatenate(kept)
    kept.clear()
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else np.zeros(0, int)
    lengths = np.diff(np.append(starts, len(hashes)))
    shared = _pairs(owners, starts, lengths, len(ids))
    keys, counts = np.unique(shared, return_counts=True)
    for key, count in zip(keys, counts, strict=True):
        i, j = divmod(int(key), len(ids))
        shorter = min(sizes[i], sizes[j])
        if shorter >= FEWEST and ids[i] != ids[j] and count / shorter >= containment:
            yield Duplicate(ids[i], ids[j], round(float(count) / shorter, 4))


def _pairs(
    owners: np.ndarray[tuple[int], np.dtype[np.int32]],
    starts: np.ndarray[tuple[int], np.dtype[np.int64]],
    lengths: np.ndarray[tuple[int], np.dtype[np.int64]],
    count: int,
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """One number i * count + j for every shingle that reports i < j share."""
    made = [np.zeros(0, dtype=np.int64)]
    for length in range(2, COMMON + 1):
        begin = starts[lengths == length]
        for a in range(length):
            for b in range(a + 1, length):
                made.append(owners[begin + a].astype(np.int64) * count + owners[begin + b])
    return np.concatenate(made)
