"""Fit how likely two speakers of a claim are one origin, cross-validated by story; writes ``claims/data/origins.json``.

Run: ``python -m training.fit_origins``. Numpy only. On the labelled news stories of part "dev" whose must-have groups
have origins (docs/labelling.md): of the speakers of a group, as comparing finds them, the pairs of which no rule
(``dependence.py``) tells that they are one and of which neither denies what the other says. They are one where an
origin of the group holds positions of both. What is counted with the weights is counted over the positions of a group
as labelled, so that grouping does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from counterclaim.claims.alignment.claim import Sources
from counterclaim.claims.compare import compare, lookups_of, sources_of
from counterclaim.claims.origins.counting import by_speaker, quoted_in
from counterclaim.claims.origins.dependence import dependent
from counterclaim.claims.origins.one_origin import FEATURES, opposed, row, speaker
from counterclaim.claims.records import Claim, Position
from counterclaim.identity import identify
from counterclaim.reading import read
from counterclaim.stories import find_reuse
from counterclaim.stories.records import Story
from counterclaim.text import Report
from evaluation.labels import Group, Labelled, labelled, placed, read_reports, standing
from training.logistic import Array, logistic

FOLDS = 8
THRESHOLD = 0.45
"""By the count over labelled positions 0.40 to 0.50 are level."""
TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "claims" / "data" / "origins.json"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one story: ``rows`` (pairs, features), ``same`` (pairs,)."""

    rows: Array
    same: Array


def stories() -> Iterator[Pairs]:
    """The pairs of each labelled story that has origins."""
    for story in labelled("dev"):
        if any(g.origins is not None for g in story.groups):
            reports = read_reports([story])[story.story]
            claims, sources = compared(reports)
            yield pairs_of(placed(story, reports), claims, sources)


def compared(reports: Sequence[Report]) -> tuple[Sequence[Claim], Sources]:
    """The claims of ``reports`` as one story, and what their origins are told by."""
    readings = [read(r) for r in reports]
    identities, reuse = identify(reports, readings), find_reuse(reports, readings)
    whole = Story("labelled", "", tuple(r.id for r in reports), None, None)
    claims = compare(whole, reports, readings, identities, reuse).claims
    kept, lookups = lookups_of(whole, reports, readings, identities)
    holders = {p.holder_entity for c in claims for p in c.positions if p.holder_entity is not None}
    return claims, sources_of(kept, lookups, identities, reuse, holders)


def pairs_of(story: Labelled, claims: Sequence[Claim], sources: Sources) -> Pairs:
    """The pairs of speakers of all must-have groups of a story."""
    at = {n: position for n, (_, position) in standing(story, claims).items()}
    told = [pair for group in story.groups if group.must and group.origins for pair in _pairs(group, at, sources)]
    rows = np.array([features for features, _ in told]).reshape(-1, len(FEATURES))
    return Pairs(rows, np.array([float(same) for _, same in told]))


def _pairs(group: Group, at: Mapping[int, Position], sources: Sources) -> Iterator[tuple[tuple[float, ...], bool]]:
    found = {at[n].id: at[n] for n, _ in group.members if n in at}
    origins: dict[str, set[int]] = {}
    for k, numbers in enumerate(group.origins or ()):
        for n in numbers:
            if n in at:
                origins.setdefault(at[n].id, set()).add(k)
    positions = list(found.values())
    grouped, _ = by_speaker(positions, sources.words_of, quoted_in(positions, sources.passages), sources.argued)
    held = {name: rows for (name, known), rows in sorted(grouped.items()) if known}
    speakers = {name: speaker(name, rows, sources.described, sources.people) for name, rows in held.items()}
    whose = {name: set().union(*(origins.get(p.id, set()) for p in rows)) for name, rows in held.items()}
    names = [name for name in held if whose[name]]
    for n, name in enumerate(names):
        for other in names[:n]:
            rule = dependent(name, other, held[name], held[other], sources.described, sources.bodies, sources.states)
            if rule is None and not opposed(speakers[name], speakers[other]):
                yield row(speakers[name], speakers[other]), bool(whose[name] & whose[other])


def fit(sets: Sequence[Pairs]) -> tuple[Array, float]:
    """Weights beside ``FEATURES`` and the bias."""
    rows, same = np.concatenate([s.rows for s in sets]), np.concatenate([s.same for s in sets])
    return logistic(rows, same, np.ones(len(same)))


def right(sets: Sequence[Pairs], values: Array, bias: float) -> int:
    """Of how many pairs the likelier is what the labels have."""
    return sum(int(np.sum((s.rows @ values + bias > 0) == (s.same > 0))) for s in sets)


def main() -> None:
    told = list(stories())
    folds = [told[k::FOLDS] for k in range(FOLDS)]
    others = [[s for k, fold in enumerate(folds) if k != out for s in fold] for out in range(FOLDS)]
    good = sum(right(fold, *fit(rest)) for fold, rest in zip(folds, others, strict=True))
    pairs, one = sum(len(s.same) for s in told), sum(float(s.same.sum()) for s in told)
    values, bias = fit(told)
    made = {
        "made": "training/fit_origins.py: logistic regression on pairs of speakers of labelled news stories",
        "stories": len(told),
        "pairs": pairs,
        "of-one-origin": round(one / pairs, 4),
        "right-cross-validated": round(good / pairs, 4),
        "threshold": THRESHOLD,
        "weights": {name: round(float(value), 4) for name, value in zip(FEATURES, values, strict=True)},
        "bias": round(bias, 4),
    }
    print(json.dumps(made, indent=2))
    TARGET.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
