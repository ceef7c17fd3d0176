"""One version for all that made a record: it changes when a reader, the package or a file of weights does."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

import counterclaim
from counterclaim.models import stamp as module
from counterclaim.models.stamp import stamp


def test_the_version_is_of_the_readers_in_any_order() -> None:
    assert stamp(["reader-1", "reader-2", "reader-1"]) == stamp(["reader-2", "reader-1"])
    assert stamp(["reader-1"]).version != stamp(["reader-2"]).version
    assert re.fullmatch("[0-9a-f]{12}", stamp([]).version)


def test_every_file_of_weights_is_a_part() -> None:
    root = Path(counterclaim.__file__).parent
    names = {name for name, _ in stamp(["reader-1"]).parts}
    found = {f"{p.parent.parent.name}/{p.name}" for ending in ("json", "bin") for p in root.glob(f"*/data/*.{ending}")}
    assert found - names == {"models/reader.json"}  # the reading names its reader
    assert names - found == {"counterclaim", "reader"}
    assert {"claims/weights.json", "claims/says.json", "models/sentences.json"} <= names


def test_other_weights_are_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("claims", "identity", "models", "reading", "stories"):
        (tmp_path / package / "data").mkdir(parents=True)
    weights = tmp_path / "claims" / "data" / "weights.json"
    monkeypatch.setattr(module, "resources", SimpleNamespace(files=lambda _: tmp_path))
    versions = []
    for text in ("{}", '{"bias": 1}', "{}"):
        weights.write_text(text)
        module._shipped.cache_clear()
        versions.append(stamp([]).version)
    module._shipped.cache_clear()
    assert versions[0] == versions[2] != versions[1]
