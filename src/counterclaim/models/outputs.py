"""A network without one of its outputs: onnxruntime works out all that a network can give, asked for or not.

Read from the wire format of ONNX's protocol buffers (onnx.proto, IR 3 to 13): the graph is field 7 of a model
(``ModelProto``); nodes are field 1 of the graph and its outputs field 12; the names of what goes into a node and comes
out are its fields 1 and 2 (a node that holds a graph of its own is not looked into), an output's name is its field 1.
"""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_GRAPH, _NODE, _OUTPUT, _TAKES, _GIVES, _NAME = (number << 3 | _BYTES for number in (7, 1, 12, 1, 2, 1))


def without_output(model: bytes, name: str) -> bytes:
    """``model``, a serialised ONNX model, less the output ``name`` of its graph and the nodes that only that needs.

    Raises ValueError where the bytes are no protocol buffer.
    """
    made = []
    whole = memoryview(model)
    for key, start, body, end in _fields(whole):
        if key == _GRAPH:
            kept = _less(whole[body:end], name)
            made.append(_varint(key) + _varint(len(kept)) + kept)
        else:
            made.append(bytes(whole[start:end]))
    return b"".join(made)


def _less(graph: memoryview, name: str) -> bytes:
    """A graph's bytes; its nodes stand in the order in which they run, so that one look from the last is enough."""
    fields = list(_fields(graph))
    outputs = {k: _strings(graph[a:z], _NAME) for k, (key, _, a, z) in enumerate(fields) if key == _OUTPUT}
    dropped = {k for k, names in outputs.items() if names == [name]}
    wanted = {n for k, names in outputs.items() if k not in dropped for n in names}
    for k in reversed(range(len(fields))):
        key, _, a, z = fields[k]
        if key == _NODE and wanted.isdisjoint(_strings(graph[a:z], _GIVES)):
            dropped.add(k)
        elif key == _NODE:
            wanted.update(_strings(graph[a:z], _TAKES))
    return b"".join(graph[start:z] for k, (_, start, _, z) in enumerate(fields) if k not in dropped)


def _strings(message: memoryview, wanted: int) -> list[str]:
    return [bytes(message[a:z]).decode() for key, _, a, z in _fields(message) if key == wanted]


def _fields(message: memoryview) -> Iterator[tuple[int, int, int, int]]:
    """Of each field its key, its number and kind in one, where it starts, where its value does, and where it ends."""
    at = 0
    while at < len(message):
        start = at
        key, at = _read(message, at)
        size = {_FIXED64: 8, _FIXED32: 4}.get(key & 7)
        if key & 7 == _BYTES:
            size, at = _read(message, at)
        elif key & 7 == _VARINT:
            size = _read(message, at)[1] - at
        if size is None or at + size > len(message):
            raise ValueError("no protocol buffer")
        yield key, start, at, at + size
        at += size


def _read(message: memoryview, at: int) -> tuple[int, int]:
    """The number that is written at ``at`` in groups of seven bits, and where it ends."""
    value = shift = 0
    while at < len(message) and shift < 64:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    raise ValueError("no protocol buffer")


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)
