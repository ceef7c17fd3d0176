"""Every value that a record can have has its phrase, and no phrase is a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args, get_type_hints

import pytest
import yaml

from counterclaim.brief.phrases import count, phrase
from counterclaim.claims.records import DifferenceKind, PositionStance, Relation, Status, TimelineEntry
from counterclaim.reading.records import Outcome
from counterclaim.stories.records import Reuse

GROUPS = [
    ("status", get_args(Status)),
    ("held", get_args(PositionStance)),
    ("says", get_args(PositionStance)),
    ("difference", get_args(DifferenceKind)),
    ("why_conflict", get_args(DifferenceKind)),
    ("why_not_conflict", tuple(r for r in get_args(Relation) if r != "exclude")),
    ("outcome", get_args(Outcome)),
    ("reuse", ("passage", "quotation", "near-duplicate")),
    ("timeline", ("said", "happened", "expected")),
    ("tells_of", ("happened", "expected")),
]
VERDICT = re.compile(r"\b(true|false|truth|lie|lies|lied|fake|correct|wrong|proven|proved|debunked|misleading)\b", re.I)


@pytest.mark.parametrize(("group", "keys"), GROUPS, ids=[g for g, _ in GROUPS])
def test_each_value_has_its_phrase(group: str, keys: tuple[str, ...]) -> None:
    assert all(phrase(group, key) for key in keys)


def test_the_values_are_those_of_the_records() -> None:
    groups = dict(GROUPS)
    assert get_args(get_type_hints(Reuse)["kind"]) == groups["reuse"]
    assert get_args(get_type_hints(TimelineEntry)["kind"]) == groups["timeline"]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for held in value.values():
            yield from strings(held)
    else:
        yield value


def test_no_verdicts() -> None:
    package = files("counterclaim.brief")
    loaded = yaml.safe_load((package / "phrases.yml").read_text("utf-8"))
    said = list(strings(loaded))
    assert len(said) > 80
    assert [s for s in said if VERDICT.search(s)] == []


def test_the_words_of_the_templates_are_phrases() -> None:
    for name in ("brief.html.j2", "brief.md.j2"):
        template = (files("counterclaim.brief") / "templates" / name).read_text("utf-8")
        bare = re.sub(r"<style>.*?</style>|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", " ", template, flags=re.S)
        assert set(re.findall(r"[A-Za-z]{2,}", bare)) <= {"Counterclaim"}, name


@pytest.mark.parametrize(("number", "shown"), [(0, "0 reports"), (1, "1 report"), (2, "2 reports")])
def test_count(number: int, shown: str) -> None:
    assert count(number, "report") == shown


def test_no_phrase_is_told_twice() -> None:
    """Of two keys of one name the file's reader keeps the last, and says nothing."""
    text = files("counterclaim.brief").joinpath("phrases.yml").read_text(encoding="utf-8")
    keys = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert len(keys) == len(set(keys))
