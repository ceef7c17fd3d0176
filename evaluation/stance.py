"""Stance, quote type, said-on, channel and addressee on the annotated stories, given the gold spans.

Day, channel and hearer are what the reader gives in the end: an attribution's own, or carried from those around it.

The rules were written with the first half of the stories at hand; the second half was only scored. Items off the core
are left out; where the annotation gives a second polarity, that is right too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.reading import posts
from counterclaim.reading.carry import carried
from counterclaim.reading.read import SILENT_PARTS
from counterclaim.reading.records import Attribution, TimeExpression
from counterclaim.reading.stance import addressee, channel, quotations, quote_type, stance
from counterclaim.reading.times import find, normalise, said_on
from counterclaim.text import Report
from evaluation.data import shared
from evaluation.scores import Count
from evaluation.stories_gold import folders, read_story

SEEN = ("d1", "d2", "d3")


@dataclass(frozen=True, slots=True)
class StanceFigures:
    """Shares of one over ``items``.

    ``said_on`` counts all, ``said_on_precision`` only where we give a day, ``said_on_stated`` only where an expression
    in the item's own sentence, outside its content, states the gold day. Channel and addressee: F1, a match where the
    two share a word that is not a small one.
    """

    items: int
    stance: float
    quote: float
    said_on: float
    said_on_precision: float
    said_on_stated: float
    channel: float
    addressee: float


@dataclass(frozen=True, slots=True)
class Case:
    """One gold attribution with ours beside it: (gold, ours) for each thing."""

    story: str
    text: str
    stance: tuple[frozenset[str], str]
    quote: tuple[str, str]
    said_on: tuple[str | None, str | None]
    stated: bool
    channel: tuple[str | None, str | None]
    addressee: tuple[str | None, str | None]


def cases(root: Path) -> list[Case]:
    made = []
    for folder in folders(root):
        reports = read_story(folder).reports
        items = json.loads((folder / "gold" / "attributions.json").read_text(encoding="utf-8"))
        for name, report in reports.items():
            made += _of_report(folder.name, report, [i for i in items if str(i["doc"]) == name])
    return made


def _of_report(story: str, report: Report, items: list[dict[str, Any]]) -> list[Case]:
    """The cases of one report: what each attribution says itself, then what it takes from those around it."""
    text = report.text
    times = normalise(text, find(text), anchor=report.published_on, report_id=report.id)
    told = tuple(t for t in times if report.part_at(t.span.start, t.span.end) not in SILENT_PARTS)
    contents = {item["id"]: [tuple(c) for c in item["offsets"]["content"]] for item in items}
    found = [_attribution(report, item, contents, told) for item in items]
    quoted = quotations(text)
    made = []
    for item, one in zip(items, carried(report, tuple(found), times=told), strict=True):
        if not item["core"]:
            continue
        content = contents[item["id"]]
        source, cue = _interval(item, "source"), _interval(item, "cue")
        right = frozenset({item["polarity"], *([item["polarity_alt"]] if "polarity_alt" in item else [])})
        sentence = item["offsets"].get("sentence")
        stated = sentence is not None and any(
            t.value is not None
            and item["said_on"] is not None
            and t.value[:10] == item["said_on"]
            and sentence[0] <= t.span.start < sentence[1]
            and not any(s <= t.span.start < e for s, e in content)
            for t in told
        )
        made.append(
            Case(
                story,
                f"{item['source_text']} | {item['cue']} | {' ## '.join(item['content'])[:120]}",
                (right, stance(text, cue=cue, content=content, source=source).stance),
                (item["quote_type"], quote_type(text, content, cue=cue, quoted=quoted)),
                (item["said_on"], one.said_on),
                stated,
                (item["channel"], one.channel),
                (item["addressee"], one.addressee),
            )
        )
    return made


def _interval(item: dict[str, Any], role: str) -> tuple[int, int] | None:
    at = item["offsets"].get(role)
    return (int(at[0]), int(at[1])) if at is not None else None


def _attribution(
    report: Report, item: dict[str, Any], contents: dict[str, list[Any]], times: Sequence[TimeExpression]
) -> Attribution:
    text = report.text
    source, cue, content = _interval(item, "source"), _interval(item, "cue"), contents[item["id"]]
    if cue is not None and not any(c.isalpha() for c in text[cue[0] : cue[1]]):
        cue = None  # The dash or colon of a post, which the reader gives no cue.
    around = contents.get(item["parent"], ())
    said = said_on(text, source=source, cue=cue, content=content, times=times, within=around)
    if cue is None and source is not None:
        said = next(
            (t.value[:10] for t in times if t.value is not None and posts.signed_at(text, source, t.span.start)), None
        )
    return Attribution(
        id=item["id"],
        source=report.span(*source) if source is not None else None,
        cue=report.span(*cue) if cue is not None else None,
        content=tuple(report.span(s, e) for s, e in content),
        quote="indirect",
        stance="asserts",
        within=item["parent"],
        said_on=said,
        channel=posts.CHANNEL if cue is None else channel(text, cue=cue, content=content),
        addressee=addressee(text, cue=cue, content=content, source=source),
    )


_SMALL = frozenset(["the", "a", "an", "of", "to", "in", "on", "at", "for", "and", "his", "her", "its", "their"])


def alike(a: str, b: str) -> bool:
    """Whether two descriptions share a word, small ones aside."""
    first, second = ({w.lower() for w in re.findall(r"\w+", t)} - _SMALL for t in (a, b))
    return bool(first & second)


def _f1(pairs: Sequence[tuple[str | None, str | None]]) -> float:
    gold = sum(g is not None for g, _ in pairs)
    ours = sum(o is not None for _, o in pairs)
    right = sum(g is not None and o is not None and alike(g, o) for g, o in pairs)
    return Count(right, ours, gold).f1


def measure(items: Sequence[Case]) -> StanceFigures:
    n = len(items)
    given = [c for c in items if c.said_on[1] is not None]
    stated = [c for c in items if c.stated]
    return StanceFigures(
        items=n,
        stance=sum(c.stance[1] in c.stance[0] for c in items) / n,
        quote=sum(c.quote[0] == c.quote[1] for c in items) / n,
        said_on=sum(c.said_on[0] == c.said_on[1] for c in items) / n,
        said_on_precision=sum(c.said_on[0] == c.said_on[1] for c in given) / len(given) if given else 0.0,
        said_on_stated=sum(c.said_on[0] == c.said_on[1] for c in stated) / len(stated) if stated else 0.0,
        channel=_f1([c.channel for c in items]),
        addressee=_f1([c.addressee for c in items]),
    )


def figures() -> dict[str, StanceFigures]:
    """``seen`` and ``unseen`` stories, each story by itself, and ``all``."""
    items = cases(shared() / "gold")
    made = {
        "seen": measure([c for c in items if c.story in SEEN]),
        "unseen": measure([c for c in items if c.story not in SEEN]),
    }
    for story in sorted({c.story for c in items}):
        made[story] = measure([c for c in items if c.story == story])
    made["all"] = measure(items)
    return made


def main() -> None:
    for name, got in figures().items():
        print(
            f"{name:7} items {got.items} stance {got.stance:.3f} quote {got.quote:.3f} "
            f"said-on {got.said_on:.3f} "
            f"(P {got.said_on_precision:.3f}, stated {got.said_on_stated:.3f}) "
            f"channel {got.channel:.3f} addressee {got.addressee:.3f}"
        )


if __name__ == "__main__":
    main()
