"""The system over annotated stories: ``python -m evaluation --only gold examples``.

Reading is scored report by report; claims and differences on whatever stories the system makes of a folder's reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from counterclaim.claims.records import Comparison, Dossier
from counterclaim.identity import identify
from counterclaim.identity.records import Identities
from counterclaim.reading import Attribution, Reading, read
from counterclaim.text import Report
from evaluation import comparison, relations
from evaluation.comparison import Conflict, DifferenceFigures, Placed
from evaluation.identity import same_name
from evaluation.relations import Relation
from evaluation.scores import NOTHING, Count, b_cubed
from evaluation.spans import ROLES, SpanCounts, total
from evaluation.spans import count as count_spans
from evaluation.stories_gold import GoldStory, folders, place, read_story

Comparer = Callable[[list[Report]], list[Dossier]]
NO_DIFFERENCES = DifferenceFigures(NOTHING, NOTHING)
FACTS = ("stance", "quote", "said_on", "speaker")


@dataclass(frozen=True, slots=True)
class StoryFigures:
    """Counts of one story or of several added up; ``grouping`` pairs claims with propositions, made unlike by story."""

    spans: dict[str, SpanCounts] = field(default_factory=dict)
    exact: Count = NOTHING
    near: Count = NOTHING
    nested: Count = NOTHING
    facts: dict[str, Count] = field(default_factory=dict)
    grouping: tuple[tuple[str, str], ...] = ()
    coverage: Count = NOTHING
    must: Count = NOTHING
    stance: Count = NOTHING
    differences: DifferenceFigures = NO_DIFFERENCES
    origins: Count = NOTHING
    one_story: Count = NOTHING

    def __add__(self, other: StoryFigures) -> StoryFigures:
        return StoryFigures(
            spans=total([self.spans, other.spans]),
            exact=self.exact + other.exact,
            near=self.near + other.near,
            nested=self.nested + other.nested,
            facts={n: self.facts.get(n, Count()) + other.facts.get(n, Count()) for n in FACTS},
            grouping=self.grouping + other.grouping,
            coverage=self.coverage + other.coverage,
            must=self.must + other.must,
            stance=self.stance + other.stance,
            differences=self.differences + other.differences,
            origins=self.origins + other.origins,
            one_story=self.one_story + other.one_story,
        )

    def figures(self, *, with_claims: bool = True) -> dict[str, float]:
        """Shares of one by measure, in the order of the table."""
        made = {f"{r} exact F1": self.spans[r].exact.f1 for r in ROLES if r in self.spans}
        made |= {f"{r} overlap F1": self.spans[r].overlap.f1 for r in ROLES if r in self.spans}
        made |= {
            "relation exact F1": self.exact.f1,
            "relation F1": self.near.f1,
            "relation precision": self.near.precision,
            "relation recall": self.near.recall,
            "nested precision": self.nested.precision,
            "nested recall": self.nested.recall,
        }
        made |= {f"{name} accuracy": self.facts[name].recall for name in ("stance", "quote", "speaker")}
        made |= {"said-on precision": self.facts["said_on"].precision, "said-on recall": self.facts["said_on"].recall}
        if with_claims:
            conflicts = self.differences.conflicts
            made |= {
                "stories kept whole": self.one_story.recall,
                "position coverage": self.coverage.recall,
                "position grouping B-cubed": b_cubed(self.grouping)[2],
                "position stance accuracy": self.stance.precision,
                "must-have propositions": self.must.recall,
                "must-have differences": self.differences.must.recall,
                "conflict precision": conflicts.precision,
                "conflict recall": conflicts.recall,
                "origins counted exactly": self.origins.precision,
            }
        return made


def run(folder: Path, *, compare: Comparer | None) -> StoryFigures | None:
    """Figures over the annotated stories under ``folder``, None where there are none.

    Without ``compare`` only reading and speakers are scored.
    """
    stories = [read_story(f) for f in folders(folder)]
    if not stories:
        return None
    made = StoryFigures()
    for story in stories:
        made = made + one(story, compare=compare)
    return made


def one(story: GoldStory, *, compare: Comparer | None) -> StoryFigures:
    """Figures of one story."""
    reports = list(story.reports.values())
    if compare is None:
        readings = {r.id: read(r) for r in reports}
        return _read_figures(story, readings, [identify(reports, [readings[r.id] for r in reports])])
    dossiers = compare(reports)
    readings = {reading.report: reading for d in dossiers for reading in d.readings}
    made = _read_figures(story, readings, [d.identities for d in dossiers])
    kept = max((len(d.reports) for d in dossiers), default=0) == len(reports)
    return replace(_claim_figures(story, dossiers, made), one_story=Count(int(kept), 1, 1))


def relation_of(attribution: Attribution, identities: Iterable[Identities] = ()) -> Relation:
    """A found attribution as it is scored."""
    names = {e.name for i in identities if (e := i.of(attribution.source)) is not None}
    return Relation(
        id=attribution.id,
        source=((attribution.source.start, attribution.source.end),) if attribution.source is not None else (),
        cue=((attribution.cue.start, attribution.cue.end),) if attribution.cue is not None else (),
        content=tuple((s.start, s.end) for s in attribution.content),
        within=attribution.within,
        facts={
            "stance": frozenset([attribution.stance]),
            "quote": frozenset([attribution.quote]),
            "said_on": frozenset([attribution.said_on]) if attribution.said_on is not None else frozenset(),
            "speaker": frozenset(names),
        },
    )


def _read_figures(story: GoldStory, readings: dict[str, Reading], identities: list[Identities]) -> StoryFigures:
    made = StoryFigures()
    for name, report in story.reports.items():
        gold = story.attributions[name]
        found = [relation_of(a, identities) for a in readings[report.id].attributions]
        pairs = relations.pair(found, gold, relations.near)
        ignored = {mine.id for mine, theirs in pairs if not theirs.core}
        counted = [f for f in found if f.id not in ignored]
        core = [g for g in gold if g.core]
        exact = relations.pair(found, gold, relations.exact)
        made = made + StoryFigures(
            spans={
                role: count_spans(
                    [s for f in counted for s in getattr(f, role)], [s for g in core for s in getattr(g, role)]
                )
                for role in ROLES
            },
            exact=replace(relations.count(pairs, found, gold), right=sum(g.core for _, g in exact), recalled=None),
            near=relations.count(pairs, found, gold),
            nested=relations.nested(pairs, gold),
            facts={n: relations.facts(pairs, n, same_name if n == "speaker" else str.__eq__) for n in FACTS},
        )
    return made


def _claim_figures(story: GoldStory, dossiers: list[Dossier], made: StoryFigures) -> StoryFigures:
    reports = {r.id: r for r in story.reports.values()}
    comparisons: list[Comparison] = [d.comparison for d in dossiers]
    found = [
        Placed(place(reports[p.report], p.span.start, p.span.end), c.id, p.stance)
        for made_of in comparisons
        for c in made_of.claims
        for p in c.positions
    ]
    independent = {c.id: c.independent_origins for made_of in comparisons for c in made_of.claims}
    gold = [p for proposition in story.propositions for p in proposition.positions]
    pairs = comparison.match(found, gold)
    must = [p for p in story.propositions if p.must]
    best = {p.id: comparison.best_claim(found, p.positions) for p in must}
    met = [p for p in must if best[p.id][1] >= 0.5]
    counted = [p for p in met if p.independent_origins is not None]
    exact = sum(independent[best[p.id][0] or ""] == p.independent_origins for p in counted)
    told = [
        Conflict(
            d.kind,
            d.conflict,
            tuple(tuple(place(reports[s.report], s.start, s.end) for s in side.evidence) for side in d.sides),
        )
        for made_of in comparisons
        for d in made_of.differences
    ]
    disputed = [p.positions for p in story.propositions if p.relation in ("disputed", "outlet-conflict")]
    return replace(
        made,
        grouping=tuple((f"{story.name}/{f.group}", f"{story.name}/{g.group}") for f, g in pairs),
        coverage=comparison.covered(found, gold),
        must=Count(len(met), len(must), len(must)),
        stance=Count(sum(f.stance == g.stance for f, g in pairs), len(pairs), len(pairs)),
        differences=comparison.differences(told, story.differences, disputed),
        origins=Count(exact, len(counted), len(counted)),
    )
