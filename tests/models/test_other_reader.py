"""Another reader in a folder of its own: used and named in what it read; a broken one is named with its file."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import ModelError
from counterclaim.models import reader
from counterclaim.models.network import chosen
from counterclaim.models.runtime import weights_folder
from counterclaim.reading import Done, read, read_each
from counterclaim.reading.read import unweighed
from counterclaim.text import Report

TEXT = "The mayor said on Monday that the bridge was closed. A spokesman denied that it was unsafe.\n"
REPORT = Report(id="a" * 12, text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest(), language="en")
FILES = ("reader.onnx", "reader.json", "tokenizer.json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped files under a version of their own, named by the environment."""
    made = tmp_path / "larger"
    made.mkdir()
    for name in FILES:
        shutil.copy(weights_folder() / name, made / name)
    rewritten(made, version="larger-1")
    monkeypatch.setenv("COUNTERCLAIM_READER", str(made))
    return made


def rewritten(folder: Path, **changes: Any) -> None:
    path = folder / "reader.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def test_the_folder_reads_and_its_version_is_recorded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = read(REPORT)
    assert other.model == "larger-1"
    assert [d.outcome.model for d in read_each([REPORT] * 2, jobs=2) if isinstance(d, Done)] == ["larger-1"] * 2  # type: ignore[union-attr]
    monkeypatch.delenv("COUNTERCLAIM_READER")
    shipped = read(REPORT)
    assert shipped.model == reader.version() != "larger-1"
    assert unweighed(REPORT)[0].attributions == other.attributions  # the shipped reader alone is weighed
    assert len(shipped.attributions) == 2


def test_what_is_in_the_folder_is_what_reads(folder: Path) -> None:
    card = json.loads((folder / "reader.json").read_text())
    inward = [[-1e4 if to else 0.0 for to in range(7)] for _ in range(7)]  # nothing may begin after the first piece
    rewritten(folder, transitions={**card["transitions"], "attribution": inward})
    assert read(REPORT).outcome == "no-attribution"


def bytes_of(name: str, made: bytes) -> Callable[[Path], None]:
    return lambda folder: void((folder / name).write_bytes(made))


def card(**changes: Any) -> Callable[[Path], None]:
    return lambda folder: rewritten(folder, **changes)


def rehashed(name: str, key: str, made: bytes) -> Callable[[Path], None]:
    """Other bytes that the card vouches for."""

    def change(folder: Path) -> None:
        (folder / name).write_bytes(made)
        rewritten(folder, version="larger-2", **{key: hashlib.sha256(made).hexdigest()})

    return change


def sentences(folder: Path) -> None:
    """A sound network of another kind."""
    rehashed("reader.onnx", "sha256", (weights_folder() / "sentences.onnx").read_bytes())(folder)


def pieceless(folder: Path) -> None:
    made = json.loads((folder / "tokenizer.json").read_text())
    made["added_tokens"] = []
    made["post_processor"] = None
    made["model"]["vocab"] = {"[UNK]": 0, "a": 1}
    rehashed("tokenizer.json", "tokenizer_sha256", json.dumps(made).encode())(folder)


def namesake(folder: Path) -> None:
    rewritten(folder, version=json.loads((weights_folder() / "reader.json").read_text())["version"], sha256="0")


def void(_: object) -> None:
    return None


BROKEN = {
    **{f"no {name}": (name, "cannot be read", lambda f, n=name: (f / n).unlink()) for name in FILES},
    "no folder": ("reader.json", "cannot be read", shutil.rmtree),
    "weights damaged": ("reader.onnx", "damaged", bytes_of("reader.onnx", b"not a model")),
    "tokenizer damaged": ("tokenizer.json", "damaged", bytes_of("tokenizer.json", b"{}")),
    "card no JSON": ("reader.json", "cannot be read", bytes_of("reader.json", b"{")),
    "card a list": ("reader.json", "no JSON object", bytes_of("reader.json", b"[]")),
    "no network": ("reader.onnx", "no network", rehashed("reader.onnx", "sha256", b"not a model")),
    "no tokenizer": ("tokenizer.json", "no tokenizer", rehashed("tokenizer.json", "tokenizer_sha256", b"{}")),
    "another network": ("reader.onnx", "takes ids, mask", sentences),
    "no special pieces": ("tokenizer.json", "has none of the pieces", pieceless),
    "no version": ("reader.json", "'version'", card(version="")),
    "shipped version, other weights": ("reader.json", "is the shipped reader", namesake),
    "window too long": ("reader.onnx", "does not run on a window of 1000", card(window=1000)),
    "window no number": ("reader.json", "'window'", card(window="254")),
    "link of another width": ("reader.onnx", "output 'link'", card(link=32)),
    "other labels": ("reader.json", "'tags'", card(tags={"attribution": ["O"], "names": ["O"], "times": ["O"]})),
    "no transitions": ("reader.json", "'transitions'", card(transitions=None)),
    "transitions cut": ("reader.json", "transitions of attribution", card(transitions={"attribution": [[0.0] * 7]})),
    "distances not numbers": ("reader.json", "distance", card(distance=[[float("nan")] * 12] * 2)),
}


@pytest.mark.parametrize(("file", "what", "change"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_folder_is_named(folder: Path, file: str, what: str, change: Callable[[Path], None]) -> None:
    change(folder)
    with pytest.raises(ModelError) as error:
        read(REPORT)
    assert error.value.where == str(folder / file)
    assert what in error.value.what
    assert "unset COUNTERCLAIM_READER" in error.value.hint


def test_the_shipped_network_stays_loaded() -> None:
    assert chosen() is chosen()
