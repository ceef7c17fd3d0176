"""The reader: a text to tagged spans and the vectors that link them.

The network (training/network.py) gives scores per piece; here they are decoded. Windows are run one at a time, without
padding, so that a text reads the same whatever is read beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.models.encoding import Encoded, encode, windows
from counterclaim.models.network import OUTPUTS, PAST, TASKS, chosen
from counterclaim.models.runtime import FloatArray

OVERLAP = 48
_CERTAIN = 8.0  # by how much "outside" must lead for a piece to be outside whatever its neighbours are
_ROOM = 65_536  # pieces in one table of the decoder


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
    """All that the network says of a text; ``link`` is (pieces, 6, 64), see ``pair_scores``."""

    pieces: Encoded
    spans: dict[str, tuple[Tagged, ...]]
    link: FloatArray


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
        outputs[0] = outputs[0].copy()
        columns = [i for i, tag in enumerate(_card()["tags"]["attribution"]) if tag.endswith("-cue")]
        for start, end in cues:
            first, last = np.searchsorted(pieces.ends, start, "right"), np.searchsorted(pieces.starts, end, "left")
            outputs[0][first:last, columns] += favour
    spans = {t: _decode(pieces, t, outputs[i]) if t in tasks else () for i, t in enumerate(TASKS)}
    return Scored(pieces, spans, outputs[3].reshape(len(pieces), 6, _card()["link"]))


def run(pieces: Encoded) -> list[FloatArray]:
    """Raw scores, one array (pieces, width) per output, stitched from windows with context on both sides."""
    made: list[list[FloatArray]] = [[], [], [], []]
    network = chosen()
    for start, stop, keep_from, keep_to in windows(len(pieces), network.card["window"], OVERLAP):
        length = stop - start
        ids = np.empty((1, length + 2), dtype=np.int64)
        ids[0, 0], ids[0, 1:-1], ids[0, -1] = network.cls, pieces.ids[start:stop], network.sep
        features = np.zeros((1, length + 2, 3), dtype=np.int64)
        features[0, 1:-1] = pieces.features[start:stop]
        given = {"ids": ids, "mask": np.ones_like(ids), "features": features}
        found = network.session.run(OUTPUTS, {name: given[name] for name in network.inputs})
        for column, scores in zip(made, found, strict=True):
            column.append(scores[0, 1 + keep_from - start : 1 + keep_to - start])
    return [np.concatenate(column) for column in made]


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
    made = []
    for first, last in zip(starts.tolist(), lasts.tolist(), strict=True):
        label = names[path[first]][2:]
        confidence = round(float(sure[first : last + 1].mean()), 4)
        made.append(Tagged(int(pieces.starts[first]), int(pieces.ends[last]), first, last, label, confidence))
    return tuple(made)


def viterbi(scores: FloatArray, transitions: FloatArray) -> npt.NDArray[np.int64]:
    """The best tag of every piece, ``scores`` (pieces, tags) with tag 0 outside, ``transitions`` (from, to).

    Stretches between pieces that are certainly outside are decoded side by side: the loop is as long as the longest
    stretch, not as the text.
    """
    path = np.zeros(len(scores), dtype=np.int64)
    others = scores[:, 1:].max(axis=1) if len(scores) else np.zeros(0)
    open_pieces = scores[:, 0] - others < _CERTAIN
    edges = np.flatnonzero(np.diff(np.concatenate(([False], open_pieces, [False])).astype(np.int8)))
    stretches = [(max(0, s - 1), min(len(scores), e + 1)) for s, e in edges.reshape(-1, 2).tolist()]
    stretches.sort(key=lambda s: s[0] - s[1])  # the longest first: those still open at a step are the first so many
    towards = np.ascontiguousarray(transitions.T)
    for together in _side_by_side(stretches):
        _best_paths(scores, towards, together, path)
    return path


def _side_by_side(stretches: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs of ``stretches`` whose table, as wide as the longest, stays near the size of what is in it."""
    made: list[tuple[int, int]] = []
    filled = 0
    for start, end in stretches:
        filled += end - start
        if made and (len(made) + 1) * (made[0][1] - made[0][0]) > max(_ROOM, 4 * filled):
            yield made
            made, filled = [], end - start
        made.append((start, end))
    if made:
        yield made


def _best_paths(
    scores: FloatArray, towards: FloatArray, stretches: list[tuple[int, int]], path: npt.NDArray[np.int64]
) -> None:
    """Viterbi over ``stretches``, the longest first, into ``path``; ``towards`` is (to, from)."""
    lengths = np.array([e - s for s, e in stretches])
    longest, tags = int(lengths[0]), scores.shape[1]
    batch = np.zeros((len(stretches), longest, tags), dtype=np.float32)
    for row, (s, e) in enumerate(stretches):
        batch[row, : e - s] = scores[s:e]
    best = batch[:, 0].copy()
    best[:, 2::2] = -1e4  # nothing begins inside a span
    back = np.empty((longest, len(stretches), tags), dtype=np.int64)
    room = np.empty((len(stretches), tags, tags), dtype=np.float32)
    still = np.searchsorted(-lengths, -np.arange(longest), "left").tolist()  # how many are longer than a step
    for i in range(1, longest):
        k = still[i]
        step = np.add(best[:k, None, :], towards, out=room[:k])
        step.argmax(axis=2, out=back[i, :k])
        np.maximum.reduce(step, axis=2, out=best[:k])
        best[:k] += batch[:k, i]
    last = best.argmax(axis=1)
    for row, (s, e) in enumerate(stretches):
        tag = int(last[row])
        for i in range(e - s - 1, -1, -1):
            if tag:
                path[s + i] = tag
            if i:
                tag = back[i, row, tag]


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
