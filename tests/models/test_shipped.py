"""Every shipped file of weights is vouched for, and a damaged one is named before anything is read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from counterclaim.errors import ModelError
from counterclaim.models.shipped import LIST, check, digest, files, package


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The list and what it names, in another place."""
    for name in (*files(package()), LIST):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package() / name, tmp_path / name)
    return tmp_path


def test_the_list_is_of_all_weights_as_they_are() -> None:
    """Fails after any was made anew: run ``python -m training.shipped``."""
    listed = json.loads((package() / LIST).read_text(encoding="utf-8"))
    assert listed == {name: digest(package() / name, hint="") for name in files(package())}
    assert {"models/data/reader.onnx", "models/data/tokenizer.json", "claims/data/says.json"} <= set(listed)


def test_whole_files_pass(copy: Path) -> None:
    check(copy)


@pytest.mark.parametrize("name", [*files(package()), LIST])
def test_a_damaged_file_is_named(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"\x1f\x8b damaged")
    with pytest.raises(ModelError, match=r"damaged|cannot be read") as error:
        check(copy)
    assert error.value.where == str(copy / name)
    assert error.value.hint == "reinstall counterclaim"


@pytest.mark.parametrize("name", ["models/data/links.json", "identity/data/places.tsv.gz", LIST])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match="cannot be read") as error:
        check(copy)
    assert error.value.where == str(copy / name)


def test_a_list_that_is_none_is_named(copy: Path) -> None:
    (copy / LIST).write_text("[1]")
    with pytest.raises(ModelError, match="list of weights"):
        check(copy)
