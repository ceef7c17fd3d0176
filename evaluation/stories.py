"""Grouping and reuse against the development data: ``python -m evaluation.stories``.

- *mixed*: 60 stories drawn from a window of 45 days, all their reports together, ten draws: what a desk has.
- *among others*: the same draws among all other reports of the collection that their days hold, scored on the drawn.
- *whole*: every story of the half at once.
- *one by one*: the same, each report assigned to what is known, in order of publication, as a ledger does.
- *ECB+*: each topic's two similar events together, without dates or titles; and every topic of the half at once.
- *reuse*: passages of ../shared/gold that were found, by overlap.

Stories and topics are split by hash; thresholds and weights were fitted on the first half, the second checks.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import xml.etree.ElementTree as ElementTree
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.stories.grouping import StoryProfile, assign, grouped, story_id, window
from counterclaim.stories.profiles import Profile, profiles
from counterclaim.stories.reuse import find_reuse
from counterclaim.text import Report, Span, report_id
from evaluation.data import data_root, news_folder, shared
from evaluation.scores import NOTHING, Count, b_cubed

SEED = 20
DRAWS = 10
DRAWN = 60
CROWDED = 3
"""Draws that are scored among others: those cost a vector for every other report of 45 days."""
WINDOW = 45


def check_half(key: str) -> bool:
    """Whether what is called ``key`` is kept for checking."""
    return bool(zlib.crc32(key.encode()) & 1)


def day(published: str | None) -> str | None:
    """The ISO day of ``published``, None where it is missing or no day that news could have."""
    try:
        found = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return found.isoformat() if 1990 <= found.year <= 2030 else None


def as_report(made: Mapping[str, Any]) -> Report:
    """A record of the news collection as a Report that keeps the collection's id."""
    text = made["text"]
    return Report(
        id=made["id"],
        text=text,
        sha256=report_id(text, outlet=None, published=None),
        outlet=made["outlet"],
        published=day(made["published"]),
        title=made["title"] or None,
    )


def collection(only: set[str] | None = None) -> Iterable[Report]:
    """The reports of the news collection, in its order."""
    with gzip.open(news_folder() / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            made = json.loads(line)
            if only is None or made["id"] in only:
                yield as_report(made)


def stories() -> dict[str, tuple[str, ...]]:
    """Story key to report ids; a report that two stories share stays with the first."""
    listed = json.loads((news_folder() / "stories.json").read_text(encoding="utf-8"))
    seen: set[str] = set()
    made = {}
    for story in listed:
        reports = tuple(i for i in story["reports"] if i not in seen)
        seen.update(reports)
        if reports:
            made[min(reports)] = reports
    return made


def ecb() -> dict[str, tuple[Report, ...]]:
    """Event (topic number and ``a`` or ``b``) to its documents, as plain text without title or date."""
    made: dict[str, list[Report]] = {}
    for path in sorted((data_root() / "ecbplus").glob("*/*.xml")):
        topic = path.parent.name
        text = _joined(path)
        event = f"{topic}{'b' if 'plus' in path.stem else 'a'}"
        made.setdefault(event, []).append(
            Report(id=path.stem, text=text, sha256=report_id(text, outlet=None, published=None))
        )
    return {e: tuple(r) for e, r in made.items()}


def _joined(path: Path) -> str:
    """The tokens of an ECB+ document as running text; a first sentence that is a link is left out."""
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.attrib["sentence"]), []).append(token.text or "")
    lines = [" ".join(words) for _, words in sorted(sentences.items())]
    if lines and re.match(r"https? ?:", lines[0]):
        lines = lines[1:]
    text = re.sub(r" ([.,;:!?%)]|'s|n't|'')", r"\1", "\n".join(lines))
    return text.replace("`` ", '"').replace("''", '"')


def ranked(known: Iterable[Profile]) -> list[Profile]:
    """As ``grouped`` wants them."""
    return sorted(known, key=lambda p: p.order)


def clustered(found: Iterable[Iterable[str]], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of groups; ``gold`` maps each item to its group's key."""
    return b_cubed((number, gold[item]) for number, group in enumerate(found) for item in group)


def measure(known: Sequence[Profile], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed of ``grouped`` over ``known``."""
    return clustered([[p.report for p in g] for g in grouped(ranked(known))], gold)


def draws(half: Mapping[str, tuple[str, ...]], days: Mapping[str, date | None]) -> list[list[str]]:
    """Ten draws of story keys, each from a random window of 45 days; a story without any date may be in each."""
    chance = random.Random(SEED)
    first = {k: min((d for i in r if (d := days[i]) is not None), default=None) for k, r in sorted(half.items())}
    dated = sorted(d for d in first.values() if d is not None)
    undated = [k for k, d in first.items() if d is None]
    made = []
    for _ in range(DRAWS):
        start = chance.choice(dated)
        inside = [k for k, d in first.items() if d is not None and 0 <= (d - start).days < WINDOW]
        pool = sorted([*inside, *chance.sample(undated, min(len(undated), 10))])
        made.append(chance.sample(pool, min(DRAWN, len(pool))))
    return made


def crowded(
    drawn: Sequence[Sequence[str]],
    half: Mapping[str, tuple[str, ...]],
    made: Mapping[str, Profile],
    gold: Mapping[str, str],
) -> list[tuple[float, float, float]]:
    """B-cubed of the drawn stories' reports where everything else of their days is grouped with them."""
    in_story = {i for reports in stories().values() for i in reports}
    others = [r for r in collection() if r.id not in in_story and r.published is not None]
    figures = []
    for keys in drawn:
        mine = [made[i] for k in keys for i in half[k]]
        days = [p.day for p in mine if p.day is not None]
        crowd = profiles(tuple(r for r in others if min(days) <= (r.published_on or date.min) <= max(days)), ())
        groups = grouped(ranked([*mine, *crowd]))
        kept = {p.report for p in mine}
        figures.append(clustered([[p.report for p in g if p.report in kept] for g in groups], gold))
    return figures


def one_by_one(known: Sequence[Profile]) -> list[list[str]]:
    """Groups made by ``assign``, report after report; only stories within the window of days are offered."""
    made: dict[str, StoryProfile] = {}
    last: dict[str, date | None] = {}
    for profile in known:
        offered = [
            s
            for s in made.values()
            if profile.day is None or (d := last[s.id]) is None or (profile.day - d).days <= window()
        ]
        joined = assign(profile, offered)
        key = joined.story if joined is not None else story_id(profile.report)
        made[key] = StoryProfile(key, (*(made[key].reports if key in made else ()), profile))
        last[key] = profile.day if profile.day is not None else last.get(key)
    return [[p.report for p in s.reports] for s in made.values()]


def mean(values: Sequence[tuple[float, float, float]]) -> tuple[float, float, float]:
    """The mean of each column."""
    p, r, f = (sum(column) / len(values) for column in zip(*values, strict=True))
    return p, r, f


def report_line(name: str, values: tuple[float, float, float]) -> None:
    print(f"{name:<42} P {values[0]:.3f}  R {values[1]:.3f}  F1 {values[2]:.3f}")


def news_figures(*, check: bool) -> None:
    """Prints the figures over the news stories of one half."""
    half = {k: r for k, r in stories().items() if check_half(k) is check}
    gold = {i: k for k, reports in half.items() for i in reports}
    made = {p.report: p for p in profiles(tuple(collection(set(gold))), ())}
    days = {i: p.day for i, p in made.items()}
    drawn = draws(half, days)
    figures = [measure([made[i] for k in keys for i in half[k]], gold) for keys in drawn]
    name = "check" if check else "development"
    report_line(f"news, mixed ({sum(map(len, drawn)) / len(drawn):.0f} stories a draw), {name}", mean(figures))
    report_line(f"news, among others, {name}", mean(crowded(drawn[:CROWDED], half, made, gold)))
    report_line(f"news, whole ({len(half)} stories), {name}", measure(list(made.values()), gold))
    report_line(f"news, whole, one by one, {name}", clustered(one_by_one(ranked(made.values())), gold))


def ecb_figures(*, check: bool) -> None:
    """Prints the figures over the ECB+ topics of one half."""
    half = {e: r for e, r in ecb().items() if (int(e[:-1]) % 2 == 0) is check}
    gold = {r.id: e for e, reports in half.items() for r in reports}
    made = {e: profiles(reports, ()) for e, reports in half.items()}
    topics = sorted({e[:-1] for e in half}, key=int)
    figures = [measure([*made[f"{t}a"], *made[f"{t}b"]], gold) for t in topics]
    name = "check" if check else "development"
    report_line(f"ECB+, a topic at a time ({len(topics)}), {name}", mean(figures))
    report_line(f"ECB+, all topics at once, {name}", measure([p for ps in made.values() for p in ps], gold))


COPIED = re.compile(r"quot|tweet|wire|statement", re.IGNORECASE)
"""Kinds of gold reuse in which words are shared; the others are paraphrases and common background."""


def gold_story(folder: Path) -> tuple[tuple[Report, ...], list[tuple[str, list[Span]]]]:
    """A gold story's reports and its reuse: kind, and spans by report."""
    reports = []
    for made in json.loads((folder / "reports.json").read_text(encoding="utf-8")):
        text = (folder / made["file"]).read_bytes().decode("utf-8")
        reports.append(as_report({**made, "id": made["file"].split(".")[0], "text": text}))
    reuse = []
    for item in json.loads((folder / "gold" / "reuse.json").read_text(encoding="utf-8")):
        listed = [p for p in item.get("passages") or item["members"] if p.get("offsets")]
        spans = [Span(str(p["doc"]), *p["offsets"]) for p in listed]
        if len({s.report for s in spans}) > 1:
            reuse.append((str(item.get("kind") or item.get("type")), spans))
    return tuple(reports), reuse


@dataclass(frozen=True, slots=True)
class ReuseCounts:
    """Gold items whose words are shared and that were found; their passages; what was found that is gold at all."""

    items: Count = NOTHING
    passages: Count = NOTHING
    reported: Count = NOTHING

    def __add__(self, other: ReuseCounts) -> ReuseCounts:
        added = (self.items + other.items, self.passages + other.passages, self.reported + other.reported)
        return ReuseCounts(*added)


def reuse_counts(found: Sequence[Sequence[Span]], gold: Sequence[tuple[str, Sequence[Span]]]) -> ReuseCounts:
    """The counts of one story: ``found`` are the passages of each reuse, ``gold`` the kind and spans of each item."""
    copied = [spans for kind, spans in gold if COPIED.search(kind)]
    right = sum(any(_meet(passages, spans) for _, spans in gold) for passages in found)
    met = sum(any(_meet(passages, spans) for passages in found) for spans in copied)
    places = [s for spans in copied for s in spans]
    touched = sum(any(s.overlaps(p) for passages in found for p in passages) for s in places)
    return ReuseCounts(
        Count(met, len(copied), len(copied)),
        Count(touched, len(places), len(places)),
        Count(right, len(found), len(found)),
    )


def reuse_figures() -> None:
    """Prints what was found of the gold stories' reuse, and what share of what was found is gold."""
    made = ReuseCounts()
    for folder in sorted((shared() / "gold").glob("d*")):
        reports, gold = gold_story(folder)
        made += reuse_counts([r.passages for r in find_reuse(reports, ())], gold)
    items, passages, reported = made.items, made.passages, made.reported
    print(
        f"reuse: {items.right} of {items.gold} gold items, {passages.right} of {passages.gold} passages; "
        f"{reported.right} of {reported.found} found are gold"
    )


def _meet(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether two sets of places overlap in two reports or more."""
    return len({s.report for s in a for t in b if s.overlaps(t)}) > 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("development", "check", "both"), default="both")
    half = parser.parse_args().half
    for check in (False, True):
        if half in ("both", "check" if check else "development"):
            news_figures(check=check)
            ecb_figures(check=check)
    reuse_figures()


if __name__ == "__main__":
    main()
