"""GUM's coreference as texts with mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.data import data_root

_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention: code points of the text, end-exclusive, and the entity that it stands for."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with all its mentions, nested ones too."""

    name: str
    text: str
    mentions: tuple[Marked, ...]


def gum(split: str) -> Iterator[Annotated]:
    """GUM's permissively licensed documents; ``split`` is train or dev. A paragraph ends in a line's end."""
    path = data_root() / "gum" / f"gum_permissive_{split}.conllu"
    document: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id") and document:
            yield _gum_document(document)
            document = []
        document.append(line)
    yield _gum_document(document)


def _gum_document(lines: list[str]) -> Annotated:
    name = text = ""
    mentions: list[Marked] = []
    opened: dict[str, list[int]] = defaultdict(list)
    whole: tuple[int, int, int, int] | None = None
    for line in lines:
        if line.startswith("# newdoc id"):
            name = line.split("= ")[1]
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n" if text else ""
        columns = line.split("\t")
        if len(columns) < 10 or "." in columns[0]:
            continue
        space = "" if "SpaceAfter=No" in columns[9] else " "
        if "-" in columns[0]:
            first, last = (int(n) for n in columns[0].split("-"))
            whole = (first, last, len(text), len(text) + len(columns[1]))
            text += columns[1] + space
            continue
        if whole is not None and whole[0] <= int(columns[0]) <= whole[1]:
            start = text.find(columns[1], whole[2], whole[3])
            start, end = (start, start + len(columns[1])) if start >= 0 else whole[2:]
        else:
            start, end = len(text), len(text) + len(columns[1])
            text += columns[1] + space
        found = re.search(r"Entity=([^|]*)", columns[9])
        for bracket in _BRACKET.findall(found.group(1)) if found is not None else []:
            entity = bracket.strip("()").split("-")[0]
            if bracket.startswith("("):
                opened[entity].append(start)
            if bracket.endswith(")") and opened[entity]:
                mentions.append(Marked(opened[entity].pop(), end, entity))
    return Annotated(name, text, tuple(mentions))
