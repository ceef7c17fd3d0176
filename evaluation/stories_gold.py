"""Annotated stories as records: a folder with reports, ``reports.json`` and ``gold/``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.intake import load
from counterclaim.text import Report
from evaluation.comparison import Conflict, Place, Placed
from evaluation.data import ROOT
from evaluation.relations import Relation

EXAMPLES = ROOT / "examples"


@dataclass(frozen=True, slots=True)
class Proposition:
    id: str
    relation: str
    must: bool
    positions: tuple[Placed, ...]
    independent_origins: int | None


@dataclass(frozen=True, slots=True)
class GoldStory:
    """``reports`` and ``attributions`` by document name ("0", "1"...)."""

    name: str
    reports: dict[str, Report]
    attributions: dict[str, tuple[Relation, ...]]
    propositions: tuple[Proposition, ...]
    differences: tuple[Conflict, ...]


def folders(root: Path) -> list[Path]:
    """The annotated stories under ``root``, by name."""
    return sorted(p.parent for p in root.glob("*/gold") if p.is_dir())


def read_story(folder: Path) -> GoldStory:
    """The reports as intake loads them, with what is annotated. Raises ValueError where intake changed a text."""
    loaded = {Path(r.source_file or "").stem: r for r in load([folder]) if isinstance(r, Report)}
    names = [Path(m["file"]).stem for m in _json(folder / "reports.json")]
    for name in names:
        text = (folder / f"{name}.txt").read_bytes().decode("utf-8")
        if name not in loaded or loaded[name].text != text:
            raise ValueError(f"{folder / name}.txt was not loaded as it stands")
    attributions = list(_json(folder / "gold" / "attributions.json"))
    origins = {o["proposition"]: int(o["independent_count"]) for o in _json(folder / "gold" / "origins.json")}
    propositions = tuple(_propositions(_json(folder / "gold" / "propositions.json"), origins))
    return GoldStory(
        name=folder.name,
        reports={n: loaded[n] for n in names},
        attributions={n: tuple(_relation(a) for a in attributions if str(a["doc"]) == n) for n in names},
        propositions=propositions,
        differences=tuple(
            _difference(d, {n: loaded[n].text for n in names}) for d in _json(folder / "gold" / "discrepancies.json")
        ),
    )


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _relation(made: dict[str, Any]) -> Relation:
    at = made["offsets"]
    content = tuple((s, e) for s, e in at["content"])
    stances = frozenset(s for s in (made["polarity"], made.get("polarity_alt")) if s is not None)
    facts = {"stance": stances, "quote": frozenset([made["quote_type"]])}
    for name, key in (("said_on", "said_on"), ("speaker", "source_canonical")):
        facts[name] = frozenset([made[key]]) if made.get(key) is not None else frozenset()
    return Relation(
        id=made["id"],
        source=(tuple(at["source"]),) if at.get("source") else (),
        cue=(tuple(at["cue"]),) if at.get("cue") else (),
        content=content,
        core=bool(made.get("core", True)) and bool(content),
        within=made.get("parent"),
        facts=facts,
    )


def _propositions(made: list[dict[str, Any]], origins: dict[str, int]) -> Iterator[Proposition]:
    for item in made:
        positions = tuple(
            Placed((str(p["doc"]), (p["offsets"][0], p["offsets"][1])), item["id"], p["stance"])
            for p in item["positions"]
        )
        must = item["tier"] == "must-have"
        yield Proposition(item["id"], item["expected_relation"], must, positions, origins.get(item["id"]))


def _difference(made: dict[str, Any], texts: dict[str, str]) -> Conflict:
    sides = [
        tuple((doc, at) for at in occurrences(texts[doc], verbatim))
        for doc, verbatims in made["per_doc"].items()
        for verbatim in verbatims
    ]
    return Conflict(made["kind"], bool(made["is_real_contradiction"]), tuple(sides), made["tier"] == "must-have")


def occurrences(text: str, verbatim: str) -> list[tuple[int, int]]:
    """Everywhere that ``verbatim`` stands in ``text``."""
    made = []
    start = text.find(verbatim) if verbatim else -1
    while start >= 0:
        made.append((start, start + len(verbatim)))
        start = text.find(verbatim, start + 1)
    return made


def place(report: Report, start: int, end: int) -> Place:
    """A span of a report by its document's name."""
    return Path(report.source_file or "").stem, (start, end)
