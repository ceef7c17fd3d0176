"""Stance, quote type, said-on, channel and addressee on the annotated stories, given the gold spans.

The rules were written with the first half of the stories at hand; the second half was only scored. Items off the core
are left out; where the annotation gives a second polarity, that is right too.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counterclaim.reading.stance import addressee, channel, quotations, quote_type, stance
from counterclaim.reading.times import find, normalise, said_on

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


def gold_root() -> Path:
    """``COUNTERCLAIM_SHARED``/gold, else ``../shared/gold`` beside the project."""
    return Path(os.environ.get("COUNTERCLAIM_SHARED", Path(__file__).parents[2] / "shared")) / "gold"


def cases(root: Path) -> list[Case]:
    made = []
    for folder in sorted(root.glob("d*")):
        reports = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
        texts = [(folder / r["file"]).read_bytes().decode("utf-8") for r in reports]
        days = [date.fromisoformat(r["published"][:10]) if r["published"] is not None else None for r in reports]
        times = [normalise(t, find(t), anchor=d) for t, d in zip(texts, days, strict=True)]
        quoted = [quotations(t) for t in texts]
        for item in json.loads((folder / "gold" / "attributions.json").read_text(encoding="utf-8")):
            if not item["core"]:
                continue
            n = int(item["doc"])
            at = item["offsets"]
            cue = tuple(at["cue"]) if at.get("cue") is not None else None
            source = tuple(at["source"]) if at.get("source") is not None else None
            content = [tuple(c) for c in at["content"]]
            got = stance(texts[n], cue=cue, content=content, source=source)
            right = frozenset({item["polarity"], *([item["polarity_alt"]] if "polarity_alt" in item else [])})
            sentence = at.get("sentence")
            stated = sentence is not None and any(
                t.value is not None
                and item["said_on"] is not None
                and t.value[:10] == item["said_on"]
                and sentence[0] <= t.span.start < sentence[1]
                and not any(s <= t.span.start < e for s, e in content)
                for t in times[n]
            )
            made.append(
                Case(
                    folder.name,
                    f"{item['source_text']} | {item['cue']} | {' ## '.join(item['content'])[:120]}",
                    (right, got.stance),
                    (item["quote_type"], quote_type(texts[n], content, cue=cue, quoted=quoted[n])),
                    (
                        item["said_on"],
                        said_on(texts[n], source=source, cue=cue, content=content, times=times[n]),
                    ),
                    stated,
                    (item["channel"], channel(texts[n], cue=cue, content=content)),
                    (item["addressee"], addressee(texts[n], cue=cue, content=content)),
                )
            )
    return made


_SMALL = frozenset(["the", "a", "an", "of", "to", "in", "on", "at", "for", "and", "his", "her", "its", "their"])


def alike(a: str, b: str) -> bool:
    """Whether two descriptions share a word, small ones aside."""
    first, second = ({w.lower() for w in re.findall(r"\w+", t)} - _SMALL for t in (a, b))
    return bool(first & second)


def _f1(pairs: Sequence[tuple[str | None, str | None]]) -> float:
    gold = sum(g is not None for g, _ in pairs)
    ours = sum(o is not None for _, o in pairs)
    right = sum(g is not None and o is not None and alike(g, o) for g, o in pairs)
    return 2 * right / (gold + ours) if gold + ours else 0.0


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
    items = cases(gold_root())
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
