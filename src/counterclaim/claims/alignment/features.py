"""Why two propositions may be the same: an ordered row of features, a weight for each, a score that they add up to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib import resources
from math import exp, fsum, log

import numpy as np
import numpy.typing as npt

from counterclaim.claims.language.words import stems, tokens
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.records import Reason
from counterclaim.models.runtime import read_within

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.intp]
FeatureArray = npt.NDArray[np.float64]

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


_given: ContextVar[Weights | None] = ContextVar("weights", default=None)


def weights() -> Weights:
    """The weights of the ``weighing`` around the call, else the shipped ones."""
    given = _given.get()
    return given if given is not None else _shipped()


@contextmanager
def weighing(given: Weights) -> Iterator[None]:
    """What is compared inside is weighed by ``given``: to score a story by weights that it did not teach."""
    token = _given.set(given)
    try:
        yield
    finally:
        _given.reset(token)


@lru_cache(maxsize=1)
def _shipped() -> Weights:
    """``data/weights.json`` tells how they were made."""
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
        self._told = _Told.of_all(propositions, about)
        self._twins: IntArray = np.array(self.twin, dtype=np.intp)
        self._row_of = {i: k for k, i in enumerate(firsts)}
        rows = [self._row_of[i] for i in self.twin]
        self._rows: IntArray = np.array(rows, dtype=np.intp)
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
        place = self._tabled[0].get((i, j))
        found = self._tabled[1][place] if place is not None else self.rows([(i, j)])[0]
        return tuple(map(float, found))

    def rows(self, pairs: Sequence[tuple[int, int]]) -> FeatureArray:
        """The features of many pairs, shape (pairs, ``FEATURES``): each as if it were asked for alone."""
        found = np.zeros((len(pairs), len(FEATURES)))
        for at in range(0, len(pairs), _BLOCK):
            one, other = np.array(pairs[at : at + _BLOCK], dtype=np.intp).T
            found[at : at + _BLOCK] = np.stack(self._columns(one, other), axis=1)
        return found

    def _columns(self, one: IntArray, other: IntArray) -> tuple[npt.NDArray[np.generic], ...]:
        a, b = self._told.of(one), self._told.of(other)
        within = a.report == b.report
        same = within & (a.start == b.start) & (a.end == b.end)
        between = np.maximum(0, np.maximum(a.start - b.end, b.start - a.end))
        apart = a.party != b.party
        against = (a.denies != b.denies) & apart
        chosen = self._chosen(one, other)
        return (
            _dots(self._apart, one, other),
            self._context.cosines(one, other),
            self._stems.cosines(one, other),
            self._groups.cosines(one, other),
            self._events.cosines(one, other),
            *self._compared(one, other),
            same,
            within & (between <= BESIDE) & ~same & ~apart,
            within & (between <= ANSWERS) & against,
            against,
            within & (a.first < b.last) & (b.first < a.last),
            a.voice | b.voice,
            self._other_predicate(one, other),
            np.where(within, 0.0, chosen),
            np.where(within, chosen, 0.0),
            _dots(self.likeness, one, other),
        )

    @cached_property
    def _tabled(self) -> tuple[dict[tuple[int, int], int], FeatureArray]:
        """By candidate pair its row of the features of all candidates."""
        return {pair: k for k, pair in enumerate(self.candidates)}, self.rows(self.candidates)

    def _compared(self, one: IntArray, other: IntArray) -> tuple[FeatureArray, FeatureArray]:
        """Of each pair ``same_place`` and ``number_agreement``."""
        placed, counted = np.zeros(len(one)), np.zeros(len(one))
        for k in np.flatnonzero(self._told.places[one] & self._told.places[other]).tolist():
            placed[k] = same_place(self.about[one[k]], self.about[other[k]])
        for k in np.flatnonzero(self._told.counts[one] & self._told.counts[other]).tolist():
            counted[k] = number_agreement(self.about[one[k]], self.about[other[k]])
        return placed, counted

    @cached_property
    def _nearest(self) -> IntArray:
        """For each of the ``firsts`` the nearest by meaning in each report, shape (firsts, reports); not itself."""
        rows: list[set[int]] = [set() for _ in range(max(self._told.report.tolist(), default=-1) + 1)]
        for i, report in enumerate(self._told.report.tolist()):
            rows[report].add(self.twin[i])
        mine: FloatArray = self.meaning[self.firsts]
        found = np.zeros((len(self.firsts), len(rows)), dtype=np.intp)
        for report, inside in enumerate(rows):
            members = sorted(inside)
            near = mine @ self.meaning[members].T
            for k, i in enumerate(members):
                if self._told.report[i] == report:
                    near[self._row_of[i], k] = -1.0
            found[:, report] = np.array(members)[near.argmax(axis=1)]
        return found

    def _chosen(self, one: IntArray, other: IntArray) -> FeatureArray:
        """1 where each of two is the other's nearest in its report, 0.5 where one is; 0 where they are not near."""
        a, b = self._twins[one], self._twins[other]
        theirs = self._nearest[self._rows[one], self._told.report[other]]
        mine = self._nearest[self._rows[other], self._told.report[one]]
        near = _dots(self.meaning, one, other) >= NEAR
        return np.where(near, 0.5 * (theirs == b) + 0.5 * (mine == a), 0.0)

    def _other_predicate(self, one: IntArray, other: IntArray) -> npt.NDArray[np.bool_]:
        """Whether both tell known predicates, none in common or opposed: "entered" is not "captured"."""
        found = np.zeros(len(one), dtype=np.bool_)
        for k in np.flatnonzero(self._told.groups[one] & self._told.groups[other]).tolist():
            mine, theirs = self.about[one[k]], self.about[other[k]]
            a, b = mine.groups, theirs.groups
            found[k] = not a & b and not a & theirs.opposes and not b & mine.opposes
        return found

    def wording(self, i: int, j: int) -> float:
        """How far two share their words, rare ones above all: 0..1."""
        return self._stems.cosine(i, j)

    def probability(self, i: int, j: int) -> float:
        """How likely the two are one claim, 0..1."""
        known = self.likely.get((i, j))
        return known if known is not None else self.probabilities([(i, j)])[0]

    def probabilities(self, pairs: Sequence[tuple[int, int]]) -> list[float]:
        """How likely each of many pairs is one claim, 0..1."""
        return _likely(self.rows(pairs))

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
        return dict(zip(self.candidates, _likely(self._tabled[1]), strict=True))

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
        self._place = place = {x: k for k, x in enumerate(sorted(count))}
        self._rows: IntArray = np.array(rows, dtype=np.intp)
        self._members: list[IntArray] = [np.array(sorted(place[x] for x in s), dtype=np.intp) for s in sets]
        self._weight = np.array([log(1 + len(sets) / count[x]) ** 2 for x in place])
        self._norm = np.sqrt([self._weight[m].sum() for m in self._members])
        self._told = self._norm > 0

    def cosine(self, i: int, j: int) -> float:
        """Of the sets of ``i`` and ``j``: 0..1."""
        a, b = self._rows[i], self._rows[j]
        shared = self._sets[a] & self._sets[b]
        if not shared:
            return 0.0
        worth = fsum(self._weight[self._place[x]] for x in shared)
        return float(worth / (self._norm[a] * self._norm[b]))

    def cosines(self, one: IntArray, other: IntArray) -> FeatureArray:
        """Of each of ``one`` with the one beside it of ``other``: 0..1, 0 where one of two is empty."""
        a, b = self._rows[one], self._rows[other]
        made = np.zeros(len(a))
        worth = np.zeros(len(self._weight))
        told = np.flatnonzero(self._told[a] & self._told[b])
        told = told[np.argsort(a[told], kind="stable")]
        for asked in np.split(told, 1 + np.flatnonzero(np.diff(a[told]))) if len(told) else ():
            mine = self._members[a[asked[0]]]
            worth[mine] = self._weight[mine]
            theirs = [self._members[k] for k in b[asked]]
            starts = np.cumsum([0, *(len(m) for m in theirs[:-1])])
            made[asked] = np.add.reduceat(worth[np.concatenate(theirs)], starts)
            worth[mine] = 0.0
        made[told] /= self._norm[a[told]] * self._norm[b[told]]
        return made


def _dots(vectors: FloatArray, one: IntArray, other: IntArray) -> FloatArray:
    made: FloatArray = np.einsum("ij,ij->i", vectors[one], vectors[other])
    return made


def _likely(rows: FeatureArray) -> list[float]:
    """The probability of each row of features."""
    w = weights()
    return [1.0 / (1.0 + exp(-total)) for total in (w.bias + (rows * np.array(w.values)).sum(axis=1)).tolist()]


@dataclass(frozen=True, slots=True)
class _Told:
    """What propositions are told by, an array of each over all of them.

    ``report`` and ``party`` are numbers; ``start``..``end`` the sentence, ``first``..``last`` the span in it;
    ``places``: whether there are places and predicates, ``counts`` quantities, ``groups`` known predicates.
    """

    report: IntArray
    party: IntArray
    start: IntArray
    end: IntArray
    first: IntArray
    last: IntArray
    denies: npt.NDArray[np.bool_]
    voice: npt.NDArray[np.bool_]
    places: npt.NDArray[np.bool_]
    counts: npt.NDArray[np.bool_]
    groups: npt.NDArray[np.bool_]

    @classmethod
    def of_all(cls, propositions: Sequence[Proposition], about: Sequence[Traits]) -> _Told:
        reports = {r: k for k, r in enumerate(sorted({p.report for p in propositions}))}
        parties = {n: k for k, n in enumerate(sorted({p.party for p in propositions}))}
        return cls(
            np.array([reports[p.report] for p in propositions], dtype=np.intp),
            np.array([parties[p.party] for p in propositions], dtype=np.intp),
            np.array([p.sentence.start for p in propositions], dtype=np.intp),
            np.array([p.sentence.end for p in propositions], dtype=np.intp),
            np.array([p.span.start for p in propositions], dtype=np.intp),
            np.array([p.span.end for p in propositions], dtype=np.intp),
            np.array([p.stance == "denies" for p in propositions], dtype=np.bool_),
            np.array([p.voice for p in propositions], dtype=np.bool_),
            np.array([bool(t.places and t.groups) for t in about], dtype=np.bool_),
            np.array([bool(t.quantities) for t in about], dtype=np.bool_),
            np.array([bool(t.groups) for t in about], dtype=np.bool_),
        )

    def of(self, rows: IntArray) -> _Told:
        """The same of ``rows``."""
        return _Told(*(getattr(self, f.name)[rows] for f in fields(self)))


def same_place(a: Traits, b: Traits) -> bool:
    """Whether one predicate is told of one place: neither a part of it, nor tried, where the other is not."""
    return bool(a.places & b.places and a.groups & b.groups) and a.part == b.part and a.unreal == b.unreal


def number_agreement(a: Traits, b: Traits) -> float:
    """1 where some counts of both agree, -0.5 where both count and none agree, else 0."""
    if not a.quantities or not b.quantities:
        return 0.0
    return 1.0 if any(x.compatible(y) for x in a.quantities for y in b.quantities) else -0.5
