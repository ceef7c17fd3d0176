"""PolNeAR dev: 84 articles, spans by role on raw characters and whole relations.

Spans are scored per article, and once more passage by passage, nearer to how CofeNet (Wang et al. 2022) scores: spans
of gold and found alike end where a paragraph does. It tokenises, reads each passage alone and drops what it cannot
place; ours is read as an article and scored on characters, so the figures are beside each other and not the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.reading import read
from counterclaim.text import Report
from evaluation import relations
from evaluation.gold import relation_of
from evaluation.relations import Relation
from evaluation.spans import ROLES, Count, Interval, SpanCounts, total
from evaluation.spans import count as count_spans
from training.corpora import Labelled, data_root, polnear


def by_passage(text: str, spans: Iterable[Interval]) -> set[tuple[int, int]]:
    """``spans`` cut at the ends of ``text``'s paragraphs, without the white space around each part."""
    made = set()
    for start, end in spans:
        for part in _LINE.finditer(text, start, end):
            words = part.group().strip()
            if words:
                first = part.start() + part.group().index(words[0])
                made.add((first, first + len(words)))
    return made


_LINE = re.compile(r"[^\n]+")


def figures() -> dict[str, float] | None:
    """Shares of one by measure; None where the corpus is absent."""
    if not (data_root() / "polnear" / "dev").is_dir():
        return None
    return score(polnear("dev"))


def score(articles: Iterator[Labelled]) -> dict[str, float]:
    """Micro averages over ``articles``, each read as a report of its own."""
    spans: dict[str, SpanCounts] = {}
    passages: dict[str, SpanCounts] = {}
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
        mine = {role: [s for f in flat for s in getattr(f, role)] for role in ROLES}
        spans = total([spans, {r: count_spans(mine[r], every[r]) for r in ROLES}])
        cut = {r: count_spans(by_passage(article.text, mine[r]), by_passage(article.text, every[r])) for r in ROLES}
        passages = total([passages, cut])
        exact += relations.count(relations.pair(flat, gold, relations.exact), flat, gold)
        near += relations.count(relations.pair(flat, gold, relations.near), flat, gold)
    made = {f"{r} exact F1": spans[r].exact.f1 for r in ROLES}
    made |= {f"{r} overlap F1": spans[r].overlap.f1 for r in ROLES}
    made |= {f"{r} begin F1": spans[r].begin.f1 for r in ROLES}
    made |= {f"{r} Jaccard": spans[r].jaccard for r in ROLES}
    made |= {f"{r} exact F1 by passage": passages[r].exact.f1 for r in ROLES}
    made |= {f"{r} begin F1 by passage": passages[r].begin.f1 for r in ROLES}
    made |= {f"{r} Jaccard by passage": passages[r].jaccard for r in ROLES}
    return made | {
        "relation exact F1": exact.f1,
        "relation F1": near.f1,
        "relation precision": near.precision,
        "relation recall": near.recall,
    }
