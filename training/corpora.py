"""The development data as texts with labelled spans.

Every reader yields ``Labelled``: a text as a report would have it and, for each task that the set annotates, its spans
in code points. Where a set does not annotate a task, the task is absent, which is not the same as empty.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.data import data_root, news_folder

ATTRIBUTION = ("source", "cue", "content")
NAMES = ("Person", "Organization", "Location", "Facility", "NORP", "Misc", "Product", "Money", "Date")
TIMES = ("TIMEX3",)

Interval = tuple[int, int]


@dataclass(frozen=True)
class Attributed:
    """One gold attribution; each role is a list of intervals, empty where the set gives none."""

    source: list[Interval]
    cue: list[Interval]
    content: list[Interval]


@dataclass(frozen=True)
class Labelled:
    """A text, the attributions in it, and ``spans[task]`` as (start, end, label)."""

    id: str
    text: str
    attributions: list[Attributed] | None = None
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)


def polnear(split: str) -> Iterator[Labelled]:
    """PolNeAR (Newell et al. 2018), ``train`` or ``dev``; the first annotator where there are several."""
    root = data_root() / "polnear" / split
    by_article: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((root / "attributions").glob("*.ann")):
        by_article[path.stem[:-5]].append(path)
    for article in sorted(by_article):
        text = (root / "text" / f"{article}.txt").read_text(encoding="utf-8")
        attributions = _brat(by_article[article][0])
        roles: set[tuple[int, int, str]] = set()
        for a in attributions:
            for role in ATTRIBUTION:
                roles.update((s, e, role) for s, e in getattr(a, role))
        yield Labelled(article, text, attributions, {"attribution": sorted(roles)})


def _brat(path: Path) -> list[Attributed]:
    spans: dict[str, list[Interval]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2 and " " in fields[1]:
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (p.split() for p in places)]
        elif line.startswith("E") and len(fields) >= 2:
            pairs = (a.partition(":") for a in fields[1].split())
            events.append([(role, target) for role, _, target in pairs])
    made = []
    for event in events:
        roles: dict[str, list[Interval]] = {r: [] for r in ATTRIBUTION}
        for role, target in event[1:]:
            name = re.sub(r"\d+$", "", role).lower()
            if name in roles and target in spans:
                roles[name] += spans[target]
        made.append(Attributed(**{r: sorted(v) for r, v in roles.items()}))
    return made


_CLOSERS = {
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    ")",
    "]",
    "%",
    "'s",
    "’s",
    "n't",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "'m",
    "”",
    "’",
    "...",
}
_OPENERS = {"(", "[", "$", "“", "‘", "£", "€", "#"}


def _joined(tokens: list[str], rng: random.Random) -> tuple[str, list[Interval]]:
    """Tokens as running text again; which mark a straight quote is, and what a hyphen joins, is guessed."""
    text = ""
    places: list[Interval] = []
    glue = True
    in_quote = False
    for i, token in enumerate(tokens):
        space = not glue and token not in _CLOSERS
        glue = token in _OPENERS
        if token in ('"', "''", "``"):
            space = space and not in_quote
            glue = not in_quote
            in_quote = not in_quote
        elif token in ("-", "/") and i + 1 < len(tokens) and tokens[i - 1 : i] and tokens[i - 1].isalnum():
            joins = token == "/" or rng.random() < 0.7
            space = space and not joins
            glue = joins
        if space:
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
    return text, places


def newswire() -> Iterator[Labelled]:
    """English Worldwide Newswire (Shan et al. 2023): nine classes of names, BIO; malformed rows are passed over."""
    for path in sorted((data_root() / "ner_newswire").glob("*.tsv")):
        made = _tagged(path.stem, path.read_text(encoding="utf-8", errors="replace").split("\n")[1:])
        if made.text:
            yield made


WESTERN = {
    "person": "Person",
    "politician": "Person",
    "organisation": "Organization",
    "politicalparty": "Organization",
    "location": "Location",
    "country": "Location",
}
"""CrossNER's classes that name people, organisations and places, as the newswire's."""


def western() -> Iterator[Labelled]:
    """CrossNER politics, development part (Liu et al. 2021): encyclopedic sentences on European and American politics.

    People, organisations and places, ten sentences a text.
    """
    path = data_root() / "ner_small" / "crossner_politics_dev.txt"
    sentences = path.read_text(encoding="utf-8").split("\n\n")
    for k in range(0, len(sentences), 10):
        made = _tagged(f"{path.stem}-{k}", "\n\n".join(sentences[k : k + 10]).split("\n"))
        spans = [(s, e, WESTERN[label]) for s, e, label in made.spans["names"] if label in WESTERN]
        yield Labelled(made.id, made.text, None, {"names": spans})


def _tagged(name: str, rows: list[str]) -> Labelled:
    """A text of ``rows`` of token and tag, an empty one between sentences."""
    rng = random.Random(name)
    text = ""
    spans: list[tuple[int, int, str]] = []
    sentence: list[tuple[str, str]] = []
    for row in [*rows, ""]:
        token, _, tag = row.rstrip("\r").partition("\t")
        if token.strip() and re.fullmatch(r"O|[BI]-\w+", tag):
            sentence.append((token.strip(), tag))
            continue
        if not sentence:
            continue
        if text:
            text += "\n\n" if rng.random() < 0.4 else " "
        joined, places = _joined([t for t, _ in sentence], rng)
        spans += [(len(text) + s, len(text) + e, label) for s, e, label in _from_bio(places, [t for _, t in sentence])]
        text += joined
        sentence = []
    return Labelled(name, text, None, {"names": spans})


def _from_bio(places: list[Interval], tags: list[str]) -> list[tuple[int, int, str]]:
    made: list[tuple[int, int, str]] = []
    open_label = ""
    for (start, end), tag in zip(places, tags, strict=True):
        kind, _, label = tag.partition("-")
        if kind == "I" and label == open_label:
            made[-1] = (made[-1][0], end, label)
        elif kind in ("B", "I"):
            made.append((start, end, label))
        open_label = label if kind in ("B", "I") else ""
    return made


def is_held_out(name: str) -> bool:
    """A fixed fifth of the newswire articles, by name, kept from training."""
    return random.Random(f"held-out {name}").random() < 0.2


@dataclass(frozen=True)
class Timed:
    """A dated text with its TIMEX3 expressions: (start, end, type, value)."""

    id: str
    text: str
    created: str
    times: list[tuple[int, int, str, str]]


def tbaq() -> Iterator[Timed]:
    """TimeBank and AQUAINT (TempEval-3): the TEXT element, with TIMEX3 spans and values."""
    for path in sorted((data_root() / "timeml" / "tbaq").rglob("*.tml")):
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        body = root.find("TEXT")
        made_at = root.find("DCT/TIMEX3")
        if body is None:
            continue
        pieces: list[str] = []
        times: list[tuple[int, int, str, str]] = []
        _walk(body, pieces, times)
        created = made_at.get("value", "") if made_at is not None else ""
        yield Timed(path.stem, "".join(pieces), created, times)


def _walk(node: ElementTree.Element, pieces: list[str], times: list[tuple[int, int, str, str]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        end = sum(map(len, pieces))
        times.append((start, end, node.get("type", ""), node.get("value", "")))


def timed() -> Iterator[Labelled]:
    """TBAQ as labelled spans."""
    for document in tbaq():
        yield Labelled(document.id, document.text, None, {"times": [(s, e, "TIMEX3") for s, e, _, _ in document.times]})


def news() -> Iterator[Labelled]:
    """The news reports, which have no labels."""
    with gzip.open(news_folder() / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Labelled(record["id"], record["text"])
