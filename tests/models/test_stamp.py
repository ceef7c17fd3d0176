"""One version for all that made a record: it changes when a reader, the package or a file of weights does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from counterclaim.models import stamp as module
from counterclaim.models.shipped import LIST, files, package
from counterclaim.models.stamp import stamp


def test_the_version_is_of_the_readers_in_any_order() -> None:
    assert stamp(["reader-1", "reader-2", "reader-1"]) == stamp(["reader-2", "reader-1"])
    assert stamp(["reader-1"]).version != stamp(["reader-2"]).version
    assert re.fullmatch("[0-9a-f]{12}", stamp([]).version)


def test_every_file_of_weights_is_a_part() -> None:
    names = {name for name, _ in stamp(["reader-1"]).parts}
    found = set(files(package()))
    assert found - names == {"models/data/reader.json", "models/data/reader.onnx"}  # the reading names its reader
    assert names - found == {"counterclaim", "reader"}
    assert {"claims/data/weights.json", "models/data/sentences.onnx", "identity/data/places.tsv.gz"} <= names


def test_other_weights_are_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "package", lambda: tmp_path)
    listed = tmp_path / LIST
    listed.parent.mkdir(parents=True)
    versions = []
    for sha256 in ("0" * 64, "1" * 64, "0" * 64):
        listed.write_text(json.dumps({"claims/data/weights.json": sha256}))
        module._shipped.cache_clear()
        versions.append(stamp([]).version)
    module._shipped.cache_clear()
    assert versions[0] == versions[2] != versions[1]
