"""``counterclaim copies``: what it lists, in each form, of a small collection."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from counterclaim.cli import main
from counterclaim.cli.copies import COLUMNS

WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in ("ane", "oru", "ilt", "ume") for c in ("s", "t", "r", "l")]
TELLING = " ".join(WORDS[(7 * n * n + 3 * n) % len(WORDS)] + str(n % 17) for n in range(200))


def record(outlet: str, published: str | None, text: str) -> str:
    made = {"outlet": outlet, "published": published, "title": f"=told by {outlet}", "text": text}
    return json.dumps({k: v for k, v in made.items() if v is not None})


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """The Quay has the Post's report with a line more, the Mirror without its end; two are of their own."""
    path = tmp_path / "collection.jsonl"
    other = " ".join(reversed(TELLING.split()))
    rows = [
        record("The Quay", "2031-03-05", f"{TELLING} and so on"),
        record("Skerry Radio", "2031-03-05", other),
        record("Harbour Post", "2031-03-04", TELLING),
        record("Mirror", None, TELLING[: 3 * len(TELLING) // 4]),
        record("El Muelle", "2031-03-04", "Two dockers are in hospital with burns."),
    ]
    path.write_text("\n".join(rows) + "\nnot JSON\n", encoding="utf-8")
    return path


def listed(*arguments: str, code: int, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as left:
        main(["copies", *arguments])
    assert left.value.code == code
    return capsys.readouterr().out


def test_a_group_is_a_line_of_json_the_first_published_first(
    collection: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = listed(str(collection), "--format", "jsonl", code=1, capsys=capsys).splitlines()
    reports = json.loads(line)["reports"]
    assert [tuple(r) for r in reports] == [COLUMNS[1:]] * 3
    assert [r["outlet"] for r in reports] == ["Harbour Post", "The Quay", "Mirror"]
    post, quay, mirror = reports
    assert (post["with"], quay["with"], mirror["with"]) == (quay["report"], post["report"], post["report"])
    assert (quay["share"], mirror["share"], mirror["published"]) == (1.0, 1.0, None)


def test_a_group_as_rows_and_as_lines(collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(StringIO(listed(str(collection), "--format", "csv", code=1, capsys=capsys))))
    assert (rows[0]["outlet"], rows[0]["title"][:9]) == ("Harbour Post", "'=told by")
    assert {r["group"] for r in rows} == {rows[0]["report"]}
    file = tmp_path / "copies.txt"
    assert listed(str(collection), "--output", str(file), code=1, capsys=capsys) == ""
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    assert head == "3 reports"
    assert lines[0] == f"  2031-03-04  {rows[0]['report']}  100 %  Harbour Post · =told by Harbour Post"
    assert lines[2].startswith("  no date")


def test_the_share_may_be_asked_for_and_nothing_found_is_no_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part, rest = TELLING[: 2 * len(TELLING) // 5], " ".join(reversed(TELLING.split()))
    path = tmp_path / "two.jsonl"
    path.write_text(f"{record('A', None, TELLING)}\n{record('B', None, f'{part} {rest}'[: len(TELLING)])}\n", "utf-8")
    assert listed(str(path), code=0, capsys=capsys) == ""
    assert listed(str(path), "--share", "0.25", code=0, capsys=capsys).startswith("2 reports\n")
    assert listed(str(tmp_path / "none"), code=3, capsys=capsys) == ""
