"""A reader made on the spot, of any width, depth and vocabulary: its graph is written as ONNX's own bytes.

Every piece has a random vector, which random layers turn; the heads are solved for, so that a piece is tagged as
``TAGGED`` says. The wire format is Protocol Buffers', the field numbers those of onnx.proto.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from counterclaim.models.network import OUTPUTS, PAST, TASKS
from counterclaim.models.runtime import card

Floats = npt.NDArray[np.float32]

TAGGED = {
    "attribution": {
        "mayor": "B-source",
        "tarr": "I-source",
        "said": "B-cue",
        "that": "B-content",
        **dict.fromkeys(("ferries", "had", "sunk"), "I-content"),
    },
    "names": {"tarr": "B-Person"},
    "times": {"monday": "B-TIMEX3"},
}
WORDS = ("mayor", "tarr", "said", "that", "ferries", "had", "sunk", "monday", "on", ".")
_SURE = 12.0
_FLOAT, _INT64 = 1, 7


def write_reader(
    folder: Path, *, width: int, layers: int, window: int, link: int, unknown: int = 0, more: Iterable[str] = ()
) -> None:
    """The three files of a reader. ``more``: pieces beside the shipped words; ``unknown``: of the last pieces how many
    the network has no vector for."""
    folder.mkdir()
    pieces = {word: k for k, word in enumerate(("<s>", "</s>", "[UNK]", *WORDS, *more))}
    told = card("reader")
    graph = _graph(pieces, told["tags"], width=width, layers=layers, link=link, unknown=unknown)
    made = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    (folder / "reader.onnx").write_bytes(graph)
    made.save(str(folder / "tokenizer.json"))
    written = {
        "version": f"tiny-{width}",
        "sha256": hashlib.sha256(graph).hexdigest(),
        "tokenizer_sha256": hashlib.sha256((folder / "tokenizer.json").read_bytes()).hexdigest(),
        "window": window,
        "link": link,
        "tags": told["tags"],
        "transitions": told["transitions"],
        "distance": [[0.0] * (2 * PAST)] * 2,
    }
    (folder / "reader.json").write_text(json.dumps(written), encoding="utf-8")


def _graph(
    pieces: Mapping[str, int], tags: Mapping[str, list[str]], *, width: int, layers: int, link: int, unknown: int
) -> bytes:
    random = np.random.default_rng(7)
    tensors: dict[str, Floats] = {"table": random.normal(size=(len(pieces) - unknown, width)).astype(np.float32)}
    tensors["cased"] = random.normal(scale=1e-4, size=(3, width)).astype(np.float32)
    nodes = [_node("Gather", ["table", "ids"], "word"), _node("Cast", ["features"], "given", to=_FLOAT)]
    nodes += [_node("MatMul", ["given", "cased"], "seen"), _node("Add", ["word", "seen"], "h0")]
    state = tensors["table"]
    for k in range(layers):
        tensors[f"w{k}"] = (random.normal(size=(width, width)) / np.sqrt(width)).astype(np.float32)
        state = state + np.tanh(state @ tensors[f"w{k}"])
        nodes += [_node("MatMul", [f"h{k}", f"w{k}"], f"m{k}"), _node("Tanh", [f"m{k}"], f"t{k}")]
        nodes.append(_node("Add", [f"h{k}", f"t{k}"], f"h{k + 1}"))
    for task in TASKS:
        wanted = np.zeros((len(state), len(tags[task])), dtype=np.float32)
        for word, number in pieces.items():
            if number < len(wanted):
                wanted[number, tags[task].index(TAGGED[task].get(word, "O"))] = _SURE
        tensors[f"{task}_head"] = (np.linalg.pinv(state) @ wanted).astype(np.float32)
    tensors["link_head"] = random.normal(scale=1e-3, size=(width, 6 * link)).astype(np.float32)
    nodes += [_node("MatMul", [f"h{layers}", f"{name}_head"], name) for name in OUTPUTS]
    graph = b"".join(
        (
            *(_part(1, node) for node in nodes),
            _part(2, b"tiny"),
            *(_part(5, _tensor(name, values)) for name, values in tensors.items()),
            _part(11, _value("ids", _INT64, (1, None))),
            _part(11, _value("features", _INT64, (1, None, 3))),
            *(_part(12, _value(n, _FLOAT, (1, None, tensors[f"{n}_head"].shape[1]))) for n in OUTPUTS),
        )
    )
    return _number(1, 8) + _part(7, graph) + _part(8, _number(2, 17))


def _node(kind: str, given: list[str], made: str, *, to: int | None = None) -> bytes:
    cast = b"" if to is None else _part(5, _part(1, b"to") + _number(3, to) + _number(20, 2))
    return (
        b"".join(_part(1, name.encode()) for name in given) + _part(2, made.encode()) + _part(4, kind.encode()) + cast
    )


def _tensor(name: str, values: Floats) -> bytes:
    dims = b"".join(_number(1, size) for size in values.shape)
    return dims + _number(2, _FLOAT) + _part(8, name.encode()) + _part(9, values.astype("<f4").tobytes())


def _value(name: str, kind: int, shape: tuple[int | None, ...]) -> bytes:
    dims = b"".join(_part(1, _number(1, size) if size is not None else _part(2, b"n")) for size in shape)
    return _part(1, name.encode()) + _part(2, _part(1, _number(1, kind) + _part(2, dims)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _part(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes((*made, value))
