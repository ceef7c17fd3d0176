"""Which software and weights made a story's records: one short version, and what it is a version of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata

from counterclaim.models.shipped import package, recorded

_BY_READING = ("models/data/reader.json", "models/data/reader.onnx")
"""Left out: every reading names the reader that made it, which need not be the shipped one."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """``version``: 12 hexadecimal digits over ``parts``, the name and the version of each, in order of the names.

    The parts are the package, every reader that read a report, and every file of weights and the gazetteer, by its
    SHA-256 as ``shipped.json`` has it (the first 12 digits).
    """

    version: str
    parts: tuple[tuple[str, str], ...]


def stamp(readers: Iterable[str]) -> Stamp:
    """What this installation makes records with, over what ``readers`` read (their versions, in any order)."""
    parts = sorted({*_shipped(), *(("reader", version) for version in readers)})
    material = "\0".join(f"{name}\0{version}" for name, version in parts)
    return Stamp(hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS], tuple(parts))


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, str], ...]:
    found = [(name, sha256[:_DIGITS]) for name, sha256 in recorded(package()).items() if name not in _BY_READING]
    return ("counterclaim", metadata.version("counterclaim")), *found
