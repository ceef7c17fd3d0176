"""What editors judged, as pairs to learn from: ``counterclaim review --judged`` beside the ledger that it came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from counterclaim.claims.alignment.decisions import Held, find
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.compare import space_of
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Dossier
from counterclaim.text import Span


@dataclass(frozen=True, slots=True)
class Judged:
    """The judged pairs of one story: rows of ``space``, the lower first, and whether they are one claim."""

    story: str
    space: Space
    same: dict[tuple[int, int], bool]


def judged(lines: Iterable[str], dossier_of: Callable[[str], Dossier]) -> list[Judged]:
    """The pairs of every story of which ``lines`` hold a judgement on two claims or positions, in order of its id.

    One JSON object a line. Of what is one claim with, or another than, several positions every pair is meant; a later
    line goes before an earlier one, and ``unsure`` takes both back. Words that the story no longer has give no pair.
    Raises ValueError where a line is no such object.
    """
    told: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        if line.strip():
            lesson = json.loads(line)
            if lesson["subject"] == "claims":
                told.setdefault(lesson["story"], []).append(lesson)
    made = []
    for story in sorted(told):
        dossier = dossier_of(story)
        space = space_of(dossier.story, dossier.reports, dossier.readings, dossier.identities)
        same: dict[tuple[int, int], bool] = {}
        for lesson in told[story]:
            for pair in _pairs(lesson, space.propositions):
                same.pop(pair, None)
                if lesson["kind"] != "unsure":
                    same[pair] = lesson["kind"] == "same"
        if same:
            made.append(Judged(story, space, same))
    return made


def _pairs(lesson: dict[str, Any], propositions: Sequence[Proposition]) -> list[tuple[int, int]]:
    rows = [
        sorted({i for w in lesson[side] if (i := find(_held(w), propositions)) is not None})
        for side in ("first", "second")
    ]
    return sorted({(min(i, j), max(i, j)) for i, j in product(*rows) if i != j})


def _held(words: dict[str, Any]) -> Held:
    return Held(Span(words["report"], words["start"], words["end"]), words["holder"])
