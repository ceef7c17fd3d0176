"""News stories whose found positions were labelled by a guide: which answer one question, who denies, what is broken.

``news_labels.jsonl`` holds one story a line and no word of a text: reports by their id in the development data,
positions as ``[report, start, end]`` in code points of its text, and what was said of them by number. The guide
by which they were labelled is docs/labelling.md. ``python -m evaluation --only news`` scores comparing against it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from counterclaim.brief.holders import UNSURE
from counterclaim.claims import compare
from counterclaim.claims.records import Claim, Comparison, Difference, Position, Side
from counterclaim.identity import identify
from counterclaim.intake import load
from counterclaim.reading import read
from counterclaim.stories import find_reuse
from counterclaim.stories.records import Story
from counterclaim.text import Report, Span, overlap
from evaluation.data import news_folder
from evaluation.scores import Count, b_cubed

LABELS = Path(__file__).parent / "news_labels.jsonl"
FIRM = ("asserts", "hedges")
OUTLET = "outlet"
FIRST = 8
"""Claims that a reader sees first."""

Mark = tuple[int, str]
"""A group's number and the stance of a position on its question."""


@dataclass(frozen=True, slots=True)
class Group:
    """Positions (number, stance) that answer one question; ``must`` where no comparison could leave it out.

    ``origins``: numbers of the positions that go back to one origin, for each; None where nobody said.
    """

    must: bool
    members: tuple[tuple[int, str], ...]
    origins: tuple[tuple[int, ...], ...] | None = None

    def opposed(self) -> Iterator[tuple[int, int]]:
        """(assertion, denial) by number."""
        for one, said in self.members:
            for other, stance in self.members:
                if said in FIRM and stance == "denies":
                    yield one, other


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story's labels. ``contradictions`` and ``differences``: (position, position, kind).

    ``wrong``: by position whose holder was not who holds these words, where the right one is named, ``OUTLET`` where
    it is the outlet itself, None where it cannot be told (in stories without origins also where it is the outlet).
    """

    story: int
    part: str
    reports: tuple[str, ...]
    positions: tuple[Span, ...]
    holders: tuple[str, ...]
    groups: tuple[Group, ...]
    contradictions: tuple[tuple[int, int, str], ...]
    differences: tuple[tuple[int, int, str], ...]
    broken: frozenset[int]
    wrong: Mapping[int, Span | str | None] = field(default_factory=dict)

    def marks(self) -> dict[int, list[Mark]]:
        made: dict[int, list[Mark]] = {}
        for k, group in enumerate(self.groups):
            for number, stance in group.members:
                made.setdefault(number, []).append((k, stance))
        return made


def labelled(part: str | None = None) -> list[Labelled]:
    """The labelled stories, of one part ("dev", "fit", "held") or all."""
    with LABELS.open(encoding="utf-8") as lines:
        every = [_labelled(json.loads(line)) for line in lines]
    return [story for story in every if part is None or story.part == part]


def _labelled(made: Mapping[str, Any]) -> Labelled:
    reports = tuple(made["reports"])
    return Labelled(
        story=made["story"],
        part=made["part"],
        reports=reports,
        positions=tuple(Span(reports[r], start, end) for r, start, end in made["positions"]),
        holders=tuple(made["parties"]),
        groups=tuple(_group(g) for g in made["groups"]),
        contradictions=tuple((a, b, kind) for a, b, kind in made["contradictions"]),
        differences=tuple((a, b, kind) for a, b, kind in made["differences"]),
        broken=frozenset(made["broken"]),
        wrong={
            n: Span(reports[at[0]], at[1], at[2]) if isinstance(at, list) else at for n, at in made["wrong_holders"]
        },
    )


def _group(made: Mapping[str, Any]) -> Group:
    told = made.get("origins")
    origins = tuple(tuple(row) for row in told) if told is not None else None
    return Group(made["must"], tuple((n, s) for n, s in made["positions"]), origins)


def read_reports(stories: Sequence[Labelled]) -> dict[int, list[Report]]:
    """The reports of each story as intake loads them, in the order of ``Labelled.reports``.

    Raises ValueError where intake left one out or changed its text.
    """
    wanted = {i for story in stories for i in story.reports}
    raw = {record["id"]: record for record in _records(wanted)}
    made = {}
    for story in stories:
        lines = b"".join(json.dumps(raw[i]).encode() + b"\n" for i in story.reports)
        found = [r for r in load(["-"], stdin=BytesIO(lines)) if isinstance(r, Report)]
        if [r.text for r in found] != [raw[i]["text"] for i in story.reports]:
            raise ValueError(f"story {story.story}: its reports were not loaded as they stand")
        made[story.story] = found
    return made


def _records(wanted: set[str]) -> Iterator[dict[str, Any]]:
    with gzip.open(news_folder() / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in wanted:
                yield record


def placed(story: Labelled, reports: Sequence[Report]) -> Labelled:
    """``story`` with the positions' spans in the reports as loaded, whose ids are their own."""
    ids = dict(zip(story.reports, (r.id for r in reports), strict=True))

    def at(span: Span) -> Span:
        return Span(ids[span.report], span.start, span.end)

    wrong = {n: at(told) if isinstance(told, Span) else told for n, told in story.wrong.items()}
    return replace(story, positions=tuple(at(s) for s in story.positions), wrong=wrong)


Held = tuple[Claim, Position]


def standing(story: Labelled, claims: Iterable[Claim]) -> dict[int, Held]:
    """By number of a labelled position, the found one that covers it best, at least half of both, and its claim.

    What stands on a claim by implication alone stands in another one itself.
    """
    by_report: dict[str, list[Held]] = defaultdict(list)
    for claim in claims:
        for position in claim.positions:
            by_report[position.span.report].append((claim, position))
    made = {}
    for number, span in enumerate(story.positions):
        held = by_report[span.report]
        near = [(overlap.shared(span, p.span), p.implied is None, c.id, p.id, (c, p)) for c, p in held]
        best = max(near, default=None, key=lambda row: row[:4])
        if best is not None and best[0] >= 0.5:
            made[number] = best[4]
    return made


@dataclass(slots=True)
class Score:
    """Counts over stories. ``grouping`` pairs claims with groups, unlike by story; a position of no group is alone."""

    grouping: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, Count] = field(default_factory=dict)

    def add(self, name: str, count: Count) -> None:
        self.counts[name] = self.counts.get(name, Count()) + count

    def figures(self) -> dict[str, float]:
        made = {"position grouping B-cubed": b_cubed(self.grouping)[2]}
        for name, count in self.counts.items():
            if name in BOTH:
                made[f"{name} precision"], made[f"{name} recall"] = count.precision, count.recall
            else:
                made[name] = count.recall
        return made


BOTH = ("disputed claims", "conflicts")


def score(story: Labelled, comparison: Comparison, made: Score, reports: Sequence[Report] = ()) -> None:
    """Adds a story's counts to ``made``; ``reports`` tell whether a holder that was wrong is now who is named."""
    at = standing(story, comparison.claims)
    _holders(story, at, made, {r.id: r for r in reports})
    marks = story.marks()
    for number in sorted(at):
        mine = f"g{marks[number][0][0]}" if number in marks else f"n{number}"
        made.grouping.append((f"{story.story} {at[number][0].id}", f"{story.story} {mine}"))
    for group in story.groups:
        if group.must:
            homes = Counter(at[n][0].id for n, _ in group.members if n in at)
            home, most = homes.most_common(1)[0] if homes else ("", 0)
            found = bool(homes) and 2 * most >= len(group.members)
            made.add("must-have propositions", Count(int(found), 1, 1))
            if found and group.origins is not None:
                counted = next(c.independent_origins for c in comparison.claims if c.id == home)
                made.add("origins counted exactly", Count(int(counted == max(1, len(group.origins))), 1, 1))
    for claim in comparison.claims:
        for says, told in _members(claim, at, marks):
            if told:
                made.add("shown as making a claim, say it", Count(int(says), 1, 1))
            if says:
                made.add("say a claim, shown as making it", Count(int(told), 1, 1))
    made.add("disputed claims", _disputed(story, comparison, at))
    made.add("conflicts", _conflicts(story, comparison.differences))
    shown = [d.sides for d in comparison.differences]
    for one, other, _ in story.differences:
        met = any(_on(story, sides, one) and _on(story, sides, other) for sides in shown)
        made.add("differences", Count(int(met), 1, 1))
    first = [at_heading for c in comparison.claims[:FIRST] if (at_heading := heading_of(c, at)) is not None]
    for number in first:
        must = any(story.groups[k].must for k, _ in marks.get(number, ()))
        made.add("first claims headed by a must-have", Count(int(must), 1, 1))
        made.add("first claims headed by what can be read", Count(int(number not in story.broken), 1, 1))


def _holders(story: Labelled, at: Mapping[int, Held], made: Score, reports: Mapping[str, Report]) -> None:
    """Adds how many wrong holders are now right, and how many of the others and of right ones are marked as unsure."""
    for number, (_, position) in sorted(at.items()):
        if number in story.broken:
            continue
        unsure = position.confidence < UNSURE
        if number not in story.wrong:
            if position.attribution is not None:
                made.add("holders not wrong, marked unsure", Count(int(unsure), 1, 1))
            continue
        right = is_right(story.wrong[number], position.holder, spoken=position.attribution is not None, reports=reports)
        made.add("holders once wrong, now right", Count(int(right), 1, 1))
        if not right:
            made.add("holders still wrong, marked unsure", Count(int(unsure), 1, 1))


def is_right(told: Span | str | None, holder: str, *, spoken: bool, reports: Mapping[str, Report]) -> bool:
    """Whether a holder is now who is labelled as the right one; ``spoken``: not the outlet in its own voice."""
    if told == OUTLET:
        return not spoken
    if isinstance(told, Span) and told.report in reports:
        return _last_word(reports[told.report].quote(told)) in holder.lower()
    return holder == "unknown"


def _last_word(name: str) -> str:
    return name.lower().replace("’s", "").replace("'s", "").strip(" .,").split(" ")[-1]


def _members(claim: Claim, at: Mapping[int, Held], marks: Mapping[int, list[Mark]]) -> Iterator[tuple[bool, bool]]:
    """Of the labelled members beside the one that heads a claim, denials left out: whether each stands in a group with
    that one, and whether it is shown as making the claim."""
    headed = heading_of(claim, at)
    if headed is None:
        return
    groups = {k for k, _ in marks.get(headed, ())}
    for number, (home, position) in sorted(at.items()):
        if home.id == claim.id and number != headed and position.stance != "denies":
            yield bool(groups & {k for k, _ in marks.get(number, ())}), position.id not in claim.beside


def heading_of(claim: Claim, at: Mapping[int, Held]) -> int | None:
    """The labelled position whose words head a claim."""
    mine = sorted(n for n, (c, p) in at.items() if c.id == claim.id and p.text == claim.statement)
    return mine[0] if mine else None


def _disputed(story: Labelled, comparison: Comparison, at: Mapping[int, Held]) -> Count:
    """Claims called disputed that hold both stances of one group by two parties; groups so opposed that one holds."""
    held: dict[str, dict[int, str]] = defaultdict(dict)
    for number, (claim, position) in at.items():
        if position.id not in claim.beside:
            held[claim.id][number] = position.stance
    called = [c for c in comparison.claims if c.status == "disputed"]
    for claim in called:
        for p in claim.positions:
            if p.implied is not None and p.id not in claim.beside:
                for number, span in enumerate(story.positions):
                    if span.report == p.report and overlap.shared(span, p.span) >= 0.5:
                        held[claim.id].setdefault(number, p.stance)
    pairs = [[(a, b) for a, b in g.opposed() if story.holders[a] != story.holders[b]] for g in story.groups]
    right = sum(any(a in held[c.id] and b in held[c.id] for rows in pairs for a, b in rows) for c in called)
    opposed = [rows for rows in pairs if rows]
    met = sum(any(a in held[c.id] and b in held[c.id] for c in called for a, b in rows) for rows in opposed)
    return Count(right, len(called), len(opposed), met)


def _conflicts(story: Labelled, differences: Iterable[Difference]) -> Count:
    """Differences called a conflict whose sides are a contradiction or opposed positions; contradictions met."""
    real = {(a, b) for a, b, _ in story.contradictions}
    right = real | {pair for g in story.groups for pair in g.opposed()}
    called = [d for d in differences if d.conflict]
    met = {pair for d in called for pair in right if _across(story, d, *pair)}
    good = sum(any(_across(story, d, *pair) for pair in right) for d in called)
    return Count(good, len(called), len(real), len(real & (met | {(b, a) for a, b in met})))


def _across(story: Labelled, difference: Difference, one: int, other: int) -> bool:
    """Whether two positions stand on two sides of a difference."""
    first = {k for k, side in enumerate(difference.sides) if _on(story, [side], one)}
    second = {k for k, side in enumerate(difference.sides) if _on(story, [side], other)}
    return any(i != j for i in first for j in second)


def _on(story: Labelled, sides: Iterable[Side], number: int) -> bool:
    """Whether the words of a side share half of the shorter of the two with a position."""
    span = story.positions[number]
    return any(
        s.overlaps(span)
        and 2 * (min(s.end, span.end) - max(s.start, span.start)) >= min(s.end - s.start, span.end - span.start)
        for side in sides
        for s in side.evidence
    )


def figures(part: str = "held") -> dict[str, float] | None:
    """The figures over one part of the stories, None where the collection is absent."""
    if not news_folder().is_dir():
        return None
    stories = labelled(part)
    loaded = read_reports(stories)
    made = Score()
    for story in stories:
        reports = loaded[story.story]
        score(placed(story, reports), compared(reports), made, reports)
    return made.figures()


def compared(reports: Sequence[Report]) -> Comparison:
    """``reports`` read and compared as one story."""
    readings = [read(r) for r in reports]
    whole = Story("labelled", "", tuple(r.id for r in reports), None, None)
    return compare(whole, reports, readings, identify(reports, readings), find_reuse(reports, readings))
