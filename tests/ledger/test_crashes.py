"""Whatever ends an add, what was stored before stands and nothing is stored by half or twice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from counterclaim.errors import LedgerError, LedgerWriteError
from counterclaim.ledger import Added, Ledger, Stages, engine
from counterclaim.ledger.tables import metadata
from tests.ledger.ledger_doubles import STAGES, report

ROOT = Path(__file__).parents[2]


class Stopped(BaseException):
    """Not an Exception: as Ctrl-C is not."""


class Broken(Exception):
    """What a driver might raise in the middle of a statement."""


def counts(ledger: Ledger) -> dict[str, int]:
    with ledger._engine.connect() as connection:
        return {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def stop(*given: object, **more: object) -> Any:
    raise Stopped


@pytest.mark.parametrize("stage", [f.name for f in fields(Stages)])
def test_a_stage_that_stops(database: str, stage: str) -> None:
    Ledger.open(database, stages=STAGES).add(report(0))
    broken = Ledger.open(database, stages=replace(STAGES, **dict[str, Any]({stage: stop})))
    before = counts(broken)
    with pytest.raises(Stopped):
        broken.add(report(1))
    assert counts(broken) == before
    assert isinstance(Ledger.open(database, stages=STAGES).add(report(1)), Added)


def test_a_write_that_stops_at_each_statement(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    ledger.add(report(0))
    before = counts(ledger)
    left = [0]

    def count_down(*given: object) -> None:
        statement = str(given[2])
        if statement.startswith("INSERT"):
            left[0] -= 1
            if left[0] < 0:
                raise Broken

    sa.event.listen(ledger._engine, "after_cursor_execute", count_down)
    stopped = 0
    while True:
        left[0] = stopped
        try:
            ledger.add(report(1))
        except Broken:
            stopped += 1
            assert counts(ledger) == before
        else:
            break
    assert stopped > 20
    sa.event.remove(ledger._engine, "after_cursor_execute", count_down)
    assert counts(ledger)["reports"] == 2


def test_a_process_that_is_killed(database: str) -> None:
    Ledger.open(database, stages=STAGES).add(report(0))
    program = textwrap.dedent(
        """
        import os, signal, sys
        import sqlalchemy as sa
        from tests.ledger.ledger_doubles import STAGES, report
        from counterclaim.ledger import Ledger
        ledger = Ledger.open(sys.argv[1], stages=STAGES)
        def die(*given):
            if given[2].startswith("INSERT INTO differences"):
                os.kill(os.getpid(), signal.SIGKILL)
        sa.event.listen(ledger._engine, "after_cursor_execute", die)
        ledger.add(report(1))
        """
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program, database], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    ledger = Ledger.open(database, stages=STAGES)
    assert [r.id for r in ledger.reports()] == [report(0).id]
    assert ledger.add(report(1)).story == ledger.stories()[0].id
    assert ledger.stories()[0].edition == 2


def test_a_full_disk(tmp_path: Path) -> None:
    ledger = Ledger.open(str(tmp_path / "ledger.db"), stages=STAGES)
    ledger.add(report(0))
    before = counts(ledger)

    def full(connection: sa.Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    sa.event.listen(ledger._engine, "begin", full)
    long = "The mayor said the dam broke. " * 2000
    with pytest.raises(LedgerWriteError, match=r"full; what was stored before stands \(free some space"):
        ledger.add(report(1, text=long))
    assert counts(ledger) == before


def test_two_processes_add_at_once(database: str) -> None:
    program = textwrap.dedent(
        """
        import sys
        from tests.ledger.ledger_doubles import STAGES, report
        from counterclaim.ledger import Ledger
        ledger = Ledger.open(sys.argv[1], stages=STAGES)
        for n in range(12):
            ledger.add(report(1, text=f"The {sys.argv[2]} said the dam broke {n} times."))
            ledger.add(report(1, text=f"The both said the dam broke {n} times."))
        """
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen([sys.executable, "-c", program, database, who], env=environment) for who in ("one", "two")
    ]
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    ledger = Ledger.open(database, stages=STAGES)
    assert len(ledger.reports()) == 36
    assert [(line.reports, line.edition) for line in ledger.stories()] == [(36, 36)]


def test_nothing_that_is_stored_can_be_changed(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    ledger.add(report(0))
    ledger.add(report(1, outlet="Outlet 0", url="u"))
    ledger.judge("note", report(0).id, note="x")
    for table in metadata.sorted_tables:
        column = next(iter(table.columns))
        for statement in (table.update().values({column.name: column}), table.delete()):
            with ledger._engine.connect() as connection, connection.begin() as transaction:
                if connection.scalar(sa.select(sa.func.count()).select_from(table)) == 0:
                    assert table.name == "versions"
                    continue
                with pytest.raises(sa.exc.DBAPIError, match="append-only"):
                    connection.execute(statement)
                transaction.rollback()


def test_replacing_a_row_is_refused(tmp_path: Path) -> None:
    ledger = Ledger.open(str(tmp_path / "ledger.db"), stages=STAGES)
    ledger.add(report(0))
    with ledger._engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="append-only"):
        connection.exec_driver_sql("INSERT OR REPLACE INTO stories SELECT * FROM stories")


def test_a_read_only_place_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="the folder does not exist"):
        Ledger.open(str(tmp_path / "none" / "ledger.db"))
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.open(str(tmp_path / "ledger.db"), create=False)
    (tmp_path / "text.db").write_text("no database at all, but text of some length\n" * 50)
    with pytest.raises(LedgerError, match="not a database"):
        Ledger.open(str(tmp_path / "text.db"))


def test_a_new_file_that_another_prepares_is_waited_for() -> None:
    asked: list[str] = []

    class Busy:
        def execute(self, statement: str) -> None:
            asked.append(statement)
            if len(asked) < 3:
                raise sqlite3.OperationalError("database is locked")

    engine._write_ahead(Busy())
    assert asked == ["PRAGMA journal_mode=WAL"] * 3
