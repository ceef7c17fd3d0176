"""Fit how spans are linked to cues: ``python -m training.fit_links``.

On PolNeAR dev's articles as the shipped reader tags them (on its training articles it tags too well to learn from):
a found span's right cue is the gold cue of the gold span that it overlaps most; what overlaps none belongs to nothing.
Thirteen weights a kind, L2-regularised; the printed accuracy is five-fold cross-validated by article.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from counterclaim.models import reader
from counterclaim.models.reader import Tagged
from counterclaim.reading import linking
from counterclaim.reading.attributions import link
from training import corpora

# By how much a content must look like nobody's to be dropped: 0, 1, 2 and never gave whole-relation F1 of 76.1, 76.5,
# 76.4 and 76.2 on PolNeAR dev, and exact content F1 of 69.2, 69.6, 69.6 and 69.8.
LENIENT = {"source": 0.0, "content": 2.0}

Example = tuple[np.ndarray, int]  # (candidates, features) and the right one; the last index is "none"


def examples(document: corpora.Labelled) -> list[list[Example]]:
    scored = reader.score(document.text)
    spans = scored.spans["attribution"]
    cues = [s for s in spans if s.label == "cue"]
    made: list[list[Example]] = [[], []]
    if not cues:
        return made
    gold = [(a, _match(a.cue, cues)) for a in document.attributions or []]
    for kind, role in enumerate(linking.KINDS):
        found = [s for s in spans if s.label == role]
        if not found:
            continue
        table = linking.features(document.text, scored, cues, found, kind=kind)
        owners = [{i for a, i in gold if i is not None and _match(getattr(a, role), [s]) is not None} for s in found]
        if kind == 1:
            for j, owner in enumerate(owners):
                right = min(owner) if owner else len(cues)
                made[1].append((table[:, j], right))
        else:
            known = {i for a, i in gold if i is not None}
            for i in sorted(known):
                right = next((j for j, owner in enumerate(owners) if i in owner), len(found))
                made[0].append((table[i], right))
    return made


def _match(intervals: list[tuple[int, int]], spans: list[Tagged]) -> int | None:
    shared = [sum(max(0, min(e, s.end) - max(b, s.start)) for b, e in intervals) for s in spans]
    best = int(np.argmax(shared))
    return best if shared[best] > 0 else None


def fit(made: list[Example]) -> np.ndarray:
    width = made[0][0].shape[1]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = 0.5 * float(w @ w), w.copy()
        for table, right in made:
            scores = np.append(table @ w[:width], w[width])
            p = np.exp(scores - scores.max())
            p /= p.sum()
            total -= float(np.log(p[right] + 1e-12))
            p[right] -= 1
            gradient[:width] += p[:-1] @ table
            gradient[width] += p[-1]
        return total, gradient

    return minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x


def accuracy(w: np.ndarray, made: list[Example]) -> tuple[int, int]:
    right = sum(int(np.append(t @ w[:-1], w[-1]).argmax()) == r for t, r in made)
    return right, len(made)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", default="src/counterclaim/models/data/links.json")
    args = parser.parse_args()
    per_article = [examples(d) for d in corpora.polnear("dev")]
    card: dict[str, object] = {"reader": reader.version(), "fitted": "training/fit_links.py on PolNeAR dev"}
    for kind, name in enumerate(linking.KINDS):
        right = total = 0
        for fold in range(5):
            rest = [e for i, a in enumerate(per_article) if i % 5 != fold for e in a[kind]]
            held = [e for i, a in enumerate(per_article) if i % 5 == fold for e in a[kind]]
            hit, of = accuracy(fit(rest), held)
            right, total = right + hit, total + of
        w = fit([e for a in per_article for e in a[kind]])
        print(name, f"{right / total:.4f}", total)
        card[name] = {
            "weights": {f: round(float(v), 4) for f, v in zip(linking.FEATURES, w, strict=False)},
            "none": round(float(w[-1]) - LENIENT[name], 4),
            "accuracy": round(right / total, 4),
        }
    card["confidence"] = {"weights": dict.fromkeys(linking.SURE, 0.0), "base": 0.0}
    write(Path(args.out), card)
    card["confidence"] = trust()
    write(Path(args.out), card)


def write(out: Path, card: dict[str, object]) -> None:
    out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    linking.weights.cache_clear()
    linking._trust.cache_clear()


def trust() -> dict[str, object]:
    """How far each attribution can be trusted: logistic, on whether a gold one matches it by overlap."""
    rows, right = [], []
    for document in corpora.polnear("dev"):
        gold = [(_points(a.cue) | _points(a.source), _points(a.content)) for a in document.attributions or []]
        for found in link(document.text, reader.score(document.text)):
            sides = _points([s for s in (found.cue, found.source) if s is not None])
            content = _points(list(found.content))
            rows.append([*found.evidence, 1.0])
            right.append(any(sides & s and len(content & c) >= 0.5 * len(content | c) for s, c in gold))
    table, target = np.array(rows), np.array(right, dtype=float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        p = 1 / (1 + np.exp(-(table @ w)))
        total = -float(np.sum(target * np.log(p + 1e-9) + (1 - target) * np.log(1 - p + 1e-9)))
        return total + 0.5 * float(w @ w), table.T @ (p - target) + w

    w = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    print("right", f"{target.mean():.4f}", len(target))
    return {
        "weights": {f: round(float(v), 4) for f, v in zip(linking.SURE, w, strict=False)},
        "base": round(float(w[-1]), 4),
    }


def _points(intervals: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in intervals for i in range(start, end)}


if __name__ == "__main__":
    main()
