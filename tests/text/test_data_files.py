"""Data files are the same by either parser, and hold plain values."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import counterclaim
from counterclaim.text.data_files import parsed

FILES = sorted(Path(counterclaim.__file__).parent.rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_both_parsers_agree(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert parsed(text) == yaml.safe_load(text)


def test_no_object_is_made() -> None:
    with pytest.raises(yaml.YAMLError):
        parsed("!!python/object/apply:os.getcwd []")
