"""ONNX sessions over the shipped weights, loaded on first use and checked against their recorded SHA-256."""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from counterclaim.errors import ModelError
from counterclaim.models.encoding import CLS, SEP, tokenizer
from counterclaim.models.outputs import without_output
from counterclaim.models.shipped import checked, digest
from counterclaim.settings import variable
from counterclaim.threads import once, side_by_side

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FloatArray = npt.NDArray[np.float32]
VECTOR = 384
_AT_ONCE = 256
"""Word pieces of short rows that are read together; more of them at once are read no faster."""


def weights_folder() -> Path:
    """Where the weights lie inside the package."""
    return Path(str(resources.files("counterclaim.models").joinpath("data")))


def card(name: str, folder: Path | None = None) -> dict[str, Any]:
    """The machine-readable part of a model's card: version, sha256, labels. Of the package's own where no ``folder``.

    Raises ModelError where it is missing or no JSON object.
    """
    path = (folder if folder is not None else weights_folder()) / f"{name}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError("the model's card cannot be read", where=str(path), hint=mend(path)) from error
    if not isinstance(found, dict):
        raise ModelError("the model's card is no JSON object", where=str(path), hint=mend(path))
    return found


def session(path: Path, *, sha256: str | None = None, without: str | None = None) -> InferenceSession:
    """A session over ``path`` that runs in the thread that calls it: several run side by side (``threads.py``).

    ``without``: an output of the network that is not asked for, and so not worked out.

    Raises ModelError where the file is missing, is no network, or not of the ``sha256`` that is given: the shipped ones
    are ``checked`` with all others.
    """
    import onnxruntime

    if sha256 is not None and digest(path, hint=mend(path)) != sha256:
        raise ModelError("the weights are damaged or not those of this version", where=str(path), hint=mend(path))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    # Both set memory aside by the lengths seen so far; texts come in every length, so that it only grows.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    try:
        model = without_output(path.read_bytes(), without) if without is not None else str(path)
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own kinds share no other base
        what = f"the weights are no network that can be run: {error}"[:300]
        raise ModelError(what, where=str(path), hint=mend(path)) from error


def give_back() -> None:
    """Hand to the system what the C library keeps of the memory that was freed; nothing where it cannot be told to.

    Texts of every length leave glibc's heap in holes: a process that reads for hours would keep the size that its
    longest texts gave it.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Any | None:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)


def mend(path: Path) -> str:
    """What to do about a file of weights that cannot be used."""
    if path.is_relative_to(weights_folder()):
        return "reinstall counterclaim"
    return f"put the whole folder there as it was exported, or unset {variable('reader')} to use the shipped reader"


@once
def _sentences() -> InferenceSession:
    checked()
    return session(weights_folder() / "sentences.onnx")


@once
def _meanings() -> InferenceSession:
    """The same, without the upper layers of likeness: four of ten."""
    checked()
    return session(weights_folder() / "sentences.onnx", without="likeness")


def embed(texts: list[str], *, pieces: int = 128) -> FloatArray:
    """Sentence vectors of length one, shape (texts, 384); only the first ``pieces`` word pieces of each are read."""
    encoded = {
        t: e.ids[:pieces] for t, e in zip(texts, tokenizer().encode_batch(texts, add_special_tokens=False), strict=True)
    }
    rows = [[CLS, *ids, SEP] for ids in encoded.values()]
    (found,) = _means(["pieces"], rows, [(k, list(range(len(row)))) for k, row in enumerate(rows)])
    places = {text: k for k, text in enumerate(encoded)}
    return found[[places[t] for t in texts]]


def embed_within(texts: Sequence[str], spans: Sequence[tuple[int, int]], *, pieces: int = 256) -> FloatArray:
    """Vectors of length one of a stretch of each text as it reads there, shape (texts, 384).

    ``spans``: code points into the text beside it, end-exclusive. A vector is the mean of the last layer over the word
    pieces inside; over all that was read where none is. Of a text, at most ``pieces`` word pieces around the stretch
    are read, each text once where it fits.
    """
    return _means(["pieces"], *windows(texts, spans, pieces=pieces))[0]


def read_within(
    texts: Sequence[str], spans: Sequence[tuple[int, int]], *, pieces: int = 256
) -> tuple[FloatArray, FloatArray]:
    """Two vectors for each stretch, (texts, 384) both: as ``embed_within``, and of likeness.

    The second is of the upper layers that learned which propositions answer one question.
    """
    meaning, likeness = _means(["pieces", "likeness"], *windows(texts, spans, pieces=pieces))
    return meaning, likeness


def windows(
    texts: Sequence[str], spans: Sequence[tuple[int, int]], *, pieces: int = 256
) -> tuple[list[list[int]], list[tuple[int, list[int]]]]:
    """Rows of word pieces to read, each once, CLS and SEP around them; for each stretch its row and places there."""
    distinct = sorted(set(texts))
    encoded = dict(zip(distinct, tokenizer().encode_batch(distinct, add_special_tokens=False), strict=True))
    rows: dict[tuple[str, int], int] = {}
    made: list[list[int]] = []
    where = []
    for text, (start, end) in zip(texts, spans, strict=True):
        ids, offsets = encoded[text].ids, encoded[text].offsets
        inside = [k for k, (s, e) in enumerate(offsets) if s >= start and e <= end] or list(range(len(ids)))
        first = 0
        if len(ids) > pieces:
            first = max(0, min(inside[0] - max(0, pieces - len(inside)) // 2, len(ids) - pieces))
        if (text, first) not in rows:
            rows[text, first] = len(made)
            made.append([CLS, *ids[first : first + pieces], SEP])
        row = rows[text, first]
        kept = [k - first + 1 for k in inside if 0 <= k - first < pieces] or list(range(len(made[row])))
        where.append((row, kept))
    return made, where


def _means(
    outputs: Sequence[str], rows: Sequence[Sequence[int]], where: Sequence[tuple[int, Sequence[int]]]
) -> list[FloatArray]:
    """For each of ``outputs`` the means of it over the places in ``where``, of length one, shape (stretches, 384).

    ``rows``: word pieces to read; ``where``: for each stretch its row and places there. The scales of the network's
    integers are fixed, so that a row is read the same to the bit whatever is read beside it; only rows of one length
    are, since padding is not.
    """
    network = _sentences() if "likeness" in outputs else _meanings()
    made = [np.empty((len(where), VECTOR), dtype=np.float32) for _ in outputs]
    stretches: dict[int, list[int]] = {}
    for number, (row, _) in enumerate(where):
        stretches.setdefault(row, []).append(number)

    def read(together: Sequence[int]) -> None:
        layers = network.run(outputs, {"ids": np.array([rows[row] for row in together], dtype=np.int64)})
        for k, row in enumerate(together):
            for number in stretches.get(row, ()):
                for vectors, layer in zip(made, layers, strict=True):
                    vectors[number] = _mean(layer[k], where[number][1])

    side_by_side(read, _together(rows))
    return made


def _together(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Numbers of rows to be read at once: of one length, as many as make up ``_AT_ONCE`` pieces."""
    alike: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        alike.setdefault(len(row), []).append(number)
    return [
        numbers[start : start + most]
        for length, numbers in sorted(alike.items())
        for most in [max(1, _AT_ONCE // length)]
        for start in range(0, len(numbers), most)
    ]


def _mean(layer: FloatArray, at: Sequence[int]) -> FloatArray:
    mean: FloatArray = layer[at].mean(axis=0)
    return mean / np.linalg.norm(mean)
