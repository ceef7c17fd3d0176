"""Time expressions against TimeBank and AQUAINT (TempEval-3 training data).

Half of the documents, by a hash of their names, were looked at while the rules were written; the other half was only
scored until they were done, and its wrong values were sorted by cause after that.
Figures for both: spans of ``find`` (strict and by overlap), values given the gold spans, values end to end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.reading.times import find, normalise
from evaluation.scores import Count
from training.corpora import Timed, tbaq


@dataclass(frozen=True, slots=True)
class TimeFigures:
    """Shares of one: F1 of spans and of values, and the accuracy of values where the spans are given."""

    documents: int
    expressions: int
    strict: float
    relaxed: float
    precision: float
    recall: float
    value_accuracy: float
    value: float


def is_seen(name: str) -> bool:
    """Whether a document is of the half that was looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def measure(documents: Iterable[Timed]) -> TimeFigures:
    """TempEval-3's measures: each found expression is right by at most one of gold, and the other way round."""
    n = gold = found = exact = met = valued = valued_given = 0
    for document in documents:
        n += 1
        anchor = date.fromisoformat(document.created[:10]) if len(document.created) >= 10 else None
        spans = find(document.text)
        ours = normalise(document.text, spans, anchor=anchor)
        gold += len(document.times)
        found += len(ours)
        given = normalise(document.text, [(s, e) for s, e, _, _ in document.times], anchor=anchor)
        by_span = {(t.span.start, t.span.end): t.value for t in given}
        taken: set[int] = set()
        for start, end, _, value in document.times:
            valued_given += by_span[start, end] == value
            exact += (start, end) in spans
            for i, time in enumerate(ours):
                if i not in taken and time.span.start < end and start < time.span.end:
                    taken.add(i)
                    met += 1
                    valued += time.value == value
                    break
    relaxed = Count(met, found, gold)
    return TimeFigures(
        documents=n,
        expressions=gold,
        strict=Count(exact, found, gold).f1,
        relaxed=relaxed.f1,
        precision=relaxed.precision,
        recall=relaxed.recall,
        value_accuracy=Count(valued_given, gold, gold).recall,
        value=Count(valued, found, gold).f1,
    )


def figures() -> dict[str, TimeFigures]:
    """By half: ``seen`` while the rules were written, ``unseen``, and ``all``."""
    documents = list(tbaq())
    return {
        "seen": measure(d for d in documents if is_seen(d.id)),
        "unseen": measure(d for d in documents if not is_seen(d.id)),
        "all": measure(documents),
    }


def main() -> None:
    for name, got in figures().items():
        print(
            f"{name:7} documents {got.documents} expressions {got.expressions} strict {got.strict:.3f} "
            f"relaxed {got.relaxed:.3f} (P {got.precision:.3f} R {got.recall:.3f}) "
            f"value|gold {got.value_accuracy:.3f} value {got.value:.3f}"
        )


if __name__ == "__main__":
    main()
