"""What is annotated stands where it says, in the examples and, where it is at hand, in the development gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.comparison import Placed
from evaluation.stories_gold import EXAMPLES, folders, read_story, shared

STANCES = {"asserts", "denies", "hedges", "questions", "demands", "intends", "no-comment"}
POSITIONS = {"asserts", "denies", "partial", "hedges", "no-comment", "reports-neutrally"}
KINDS = {
    *("denial", "date", "number", "place", "scope", "comment-status", "cause", "name-variant", "translation"),
    *("wording-of-quote", "attribution", "framing", "omission"),
}
TRAPS = {
    *("evolution", "granularity", "scope", "count-basis", "place-within-place", "spelling", "translation", "framing"),
}
OTHER_REASONS = {"wording", "silence", "other"}
ALL = [*folders(EXAMPLES), *folders(shared() / "gold")]


def _gold(folder: Path, name: str) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads((folder / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return made


def _texts(folder: Path) -> dict[str, str]:
    listed = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    return {Path(m["file"]).stem: (folder / m["file"]).read_bytes().decode("utf-8") for m in listed}


@pytest.fixture(params=ALL, ids=[f"{f.parent.name}-{f.name}" for f in ALL])
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_development_gold_is_checked_too() -> None:
    if not (shared() / "gold").is_dir():
        pytest.skip("no annotated stories beside the project (COUNTERCLAIM_SHARED)")
    assert folders(shared() / "gold")


def test_attributions(folder: Path) -> None:
    texts = _texts(folder)
    items = _gold(folder, "attributions")
    ids = {a["id"] for a in items}
    assert len(ids) == len(items)
    for a in items:
        text, at = texts[str(a["doc"])], a["offsets"]
        if a["source_text"] is not None and at["source"] is not None:
            assert text[slice(*at["source"])] == a["source_text"], a["id"]
        assert text[slice(*at["cue"])] == a["cue"], a["id"]
        assert [text[s:e] for s, e in at["content"]] == a["content"], a["id"]
        assert {a["polarity"], a.get("polarity_alt", a["polarity"])} <= STANCES
        assert a["quote_type"] in ("direct", "indirect", "mixed")
        assert a["parent"] is None or a["parent"] in ids


def test_propositions(folder: Path) -> None:
    texts = _texts(folder)
    ids = {a["id"] for a in _gold(folder, "attributions")}
    for proposition in _gold(folder, "propositions"):
        for p in proposition["positions"]:
            assert texts[str(p["doc"])][slice(*p["offsets"])] == p["verbatim"], proposition["id"]
            assert p["attribution_id"] is None or p["attribution_id"] in ids, proposition["id"]
            assert p["stance"] in POSITIONS


def test_discrepancies_and_reuse(folder: Path) -> None:
    texts = _texts(folder)
    for d in _gold(folder, "discrepancies"):
        for doc, verbatims in d["per_doc"].items():
            assert all(v in texts[doc] for v in verbatims), d["id"]
    for r in _gold(folder, "reuse"):
        for p in r.get("passages") or r["members"]:
            assert texts[str(p["doc"])][slice(*p["offsets"])] == p["verbatim"], r["id"]


def test_origins_and_entities(folder: Path) -> None:
    texts = _texts(folder)
    propositions = {p["id"]: p for p in _gold(folder, "propositions")}
    must = {p["id"] for p in propositions.values() if p["tier"] == "must-have"}
    assert must == {o["proposition"] for o in _gold(folder, "origins")}
    for e in _gold(folder, "entities"):
        for doc, forms in e["surface_forms"].items():
            assert all(form in texts[doc] for form in forms), e["canonical"]


def test_intake_leaves_the_text_as_it_stands(folder: Path) -> None:
    story = read_story(folder)
    assert len(story.reports) == len(_texts(folder))
    assert all(isinstance(p, Placed) for proposition in story.propositions for p in proposition.positions)


@pytest.mark.parametrize("folder_", folders(EXAMPLES), ids=lambda f: f.name)
def test_each_example_is_a_full_story(folder_: Path) -> None:
    attributions = {a["id"]: a for a in _gold(folder_, "attributions")}
    assert sum(a["parent"] is not None for a in attributions.values()) >= 8
    assert {"asserts", "denies", "hedges", "demands", "no-comment"} <= {a["polarity"] for a in attributions.values()}
    assert 3 <= len(_texts(folder_)) <= 5
    assert all(250 <= len(text.split()) <= 550 for text in _texts(folder_).values())
    differences = _gold(folder_, "discrepancies")
    assert any(d["is_real_contradiction"] for d in differences)
    assert not all(d["is_real_contradiction"] for d in differences)
    assert any(r["kind"] == "wire" for r in _gold(folder_, "reuse"))


@pytest.mark.parametrize("folder_", folders(EXAMPLES), ids=lambda f: f.name)
def test_kinds_of_differences_are_those_of_the_guidelines(folder_: Path) -> None:
    for d in _gold(folder_, "discrepancies"):
        assert d["kind"] in KINDS, d["id"]
        assert d["compatible_by"] in ((None,) if d["is_real_contradiction"] else TRAPS | OTHER_REASONS), d["id"]
