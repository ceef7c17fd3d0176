"""Average-link clustering over the pairs that are worth looking at."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from counterclaim.stories.profiles import Profile

LIMIT = 6.0
"""Log-odds are held within this, so that no single pair decides; a pair not looked at counts as the least."""
_BLOCK = 256
_UNKNOWN = -1


def limited(total: float) -> float:
    """``total`` held within the limit."""
    return min(LIMIT, max(-LIMIT, total))


def candidates(profiles: Sequence[Profile], *, near: float, window: int) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, whose vectors are at least ``near`` and whose days, where known, are within ``window``.

    Works in blocks: memory is 256 rows of the matrix of cosines at a time.
    """
    if len(profiles) < 2:
        return
    matrix = np.stack([p.vector for p in profiles])
    days = np.array([p.day.toordinal() if p.day is not None else _UNKNOWN for p in profiles], dtype=np.int64)
    for start in range(0, len(profiles), _BLOCK):
        rows = slice(start, min(start + _BLOCK, len(profiles)))
        close = matrix[rows] @ matrix[start:].T >= near
        mine, theirs = days[rows][:, None], days[None, start:]
        close &= (np.abs(mine - theirs) <= window) | (mine == _UNKNOWN) | (theirs == _UNKNOWN)
        for i, j in zip(*np.nonzero(close), strict=True):
            if i < j:
                yield start + int(i), start + int(j)


def join(count: int, links: Mapping[tuple[int, int], float], *, together: float) -> list[list[int]]:
    """Groups of 0..count-1: the two with the highest mean link are joined while it is at least ``together``.

    ``links`` hold i < j. Ties fall to the lower numbers, so the result depends on the numbering alone.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), total in links.items():
        sums[i][j] = sums[j][i] = limited(total)
    heap = [(-limited(total), i, j, 1, 1) for (i, j), total in links.items() if total >= together]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if i not in members or j not in members or (len(members[i]), len(members[j])) != (size_i, size_j):
            continue
        for k in sorted((sums[i].keys() | sums[j].keys()) - {i, j}):
            size = len(members[k])
            joined = sums[i].get(k, -LIMIT * size_i * size) + sums[j].get(k, -LIMIT * size_j * size)
            sums[i][k] = sums[k][i] = joined
            sums[k].pop(j, None)
            mean = joined / ((size_i + size_j) * size)
            if mean >= together:
                a, b = min(i, k), max(i, k)
                sizes = (size_i + size_j, size) if a == i else (size, size_i + size_j)
                heapq.heappush(heap, (-mean, a, b, *sizes))
        members[i] = sorted(members[i] + members.pop(j))
        sums[i].pop(j, None)
        del sums[j]
    return [members[i] for i in sorted(members)]
