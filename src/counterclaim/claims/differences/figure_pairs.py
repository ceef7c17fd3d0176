"""Whether two figures are of one thing: an ordered row of features, a weight for each, a score that they add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp

import numpy as np
import numpy.typing as npt

from counterclaim.claims.alignment.features import RareOverlap, centred
from counterclaim.claims.differences.figures import PEOPLE, Figure
from counterclaim.claims.differences.likened import apart, counted_alike, far, kinds_of
from counterclaim.claims.fitted import Weights, fitted
from counterclaim.claims.language.fates import one_fate
from counterclaim.claims.language.words import stem, stems, tokens
from counterclaim.claims.records import Reason
from counterclaim.models.runtime import embed_within

FloatArray = npt.NDArray[np.float32]

FEATURES = (
    "meaning",
    "around",
    "beside",
    "sentence",
    "counted",
    "fate",
    "one-fate",
    "entities",
    "places",
    "nearest",
    "only",
    "bare",
    "ratio",
    "meet",
    "measured",
    "first",
    "when",
    "partial",
    "predicate",
)
NEIGHBOURS = 24
TELLING = ("speed", "weight")
"""Dimensions so rare in news that one figure in each report is likely of one thing."""
NEAR, AROUND = 0.3, 0.25
"""Of what is likely, what is taken: alike in meaning, or in the words about it."""
OFTEN_OTHERS = {"duration": 0.8, "share": 0.85}
ANOTHER_UNIT = 0.9
"""Dimensions of which a story tells many things, and how likely two of them must be of one; where durations are told in
two units ("28 days", "two months")."""
FIRST, NEARLY, FAINT, LIKELY = 0.5, 0.2, 0.1, 0.85
"""Else one of two tolls is its report's first, or each is the only one of its kind there and somewhat alike in meaning,
or both tell how full something is and are faintly alike, or they are likely and somewhat alike."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped weights; two figures are of one thing from their threshold on."""
    return fitted("figures.json", FEATURES)


class FigurePairs:
    """The distinct figures of a story and all that comparing any two of them needs.

    Beside ``figures`` stand ``copies`` (all that stand at one place of one sentence, in whichever report), the words of
    each sentence, and the entities, places and countries that its clause names.
    """

    def __init__(
        self,
        figures: Sequence[Figure],
        copies: Sequence[Sequence[Figure]],
        sentences: Sequence[str],
        entities: Sequence[frozenset[str]],
        places: Sequence[frozenset[str]],
        lands: Sequence[frozenset[str]],
    ) -> None:
        self.figures, self.copies = figures, copies
        self._entities, self._places, self._lands = entities, places, lands
        spans = [(f.clause.start - f.sentence.start, f.clause.end - f.sentence.start) for f in figures]
        vectors = embed_within(list(sentences), spans)
        self.meaning = centred(vectors)
        rows = list(range(len(figures)))
        self._around = RareOverlap([f.around for f in figures], rows)
        self._beside = RareOverlap([f.beside for f in figures], rows)
        self._words = RareOverlap([stems(tokens(s)) for s in sentences], rows)
        self._of: dict[tuple[str, str, str], list[int]] = {}
        self._of_report: dict[str, list[int]] = {}
        self._best: dict[tuple[int, str], int] = {}
        for k, figure in enumerate(figures):
            self._of.setdefault((figure.span.report, figure.what, figure.happened), []).append(k)
            self._of_report.setdefault(figure.span.report, []).append(k)

    def comparable(self, i: int, j: int) -> bool:
        """Whether two may count one thing: in different reports, in one dimension, of one time, of no two fates."""
        a, b = self.figures[i], self.figures[j]
        if a.span.report == b.span.report or (a.measured != b.measured):
            return False
        if not one_fate(a.happened, b.happened) or a.each != b.each:
            return False
        if a.happened == b.happened == "kill" and a.partial != b.partial:
            return False  # "two more deaths", "nine pupils and a teacher"
        if a.of != b.of and (a.what != "share" or (a.of and b.of)):
            return False  # the size of an office, and who was hurt there
        if a.separate != b.separate:
            return False
        if a.what == b.what == PEOPLE and a.partial != b.partial and "injure" not in (a.happened, b.happened):
            return False
        if a.when != b.when and (a.happened or b.happened or (a.when and b.when)):
            return False
        if a.day and b.day and a.day != b.day:
            return False  # a day's rise or fall
        if self._lands[i] and self._lands[j] and not self._lands[i] & self._lands[j]:
            return False
        if a.measured or (a.what == b.what == PEOPLE):
            return a.what == b.what and not far(a, b)
        alike = a.what == b.what or a.named & b.named or "" in (a.what, b.what) or kinds_of(a) & kinds_of(b)
        return bool(alike) and not far(a, b)

    def candidates(self) -> list[tuple[int, int]]:
        """Comparable pairs, i < j: for each figure the ``NEIGHBOURS`` nearest by meaning of those that are."""
        made: set[tuple[int, int]] = set()
        for i in range(len(self.figures)):
            near = self.meaning @ self.meaning[i]
            kept = 0
            for j in np.argsort(-near, kind="stable").tolist():
                if j != i and self.comparable(i, j):
                    made.add((min(i, j), max(i, j)))
                    kept += 1
                if kept == NEIGHBOURS:
                    break
        return sorted(made)

    def row(self, i: int, j: int) -> tuple[float, ...]:
        """The features of a pair, in the order of ``FEATURES``."""
        a, b = self.figures[i], self.figures[j]
        shared = self._entities[i] & self._entities[j]
        one, other = self._places[i], self._places[j]
        return (
            float(self.meaning[i] @ self.meaning[j]),
            self._around.cosine(i, j),
            self._beside.cosine(i, j),
            self._words.cosine(i, j),
            counted_alike(a, b),
            float(bool(a.happened and b.happened) and one_fate(a.happened, b.happened)),
            float(bool(a.happened) != bool(b.happened)),
            float(min(2, len(shared))) / 2,
            0.0 if not one or not other else 1.0 if one & other else -1.0,
            0.5 * self._nearest(i, j) + 0.5 * self._nearest(j, i),
            0.5 * self._only(i) + 0.5 * self._only(j),
            float("" in (a.what, b.what)),
            apart(a, b),
            float(a.quantity.agrees(b.quantity)),
            float(a.measured),
            0.5 * self._first(i) + 0.5 * self._first(j),
            float(a.when != b.when),
            float(a.partial != b.partial and "injure" not in (a.happened, b.happened)),
            0.0 if not a.predicates or not b.predicates else 1.0 if a.predicates & b.predicates else -1.0,
        )

    def of_one_place(self, i: int, j: int) -> bool:
        """Whether the clauses name no place, or one in common."""
        one, other = self._places[i], self._places[j]
        return one == other or bool(one & other)

    def meaning_of(self, i: int, j: int) -> float:
        """How near two clauses are by meaning, less what the figures of the story share: -1..1."""
        return float(self.meaning[i] @ self.meaning[j])

    def _only(self, i: int) -> float:
        figure = self.figures[i]
        return 1.0 / len(self._of[figure.span.report, figure.what, figure.happened])

    def _first(self, i: int) -> float:
        """1 where its report counts nothing of its kind before: of a toll mostly that of what the story is about."""
        figure = self.figures[i]
        return float(self._of[figure.span.report, figure.what, figure.happened][0] == i)

    def _nearest(self, i: int, j: int) -> float:
        """1 where, of the figures of j's report that may count the same, j is the nearest to i by meaning."""
        report = self.figures[j].span.report
        if (i, report) not in self._best:
            rows = [k for k in self._of_report[report] if self.comparable(i, k)]
            self._best[i, report] = max(rows, key=lambda k: (float(self.meaning[i] @ self.meaning[k]), -k))
        return float(self._best[i, report] == j)

    def probability(self, i: int, j: int) -> float:
        """How likely two figures are of one thing, 0..1."""
        w = weights()
        total = w.bias + sum(v * f for v, f in zip(w.values, self.row(i, j), strict=True))
        return 1.0 / (1.0 + exp(-total))

    def likeness(self) -> dict[tuple[int, int], float]:
        """The probability of each candidate pair that has more in common than its place in the reports."""
        made = {}
        for i, j in self.candidates():
            row, likely = dict(zip(FEATURES, self.row(i, j), strict=True)), self.probability(i, j)
            if likely < _least(self.figures[i], self.figures[j]):
                continue
            if _in_common(self.figures[i], row) or (row["meaning"] >= NEARLY and likely >= LIKELY):
                made[i, j] = likely
        return made

    def reasons(self, i: int, j: int) -> tuple[Reason, ...]:
        """The features of a pair with what each added: the sum is the score in log-odds."""
        w = weights()
        made = [Reason("bias", "", w.bias)]
        for name, value, weight in zip(FEATURES, self.row(i, j), w.values, strict=True):
            made.append(Reason(name, f"{value:.2f}", round(weight * value, 4)))
        return tuple(made)


def _least(a: Figure, b: Figure) -> float:
    """How likely two figures of one dimension must be of one thing."""
    units = {stem(f.quantity.text.split()[-1].lower()) for f in (a, b)}
    return ANOTHER_UNIT if a.what == "duration" and len(units) > 1 else OFTEN_OTHERS.get(a.what, 0.0)


def _in_common(figure: Figure, row: Mapping[str, float]) -> bool:
    """Whether a pair has more in common than its place in the reports: words, or one kind told alike in each."""
    if row["meaning"] >= NEAR or row["around"] >= AROUND:
        return True
    if figure.what == "fill":
        return row["meaning"] >= FAINT or row["around"] > 0.0
    if figure.what in TELLING:
        return row["only"] == 1.0
    if row["fate"]:
        return row["first"] >= FIRST and row["counted"] >= 0.0
    return row["only"] == 1.0 and row["nearest"] == 1.0 and (row["counted"] == 1.0 or row["meaning"] >= NEARLY)
