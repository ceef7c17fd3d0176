"""Stories and what they share, scored on a few invented reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.text import Span
from evaluation.scores import Count
from evaluation.stories import ReuseCounts, clustered, day, ecb, gold_story, mean, reuse_counts

GOLD = {"a": "fire", "b": "fire", "c": "fire", "d": "flood"}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([["a", "b", "c"], ["d"]], (1.0, 1.0)),
        ([["a"], ["b"], ["c"], ["d"]], (1.0, (3 * 1 / 3 + 1) / 4)),
        ([["a", "b", "c", "d"]], ((3 * 3 / 4 + 1 / 4) / 4, 1.0)),
        ([["a", "b"], ["c", "d"]], ((1 + 1 + 1 / 2 + 1 / 2) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)),
        ([], (0.0, 0.0)),
    ],
)
def test_clusters(found: list[list[str]], expected: tuple[float, float]) -> None:
    assert clustered(found, GOLD)[:2] == pytest.approx(expected)


def test_only_what_is_grouped_is_scored() -> None:
    assert clustered([["a", "b"]], GOLD) == (1.0, 1.0, 1.0)
    assert mean([(1.0, 0.0, 0.5), (0.0, 0.0, 1.0)]) == (0.5, 0.0, 0.75)


def spans(*reports: str, start: int = 0) -> list[Span]:
    return [Span(r, start, start + 10) for r in reports]


QUOTED, BACKGROUND = ("quotation", spans("a", "b", "c")), ("background", spans("a", "b", start=50))


def test_reuse_is_found_where_it_meets_in_two_reports() -> None:
    made = reuse_counts([spans("a", "b", start=5), spans("a", "d")], [QUOTED, BACKGROUND])
    assert (made.items, made.passages) == (Count(1, 1, 1), Count(2, 3, 3))
    assert made.reported == Count(1, 2, 2)


def test_what_is_no_copy_is_no_miss_and_bears_out_what_is_found() -> None:
    made = reuse_counts([spans("a", "b", start=55)], [QUOTED, BACKGROUND])
    assert (made.items, made.passages, made.reported) == (Count(0, 1, 1), Count(0, 3, 3), Count(1, 1, 1))


def test_reuse_found_twice_nothing_found_and_nothing_annotated() -> None:
    twice = reuse_counts([spans("a", "b"), spans("a", "b")], [QUOTED])
    assert (twice.items, twice.passages, twice.reported) == (Count(1, 1, 1), Count(2, 3, 3), Count(2, 2, 2))
    assert reuse_counts([], [QUOTED]).items == Count(0, 1, 1)
    assert reuse_counts([spans("a", "b")], []) == ReuseCounts(reported=Count(0, 1, 1))
    assert (twice + reuse_counts([], [QUOTED])).items == Count(1, 2, 2, 1)


def test_a_gold_story_is_read_with_the_reuse_of_more_than_one_report(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "0.txt").write_text("The lock is shut.", encoding="utf-8")
    (tmp_path / "1.txt").write_text("“The lock is shut.”", encoding="utf-8")
    listed = [{"file": f"{n}.txt", "outlet": f"Outlet {n}", "published": "2031-03-04", "title": ""} for n in (0, 1)]
    (tmp_path / "reports.json").write_text(json.dumps(listed), encoding="utf-8")
    places = [{"doc": "0", "offsets": [0, 17]}, {"doc": "1", "offsets": [1, 18]}, {"doc": "1", "offsets": None}]
    reuse = [{"kind": "quotation", "passages": places}, {"type": "wire", "passages": [], "members": places[:1]}]
    (tmp_path / "gold" / "reuse.json").write_text(json.dumps(reuse), encoding="utf-8")
    reports, gold = gold_story(tmp_path)
    assert [r.title for r in reports] == [None, None]
    assert gold == [("quotation", [Span("0", 0, 17), Span("1", 1, 18)])]


@pytest.mark.parametrize(
    ("told", "found"), [("2031-03-04", None), ("2021-03-04T10:00", "2021-03-04"), ("4 March", None), (None, None)]
)
def test_a_day_that_news_could_have(told: str | None, found: str | None) -> None:
    assert day(told) == found


def test_the_tokens_of_ecb_become_running_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ecbplus" / "7"
    folder.mkdir(parents=True)
    words = [("0", "http"), ("0", ":"), ("1", "``"), ("1", "Shut"), ("1", "''"), ("1", ","), ("1", "Holt"), ("1", "'s")]
    tokens = "".join(f'<token sentence="{sentence}">{word}</token>' for sentence, word in words)
    for name in ("7_1ecb", "7_1ecbplus"):
        (folder / f"{name}.xml").write_text(f"<Document>{tokens}</Document>", encoding="utf-8")
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path))
    made = ecb()
    assert {event: [r.id for r in reports] for event, reports in made.items()} == {
        "7a": ["7_1ecb"],
        "7b": ["7_1ecbplus"],
    }
    assert made["7a"][0].text == '"Shut", Holt\'s'
