"""Passages that two reports share word for word, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.stories.quotations import quoted_at
from counterclaim.stories.shingles import Worded, shingles
from counterclaim.stories.terms import normal, rarity

SEED = 5
"""Words in a row that start an alignment."""
OCCURRENCES = 24
"""A run of words that stands more often than this over all reports starts none."""
GAP = 6
"""Words that may differ between two runs of one passage."""
LEAST, LEAST_QUOTED = 10, 5
"""Equal words of a passage; of one that is most of a quotation on both sides."""
WEIGHT, WEIGHT_QUOTED = 20.0, 8.0
"""Summed rarity of its equal words, likewise: turns of phrase that all news uses weigh less."""
EDGE, EDGE_RUN, EDGE_WEIGHT = 3, 2, 4.0
"""At an end, words that may differ before a further run; its fewest words; the least rarity of these."""
EQUAL = 0.7
"""Share of equal words in the longer side."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A shared passage: word intervals [start, end) in reports ``a`` and ``b``; ``equal`` of its words are the same."""

    a: int
    b: int
    in_a: tuple[int, int]
    in_b: tuple[int, int]
    equal: int

    @property
    def share(self) -> float:
        return self.equal / max(self.in_a[1] - self.in_a[0], self.in_b[1] - self.in_b[0])


def aligned(texts: Sequence[str], worded: Sequence[Worded]) -> Iterator[Aligned]:
    """The shared passages of every two texts, maximal: no run of equal words on either side could be joined."""
    for (a, b), seeds in sorted(_seeds(worded).items()):
        for chain in _chains(_runs(worded[a], worded[b], seeds)):
            runs = _edges(texts[a], worded[a], worded[b], chain)
            equal = sum(r[2] for r in runs)
            found = Aligned(
                a, b, (runs[0][0], runs[-1][0] + runs[-1][2]), (runs[0][1], runs[-1][1] + runs[-1][2]), equal
            )
            weight = _weight(texts[a], worded[a], runs)
            if equal < LEAST_QUOTED or weight < WEIGHT_QUOTED or found.share < EQUAL:
                continue
            if (equal >= LEAST and weight >= WEIGHT) or _quoted(texts, worded, found):
                yield found


def _seeds(worded: Sequence[Worded]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Places where two texts have the same run of five words, by pair of texts."""
    places: dict[int, list[tuple[int, int]]] = {}
    for number, words in enumerate(worded):
        for at, code in enumerate(shingles(words.codes, size=SEED).tolist()):
            places.setdefault(code, []).append((number, at))
    made: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for found in places.values():
        if len(found) > OCCURRENCES:
            continue
        for k, (a, i) in enumerate(found):
            for b, j in found[k + 1 :]:
                if a != b:
                    made.setdefault((a, b), []).append((i, j))
    return made


def _runs(a: Worded, b: Worded, seeds: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Maximal runs of equal words (start in a, start in b, words), from seeds; sorted."""
    ahead: dict[int, int] = {}
    made = []
    x, y = a.codes.tolist(), b.codes.tolist()
    for i, j in sorted(seeds):
        if ahead.get(i - j, -1) > i:
            continue
        start, end = 0, SEED
        while i + start > 0 and j + start > 0 and x[i + start - 1] == y[j + start - 1]:
            start -= 1
        while i + end < len(x) and j + end < len(y) and x[i + end] == y[j + end]:
            end += 1
        ahead[i - j] = i + end
        made.append((i + start, j + start, end - start))
    return sorted(made)


def _chains(runs: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Runs joined where at most ``GAP`` words differ between them, the first that fits."""
    made: list[list[tuple[int, int, int]]] = []
    for run in runs:
        for chain in reversed(made[-8:]):
            i, j, length = chain[-1]
            if 0 <= run[0] - i - length <= GAP and 0 <= run[1] - j - length <= GAP:
                chain.append(run)
                break
        else:
            made.append([run])
    return made


def _edges(text: str, a: Worded, b: Worded, chain: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The chain with the shorter runs that follow it at either end."""
    x, y = a.codes.tolist(), b.codes.tolist()
    after = _onward(x, y, chain[-1][0] + chain[-1][2], chain[-1][1] + chain[-1][2])
    mirrored = _onward(x[::-1], y[::-1], len(x) - chain[0][0], len(y) - chain[0][1])
    before = [(len(x) - i - n, len(y) - j - n, n) for i, j, n in reversed(mirrored)]
    while after and _weight(text, a, after[-1:]) < EDGE_WEIGHT:
        after.pop()
    while before and _weight(text, a, before[:1]) < EDGE_WEIGHT:
        before.pop(0)
    return [*before, *chain, *after]


def _onward(x: list[int], y: list[int], i: int, j: int) -> list[tuple[int, int, int]]:
    """Runs of two equal words or more after (i, j), each after at most ``EDGE`` words that differ on either side."""
    made = []
    while True:
        skips = sorted(((p, q) for p in range(EDGE + 1) for q in range(EDGE + 1)), key=lambda s: (sum(s), s))
        for p, q in skips:
            n = 0
            while i + p + n < len(x) and j + q + n < len(y) and x[i + p + n] == y[j + q + n]:
                n += 1
            if n >= EDGE_RUN:
                made.append((i + p, j + q, n))
                i, j = i + p + n, j + q + n
                break
        else:
            return made


def _quoted(texts: Sequence[str], worded: Sequence[Worded], found: Aligned) -> bool:
    """Whether the passage is a quotation's on both sides, and most of it on one."""
    most = []
    for number, (first, last) in ((found.a, found.in_a), (found.b, found.in_b)):
        start, end = worded[number].spans[first][0], worded[number].spans[last - 1][1]
        quotation = quoted_at(texts[number], start, end)
        if quotation is None:
            return False
        most.append(end - start > (quotation[1] - quotation[0]) / 2)
    return any(most)


def _weight(text: str, words: Worded, runs: list[tuple[int, int, int]]) -> float:
    spans = [words.spans[k] for i, _, length in runs for k in range(i, i + length)]
    return sum(rarity(normal(text[s:e])) for s, e in spans)
