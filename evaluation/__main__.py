"""One table of figures: ``python -m evaluation [--only STAGE...] [--save]``.

Beside each figure stand the one before, from ``evaluation/figures.json``, and the floor, from ``floors.yml``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from evaluation.stages import STAGES, Figures

SAVED = Path(__file__).parent / "figures.json"
FLOORS = Path(__file__).parent / "floors.yml"


def saved() -> dict[str, Figures]:
    """The figures as last saved, by stage."""
    return dict(json.loads(SAVED.read_text(encoding="utf-8"))) if SAVED.is_file() else {}


def floors() -> dict[str, Figures]:
    """The least that a stage may reach, by stage and measure."""
    return dict(yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {})


def below(figures: Figures, least: Figures) -> list[str]:
    """Each measure under its floor, or missing: one line."""
    made = []
    for measure, floor in least.items():
        got = figures.get(measure)
        if got is None or got < floor:
            made.append(f"{measure}: {'none' if got is None else f'{got:.3f}'}, floor {floor:.3f}")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """The number of measures under their floor, at most 1 as an exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=list(STAGES), default=list(STAGES), metavar="STAGE")
    parser.add_argument("--save", action="store_true", help="write what was measured to evaluation/figures.json")
    asked = parser.parse_args(arguments)
    before, least = saved(), floors()
    table = Table("stage", "measure", "figure", "before", "floor")
    absent, under = [], []
    made = dict(before)
    for stage in (s for s in STAGES if s in asked.only):
        got = STAGES[stage]()
        if got is None:
            absent.append(stage)
            continue
        made[stage] = {measure: round(value, 4) for measure, value in got.items()}
        under += [f"{stage}: {line}" for line in below(got, least.get(stage, {}))]
        for measure, value in got.items():
            was, floor = before.get(stage, {}).get(measure), least.get(stage, {}).get(measure)
            table.add_row(stage, measure, _share(value), _share(was), _share(floor))
        table.add_section()
    console = Console()
    console.print(table)
    for stage in absent:
        console.print(f"{stage}: its data is not here, not measured")
    for line in under:
        console.print(f"under the floor: {line}")
    if asked.save:
        SAVED.write_text(json.dumps({s: made[s] for s in STAGES if s in made}, indent=1) + "\n", encoding="utf-8")
    return int(bool(under))


def _share(value: float | None) -> str:
    return f"{100 * value:.1f}" if value is not None else ""


if __name__ == "__main__":
    sys.exit(main())
