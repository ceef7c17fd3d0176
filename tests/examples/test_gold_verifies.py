"""What is annotated stands where it says, in the examples and, where it is at hand, in the development gold.

The examples are held to more: what docs/annotation.md promises of them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.comparison import Placed
from evaluation.data import shared
from evaluation.stories_gold import EXAMPLES, folders, read_story

STANCES = {"asserts", "denies", "hedges", "questions", "demands", "intends", "no-comment"}
POSITIONS = {"asserts", "denies", "partial", "hedges", "no-comment", "reports-neutrally"}
KINDS = {
    *("denial", "date", "number", "place", "scope", "comment-status", "cause", "name-variant", "translation"),
    *("wording-of-quote", "attribution", "framing", "omission"),
}
TRAPS = {
    *("evolution", "granularity", "scope", "count-basis", "place-within-place", "spelling", "translation", "framing"),
}
RELATIONS = {"disputed", "outlet-conflict", "evolution", "agreed", "mixed", "single-source"}
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


@pytest.mark.parametrize("folder_", folders(EXAMPLES), ids=lambda f: f.name)
def test_what_is_nested_stands_in_what_is_said(folder_: Path) -> None:
    attributions = {a["id"]: a for a in _gold(folder_, "attributions")}
    for a in attributions.values():
        if a["parent"] is None:
            continue
        outer = attributions[a["parent"]]
        assert outer["doc"] == a["doc"], a["id"]
        start, end = min(s for s, _ in outer["offsets"]["content"]), max(e for _, e in outer["offsets"]["content"])
        assert all(start <= s < e <= end for s, e in a["offsets"]["content"]), a["id"]


@pytest.mark.parametrize("folder_", folders(EXAMPLES), ids=lambda f: f.name)
def test_positions_name_their_speaker_and_reports_exist(folder_: Path) -> None:
    texts = _texts(folder_)
    outlets = {m["outlet"] for m in json.loads((folder_ / "reports.json").read_text(encoding="utf-8"))}
    attributions = {a["id"]: a for a in _gold(folder_, "attributions")}
    known = {e["canonical"] for e in _gold(folder_, "entities")} | outlets
    known |= {a["source_canonical"] for a in attributions.values()}
    for proposition in _gold(folder_, "propositions"):
        assert proposition["expected_relation"] in RELATIONS, proposition["id"]
        assert proposition["tier"] in ("must-have", "secondary"), proposition["id"]
        for p in proposition["positions"]:
            assert p["holder_canonical"] in known, (proposition["id"], p["holder_canonical"])
            assert p.get("implied", True) is True, proposition["id"]
            if p["attribution_id"] is not None:
                assert str(attributions[p["attribution_id"]]["doc"]) == str(p["doc"]), proposition["id"]
    for origin in _gold(folder_, "origins"):
        assert all(doc in texts for o in origin["origins"] for doc in o["docs"]), origin["proposition"]
        assert 1 <= origin["independent_count"] <= len(origin["origins"]), origin["proposition"]


def test_every_kind_and_every_trap_stands_somewhere() -> None:
    stories = folders(EXAMPLES)
    assert len(stories) >= 8
    differences = [d for f in stories for d in _gold(f, "discrepancies")]
    assert {d["kind"] for d in differences} == KINDS
    assert {d["compatible_by"] for d in differences} == {None} | TRAPS | OTHER_REASONS
    real = {d["kind"] for d in differences if d["is_real_contradiction"]}
    assert real >= {"denial", "date", "number", "place", "scope", "cause", "attribution", "wording-of-quote"}


def test_the_examples_hold_what_makes_news_hard() -> None:
    attributions = [a for f in folders(EXAMPLES) for a in _gold(f, "attributions")]
    by_id = {(f.name, a["id"]): a for f in folders(EXAMPLES) for a in _gold(f, "attributions")}

    def depth(story: str, a: dict[str, Any]) -> int:
        return 1 if a["parent"] is None else 1 + depth(story, by_id[story, a["parent"]])

    assert max(depth(story, a) for (story, _), a in by_id.items()) >= 4
    assert {a["polarity"] for a in attributions} == STANCES
    assert any("\n\n" in part for a in attributions for part in a["content"])
    assert any(a["channel"] == "social media" and a["cue"] == "—" for a in attributions)
    positions = [p for f in folders(EXAMPLES) for x in _gold(f, "propositions") for p in x["positions"]]
    assert {p["stance"] for p in positions} == POSITIONS
    assert any(p.get("implied") for p in positions)
    assert any(p["attribution_id"] is None for p in positions)
    relations = {x["expected_relation"] for f in folders(EXAMPLES) for x in _gold(f, "propositions")}
    assert relations == RELATIONS


def test_the_readme_counts_right() -> None:
    stories = folders(EXAMPLES)
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{f.name}` | {len(_texts(f))} |" in readme for f in stories)
    attributions = [a for f in stories for a in _gold(f, "attributions")]
    propositions = [p for f in stories for p in _gold(f, "propositions")]
    differences = [d for f in stories for d in _gold(f, "discrepancies")]
    counts = (
        sum(len(_texts(f)) for f in stories),
        sum(len(text.split()) for f in stories for text in _texts(f).values()),
        len(attributions),
        sum(a["parent"] is not None for a in attributions),
        len(propositions),
        sum(len(p["positions"]) for p in propositions),
        len(differences),
    )
    assert "| all | " + " | ".join(f"{n:,}" for n in counts) + " |" in readme
    real = sum(d["is_real_contradiction"] for d in differences)
    assert f"{real} of the {len(differences)} annotated differences" in readme
