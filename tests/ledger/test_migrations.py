"""The schema that the migrations make, made in one transaction."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from counterclaim.errors import LedgerError, LedgerVersionError
from counterclaim.ledger import Ledger, engine, migrations
from counterclaim.ledger.tables import metadata
from tests.ledger.ledger_doubles import STAGES, read, report


def test_the_migrations_make_the_tables_of_the_code(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    with ledger._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_head_is_the_newest_migration() -> None:
    files = (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py")
    assert max(re.match(r"\d+", f.name)[0] for f in files) == engine.HEAD  # type: ignore[index]


def test_a_ledger_of_the_first_schema_keeps_its_claims(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    ledger.add(report(0))
    (story,) = ledger.stories()
    before = ledger.dossier(story.id).comparison.claims
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE claims DROP COLUMN beside")
        connection.exec_driver_sql("ALTER TABLE editions DROP COLUMN made_with")
        connection.exec_driver_sql("ALTER TABLE positions DROP COLUMN joined")
        connection.exec_driver_sql("DROP TABLE unattached")
        connection.exec_driver_sql("ALTER TABLE reports DROP COLUMN publisher")
        connection.exec_driver_sql("ALTER TABLE origins DROP COLUMN copies")
        connection.exec_driver_sql("ALTER TABLE differences DROP COLUMN relation")
        connection.exec_driver_sql("ALTER TABLE positions DROP COLUMN implied")
        connection.exec_driver_sql("ALTER TABLE readings DROP COLUMN dropped")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    opened = Ledger.open(database, stages=STAGES)
    assert before
    unknown = [replace(c, origins=tuple(replace(o, copies=()) for o in c.origins)) for c in before]
    assert list(opened.dossier(story.id).comparison.claims) == unknown
    assert opened.dossier(story.id).made_with is None
    opened.add(report(1))


def test_what_was_stored_before_relations_excludes_where_it_is_a_conflict(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    ledger.add(report(0))
    (story,) = ledger.stories()
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE differences DROP COLUMN relation")
        connection.exec_driver_sql("ALTER TABLE positions DROP COLUMN implied")
        connection.exec_driver_sql("ALTER TABLE readings DROP COLUMN dropped")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    (found,) = Ledger.open(database, stages=STAGES).dossier(story.id).comparison.differences
    assert (found.conflict, found.relation) == (True, "exclude")


@pytest.mark.parametrize(("model", "dropped"), [("double-1", 0), ("double-1+stub-1", None)])
def test_of_before_it_was_counted_only_a_network_is_known_to_drop_nothing(
    database: str, model: str, dropped: int | None
) -> None:
    ledger = Ledger.open(database, stages=replace(STAGES, read=lambda r: replace(read(r), model=model, dropped=3)))
    ledger.add(report(0))
    assert ledger.reading(report(0).id).dropped == 3
    with ledger._engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE readings DROP COLUMN dropped")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0007'")
    assert Ledger.open(database, stages=STAGES).reading(report(0).id).dropped == dropped


def test_a_migration_that_fails_leaves_nothing(database: str) -> None:
    broken = engine.connect(database, create=True)

    def fail(*given: object) -> None:
        if "only_in_no_delete" in str(given[2]) or "only_in_stands" in str(given[2]):
            raise KeyboardInterrupt

    sa.event.listen(broken, "after_cursor_execute", fail)
    with pytest.raises(KeyboardInterrupt):
        engine.migrate(broken)
    sa.event.remove(broken, "after_cursor_execute", fail)
    assert sa.inspect(broken).get_table_names() == []
    engine.migrate(broken)
    assert "reports" in sa.inspect(broken).get_table_names()


def test_a_newer_ledger_and_another_database_are_refused(tmp_path: Path) -> None:
    place = str(tmp_path / "ledger.db")
    Ledger.open(place, stages=STAGES).add(report(0))
    plain = sa.create_engine(f"sqlite:///{place}")
    with plain.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerVersionError, match="newer version"):
        Ledger.open(place)
    other = sa.create_engine(f"sqlite:///{tmp_path / 'other.db'}")
    with other.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="no ledger"):
        Ledger.open(str(tmp_path / "other.db"))


def test_a_password_is_in_no_message() -> None:
    assert "secret" not in engine.name_of(sa.make_url("postgresql+psycopg://me:secret@host/db"))
