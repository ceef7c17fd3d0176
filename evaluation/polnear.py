"""PolNeAR dev: 84 articles, spans by role on raw characters and whole relations.

Spans are scored per article, and once more passage by passage, nearer to how CofeNet (Wang et al. 2022) scores: spans
of gold and found alike end where a paragraph does. It tokenises, reads each passage alone and drops what it cannot
place; ours is read as an article and scored on characters, so the figures are beside each other and not the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.reading import read
from counterclaim.text import Report
from evaluation import relations
from evaluation.data import data_root
from evaluation.gold import relation_of
from evaluation.relations import Relation
from evaluation.scores import NOTHING, Count
from evaluation.spans import ROLES, Interval, SpanCounts, total
from evaluation.spans import count as count_spans
from training.corpora import Labelled, polnear


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


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one article or of several added up: spans by role, the same cut by passage, whole relations."""

    spans: Mapping[str, SpanCounts] = field(default_factory=dict)
    passages: Mapping[str, SpanCounts] = field(default_factory=dict)
    exact: Count = NOTHING
    near: Count = NOTHING

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            spans=total([self.spans, other.spans]),
            passages=total([self.passages, other.passages]),
            exact=self.exact + other.exact,
            near=self.near + other.near,
        )

    def figures(self) -> dict[str, float]:
        """Shares of one by measure."""
        spans, passages = ({r: c.get(r, SpanCounts()) for r in ROLES} for c in (self.spans, self.passages))
        made = {f"{r} exact F1": spans[r].exact.f1 for r in ROLES}
        made |= {f"{r} overlap F1": spans[r].overlap.f1 for r in ROLES}
        made |= {f"{r} begin F1": spans[r].begin.f1 for r in ROLES}
        made |= {f"{r} Jaccard": spans[r].jaccard for r in ROLES}
        made |= {f"{r} exact F1 by passage": passages[r].exact.f1 for r in ROLES}
        made |= {f"{r} begin F1 by passage": passages[r].begin.f1 for r in ROLES}
        made |= {f"{r} Jaccard by passage": passages[r].jaccard for r in ROLES}
        return made | {
            "relation exact F1": self.exact.f1,
            "relation F1": self.near.f1,
            "relation precision": self.near.precision,
            "relation recall": self.near.recall,
        }


def counted(text: str, found: Sequence[Relation], gold: Sequence[Relation]) -> Counts:
    """The counts of one article.

    The corpus is flat: what we read inside a content, and it does not mark, is left out.
    """
    flat = [f for f in found if f.within is None]
    mine, theirs = ({role: [s for a in some for s in getattr(a, role)] for role in ROLES} for some in (flat, gold))
    return Counts(
        spans={r: count_spans(mine[r], theirs[r]) for r in ROLES},
        passages={r: count_spans(by_passage(text, mine[r]), by_passage(text, theirs[r])) for r in ROLES},
        exact=relations.count(relations.pair(flat, gold, relations.exact), flat, gold),
        near=relations.count(relations.pair(flat, gold, relations.near), flat, gold),
    )


def annotated(article: Labelled) -> list[Relation]:
    """The corpus's attributions as they are scored; one without content is off the core."""
    return [
        Relation(str(i), tuple(a.source), tuple(a.cue), tuple(a.content), core=bool(a.content))
        for i, a in enumerate(article.attributions or [])
    ]


def figures() -> dict[str, float] | None:
    """Micro averages over dev, each article read as a report of its own; None where the corpus is absent."""
    if not (data_root() / "polnear" / "dev").is_dir():
        return None
    made = Counts()
    for article in polnear("dev"):
        report = Report(id=article.id, text=article.text, sha256="", language="en")
        made += counted(article.text, [relation_of(a) for a in read(report).attributions], annotated(article))
    return made.figures()
