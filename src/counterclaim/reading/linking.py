"""Which source and which content belong to which cue.

A softmax over candidates with a handful of features (``FEATURES``): where they stand to each other in the text, and the
network's own pair score. The weights are fitted by ``training/fit_links.py`` and lie in ``models/data/links.json``.
Position decides most: given gold spans, position alone links 98.9 % of PolNeAR dev's contents rightly, the network's
pair score alone 72 %.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.models import reader
from counterclaim.models.encoding import Encoded
from counterclaim.models.reader import Scored, Tagged
from counterclaim.models.runtime import weights_folder

FEATURES = (
    "network",
    "after",  # the span follows the cue
    "gap",  # log of the pieces between
    "touches",
    "touches-after",
    "cue-between",
    "cues-between",
    "span-between",
    "spans-between",
    "sentence-between",
    "sentences-between",
    "paragraph-between",
)
KINDS = ("source", "content")

Floats = npt.NDArray[np.float64]
_ENDS = frozenset(".?!")


@lru_cache(maxsize=1)
def weights() -> dict[str, tuple[Floats, float]]:
    """Per kind the weights of ``FEATURES`` and the score of belonging to nothing."""
    data: dict[str, Any] = json.loads((weights_folder() / "links.json").read_text(encoding="utf-8"))
    return {k: (np.array([data[k]["weights"][f] for f in FEATURES]), float(data[k]["none"])) for k in KINDS}


SURE = ("cue", "content", "source", "content-link", "source-link", "no-source")


@lru_cache(maxsize=1)
def _trust() -> tuple[Floats, float]:
    data: dict[str, Any] = json.loads((weights_folder() / "links.json").read_text(encoding="utf-8"))
    return np.array([data["confidence"]["weights"][f] for f in SURE]), float(data["confidence"]["base"])


def evidence(cue: float, contents: list[float], source: float | None, links: list[float], told: float) -> list[float]:
    """What confidence is made of, in the order of ``SURE``: probabilities, the least where there are several."""
    return [cue, min(contents), 1.0 if source is None else source, min(links), told, float(source is None)]


def confidence(features: list[float]) -> float:
    """The probability that an attribution of such ``evidence`` is right as a whole (logistic)."""
    vector, base = _trust()
    return round(float(1 / (1 + np.exp(-(vector @ np.array(features) + base)))), 4)


def features(text: str, scored: Scored, cues: list[Tagged], spans: list[Tagged], *, kind: int) -> Floats:
    """(cues, spans, features); ``kind`` indexes ``KINDS``."""
    pieces = scored.pieces
    made = np.zeros((len(cues), len(spans), len(FEATURES)))
    cue_first, cue_last = _columns(cues)
    span_first, span_last = _columns(spans)
    after = span_first[None, :] > cue_first[:, None]
    low = np.where(after, cue_last[:, None], span_last[None, :])
    high = np.where(after, span_first[None, :], cue_first[:, None])
    gap = np.maximum(0, high - low - 1)
    cues_between = _between(np.sort(cue_first), low, high)
    spans_between = _between(np.sort(span_first), low, high)
    sentences = np.concatenate(([0], np.cumsum(_sentence_ends(text, pieces))))
    paragraphs = np.cumsum(pieces.features[:, 1] >= 2)
    breaks = sentences[high] - sentences[np.maximum(0, low - 1)]
    columns = (
        reader.pair_scores(scored, cues, spans, kind=kind),
        after,
        np.log1p(gap),
        gap <= 1,
        after & (gap <= 2),
        cues_between > 0,
        cues_between,
        spans_between > 0,
        spans_between,
        breaks > 0,
        np.minimum(breaks, 5),
        paragraphs[high] != paragraphs[low],
    )
    for k, column in enumerate(columns):
        made[:, :, k] = column
    return made


def scores(text: str, scored: Scored, cues: list[Tagged], spans: list[Tagged], *, kind: int) -> tuple[Floats, float]:
    """(cues, spans) scores, and the score of belonging to nothing."""
    vector, none = weights()[KINDS[kind]]
    return features(text, scored, cues, spans, kind=kind) @ vector, none


def _columns(spans: list[Tagged]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    return np.array([s.first for s in spans]), np.array([s.last for s in spans])


def _between(
    positions: npt.NDArray[np.int64], low: npt.NDArray[np.int64], high: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    made: npt.NDArray[np.int64] = np.searchsorted(positions, high, "left") - np.searchsorted(positions, low, "right")
    return np.maximum(0, made)


def _sentence_ends(text: str, pieces: Encoded) -> npt.NDArray[np.bool_]:
    made = np.zeros(len(pieces), dtype=bool)
    for i, end in enumerate(pieces.ends.tolist()):
        if text[end - 1] in _ENDS:
            after = text[end : end + 4].lstrip("”\"’')")
            made[i] = not after or after[0].isspace()
    return made
