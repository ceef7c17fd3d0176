"""Near-duplicates in a whole collection, in one pass over its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.stories.shingles import Codes, shingles, worded
from counterclaim.stories.unions import Unions
from counterclaim.text import Report

SIZE = 5
KEPT = 8
"""One shingle in so many is kept, chosen by its hash alone (modulo sampling, Broder 1997)."""
COMMON = 30
"""A shingle of more reports than this is boilerplate, or of a text that very many took over."""
FEWEST = 6
"""Kept shingles that the shorter report needs for a share to mean something: about 50 words."""
HINT = 4
"""Two reports are compared in full where looking at pairs has shown this part of the share that is wanted."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Duplicate:
    """Two reports, in the order of the collection, and the share of the shorter's sampled shingles that both have."""

    first: str
    second: str
    containment: float


def near_duplicates(reports: Iterable[Report], *, containment: float = 0.6) -> Iterator[Duplicate]:
    """Pairs of which the shorter lies in the longer by at least ``containment``, in order of the collection.

    Shingles that are not common must come to that, or all together to half of what is beyond it: 0.8 for 0.6. Of
    reports that share what is common alone, each is paired with some near it in the collection, so that work and pairs
    stay in step with the reports. The texts are read once and let go; what stays is 30 bytes for every eighth word, and
    8 for every two reports that share it. All is read before the first pair.
    """
    ids: list[str] = []
    kept: list[Codes] = []
    for report in reports:
        found = np.unique(shingles(worded(report.text).codes, size=SIZE))
        ids.append(report.id)
        kept.append(found[found % np.uint64(KEPT) == 0])
    if not ids:
        return
    sizes = np.array([len(sample) for sample in kept], dtype=np.int64)
    ends = np.cumsum(sizes)
    hashes = np.concatenate(kept)
    kept.clear()
    common, pairs = _shared(hashes, sizes)
    keys, counts = np.unique(pairs, return_counts=True)
    firsts, seconds = np.divmod(keys, len(ids))
    shorter = np.minimum(sizes[firsts], sizes[seconds])
    near = (shorter >= FEWEST) & (counts * HINT >= containment * shorter)
    for i, j in zip(firsts[near].tolist(), seconds[near].tolist(), strict=True):
        one, other = (slice(ends[k] - sizes[k], ends[k]) for k in (i, j))
        _, at, _ = np.intersect1d(hashes[one], hashes[other], assume_unique=True, return_indices=True)
        least = int(min(sizes[i], sizes[j]))
        whole, own = len(at) / least, int(np.count_nonzero(~common[one][at])) / least
        if ids[i] != ids[j] and (own >= containment or whole >= (1 + containment) / 2):
            yield Duplicate(ids[i], ids[j], round(whole, 4))


def together(pairs: Iterable[Duplicate]) -> tuple[tuple[Duplicate, ...], ...]:
    """``pairs`` put together where a report is in both, over any number of steps; in order of the first of each."""
    every = tuple(pairs)
    groups: Unions[str] = Unions()
    for pair in every:
        groups.unite(pair.first, pair.second)
    made: dict[str, list[Duplicate]] = {}
    for pair in every:
        made.setdefault(groups.of(pair.first), []).append(pair)
    return tuple(map(tuple, made.values()))


def _shared(hashes: Codes, sizes: Numbers) -> tuple[npt.NDArray[np.bool_], Numbers]:
    """Whether each of ``hashes`` is common; and a number i * count + j for every one that reports i < j share.

    Of a common one only each report with the next that has it.
    """
    count = len(sizes)
    owners = np.repeat(np.arange(count, dtype=np.int64), sizes)
    order = np.lexsort((owners, hashes))
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else np.zeros(0, int)
    lengths = np.diff(np.append(starts, len(hashes)))
    made = []
    for length in range(2, COMMON + 1):
        begin = starts[lengths == length]
        for a in range(length):
            for b in range(a + 1, length):
                made.append(owners[begin + a] * count + owners[begin + b])
    many = np.repeat(lengths > COMMON, lengths)
    step = np.flatnonzero(many[:-1] & (hashes[1:] == hashes[:-1]))
    made.append(owners[step] * count + owners[step + 1])
    common = np.empty(len(hashes), dtype=np.bool_)
    common[order] = many
    return common, np.concatenate(made)
