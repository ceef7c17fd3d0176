"""Why two propositions may be the same: an ordered row of features, a weight for each, a score that they add up to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from math import exp, inf, log, sqrt

import numpy as np
import numpy.typing as npt

from counterclaim.claims.propositions import Proposition, Traits
from counterclaim.claims.records import Reason
from counterclaim.claims.words import stems, tokens
from counterclaim.models.runtime import read_within

FloatArray = npt.NDArray[np.float32]

FEATURES = (
    "meaning",
    "context",
    "wording",
    "predicate",
    "event",
    "place",
    "number",
    "same-sentence",
    "beside",
    "answer",
    "denial",
    "overlap",
    "voice",
    "other-predicate",
    "nearest",
    "nearest-within",
    "alike",
)
NEIGHBOURS = 40
MOST_OF_ONE_PLACE = 60
NEAREST = 0.25
BESIDE, ANSWERS = 3, 400
"""Code points between two sentences that stand beside each other, and within which a denial answers."""
NEAR = 0.4
FEW = 8
_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class Weights:
    """``values`` beside ``FEATURES``; ``bias``; two are one claim where ``probability`` >= ``threshold``."""

    values: tuple[float, ...]
    bias: float
    threshold: float
    related: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights; ``data/weights.json`` tells how they were made."""
    text = resources.files("counterclaim.claims").joinpath("data", "weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return Weights(
        tuple(float(read["weights"][f]) for f in FEATURES),
        float(read["bias"]),
        float(read["threshold"]),
        float(read["related"]),
    )


class Space:
    """The propositions of a story with all that comparing any two of them needs.

    ``sentences`` are those that the propositions stand in; each is read once, and a proposition's vectors are the mean
    over its own words there: ``meaning`` of the sentence encoder, ``likeness`` of the one that learned which answer one
    question. Vectors are (n, 384) of length one; rare words weigh more than common ones (inverse frequency in the
    story). ``twin`` gives for each the first that stands in the same words in the same sentence: copies of one text are
    looked at once, in its ``firsts``; ``contexts`` and ``stretches`` are these' sentences and places there.
    """

    def __init__(self, propositions: Sequence[Proposition], about: Sequence[Traits], sentences: Sequence[str]) -> None:
        self.propositions = propositions
        self.about = about
        self.twin = _twins(propositions, sentences)
        firsts = self.firsts = sorted(set(self.twin))
        self.contexts = [sentences[i] for i in firsts]
        self.stretches = [_where(sentences[i], propositions[i]) for i in firsts]
        meaning, likeness = read_within(self.contexts, self.stretches)
        self._row_of = {i: k for k, i in enumerate(firsts)}
        rows = [self._row_of[i] for i in self.twin]
        self.meaning: FloatArray = meaning[rows]
        self.likeness: FloatArray = likeness[rows]
        self._apart = centred(meaning)[rows]
        self._context = RareOverlap([stems(tokens(context)) for context in self.contexts], rows)
        self._stems = RareOverlap([about[i].stems for i in firsts], rows)
        self._groups = RareOverlap([about[i].groups for i in firsts], rows)
        events = [frozenset(f"{g} {e}" for g in about[i].groups for e in about[i].entities) for i in firsts]
        self._events = RareOverlap(events, rows)

    def row(self, i: int, j: int) -> tuple[float, ...]:
        """The features of a pair, in the order of ``FEATURES``."""
        a, b = self.propositions[i], self.propositions[j]
        same = a.report == b.report and a.sentence == b.sentence
        return (
            float(self._apart[i] @ self._apart[j]),
            self._context.cosine(i, j),
            self._stems.cosine(i, j),
            self._groups.cosine(i, j),
            self._events.cosine(i, j),
            float(same_place(self.about[i], self.about[j])),
            number_agreement(self.about[i], self.about[j]),
            float(same),
            float(gap(a, b) <= BESIDE and not same and a.party == b.party),
            float(gap(a, b) <= ANSWERS and opposed(a, b)),
            float(opposed(a, b)),
            float(a.span.overlaps(b.span)),
            float(a.voice or b.voice),
            float(self._other_predicate(i, j)),
            0.0 if a.report == b.report else self._chosen(i, j),
            self._chosen(i, j) if a.report == b.report else 0.0,
            float(self.likeness[i] @ self.likeness[j]),
        )

    @cached_property
    def _nearest(self) -> dict[str, npt.NDArray[np.intp]]:
        """By report, for each of the ``firsts`` the nearest by meaning in that report, itself left out in its own."""
        rows: dict[str, set[int]] = {}
        for i, proposition in enumerate(self.propositions):
            rows.setdefault(proposition.report, set()).add(self.twin[i])
        mine: FloatArray = self.meaning[self.firsts]
        found = {}
        for report, inside in rows.items():
            members = sorted(inside)
            near = mine @ self.meaning[members].T
            for k, i in enumerate(members):
                if self.propositions[i].report == report:
                    near[self._row_of[i], k] = -1.0
            found[report] = np.array(members)[near.argmax(axis=1)]
        return found

    def _chosen(self, i: int, j: int) -> float:
        """1 where each of two is the other's nearest in its report, 0.5 where one is; 0 where they are not near."""
        if float(self.meaning[i] @ self.meaning[j]) < NEAR:
            return 0.0
        a, b = self.twin[i], self.twin[j]
        one = self._nearest[self.propositions[j].report][self._row_of[a]]
        other = self._nearest[self.propositions[i].report][self._row_of[b]]
        return 0.5 * bool(one == b) + 0.5 * bool(other == a)

    def _other_predicate(self, i: int, j: int) -> bool:
        """Whether both tell known predicates, none in common or opposed: "entered" is not "captured"."""
        one, other = self.about[i], self.about[j]
        a, b = one.groups, other.groups
        return bool(a and b) and not a & b and not a & other.opposes and not b & one.opposes

    def wording(self, i: int, j: int) -> float:
        """How far two share their words, rare ones above all: 0..1."""
        return self._stems.cosine(i, j)

    def probability(self, i: int, j: int) -> float:
        """How likely the two are one claim, 0..1."""
        w = weights()
        total = w.bias + sum(v * f for v, f in zip(w.values, self.row(i, j), strict=True))
        return 1.0 / (1.0 + exp(-total))

    def reasons(self, i: int, j: int) -> tuple[Reason, ...]:
        """The features of a pair with what each added: the sum is the score in log-odds."""
        w = weights()
        row = self.row(i, j)
        made = [Reason("bias", "", w.bias)]
        made += [Reason(n, f"{f:.2f}", round(v * f, 4)) for n, f, v in zip(FEATURES, row, w.values, strict=True)]
        return tuple(made)

    @cached_property
    def likely(self) -> dict[tuple[int, int], float]:
        """``probability`` of every candidate pair."""
        return {(i, j): self.probability(i, j) for i, j in self.candidates}

    @cached_property
    def near(self) -> dict[int, list[tuple[int, float]]]:
        """For each of the ``firsts`` those that it is a candidate pair with, and how likely the two are one claim."""
        made: dict[int, list[tuple[int, float]]] = {}
        for (i, j), probability in self.likely.items():
            made.setdefault(i, []).append((j, probability))
            made.setdefault(j, []).append((i, probability))
        return made

    @cached_property
    def candidates(self) -> list[tuple[int, int]]:
        """Pairs of ``firsts`` worth comparing, i < j: the ``NEIGHBOURS`` nearest, and what is told of one place."""
        n = len(self.firsts)
        mine: FloatArray = self.meaning[self.firsts]
        pairs: set[tuple[int, int]] = set()
        for at in range(0, n, _BLOCK):
            near = mine[at : at + _BLOCK] @ mine.T
            for i, row in enumerate(near, start=at):
                likely = np.flatnonzero(row >= NEAREST)
                best = likely[np.argsort(-row[likely], kind="stable")[: NEIGHBOURS + 1]]
                pairs.update((min(i, j), max(i, j)) for j in best.tolist() if j != i)
        pairs = {(self.firsts[i], self.firsts[j]) for i, j in pairs}
        return sorted(pairs | self._of_one_place())

    def _of_one_place(self) -> set[tuple[int, int]]:
        """Pairs that tell one predicate of one place, however worded; a common pair of both brings only its first."""
        told: dict[tuple[str, str], list[int]] = {}
        for i in self.firsts:
            about = self.about[i]
            for group in about.groups:
                for place in about.places:
                    told.setdefault((group, place), []).append(i)
        rows = [told[key][:MOST_OF_ONE_PLACE] for key in sorted(told)]
        return {(i, j) for row in rows for k, i in enumerate(row) for j in row[k + 1 :]}


def centred(vectors: FloatArray) -> FloatArray:
    """``vectors`` less what all share, of length one: in one story everything is alike, what sets apart is the rest.

    The mean of a few says little, so it is taken away only in part (Mu and Viswanath 2018 take it away in full).
    """
    count = len(vectors)
    if not count:
        return vectors
    moved = vectors - vectors.mean(axis=0) * (count / (count + FEW))
    made: FloatArray = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    return made


def _where(sentence: str, proposition: Proposition) -> tuple[int, int]:
    """Where a proposition's words stand in the sentence around it; all of it where that cannot be told."""
    for words in (proposition.standalone, " ".join(proposition.text.split())):
        at = sentence.find(words)
        if at >= 0 and words:
            return at, at + len(words)
    return 0, len(sentence)


def _twins(propositions: Sequence[Proposition], sentences: Sequence[str]) -> list[int]:
    """For each proposition the first that says the same in the same words of the same sentence, maybe itself."""
    first: dict[tuple[str, str, str, str | None], int] = {}
    made = []
    for i, (p, sentence) in enumerate(zip(propositions, sentences, strict=True)):
        key = (" ".join(sentence.split()), " ".join(p.standalone.split()), p.stance, p.focus)
        made.append(i if p.settled else first.setdefault(key, i))
    return made


class RareOverlap:
    """Cosine of sets whose members weigh by how rare they are among the sets; ``rows`` says whose set is which."""

    def __init__(self, sets: Sequence[frozenset[str]], rows: Sequence[int]) -> None:
        count = Counter(x for s in sets for x in s)
        self._sets = sets
        self._rows = rows
        self._weight = {x: log(1 + len(sets) / c) ** 2 for x, c in count.items()}
        self._norm = [sqrt(sum(self._weight[x] for x in sorted(s))) for s in sets]

    def cosine(self, i: int, j: int) -> float:
        i, j = self._rows[i], self._rows[j]
        shared = self._sets[i] & self._sets[j]
        if not shared:
            return 0.0
        return sum(self._weight[x] for x in sorted(shared)) / (self._norm[i] * self._norm[j])


def gap(a: Proposition, b: Proposition) -> float:
    """Code points between the sentences of two of one report, 0 in one sentence; infinite across reports."""
    if a.report != b.report:
        return inf
    return max(0, a.sentence.start - b.sentence.end, b.sentence.start - a.sentence.end)


def opposed(a: Proposition, b: Proposition) -> bool:
    """Whether one of two parties denies something and the other does not."""
    return (a.stance == "denies") != (b.stance == "denies") and a.party != b.party


def same_place(a: Traits, b: Traits) -> bool:
    """Whether one predicate is told of one place: neither a part of it, nor tried, where the other is not."""
    return bool(a.places & b.places and a.groups & b.groups) and a.part == b.part and a.unreal == b.unreal


def number_agreement(a: Traits, b: Traits) -> float:
    """1 where some counts of both agree, -0.5 where both count and none agree, else 0."""
    if not a.quantities or not b.quantities:
        return 0.0
    return 1.0 if any(x.compatible(y) for x in a.quantities for y in b.quantities) else -0.5
