"""docs/ledger.md documents every table and column of the ledger, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa

from counterclaim.ledger.tables import metadata

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]


def rows() -> dict[str, str]:
    """Of each table what the page says of its columns."""
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", section("Every column"), re.M))


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_of_a_table_is_documented(table: sa.Table) -> None:
    told = re.findall(r"`(\w+)`", rows()[table.name])
    assert sorted(told) == sorted(c.name for c in table.columns)


def test_no_other_table_is_documented() -> None:
    assert set(rows()) == set(metadata.tables)
    listed = "".join(re.findall(r"^\|[^|`]+\|(.+)\|$", section("What is stored"), re.M))
    assert sorted(re.findall(r"`(\w+)`", listed)) == sorted(metadata.tables)
