"""Which software and weights made a story's records: one short version, and what it is a version of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources

_PACKAGES = ("claims", "identity", "models", "reading", "stories")
_WEIGHTS = (".json", ".bin")
_BY_READING = "models/reader.json"
"""Left out: every reading names the reader that made it, which need not be the shipped one."""
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """``version``: 12 hexadecimal digits over ``parts``, the name and the version of each, in order of the names.

    The parts are the package, every reader that read a report, and every file of weights, by its SHA-256 (the first 12
    digits). A card holds the SHA-256 of its network.
    """

    version: str
    parts: tuple[tuple[str, str], ...]


def stamp(readers: Iterable[str]) -> Stamp:
    """What this installation makes records with, over what ``readers`` read (their versions, in any order)."""
    parts = sorted({*_shipped(), *(("reader", version) for version in readers)})
    material = "\0".join(f"{name}\0{version}" for name, version in parts)
    return Stamp(_short(material.encode("utf-8", "surrogatepass")), tuple(parts))


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, str], ...]:
    root = resources.files("counterclaim")
    found = [("counterclaim", metadata.version("counterclaim"))]
    for package in _PACKAGES:
        for file in root.joinpath(package, "data").iterdir():
            name = f"{package}/{file.name}"
            if name.endswith(_WEIGHTS) and name != _BY_READING:
                found.append((name, _short(file.read_bytes())))
    return tuple(found)


def _short(material: bytes) -> str:
    return hashlib.sha256(material).hexdigest()[:_DIGITS]
