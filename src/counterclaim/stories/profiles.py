"""What grouping needs to know of a report, small enough to keep beside it."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.models.runtime import VECTOR, card, embed
from counterclaim.reading.records import Reading
from counterclaim.stories.terms import normal, weigh, words
from counterclaim.text import Report

LEAD = 900
"""Code points of the story's own telling that count as its lead."""
BODY = 5000
"""Code points whose words are weighed; what follows is mostly background."""
MOST_TERMS = 120
MOST_NAMES = 40
MOST_LEAD = 40

_URL = re.compile(r"(?:https?://|www\.)\S{1,500}")


@dataclass(frozen=True)
class Profile:
    """A report as grouping sees it: a vector of its title and lead, its weightiest words and names, its day.

    ``vector`` has shape (384,) and length one; the three mappings are of length one (or empty). ``names`` come from the
    mentions of the report's Reading, or, where it has none, from its capitalised words. ``model`` is the version of the
    weights that made ``vector``: only profiles of one model compare.
    """

    report: str
    model: str
    day: date | None
    terms: Mapping[str, float]
    names: Mapping[str, float]
    lead: Mapping[str, float]
    packed: str = field(repr=False)

    @cached_property
    def vector(self) -> npt.NDArray[np.float32]:
        return np.frombuffer(base64.b64decode(self.packed), dtype="<f2").astype(np.float32)

    @property
    def order(self) -> tuple[str, str]:
        """Sorts by day (the unknown last), then report."""
        return (self.day.isoformat() if self.day is not None else "9999", self.report)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``: about 5 kB."""
        return {
            "report": self.report,
            "model": self.model,
            "day": self.day.isoformat() if self.day is not None else None,
            "terms": dict(self.terms),
            "names": dict(self.names),
            "lead": dict(self.lead),
            "vector": self.packed,
        }

    @classmethod
    def from_json(cls, made: Mapping[str, Any]) -> Profile:
        """The profile that ``to_json`` gave. Raises ValueError or KeyError on what it did not give."""
        day = made["day"]
        if len(base64.b64decode(made["vector"])) != 2 * VECTOR:
            raise ValueError(f"a vector of another length in the profile of {made['report']}")
        return cls(
            report=str(made["report"]),
            model=str(made["model"]),
            day=date.fromisoformat(day) if day is not None else None,
            terms={str(w): float(x) for w, x in made["terms"].items()},
            names={str(w): float(x) for w, x in made["names"].items()},
            lead={str(w): float(x) for w, x in made["lead"].items()},
            packed=str(made["vector"]),
        )


def telling(report: Report, *, most: int) -> str:
    """The first ``most`` code points of the story's own telling: without parts (bylines, notices) and links."""
    kept: list[str] = []
    length = at = 0
    for part in sorted(report.parts, key=lambda p: p.start):
        if length >= most:
            break
        kept.append(report.text[at : max(at, part.start)])
        length += len(kept[-1])
        at = max(at, part.end)
    if length < most:
        kept.append(report.text[at : at + most - length])
    return _URL.sub(" ", " ".join(kept)[:most]).strip()


def profile(report: Report, reading: Reading | None) -> Profile:
    """The profile of ``report``; ``reading`` may be None. One run of the sentence encoder."""
    return profiles((report,), (reading,) if reading is not None else ())[0]


def profiles(reports: tuple[Report, ...], readings: tuple[Reading, ...]) -> tuple[Profile, ...]:
    """The profiles of ``reports``, in their order; readings are found by the report that they are of."""
    by_report = {r.report: r for r in readings}
    opened = [f"{r.title or ''}\n{telling(r, most=LEAD)}".strip() for r in reports]
    vectors = embed(opened).astype("<f2")
    version = str(card("sentences")["version"])
    return tuple(
        _profile(report, by_report.get(report.id), lead, base64.b64encode(vector.tobytes()).decode("ascii"), version)
        for report, lead, vector in zip(reports, opened, vectors, strict=True)
    )


def _profile(report: Report, reading: Reading | None, lead: str, packed: str, version: str) -> Profile:
    title = report.title or ""
    body = f"{title}\n{telling(report, most=BODY)}"
    names = [*_capitalised(body)] if reading is None else _mentioned(report, reading)
    return Profile(
        report=report.id,
        model=version,
        day=report.published_on,
        terms=_rounded(weigh(_normals(body), most=MOST_TERMS)),
        names=_rounded(weigh(names, most=MOST_NAMES)),
        lead=_rounded(weigh(_normals(lead), most=MOST_LEAD)),
        packed=packed,
    )


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {w: round(x, 4) for w, x in weights.items()}


def _normals(text: str) -> list[str]:
    return [normal(text[a:b]) for a, b in words(text)]


def _mentioned(report: Report, reading: Reading) -> list[str]:
    """The words of the names that the reading found; those in parts (an outlet's own name, a byline) left out."""
    spans = [m.span for m in reading.mentions if m.kind == "name"]
    kept = [s for s in spans if s.start < BODY and report.part_at(s.start, s.end) in (None, "title")]
    found = [w for s in kept for w in _normals(report.text[s.start : s.end])]
    return found or _capitalised(f"{report.title or ''}\n{telling(report, most=BODY)}")


def _capitalised(text: str) -> list[str]:
    """Words that the text writes with a capital and never without: what names can be told by where nothing was read."""
    found = [text[a:b] for a, b in words(text)]
    plain = {normal(w) for w in found if w[0].islower()}
    return [normal(w) for w in found if w[0].isupper() and normal(w) not in plain and len(w) > 1]
