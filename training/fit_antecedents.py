"""Fit the ranking of pronouns' antecedents: ``python -m training.fit_antecedents``.

On GUM's coreference (CC BY 4.0), with the shipped reader's names and attributions: at every pronoun the mentions that
may be meant are those that identity would have seen, the earlier pronouns resolved as annotated; right are those whose
annotated entity is the pronoun's. Softmax over mentions and "none", L2-regularised, summed over the right ones. No
randomness. Prints precision and recall on GUM's development split, of pronouns that no attribution is given to (those
that speak go by rule); writes ``identity/data/antecedents.json``.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from counterclaim.identity.antecedents import KINDS, Antecedents, Choice, Row
from counterclaim.identity.document import Document, prepare
from counterclaim.identity.drafts import Unit
from counterclaim.identity.lexicon import knowing
from counterclaim.identity.refer import Reader
from counterclaim.identity.resolve import named
from counterclaim.identity.states import learn
from counterclaim.models import reader
from counterclaim.reading import Reading, read
from counterclaim.text import Report
from training import coreference
from training.coreference import Annotated

TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "identity" / "data" / "antecedents.json"
PENALTY = 1.0
STEPS = 60
LEAST = {"person": 0.5, "neuter": 0.7, "plural": 0.6}  # on GUM dev: precision 0.85, 0.67, 0.86
SELDOM = 5  # a feature seen at fewer pronouns has no weight


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun: the rows of its candidates, "none" last, which of them are right, and whose entities they are."""

    kind: str
    rows: list[Row]
    right: list[int]
    entities: list[int]
    speaks: bool


@dataclass(slots=True, eq=False)
class Recorder(Reader):
    """Goes through a document as identity does, but resolves pronouns as annotated, and keeps the examples."""

    gold: dict[tuple[int, int], str] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def _antecedent(self, unit: Unit) -> tuple[Unit | None, str]:
        guess, why = self._by_rule(unit)
        if self.ranking is None:
            self.ranking = Antecedents(self.document, self.said)
        return self._choice(self.ranking, unit, guess, why).unit, ""

    def _choice(self, ranking: Antecedents, unit: Unit, guess: Unit | None, why: str) -> Choice:
        found = ranking.candidates(self.past, unit)
        right = self._right(unit, found)
        ids: dict[object, int] = {}
        entities = [ids.setdefault(u.draft or u, len(ids)) for u in found]
        rows = ranking.rows(self.past, unit, found, guess, why)
        self.examples.append(Example(KINDS[unit.label], rows, right or [len(found)], entities, unit.source))
        return Choice(found[right[0]] if right else None, 1.0)

    def _right(self, unit: Unit, found: list[Unit]) -> list[int]:
        """Which of the candidates are right."""
        entity = self.gold.get((unit.span.start, unit.span.end))
        return [i for i, u in enumerate(found) if entity is not None and self._entity(u) == entity]

    def _entity(self, unit: Unit) -> str | None:
        return self.gold.get((unit.span.start, unit.span.end))


def examples(annotated: Annotated, reading: Reading, report: Report) -> list[Example]:
    """All pronouns of a document."""
    with knowing(learn([report], [reading])):
        document = prepare(report, reading)
        persons, drafts = named([document])
        recorder = Recorder(document, persons, drafts, gold=_by_unit(document, annotated))
        recorder.read()
    return recorder.examples


def _by_unit(document: Document, annotated: Annotated) -> dict[tuple[int, int], str]:
    """The annotated entity of every unit: that of the smallest annotated mention around it, else nearly so."""
    made = {}
    for unit in document.units:
        start, end = unit.span.start, unit.span.end
        around = [m for m in annotated.mentions if m.start <= start and end <= m.end]
        if not around:
            around = [m for m in annotated.mentions if min(end, m.end) - max(start, m.start) > (end - start) / 2]
        if around:
            best = min(around, key=lambda m: (m.end - m.start, m.start))
            if unit.kind == "pronoun" and best.end - best.start > 2 * (end - start):
                continue
            made[(start, end)] = best.entity
    return made


@dataclass(frozen=True, slots=True)
class Table:
    """Examples of one kind as arrays: ``x`` (rows, features), first row and right rows of each."""

    names: list[str]
    x: npt.NDArray[np.float64]
    first: npt.NDArray[np.int64]
    right: npt.NDArray[np.float64]


def table(found: list[Example], names: list[str]) -> Table:
    """``found`` as arrays, of the features ``names`` alone."""
    at = {n: i for i, n in enumerate(names)}
    total = sum(len(e.rows) for e in found)
    x = np.zeros((total, len(names)))
    right = np.zeros(total)
    first = []
    row = 0
    for e in found:
        first.append(row)
        for i in e.right:
            right[row + i] = 1.0
        for values in e.rows:
            for name, value in values.items():
                if name in at:
                    x[row, at[name]] = value
            row += 1
    return Table(names, x, np.array(first), right)


def feature_names(found: Iterable[Example]) -> list[str]:
    seen: dict[str, int] = defaultdict(int)
    for e in found:
        for name in sorted({n for r in e.rows for n in r}):
            seen[name] += 1
    return sorted(n for n, c in seen.items() if c >= SELDOM)


def fit(t: Table) -> npt.NDArray[np.float64]:
    """Weights beside ``t.names``: the marginal likelihood of the right rows, by Newton's steps on its convex part."""
    sizes = np.diff(np.append(t.first, len(t.x)))
    of = np.repeat(np.arange(len(t.first)), sizes)
    w = np.zeros(t.x.shape[1])
    loss, p, q = _loss(t, of, w)
    for _ in range(STEPS):
        mean = np.add.reduceat(t.x * p[:, None], t.first)
        curvature = (t.x * p[:, None]).T @ t.x - mean.T @ mean
        gradient = t.x.T @ (p - q) + PENALTY * w
        step = np.linalg.solve(curvature + PENALTY * np.eye(len(w)), gradient)
        size = 1.0
        while size > 1e-3 and _loss(t, of, w - size * step)[0] > loss:
            size /= 2
        before = loss
        w = w - size * step
        loss, p, q = _loss(t, of, w)
        if before - loss < 1e-4:
            break
    return w


def _loss(
    t: Table, of: npt.NDArray[np.int64], w: npt.NDArray[np.float64]
) -> tuple[float, npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The loss, each row's probability, and that among the right ones."""
    s = t.x @ w
    e = np.exp(s - np.maximum.reduceat(s, t.first)[of])
    every, good = np.add.reduceat(e, t.first), np.maximum(np.add.reduceat(e * t.right, t.first), 1e-300)
    value = float(np.sum(np.log(every / good))) + 0.5 * PENALTY * float(w @ w)
    return value, e / every[of], e * t.right / good[of]


def predict(e: Example, weights: dict[str, float]) -> tuple[bool, bool, float]:
    """Whether something before is taken, whether that is right, and with which probability."""
    s = np.array([sum(v * weights.get(n, 0.0) for n, v in r.items()) for r in e.rows])
    p = np.exp(s - s.max())
    p /= p.sum()
    shares: dict[int, float] = defaultdict(float)
    for i, entity in enumerate(e.entities):
        shares[entity] += float(p[i])
    if not shares:
        return False, e.right == [len(e.entities)], float(p[-1])
    best = max(shares, key=lambda k: (shares[k], -k))
    if shares[best] <= p[-1]:
        return False, e.right == [len(e.entities)], float(p[-1])
    return True, any(e.entities[i] == best for i in e.right if i < len(e.entities)), shares[best]


def report_on(found: list[Example], weights: dict[str, dict[str, float]], name: str) -> None:
    """Accuracy, and precision and recall of the taken ones from several probabilities on."""
    for kind in sorted(set(KINDS.values())):
        own = [e for e in found if e.kind == kind]
        made = [(*predict(e, weights[kind]), e) for e in own]
        there = sum(e.right != [len(e.entities)] for e in own)
        line = f"{name} {kind}: {len(own)} pronouns, accuracy {sum(m[1] for m in made) / max(1, len(own)):.3f};"
        for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
            taken = [m for m in made if m[0] and m[2] >= least]
            good = sum(m[1] for m in taken)
            line += f" {least}: P {good / max(1, len(taken)):.3f} R {good / max(1, there):.3f};"
        print(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET)
    args = parser.parse_args()
    train = [e for a in coreference.gum("train") for e in _read(a)]
    held = [e for a in coreference.gum("dev") for e in _read(a) if not e.speaks]
    weights: dict[str, dict[str, float]] = {}
    for kind in sorted(set(KINDS.values())):
        own = [e for e in train if e.kind == kind]
        names = feature_names(own)
        w = fit(table(own, names))
        weights[kind] = {n: round(float(v), 3) for n, v in zip(names, w, strict=True) if abs(v) >= 0.01}
    report_on(held, weights, "GUM dev")
    card = {
        "fitted": "training/fit_antecedents.py on GUM train",
        "reader": reader.version(),
        "least": LEAST,
        "weights": weights,
    }
    args.out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def _read(annotated: Annotated) -> list[Example]:
    report = Report(id=annotated.name, text=annotated.text, sha256="")
    return examples(annotated, read(report), report)


if __name__ == "__main__":
    main()
