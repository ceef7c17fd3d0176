"""The reader: a text to tagged spans and the vectors that link them.

The network (training/network.py) gives scores per piece; here they are decoded. Windows are run one at a time, without
padding, so that a text reads the same whatever is read beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from counterclaim.models.decoding import viterbi
from counterclaim.models.encoding import Encoded, encode, windows
from counterclaim.models.network import OUTPUTS, PAST, TASKS, Network, chosen
from counterclaim.models.runtime import FloatArray
from counterclaim.threads import side_by_side

OVERLAP = 48


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span found by a tagging head: code points, pieces (``last`` inclusive), label and mean probability."""

    start: int
    end: int
    first: int
    last: int
    label: str
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """All that the network says of a text.

    ``link`` is (pieces, 6, 64), see ``pair_scores``; ``attribution`` (pieces, tags), its scores before decoding.
    """

    pieces: Encoded
    spans: dict[str, tuple[Tagged, ...]]
    link: FloatArray
    attribution: FloatArray


def _card() -> dict[str, Any]:
    return chosen().card


def version() -> str:
    """The version of the weights, as recorded with everything that they made."""
    return chosen().version


def score(
    text: str, *, tasks: Sequence[str] = TASKS, cues: Sequence[tuple[int, int]] = (), favour: float = 0.0
) -> Scored:
    """Run the network over ``text`` and decode the heads of ``tasks``; the others stay empty.

    ``cues`` are stretches of the text, in code points, that are taken for cues more readily, by ``favour`` nats.
    """
    pieces = encode(text, chosen().tokenizer)
    outputs = run(pieces)
    if cues and favour > 0:
        columns = [i for i, tag in enumerate(_card()["tags"]["attribution"]) if tag.endswith("-cue")]
        begins, stops = np.array(cues).T
        firsts = np.searchsorted(pieces.ends, begins, "right").tolist()
        lasts = np.searchsorted(pieces.starts, stops, "left").tolist()
        more = np.zeros((len(pieces), 1), dtype=np.float32)
        for first, last in zip(firsts, lasts, strict=True):
            more[first:last] += favour
        outputs[0] = outputs[0].copy()
        outputs[0][:, columns] += more
    spans = {t: _decode(pieces, t, outputs[i]) if t in tasks else () for i, t in enumerate(TASKS)}
    return Scored(pieces, spans, outputs[3].reshape(len(pieces), 6, _card()["link"]), outputs[0])


def run(pieces: Encoded) -> list[FloatArray]:
    """Raw scores, one array (pieces, width) per output, stitched from windows with context on both sides."""
    network = chosen()
    parts = list(windows(len(pieces), network.card["window"], OVERLAP))
    found = side_by_side(lambda part: _window(network, pieces, part[0], part[1]), parts)
    made = [np.empty((len(pieces), scores.shape[2]), dtype=np.float32) for scores in found[0]] if found else []
    for (start, _, keep_from, keep_to), outputs in zip(parts, found, strict=True):
        for column, scores in zip(made, outputs, strict=True):
            column[keep_from:keep_to] = scores[0, 1 + keep_from - start : 1 + keep_to - start]
    return made


def _window(network: Network, pieces: Encoded, start: int, stop: int) -> list[FloatArray]:
    """What ``network`` makes of the pieces from ``start`` to ``stop``, one array (1, length + 2, width) an output."""
    length = stop - start
    ids = np.empty((1, length + 2), dtype=np.int64)
    ids[0, 0], ids[0, 1:-1], ids[0, -1] = network.cls, pieces.ids[start:stop], network.sep
    features = np.zeros((1, length + 2, 3), dtype=np.int64)
    features[0, 1:-1] = pieces.features[start:stop]
    given = {"ids": ids, "mask": np.ones_like(ids), "features": features}
    made: list[FloatArray] = network.session.run(OUTPUTS, {name: given[name] for name in network.inputs})
    return made


def _decode(pieces: Encoded, task: str, scores: FloatArray) -> tuple[Tagged, ...]:
    names: list[str] = _card()["tags"][task]
    transitions = np.array(_card()["transitions"][task], dtype=np.float32)
    path = viterbi(scores, transitions)
    starts = np.flatnonzero(path % 2 == 1)
    if len(starts) == 0:
        return ()
    shifted = scores - scores.max(axis=1, keepdims=True)
    sure = np.exp(shifted[np.arange(len(path)), path]) / np.exp(shifted).sum(axis=1)
    ends = np.append(np.flatnonzero((path == 0) | (path % 2 == 1)), len(path))  # what goes on is neither
    lasts = ends[np.searchsorted(ends, starts, "right")] - 1
    tags, begins, stops = path[starts].tolist(), pieces.starts[starts].tolist(), pieces.ends[lasts].tolist()
    made = []
    for first, last, tag, begin, stop in zip(starts.tolist(), lasts.tolist(), tags, begins, stops, strict=True):
        confidence = round(float(np.add.reduce(sure[first : last + 1]) / np.float32(last + 1 - first)), 4)
        made.append(Tagged(begin, stop, first, last, names[tag][2:], confidence))
    return tuple(made)


def pair_scores(scored: Scored, cues: list[Tagged], spans: list[Tagged], *, kind: int) -> FloatArray:
    """How well each span goes with each cue, (cues, spans): kind 0 a source, 1 a content. Log-odds up to a constant."""
    width: int = _card()["link"]
    query = scored.link[[c.first for c in cues], kind]
    keys = scored.link[[s.first for s in spans], 2 + 2 * kind] + scored.link[[s.last for s in spans], 3 + 2 * kind]
    away = np.array([[s.first - c.first for s in spans] for c in cues])
    size = np.minimum(PAST - 1, np.ceil(np.log2(np.abs(away) // 4 + 1)).astype(np.int64))
    buckets = np.where(away >= 0, size, PAST + size)
    distance = np.array(_card()["distance"][kind], dtype=np.float32)
    return np.asarray(query @ keys.T / np.sqrt(width) + distance[buckets], dtype=np.float32)
