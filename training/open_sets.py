"""Attributions and names from openly licensed texts alone: GUM's permissive genres, and our own invented stories.

GUM marks which stretch attributes which (its discourse relations ``attribution-positive`` and ``-negative``); its
syntax tells source, cue and content apart: the root of the attributing stretch is the cue, its subject the source, what
the attributed stretch's root governs the content. Names are its entities headed by a proper noun.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.data import data_root
from training.corpora import ATTRIBUTION, Attributed, Interval, Labelled

_ENTITY = {"person": "Person", "organization": "Organization", "place": "Location", "event": "Misc", "object": "Misc"}
_OPENED = re.compile(r"\((\d+)-([a-z]+)|\((\d+)\)|(\d+)\)|(\))")
_LONGEST_NAME = 6


@dataclass
class _Token:
    start: int
    end: int
    tag: str
    head: int
    relation: str
    unit: int


@dataclass
class _Sentence:
    tokens: dict[int, _Token] = field(default_factory=dict)

    def under(self, root: int) -> set[int]:
        """The tokens that ``root`` governs, itself among them."""
        made = {root}
        more = True
        while more:
            found = {i for i, t in self.tokens.items() if t.head in made} - made
            made |= found
            more = bool(found)
        return made


def gum(split: str) -> Iterator[Labelled]:
    """The documents of GUM's permissively licensed genres; ``split`` is train or dev."""
    path = data_root() / "gum" / f"gum_permissive_{split}.conllu"
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        name, _, body = part.partition("\n")
        yield _document(name, body.split("\n"))


def _document(name: str, lines: list[str]) -> Labelled:
    text, unit = "", 0
    sentences: list[_Sentence] = []
    attributing: dict[int, int] = {}
    units: dict[int, list[tuple[int, int]]] = defaultdict(list)  # unit: (sentence, token)
    names: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, str, list[str]]]] = defaultdict(list)
    space, within = "", (0, True)
    for line in lines:
        if line.startswith("# newpar "):
            continue
        if line == "# newpar":
            text, space = text.rstrip() + ("\n\n" if text else ""), ""
        elif line.startswith("# sent_id"):
            sentences.append(_Sentence())
        columns = line.split("\t")
        joined = re.fullmatch(r"\d+-(\d+)", columns[0])
        if joined is not None:  # one word of several tokens: it says whether a space follows, they do not
            within = (int(joined[1]), "SpaceAfter=No" not in columns[9])
        if len(columns) < 10 or not columns[0].isdigit():
            continue
        misc = dict(x.split("=", 1) for x in columns[9].split("|") if "=" in x)
        for relation in misc.get("Discourse", "").split(";"):
            found = re.match(r"([a-z-]+)(?:_m)?:(\d+)(?:->(\d+))?", relation)
            if found is not None:
                unit = int(found[2])
                if found[1].startswith("attribution") and found[3] is not None:
                    attributing[unit] = int(found[3])
        text += space
        start = len(text)
        text += columns[1]
        number = int(columns[0])
        last, spaced = within
        space = "" if number < last or misc.get("SpaceAfter") == "No" or (number == last and not spaced) else " "
        if number >= last:
            within = (0, True)
        sentences[-1].tokens[number] = _Token(start, len(text), columns[3], int(columns[6]), columns[7], unit)
        units[unit].append((len(sentences) - 1, number))
        for key in opened:
            for _, _, tags in opened[key]:
                tags.append(columns[3])
        for m in _OPENED.finditer(misc.get("Entity", "")):
            if m[1]:
                opened[m[1]].append((start, m[2], [columns[3]]))
            closed = m[4] or (_last(opened) if m[5] else None)
            if closed is not None and opened.get(closed):
                first, kind, tags = opened[closed].pop()
                if kind in _ENTITY and len(tags) <= _LONGEST_NAME and "PROPN" in tags and tags[0] != "PRON":
                    skip = 4 if text.startswith(("the ", "The "), first) else 0
                    names.append((first + skip, len(text), _ENTITY[kind]))
    attributions = []
    for speaking, said in sorted(attributing.items()):
        made = _attribution(sentences, units[speaking], units[said])
        if made is not None:
            attributions.append(made)
    return _labelled(name, text, attributions, _outermost(names))


def _last(opened: dict[str, list[tuple[int, str, list[str]]]]) -> str | None:
    """The entity opened last: a closing bracket of its own closes that."""
    known = [(rows[-1][0], key) for key, rows in opened.items() if rows]
    return max(known)[1] if known else None


def _attribution(
    sentences: list[_Sentence], speaking: list[tuple[int, int]], said: list[tuple[int, int]]
) -> Attributed | None:
    if not speaking or not said or speaking[0][0] != said[0][0]:
        return None
    sentence = sentences[speaking[0][0]]
    inside = {n for _, n in speaking}
    cue = next((n for n in sorted(inside) if sentence.tokens[n].head not in inside), None)
    others = {n for _, n in said}
    root = next((n for n in sorted(others) if sentence.tokens[n].head not in others), None)
    if cue is None or root is None or sentence.tokens[cue].tag not in ("VERB", "NOUN", "ADP", "AUX"):
        return None
    subjects = [n for n in sorted(inside) if sentence.tokens[n].head == cue and "subj" in sentence.tokens[n].relation]
    if sentence.tokens[cue].tag in ("NOUN", "PROPN"):  # according to somebody
        cases = [n for n in sorted(inside) if sentence.tokens[n].head == cue and sentence.tokens[n].relation == "case"]
        source = sorted(sentence.under(cue) & inside - {x for c in cases for x in sentence.under(c)})
        words = sorted({x for c in cases for x in sentence.under(c)})
    else:
        source = sorted(sentence.under(subjects[0]) & inside) if subjects else []
        words = [cue]
    content = sorted(
        sentence.under(root) - sentence.under(cue) if root not in sentence.under(cue) else sentence.under(root)
    )
    content = [n for n in content if n not in inside]
    if not content or not words:
        return None
    return Attributed(_runs(sentence, source), _runs(sentence, words), _runs(sentence, content))


def _runs(sentence: _Sentence, numbers: list[int]) -> list[Interval]:
    """Contiguous stretches of tokens, without commas and stops at their ends."""
    rows: list[list[int]] = []
    for n in numbers:
        if rows and rows[-1][-1] == n - 1:
            rows[-1].append(n)
        else:
            rows.append([n])
    made = []
    for row in rows:
        while row and sentence.tokens[row[-1]].tag == "PUNCT" and len(row) > 1 and _stop(sentence, row):
            row.pop()
        while row and sentence.tokens[row[0]].tag == "PUNCT" and len(row) > 1 and _stop(sentence, row[::-1]):
            row.pop(0)
        if row and any(sentence.tokens[n].tag != "PUNCT" for n in row):
            made.append((sentence.tokens[row[0]].start, sentence.tokens[row[-1]].end))
    return made


def _stop(sentence: _Sentence, row: list[int]) -> bool:
    token = sentence.tokens[row[-1]]
    return token.end - token.start == 1 and sentence.tokens[row[0]].tag != "PUNCT"


def _outermost(names: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    made: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0], -n[1])):
        if not made or name[0] >= made[-1][1]:
            made.append(name)
    return made


def _labelled(
    name: str, text: str, attributions: list[Attributed], names: list[tuple[int, int, str]] | None
) -> Labelled:
    roles: list[tuple[int, int, str]] = []
    for a in attributions:
        for role in ATTRIBUTION:
            for s, e in getattr(a, role):
                if all(e <= x or s >= y for x, y, _ in roles):
                    roles.append((s, e, role))
    spans = {"attribution": sorted(roles)}
    return Labelled(name, text, attributions, spans if names is None else spans | {"names": names})


def invented(root: Path) -> Iterator[Labelled]:
    """The invented stories of ``root``: outer attributions, as PolNeAR has them."""
    for folder in sorted(p.parent for p in root.glob("*/reports.json")):
        gold = json.loads((folder / "gold" / "attributions.json").read_text(encoding="utf-8"))
        for path in sorted(folder.glob("[0-9]*.txt")):
            made = []
            for a in gold:
                if a["doc"] != path.stem or a["parent"] is not None or not a["offsets"].get("content"):
                    continue
                places = a["offsets"]
                made.append(
                    Attributed(
                        [tuple(places["source"])] if places.get("source") else [],
                        [tuple(places["cue"])] if places.get("cue") else [],
                        [(s, e) for s, e in places["content"]],
                    )
                )
            yield _labelled(f"{folder.name}/{path.stem}", path.read_text(encoding="utf-8"), made, None)
