"""docs/json.md documents every field of the schemas, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest

from counterclaim.brief import schema

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
# Documented once, in the section on reports.
AS_ABOVE = {"reports[]", "entities[]"}


def fields(node: dict[str, Any], root: dict[str, Any], path: str, stop: set[str]) -> Iterator[str]:
    if path in stop:
        return
    if "$ref" in node:
        yield from fields(root["$defs"][node["$ref"].rsplit("/", 1)[1]], root, path, stop)
    for option in node.get("anyOf", ()):
        yield from fields(option, root, path, stop)
    for name, held in node.get("properties", {}).items():
        inner = f"{path}.{name}" if path else name
        yield inner
        yield from fields(held, root, inner, stop)
    if isinstance(node.get("items"), dict):
        yield from fields(node["items"], root, f"{path}[]", stop)


def documented(heading: str) -> list[str]:
    section = PAGE.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \| \S", section, re.M)


@pytest.mark.parametrize(
    ("name", "heading", "stop", "least"), [("report", "A report", set(), 60), ("story", "A story", AS_ABOVE, 60)]
)
def test_every_field_is_documented(name: Literal["report", "story"], heading: str, stop: set[str], least: int) -> None:
    found = schema(name)
    in_schema = list(fields(found, found, "", stop))
    assert len(in_schema) > least
    assert sorted(documented(heading)) == sorted(set(in_schema))
