"""Which network reads: the shipped one, or the one in the folder that COUNTERCLAIM_READER names.

A folder holds ``reader.onnx``, ``reader.json`` (its card) and ``tokenizer.json``. The encoder may be of any size and
vocabulary; what goes in and comes out is as the shipped network's, which is checked once, when it is loaded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from counterclaim.errors import ModelError
from counterclaim.models.encoding import CLS, SEP, encode, tokenizer, whole
from counterclaim.models.runtime import card, mend, session, weights_folder
from counterclaim.models.shipped import checked, digest
from counterclaim.settings import in_force, variable
from counterclaim.threads import once

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

TASKS = ("attribution", "names", "times")
OUTPUTS = (*TASKS, "link")
PAST = 6
"""Buckets of distance on either side of a cue, see ``reader.pair_scores``."""

_WINDOWS = (64, 4094)
_PROBE = "The mayor said on Monday that “the bridge” was closed."
_CHECKS = "see docs/reading.md, 'Other readers'"


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A network ready to run: its card, what it takes, and how text becomes its pieces.

    ``inputs``: some of ids, mask, features: an export for windows without padding has no mask. ``cls``, ``sep``: the
    pieces that begin and end a window.
    """

    card: dict[str, Any]
    session: InferenceSession
    inputs: frozenset[str]
    tokenizer: Tokenizer
    cls: int
    sep: int

    @property
    def version(self) -> str:
        """As recorded with everything that it made."""
        made: str = self.card["version"]
        return made


def chosen() -> Network:
    """The network that the settings in force name, loaded on first use.

    Raises ModelError where a file is missing, damaged or of another shape.
    """
    checked()
    folder = in_force().reader
    return _other(Path(folder)) if folder else _shipped()


@once
def _shipped() -> Network:
    told = card("reader")
    made = session(weights_folder() / "reader.onnx")
    return Network(told, made, _inputs(made), tokenizer(), CLS, SEP)


@once
def _other(folder: Path) -> Network:
    from tokenizers import Tokenizer

    told = _checked(card("reader", folder), folder / "reader.json")
    made = session(folder / "reader.onnx", sha256=told["sha256"])
    path = folder / "tokenizer.json"
    if digest(path, hint=mend(path)) != told["tokenizer_sha256"]:
        raise _wrong(path, "the tokenizer is damaged or not the one that the card is of")
    try:
        pieces = whole(Tokenizer.from_file(str(path)))
    except Exception as error:  # the library raises plain Exception
        raise _wrong(path, f"no tokenizer that can be used: {error}"[:300]) from error
    begins, ends = (_special(pieces, names, path) for names in (("[CLS]", "<s>"), ("[SEP]", "</s>")))
    found = Network(told, made, _inputs(made), pieces, begins, ends)
    _probe(found, folder)
    return found


def _inputs(made: InferenceSession) -> frozenset[str]:
    return frozenset(i.name for i in made.get_inputs())


def _special(pieces: Tokenizer, names: tuple[str, ...], path: Path) -> int:
    found = [made for made in map(pieces.token_to_id, names) if made is not None]
    if not found:
        raise _wrong(path, f"has none of the pieces {', '.join(names)}")
    return found[0]


def _checked(told: dict[str, Any], path: Path) -> dict[str, Any]:
    """A card with all that reading needs; its labels are the shipped reader's."""
    ours = card("reader")
    for name in ("version", "sha256", "tokenizer_sha256"):
        if not (isinstance(told.get(name), str) and 0 < len(told[name]) <= 100 and told[name].isprintable()):
            raise _wrong(path, f"{name!r} is not a name of at most 100 characters")
    if told["version"] == ours["version"] and told["sha256"] != ours["sha256"]:
        raise _wrong(path, f"{told['version']} is the shipped reader, and these weights are not")
    for name, (low, high) in {"window": _WINDOWS, "link": (1, 4096)}.items():
        if type(told.get(name)) is not int or not low <= told[name] <= high:
            raise _wrong(path, f"{name!r} is not a whole number from {low} to {high}")
    if told.get("tags") != ours["tags"]:
        raise _wrong(path, "'tags' are not the labels of the shipped reader, in their order")
    steps = told.get("transitions")
    if not isinstance(steps, dict):
        raise _wrong(path, "'transitions' are missing")
    shapes = {f"transitions of {t}": (steps.get(t), (len(ours["tags"][t]),) * 2) for t in TASKS}
    for name, (value, shape) in {**shapes, "distance": (told.get("distance"), (2, 2 * PAST))}.items():
        if not _is_table(value, shape):
            raise _wrong(path, f"{name}: not {shape[0]} rows of {shape[1]} numbers")
    return told


def _is_table(value: object, shape: tuple[int, int]) -> bool:
    return (
        isinstance(value, list)
        and len(value) == shape[0]
        and all(isinstance(row, list) and len(row) == shape[1] for row in value)
        and all(type(v) in (int, float) and math.isfinite(v) and abs(v) <= 1e6 for row in value for v in row)
    )


def _probe(found: Network, folder: Path) -> None:
    """Run one window as long as the card says, and see that all comes out in its shape."""
    path = folder / "reader.onnx"
    made = encode(_PROBE, found.tokenizer)
    spelt = [_PROBE[s:e] for s, e in zip(made.starts.tolist(), made.ends.tolist(), strict=True)]
    if "".join(spelt) != "".join(_PROBE.split()):
        raise _wrong(folder / "tokenizer.json", "its pieces' offsets do not cover the words, and the words only")
    if not {"ids", "features"} <= found.inputs <= {"ids", "mask", "features"}:
        raise _wrong(path, f"takes {', '.join(sorted(found.inputs))}, not ids, features and perhaps mask")
    given = [o.name for o in found.session.get_outputs()]
    if not set(given) >= set(OUTPUTS):
        raise _wrong(path, f"gives {', '.join(given)}, not {', '.join(OUTPUTS)}")
    size = found.card["window"]
    row = np.array([[found.cls, *np.resize(made.ids, size).tolist(), found.sep]], dtype=np.int64)
    features = np.zeros((1, size + 2, 3), dtype=np.int64)
    features[0, 1:-1] = np.resize(made.features, (size, 3))
    feeds = {"ids": row, "mask": np.ones_like(row), "features": features}
    try:
        outputs = found.session.run(OUTPUTS, {name: feeds[name] for name in found.inputs})
    except Exception as error:  # onnxruntime's own kinds share no other base
        raise _wrong(path, f"does not run on a window of {size} pieces: {error}"[:300]) from error
    _knows_all(found, path)
    widths = (*(len(found.card["tags"][t]) for t in TASKS), 6 * found.card["link"])
    for name, output, width in zip(OUTPUTS, outputs, widths, strict=True):
        if output.shape != (1, size + 2, width) or output.dtype != np.float32 or not np.isfinite(output).all():
            what = f"output {name!r} is {output.dtype} {output.shape}, not finite float32 (1, {size + 2}, {width})"
            raise _wrong(path, what)


def _knows_all(found: Network, path: Path) -> None:
    """See that the network has a vector for the last piece of the vocabulary."""
    name, last = max(found.tokenizer.get_vocab().items(), key=lambda piece: piece[1])
    row = np.array([[found.cls, last, found.sep]], dtype=np.int64)
    feeds = {"ids": row, "mask": np.ones_like(row), "features": np.zeros((1, 3, 3), dtype=np.int64)}
    try:
        found.session.run(OUTPUTS, {given: feeds[given] for given in found.inputs})
    except Exception as error:  # onnxruntime's own kinds share no other base
        raise _wrong(path, f"does not know piece {last} of the tokenizer ({name[:40]!r}): {error}"[:300]) from error


def _wrong(path: Path, what: str) -> ModelError:
    hint = f"{_CHECKS}; or unset {variable('reader')} to use the shipped reader"
    return ModelError(what, where=str(path), hint=hint)
