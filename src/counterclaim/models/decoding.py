"""The best tags of a text under a linear-chain CRF: exact Viterbi, side by side over what lies between sure pieces."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]

_ROOM = 512  # stretches decoded side by side
_FORBIDDEN = -1e3
_SLACK = 0.01  # for what float32 rounds away
_AHEAD = 3  # pieces that a bound looks ahead


def viterbi(scores: FloatArray, transitions: FloatArray) -> IntArray:
    """The best tag of every piece, ``scores`` (pieces, tags), ``transitions`` (from, to).

    Tag 0 is outside, 2k+1 begins a span and 2k+2 goes on with it, which only those two may precede. Stretches between
    pieces that are certainly outside (see ``_outside``) are decoded side by side: the loop is as long as the longest
    stretch, not as the text.
    """
    path = np.zeros(len(scores), dtype=np.int64)
    if len(scores) == 0:
        return path
    within = ~_outside(scores, transitions)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], within, [False])).astype(np.int8))).reshape(-1, 2)
    starts, ends = np.maximum(edges[:, 0] - 1, 0), np.minimum(edges[:, 1] + 1, len(scores))
    order = np.argsort(starts - ends, kind="stable")  # the longest first: those open at a step are the first so many
    for k in range(0, len(order), _ROOM):
        some = order[k : k + _ROOM]
        _best_paths(scores, transitions, starts[some], ends[some] - starts[some], path)
    return path


def _outside(scores: FloatArray, transitions: FloatArray) -> npt.NDArray[np.bool_]:
    """Pieces that every best path has outside.

    Wherever a path had another tag at such a piece, one that is outside there would be better: the rest of a span that
    is cut so begins anew after the piece, or is outside too for up to ``_AHEAD`` pieces. What that can lose at most is
    bounded by the transitions and by the scores of the pieces that change.
    """
    into, leaves, anew, ends, on = _bounds(transitions.tobytes(), len(transitions))
    begins, inside = scores[:, 1::2], scores[:, 2::2]
    gained = inside - scores[:, :1]  # by going on with a span at a piece, and not being outside
    first = inside - begins + anew
    rest = first
    for _ in range(_AHEAD):
        following = np.full_like(rest, _FORBIDDEN)
        following[:-1] = rest[1:]
        rest = np.minimum(first, gained + np.maximum(ends, on + following))
    following = np.full_like(rest, _FORBIDDEN)
    following[:-1] = rest[1:]
    most = into + np.maximum(leaves, np.repeat(following, 2, axis=1))
    made: npt.NDArray[np.bool_] = (scores[:, :1] - scores[:, 1:] > most + _SLACK).all(axis=1)
    return made


@lru_cache(maxsize=16)
def _bounds(transitions: bytes, tags: int) -> tuple[FloatArray, ...]:
    """What a path can lose at most by its transitions where a tag is made outside, in nats.

    By tag but the first: coming to outside and not to it (0), and going on from there to what is not the same span (1).
    By kind of span: beginning it where it went on (2); outside in its place, where it ends there (3), where it goes on
    (4). Text may begin or end at the piece: then a transition counts as none.
    """
    moves = np.frombuffer(transitions, dtype=np.float32).reshape(tags, tags)
    legal = moves > _FORBIDDEN
    into = np.where(legal, moves - moves[:, :1], 0).max(axis=0, initial=0)
    leaves = np.where(legal & legal[0], moves - moves[0], 0).max(axis=1, initial=0)
    kinds = np.arange(1, tags, 2)
    came = np.maximum(moves[kinds, kinds + 1], moves[kinds + 1, kinds + 1])
    anew = np.where(legal[kinds + 1], moves[kinds + 1] - moves[kinds], 0).max(axis=1, initial=0)
    on = came - moves[0, 0]
    return into[1:], leaves[1:], came - moves[0, kinds] + anew, on + leaves[kinds + 1], on


def _best_paths(
    scores: FloatArray, transitions: FloatArray, starts: IntArray, lengths: IntArray, path: IntArray
) -> None:
    """Viterbi over stretches, the longest first, into ``path``."""
    best = scores[starts].T.copy()  # (tags, stretches)
    best[2::2] = -1e4  # nothing begins inside a span
    longest = int(lengths[0])
    still = np.searchsorted(-lengths, -np.arange(longest + 1), "left").tolist()  # how many are longer than a step
    kept = [best]
    moves = transitions[:, :, None]
    for i in range(1, longest):
        size = still[i]
        best = np.maximum.reduce(best[:, None, :size] + moves, axis=0)
        best += scores[starts[:size] + i].T if size > 1 else scores[starts[0] + i, :, None]
        kept.append(best)
    tag = np.zeros(len(starts), dtype=np.int64)
    for i in range(longest - 1, -1, -1):
        size, goes_on = still[i], still[i + 1]
        if goes_on < size:  # some end here
            tag[goes_on:size] = kept[i][:, goes_on:size].argmax(axis=0)
        if goes_on > 1:
            tag[:goes_on] = (kept[i][:, :goes_on] + transitions[:, tag[:goes_on]]).argmax(axis=0)
        elif goes_on:
            tag[0] = (kept[i][:, 0] + transitions[:, tag[0]]).argmax()
        path[starts[:size] + i] = tag[:size]
