"""Another reader in a folder of its own: used and named in what it read; a broken one is named with its file."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from counterclaim import Read, Refusal, Settings, read_paths
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


@pytest.mark.parametrize("jobs", [1, 2])
def test_settings_that_are_given_say_which_reader_reads(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    paths = []
    for name, day in (("a", "2031-05-06"), ("b", "2031-05-07")):
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text(f"Published {day}\n\n{TEXT}", encoding="utf-8")

    def models(settings: Settings | None) -> list[str]:
        found = list(read_paths(paths, settings=settings, jobs=jobs))
        return [f.reading.model for f in found if isinstance(f, Read)]

    shipped = json.loads((weights_folder() / "reader.json").read_text())["version"]
    assert models(None) == ["larger-1"] * 2
    assert models(Settings()) == [shipped] * 2  # what is given goes before the environment
    monkeypatch.delenv("COUNTERCLAIM_READER")
    assert models(Settings(reader=str(folder))) == ["larger-1"] * 2
    assert read(REPORT).model == shipped  # and counts for that call alone


def test_settings_that_are_given_say_where_a_language_model_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    nobody = Settings(endpoint="http://127.0.0.1:9", endpoint_model="stub-1")
    (refused,) = read_paths([tmp_path / "a.txt"], settings=nobody)
    assert isinstance(refused, Refusal)
    assert "language model cannot be used" in refused.error.what
    (found,) = read_paths([tmp_path / "a.txt"], settings=Settings())
    assert isinstance(found, Read)


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
    "another network": ("reader.onnx", "takes ids, not ids, features", sentences),
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
