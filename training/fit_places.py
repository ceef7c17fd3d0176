"""The weights that choose among places of one name: ``python -m training.fit_places``.

Log-linear over the gazetteer's entries of a name (L-BFGS with a small L2 term), on the names of LGL and TR-News that
the reader finds. First the features of an entry alone, then twice those together with where other names probably are.
Writes ``identity/data/places.json`` from all outlets, and ``evaluation/places_halves.json``: for either half of the
outlets, the weights fitted on the other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from counterclaim.identity.asking import questions
from counterclaim.identity.gazetteer import distance
from counterclaim.identity.geography import ALONE, TOGETHER, Array, Asked, Context, Weights, features, joint, softmax
from counterclaim.identity.records import Place
from counterclaim.identity.toponyms import named_places
from counterclaim.reading import read
from evaluation.places import FILES, HALVES, WITHIN_KM, Article, articles

OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "identity" / "data" / "places.json"
SHRINK = 0.0002
ROUNDS = 2


@dataclass(frozen=True)
class Lesson:
    """The questions of an article, and of every annotated name which question and where it is."""

    asked: list[Asked]
    context: Context
    answers: list[tuple[int, Place]]
    half: int


def main() -> None:
    lessons = [lesson(article) for file in FILES.values() for article in articles(file)]
    halves = [fit([x for x in lessons if x.half != half]).named() for half in (0, 1)]
    HALVES.write_text(json.dumps(halves, indent=1) + "\n", encoding="utf-8")
    OUT.write_text(json.dumps(fit(lessons).named(), indent=1) + "\n", encoding="utf-8")
    print(f"{len(lessons)} articles, {sum(len(x.answers) for x in lessons)} names: {OUT}, {HALVES}")


def lesson(article: Article) -> Lesson:
    found = named_places(article.report, read(article.report).mentions)
    asked, mentions, context = questions([article.report], [found])
    whose = {(n.span.start, n.span.end): i for i, named in enumerate(mentions) for n in named}
    answers = [(whose[g.start, g.end], g.place) for g in article.gold if g.place and (g.start, g.end) in whose]
    return Lesson(asked, context, answers, article.half)


def fit(lessons: Sequence[Lesson]) -> Weights:
    own = [[features(a, x.context) for a in x.asked] for x in lessons]
    alone = minimised([pair for x, rows in zip(lessons, own, strict=True) for pair in pairs(x, rows)], len(ALONE))
    shares = [[softmax(f @ alone) for f in rows] for rows in own]
    together = np.zeros(len(TOGETHER))
    for _ in range(ROUNDS):
        whole = [joint(x.asked, rows, s) for x, rows, s in zip(lessons, own, shares, strict=True)]
        told = [pair for x, rows in zip(lessons, whole, strict=True) for pair in pairs(x, rows)]
        together = minimised(told, len(TOGETHER))
        shares = [[softmax(f @ together) for f in rows] for rows in whole]
    return Weights(alone, together)


def pairs(lesson: Lesson, rows: list[Array]) -> list[tuple[Array, Array]]:
    """A name's rows and which of them are right: those within 161 km, else the first, none."""
    made = []
    for which, place in lesson.answers:
        right = np.array([0.0] + [float(distance(e, place) <= WITHIN_KM) for e, _ in lesson.asked[which].entries])
        right[0] = float(not right.any())
        made.append((rows[which], right))
    return made


def minimised(told: list[tuple[Array, Array]], width: int) -> Array:
    """The weights under which the right rows are likeliest."""
    rows, right = np.concatenate([r for r, _ in told]), np.concatenate([y for _, y in told])
    sizes = [len(r) for r, _ in told]
    whose, starts = np.repeat(np.arange(len(told)), sizes), np.cumsum([0, *sizes[:-1]])
    shrink = SHRINK * len(told)

    def loss(w: Array) -> tuple[float, Array]:
        scores = rows @ w
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[whose])
        shares = raised / np.add.reduceat(raised, starts)[whose]
        got = np.add.reduceat(shares * right, starts) + 1e-9
        slope = (shares - shares * right / got[whose]) @ rows
        return float(-np.log(got).sum() + shrink * (w @ w)), slope + 2 * shrink * w

    return np.asarray(minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x)


if __name__ == "__main__":
    main()
