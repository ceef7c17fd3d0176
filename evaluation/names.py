"""Names on the held-out fifth of the newswire set: exact F1 by class and over all."""

from __future__ import annotations

from counterclaim.models import reader
from evaluation.spans import SpanCounts, count, total
from training.corpora import NAMES, data_root, is_held_out, newswire

MAPPED = {"Location": "place", "Facility": "place", "Person": "person", "Organization": "organisation", "NORP": "group"}
"""The set's classes as the types of the design; classes not named stay as they are."""


def figures() -> dict[str, float] | None:
    """Shares of one by measure; None where the set is absent."""
    if not (data_root() / "ner_newswire").is_dir():
        return None
    exact: dict[str, SpanCounts] = {}
    mapped: dict[str, SpanCounts] = {}
    every = SpanCounts()
    for article in newswire():
        if not is_held_out(article.id):
            continue
        found = {(t.start, t.end, t.label) for t in reader.score(article.text).spans["names"]}
        gold = set(article.spans["names"])
        exact = total([exact, {c: count(_of(found, {c}), _of(gold, {c})) for c in NAMES}])
        for kind in sorted(set(MAPPED.values())):
            classes = {c for c, t in MAPPED.items() if t == kind}
            mapped = total([mapped, {kind: count(_of(found, classes), _of(gold, classes))}])
        every = every + count(_of(found, set(NAMES)), _of(gold, set(NAMES)))
    overall = sum((c.exact for c in exact.values()), SpanCounts().exact)
    return (
        {"exact F1": overall.f1, "spans only F1": every.exact.f1}
        | {f"{t} F1": c.exact.f1 for t, c in sorted(mapped.items())}
        | {f"class {c} F1": exact[c].exact.f1 for c in NAMES}
    )


def _of(spans: set[tuple[int, int, str]], classes: set[str]) -> set[tuple[int, int]]:
    return {(s, e) for s, e, label in spans if label in classes}
