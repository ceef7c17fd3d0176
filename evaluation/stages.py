"""What can be measured: every stage by name, each giving shares of one by measure, or None where its data is absent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from counterclaim.pipeline import dossiers
from evaluation import gold, names, polnear, stories_gold

Figures = dict[str, float]


def examples() -> Figures | None:
    return _annotated(gold.run(stories_gold.EXAMPLES, compare=dossiers))


def gold_stories() -> Figures | None:
    return _annotated(gold.run(stories_gold.shared() / "gold", compare=dossiers))


def _annotated(made: gold.StoryFigures | None) -> Figures | None:
    return made.figures() if made is not None else None


def times() -> Figures | None:
    """Time values on TBAQ, the half of it that was not looked at."""
    from evaluation import times as measured

    if not (stories_gold.shared() / "data" / "timeml" / "tbaq").is_dir():
        return None
    return _shares(measured.figures()["unseen"])


def stance() -> Figures | None:
    """Stance, quote type, said-on, channel and addressee where the gold spans are given."""
    from evaluation import stance as measured

    if not (stories_gold.shared() / "gold").is_dir():
        return None
    return _shares(measured.figures()["all"])


def _shares(record: Any) -> Figures:
    """The fractions of a figures record; its counts are left out."""
    named = ((f.name.replace("_", " "), getattr(record, f.name)) for f in fields(record))
    return {name: value for name, value in named if isinstance(value, float)}


STAGES: dict[str, Callable[[], Figures | None]] = {
    "polnear": polnear.figures,
    "names": names.figures,
    "times": times,
    "stance": stance,
    "gold": gold_stories,
    "examples": examples,
}
"""In the order of the table."""
