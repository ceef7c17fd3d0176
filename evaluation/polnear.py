"""PolNeAR dev: 84 articles, spans by role on raw characters and whole relations."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading import read
from counterclaim.text import Report
from evaluation import relations
from evaluation.gold import relation_of
from evaluation.relations import Relation
from evaluation.spans import ROLES, Count, SpanCounts, total
from evaluation.spans import count as count_spans
from training.corpora import Labelled, data_root, polnear


def figures() -> dict[str, float] | None:
    """Shares of one by measure; None where the corpus is absent."""
    if not (data_root() / "polnear" / "dev").is_dir():
        return None
    return score(polnear("dev"))


def score(articles: Iterator[Labelled]) -> dict[str, float]:
    """Micro averages over ``articles``, each read as a report of its own."""
    spans: dict[str, SpanCounts] = {}
    exact = near = Count()
    for article in articles:
        report = Report(id=article.id, text=article.text, sha256="", language="en")
        found = [relation_of(a) for a in read(report).attributions]
        gold = [
            Relation(str(i), tuple(a.source), tuple(a.cue), tuple(a.content), core=bool(a.content))
            for i, a in enumerate(article.attributions or [])
        ]
        every = {role: [s for g in gold for s in getattr(g, role)] for role in ROLES}
        # the corpus is flat: what we read inside a content, and it does not mark, is left out of the spans
        flat = [f for f in found if f.within is None]
        counts = {r: count_spans([s for f in flat for s in getattr(f, r)], every[r]) for r in ROLES}
        spans = total([spans, counts])
        exact += relations.count(relations.pair(flat, gold, relations.exact), flat, gold)
        near += relations.count(relations.pair(flat, gold, relations.near), flat, gold)
    made = {f"{r} exact F1": spans[r].exact.f1 for r in ROLES}
    made |= {f"{r} overlap F1": spans[r].overlap.f1 for r in ROLES}
    made |= {f"{r} begin F1": spans[r].begin.f1 for r in ROLES}
    made |= {f"{r} Jaccard": spans[r].jaccard for r in ROLES}
    return made | {
        "relation exact F1": exact.f1,
        "relation F1": near.f1,
        "relation precision": near.precision,
        "relation recall": near.recall,
    }
