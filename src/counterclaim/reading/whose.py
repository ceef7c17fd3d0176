"""How likely an attribution's words are its source's: not somebody else's, and not the report's own.

A logistic regression over what the network makes of the cue and of the first words told (its linking vectors and the
scores of its tags, which are there anyway) and a few plain features; ``data/whose.json`` has the weights and tells how
they were fitted. They are of the shipped network: for another one the confidence stays as linking gives it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.models.reader import Scored, version
from counterclaim.models.runtime import card
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

Floats = npt.NDArray[np.float32]

STANCES = ("denies", "hedges", "questions", "demands", "intends", "no-comment")
PLAIN = (
    "linked",
    "direct",
    "mixed",
    *STANCES,
    "inside",
    "no-source",
    "no-cue",
    "content-first",
    "length",
    "source-last",
    "clause",
    "marks",
    "apart",
    "negated",
    "capital",
    "parts",
)
_CLAUSE = re.compile(r"(?:that|to|of|for|about|on|whether)\b")
_MARKS = re.compile(r"[“\"]")
_FAR = 3
_WORDS = 20.0
_PLAIN_WEIGHT = 3.0


def weighed(text: str, scored: Scored, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """``found`` with the probability that its words are its source's for its confidence."""
    if not found or version() != card("reader")["version"]:
        return tuple(found)
    vector, base = _weights()
    sure = 1.0 / (1.0 + np.exp(features(text, scored, found).astype(np.float64) @ vector + base))
    return tuple(replace(a, confidence=round(float(p), 4)) for a, p in zip(found, sure, strict=True))


@lru_cache(maxsize=1)
def _weights() -> tuple[npt.NDArray[np.float64], float]:
    read: dict[str, Any] = json.loads(
        resources.files("counterclaim.reading").joinpath("data", "whose.json").read_text(encoding="utf-8")
    )
    return np.array(read["weights"], dtype=np.float64), float(read["base"])


def features(text: str, scored: Scored, found: Sequence[Attribution]) -> Floats:
    """(attributions, features): linking vectors of cue and content, scores and probabilities of the tags of cue,
    content and source, and ``PLAIN``."""
    heads = [_piece(scored, a.cue or a.source or a.content[0]) for a in found]
    told = [_piece(scored, a.content[0]) for a in found]
    named = [_piece(scored, a.source) if a.source is not None else k for a, k in zip(found, heads, strict=True)]
    vectors = scored.link.reshape(len(scored.link), -1)
    raw = scored.attribution
    likely = np.exp(raw - raw.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    tags = [scores[rows] for scores in (raw, likely) for rows in (heads, told, named)]
    plain = np.array([_plain(text, a) for a in found], dtype=np.float32) * _PLAIN_WEIGHT
    return np.hstack([vectors[heads], vectors[told], *tags, plain]).astype(np.float32)


def _piece(scored: Scored, span: Span) -> int:
    """The piece that a span begins with."""
    at = int(np.searchsorted(scored.pieces.ends, span.start, "right"))
    return min(at, len(scored.pieces) - 1)


def _plain(text: str, a: Attribution) -> tuple[float, ...]:
    """In the order of ``PLAIN``."""
    first = a.content[0]
    cue, source = a.cue, a.source
    words = text[first.start : a.content[-1].end]
    return (
        a.confidence,
        float(a.quote == "direct"),
        float(a.quote == "mixed"),
        *(float(a.stance == s) for s in STANCES),
        float(a.within is not None),
        float(source is None),
        float(cue is None),
        float(cue is not None and first.start < cue.start),
        len(words.split()) / _WORDS,
        float(source is not None and cue is not None and source.start > cue.start),
        float(_CLAUSE.match(words) is not None),
        float(_MARKS.search(text, max(0, first.start - 2), a.content[-1].end + 2) is not None),
        float(cue is not None and source is not None and abs(cue.start - source.end) > _FAR),
        float(a.negated),
        float(words[:1].isupper()),
        float(len(a.content) > 1),
    )
