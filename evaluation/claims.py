"""Comparing against annotated stories: what was found, how it was grouped, which stances, which differences.

Run: ``python -m evaluation.claims FOLDER...`` where each folder holds reports, ``reports.json`` and ``gold/``.
Positions match by overlap of their spans; a position found is given to the annotated one that it overlaps most.
``given`` groups the annotated positions themselves, so that alignment is measured apart from reading.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim import intake
from counterclaim.claims import compare
from counterclaim.claims.alignment.align import align
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.compare import space_of
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.propositions.traits import Lookup, standalone, traits
from counterclaim.claims.records import Claim, Comparison, Position
from counterclaim.identity import identify
from counterclaim.identity.records import Identities
from counterclaim.reading import read
from counterclaim.reading.records import Reading
from counterclaim.stories import find_reuse
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Report, Span
from evaluation.scores import b_cubed


@dataclass(frozen=True, slots=True)
class Read:
    """An annotated story, read."""

    name: str
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    identities: Identities
    reuse: tuple[Reuse, ...]
    propositions: list[dict[str, Any]]
    discrepancies: list[dict[str, Any]]
    origins: list[dict[str, Any]]

    def report(self, doc: str) -> Report:
        return self.reports[int(doc)]


@dataclass(slots=True)
class Figures:
    """Counts of one story: (right, all) by name."""

    counts: dict[str, tuple[float, float]] = field(default_factory=dict)

    def add(self, name: str, right: float, all_: float = 1.0) -> None:
        had = self.counts.get(name, (0.0, 0.0))
        self.counts[name] = (had[0] + right, had[1] + all_)

    def share(self, name: str) -> float:
        right, all_ = self.counts.get(name, (0.0, 0.0))
        return right / all_ if all_ else float("nan")


def load(folder: Path) -> Read:
    """Read an annotated story; reports in the order of its ``reports.json``."""
    listed = [entry["file"] for entry in json.loads((folder / "reports.json").read_text(encoding="utf-8"))]
    found = [r for r in intake.load([folder]) if isinstance(r, Report)]
    by_file = {Path(r.source_file or "").name: r for r in found}
    reports = tuple(by_file[name] for name in listed)
    readings = tuple(read(r) for r in reports)
    gold = {n: json.loads((folder / "gold" / f"{n}.json").read_text(encoding="utf-8")) for n in _GOLD}
    identities = identify(reports, readings)
    return Read(folder.name, reports, readings, identities, find_reuse(reports, readings), *(gold[n] for n in _GOLD))


_GOLD = ("propositions", "discrepancies", "origins")


def given_space(story: Read) -> tuple[Space, list[str]]:
    """The annotated positions as propositions, and the annotated proposition of each."""
    lookups = [Lookup(r, x, story.identities) for r, x in zip(story.reports, story.readings, strict=True)]
    made: list[Proposition] = []
    about: list[Traits] = []
    labels: list[str] = []
    context: list[str] = []
    for proposition in story.propositions:
        for position in proposition["positions"]:
            lookup = lookups[int(position["doc"])]
            start, end = position["offsets"]
            wording = standalone(lookup, start, end)
            sentence = lookup.sentence(start)
            made.append(
                Proposition(
                    id=f"{proposition['id']}-{len(made)}",
                    report=lookup.report.id,
                    span=Span(lookup.report.id, start, end),
                    text=position["verbatim"],
                    standalone=wording,
                    sentence=sentence,
                    holder=position["holder_canonical"],
                    stance=position["stance"],
                )
            )
            about.append(traits(lookup, start, end, wording))
            labels.append(str(proposition["id"]))
            context.append(standalone(lookup, sentence.start, max(sentence.end, end)))
    return Space(made, about, context), labels


def found_space(story: Read) -> Space:
    """What comparing finds in the texts of a story, replies without content left out."""
    return space_of(_whole(story), story.reports, story.readings, story.identities)


def _overlap(position: Position, start: int, end: int) -> int:
    return min(position.span.end, end) - max(position.span.start, start)


def _best(held: Iterable[tuple[Claim, Position]], report: str, start: int, end: int) -> tuple[Claim, Position] | None:
    near = [(c, p) for c, p in held if p.report == report and _overlap(p, start, end) > 0]
    if not near:
        return None
    return max(
        near, key=lambda cp: (_overlap(cp[1], start, end) / (cp[1].span.end - cp[1].span.start + end - start), cp[1].id)
    )


def score(story: Read, comparison: Comparison) -> Figures:
    """The figures of one story."""
    figures = Figures()
    held = [(c, p) for c in comparison.claims for p in c.positions]
    matched: list[tuple[str, str]] = []
    origins = {o["proposition"]: o["independent_count"] for o in story.origins}
    for proposition in story.propositions:
        must = proposition["tier"] == "must-have"
        claims: list[Claim] = []
        for position in proposition["positions"]:
            found = _best(held, story.report(position["doc"]).id, *position["offsets"])
            figures.add("positions covered", found is not None)
            if must:
                figures.add("must-have positions covered", found is not None)
            if found is not None:
                claims.append(found[0])
                matched.append((found[0].id, proposition["id"]))
                figures.add("stance", found[1].stance == position["stance"])
        if must:
            docs = {p["doc"] for p in proposition["positions"]}
            figures.add("must-have found", bool(claims))
            if len(docs) > 1:
                joined = any(len({p.report for p in c.positions if _on(story, p, proposition)}) > 1 for c in claims)
                figures.add("must-have joined across reports", joined)
        if claims and proposition["id"] in origins:
            most = max(sorted({c.id for c in claims}), key=[c.id for c in claims].count)
            claim = next(c for c in claims if c.id == most)
            figures.add("origins exact", claim.independent_origins == origins[proposition["id"]])
    for name, value in zip(("b3 precision", "b3 recall", "b3"), b_cubed(matched), strict=True):
        figures.add(name, value)
    _differences(story, comparison, figures)
    return figures


def _on(story: Read, position: Position, proposition: dict[str, Any]) -> bool:
    return any(
        story.report(p["doc"]).id == position.report and _overlap(position, *p["offsets"]) > 0
        for p in proposition["positions"]
    )


def _differences(story: Read, comparison: Comparison, figures: Figures) -> None:
    """A difference is found where evidence of it overlaps the annotated words in two reports (or all given)."""
    places = []
    for entry in story.discrepancies:
        spans = []
        for doc, texts in entry["per_doc"].items():
            report = story.report(doc)
            for text in texts:
                at = report.text.find(text)
                if at >= 0:
                    spans.append((report.id, at, at + len(text)))
        places.append((entry, spans))
    for entry, spans in places:
        if entry["tier"] != "must-have":
            continue
        needed = min(2, len({s[0] for s in spans}))
        hit = any(len(_touched(d.sides, spans)) >= needed for d in comparison.differences)
        figures.add("must-have differences", hit)
        if entry["is_real_contradiction"]:
            hit = any(d.conflict and len(_touched(d.sides, spans)) >= needed for d in comparison.differences)
            figures.add("contradictions found", hit)
    disputed = [p for p in story.propositions if p["expected_relation"] in ("disputed", "outlet-conflict")]
    for difference in comparison.differences:
        if not difference.conflict:
            continue
        right = any(e["is_real_contradiction"] and _touched(difference.sides, spans) for e, spans in places)
        right = right or any(_disputes(story, difference.sides, p) for p in disputed)
        figures.add("conflict precision", right)


def _disputes(story: Read, sides: Sequence[Any], proposition: dict[str, Any]) -> bool:
    spans = [(story.report(p["doc"]).id, *p["offsets"]) for p in proposition["positions"]]
    return sum(any(meets_place(span, s) for span in side.evidence for s in spans) for side in sides) > 1


def meets_place(span: Span, place: tuple[str, int, int]) -> bool:
    """Whether a span overlaps a place: a report's id and code points."""
    return span.report == place[0] and span.start < place[2] and place[1] < span.end


def _touched(sides: Sequence[Any], spans: Sequence[tuple[str, int, int]]) -> set[str]:
    return {s[0] for side in sides for span in side.evidence for s in spans if meets_place(span, s)}


def compared(story: Read) -> Comparison:
    """The story, compared."""
    return compare(_whole(story), story.reports, story.readings, story.identities, story.reuse)


def _whole(story: Read) -> Story:
    return Story(story.name, story.name, tuple(r.id for r in story.reports), None, None)


def main(folders: Sequence[str]) -> None:
    """Print a row for each story and their mean."""
    every: list[Figures] = []
    names: list[str] = []
    for folder in folders:
        story = load(Path(folder))
        figures = score(story, compared(story))
        space, labels = given_space(story)
        clusters = align(space)
        home = {i: k for k, members in enumerate(clusters) for i in members}
        figures.add("b3 given positions", b_cubed((home[i], label) for i, label in enumerate(labels))[2])
        every.append(figures)
        names.append(story.name)
    rows = sorted({name for f in every for name in f.counts})
    print(f"{'':32}" + "".join(f"{n[:8]:>9}" for n in names) + f"{'all':>9}")
    for row in rows:
        right = sum(f.counts.get(row, (0, 0))[0] for f in every)
        all_ = sum(f.counts.get(row, (0, 0))[1] for f in every)
        print(f"{row:32}" + "".join(f"{f.share(row):9.2f}" for f in every) + f"{right / all_:9.3f}  of {all_:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
