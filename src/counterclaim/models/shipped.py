"""The files of weights and numbers that the package ships, checked once against the SHA-256 recorded for each.

``data/shipped.json`` has them by path inside the package; ``python -m training.shipped`` writes it anew.
"""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path

from counterclaim.errors import ModelError
from counterclaim.threads import once

LIST = "models/data/shipped.json"
_MEND = "reinstall counterclaim"
ENDINGS = (".json", ".onnx", ".bin", ".gz")


def package() -> Path:
    """The folder of the package."""
    return Path(str(resources.files("counterclaim")))


def files(root: Path) -> list[str]:
    """What the list names: the files of weights under the package's ``root``, by path inside it, sorted."""
    found = (p for p in root.glob("*/data/*") if p.suffix in ENDINGS)
    return sorted(name for p in found if (name := p.relative_to(root).as_posix()) != LIST)


def recorded(root: Path) -> dict[str, str]:
    """By path inside the package's ``root`` the SHA-256 recorded for each file, in order of the paths.

    Raises ModelError where the list cannot be read.
    """
    path = root / LIST
    try:
        listed: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return dict(sorted(listed.items()))
    except (OSError, ValueError, AttributeError) as error:
        raise _wrong(path, "the list of weights cannot be read") from error


def check(root: Path) -> None:
    """Raises ModelError where a file under ``root`` is missing, damaged or not the one of this version."""
    for name, sha256 in recorded(root).items():
        if digest(root / name, hint=_MEND) != sha256:
            raise _wrong(root / name, "the file is damaged or not that of this version")


@once
def checked() -> None:
    """``check`` of the package's own files, the first time that it is asked for."""
    check(package())


def digest(path: Path, *, hint: str) -> str:
    """SHA-256 of a file, in hex. Raises ModelError, which gives ``hint``, where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError("the file is missing or cannot be read", where=str(path), hint=hint) from error


def _wrong(path: Path, what: str) -> ModelError:
    return ModelError(what, where=str(path), hint=_MEND)
