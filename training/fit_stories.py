"""Weights of the pair model of stories: ``python -m training.fit_stories``.

Logistic regression by Newton's method on the features of ``counterclaim.stories.pairs``, over the development half of
the news stories and of the ECB+ topics. Pairs: all of one story; of different stories those at most 30 days apart or
undated whose vectors are near. ``together`` is the middle of the values whose mean B-cubed F1 over the figures of
evaluation.stories, development half, is within 0.01 of the best.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from counterclaim.stories import pairs
from counterclaim.stories.clusters import candidates
from counterclaim.stories.pairs import FEATURES, features
from counterclaim.stories.profiles import Profile, profiles
from evaluation.stories import check_half, collection, draws, ecb, mean, measure, ranked, stories
from training.logistic import PENALTY, Array, logistic

OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "stories" / "data" / "pairs.json"
NEAR = 0.3
WINDOW = 30
ECB_SHARE = 0.25
"""Weight of an ECB+ pair beside a news pair: its texts are other than what is read, its lack of dates is not."""


def pairs_of(known: Sequence[Profile], gold: dict[str, str]) -> tuple[Array, Array]:
    """Features and labels of the near pairs of ``known`` and of all pairs of one story."""
    known = ranked(known)
    place = {p.report: i for i, p in enumerate(known)}
    near = set(candidates(known, near=NEAR, window=WINDOW))
    by_story: dict[str, list[int]] = {}
    for p in known:
        by_story.setdefault(gold[p.report], []).append(place[p.report])
    near |= {(i, j) for members in by_story.values() for i in members for j in members if i < j}
    listed = sorted(near)
    rows = np.array([features(known[i], known[j]) for i, j in listed])
    labels = np.array([float(gold[known[i].report] == gold[known[j].report]) for i, j in listed])
    return rows, labels


def main() -> None:
    half = {k: r for k, r in stories().items() if not check_half(k)}
    news_gold = {i: k for k, reports in half.items() for i in reports}
    news = {p.report: p for p in profiles(tuple(collection(set(news_gold))), ())}
    topics = {e: profiles(r, ()) for e, r in ecb().items() if int(e[:-1]) % 2}
    ecb_gold = {p.report: e for e, ps in topics.items() for p in ps}
    everything = [p for ps in topics.values() for p in ps]

    rows, labels = pairs_of(list(news.values()), news_gold)
    more, more_labels = pairs_of(everything, ecb_gold)
    shares = np.concatenate([np.ones(len(rows)), np.full(len(more), ECB_SHARE)])
    values, base = logistic(np.vstack([rows, more]), np.concatenate([labels, more_labels]), shares)

    drawn = draws(half, {i: p.day for i, p in news.items()})
    numbers = sorted({e[:-1] for e in topics})
    tried: list[tuple[float, float]] = []
    for together in np.arange(-4.0, 2.01, 0.25):
        write(values, base, float(together), len(rows), len(more))
        pairs.weights.cache_clear()
        figures = [
            mean([measure([news[i] for k in keys for i in half[k]], news_gold) for keys in drawn])[2],
            measure(list(news.values()), news_gold)[2],
            mean([measure([*topics[f"{t}a"], *topics[f"{t}b"]], ecb_gold) for t in numbers])[2],
            measure(everything, ecb_gold)[2],
        ]
        print(f"{together:+.2f}", " ".join(f"{f:.3f}" for f in figures), flush=True)
        tried.append((sum(figures) / len(figures), float(together)))
    good = [together for figure, together in tried if figure >= max(tried)[0] - 0.01]
    write(values, base, good[len(good) // 2], len(rows), len(more))


def write(values: Array, base: float, together: float, news: int, more: int) -> None:
    """The file that ships."""
    how = f"logistic regression, {news} news pairs, {more} ECB+ pairs at {ECB_SHARE}, ridge {PENALTY}"
    made = {
        "how": f"training/fit_stories.py: {how}",
        "from": "development halves of the news stories and of ECB+ (annotation CC BY 3.0); no text is kept",
        "base": round(base, 4),
        "weights": {f: round(float(w), 4) for f, w in zip(FEATURES, values, strict=True)},
        "together": together,
        "near": NEAR,
        "window": WINDOW,
    }
    OUT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
