"""Time expressions scored, on invented texts; and what ``make eval`` and ``make bench`` run, run on them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evaluation.times import is_seen, measure
from training.corpora import Timed

ROOT = Path(__file__).parents[2]
TEXT = "The quay was shut on Monday. It opens on May 4, 2031, and the ferry was late for two hours."


def timed(*times: tuple[str, str]) -> Timed:
    """``TEXT``, written on a Tuesday, with words of it and their values."""
    placed = [(TEXT.index(words), TEXT.index(words) + len(words), "DATE", value) for words, value in times]
    return Timed("invented", TEXT, "2031-04-29", placed)


ALL = (("Monday", "2031-04-28"), ("May 4, 2031", "2031-05-04"), ("two hours", "PT2H"))


def test_all_that_is_found_and_right_counts_fully() -> None:
    got = measure([timed(*ALL)])
    assert (got.documents, got.expressions) == (1, 3)
    assert (got.strict, got.relaxed, got.value_accuracy, got.value) == (1.0, 1.0, 1.0, 1.0)


def test_what_is_found_too_often_or_valued_otherwise_counts_in_its_measure_alone() -> None:
    got = measure([timed(("Monday", "2031-04-28"), ("May 4, 2031", "2031-05-05"))])
    assert (got.precision, got.recall) == pytest.approx((2 / 3, 1.0))
    assert (got.strict, got.relaxed) == pytest.approx((0.8, 0.8))
    assert (got.value_accuracy, got.value) == pytest.approx((0.5, 0.4))


def test_a_span_that_only_overlaps_is_met_and_not_exact() -> None:
    got = measure([timed(("on Monday", "2031-04-28"), *ALL[1:])])
    assert (got.relaxed, got.strict, got.value) == pytest.approx((1.0, 2 / 3, 1.0))


def test_nothing_scores_nothing() -> None:
    assert measure([]).relaxed == 0.0


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data in which only time expressions are at hand, two texts of the half that is scored."""
    folder = tmp_path / "data" / "timeml" / "tbaq"
    folder.mkdir(parents=True)
    names = [name for name in (f"invented{k}" for k in range(20)) if not is_seen(name)][:2]
    body = TEXT
    for words, value in ALL:
        body = body.replace(words, f'<TIMEX3 type="DATE" value="{value}">{words}</TIMEX3>')
    made = f'<TimeML><DCT><TIMEX3 value="2031-04-29">x</TIMEX3></DCT><TEXT>{body}</TEXT></TimeML>'
    for name in names:
        (folder / f"{name}.tml").write_text(made, encoding="utf-8")
    return tmp_path


def run(target: str, *options: str, data: Path) -> subprocess.CompletedProcess[str]:
    """What ``make TARGET`` runs, with ``options`` and the data in ``data``."""
    assert f"`make {target}`" in (ROOT / "README.md").read_text(encoding="utf-8")
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    module = re.search(rf"^{target}: .*\n\t\$\(BIN\)/python -m (\S+)$", made, re.M)
    assert module is not None
    at = {"COUNTERCLAIM_SHARED": str(data), "COUNTERCLAIM_DATA": str(data / "data"), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", module[1], *options],
        cwd=ROOT,
        env=os.environ | at,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_make_eval_prints_what_is_at_hand_and_names_what_is_not(data: Path) -> None:
    done = run("eval", "--only", "times", "stance", data=data)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"times +│ relaxed +│ 100\.0 ", done.stdout) is not None
    assert "stance: its data is not here, not measured" in done.stdout


def test_make_bench_times(data: Path) -> None:
    done = run("bench", "--only", "start", data=data)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"counterclaim --help +\d+\.\d\d s\n", done.stdout) is not None
