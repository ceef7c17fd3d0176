"""The connection to the database, its transactions, and its errors in our words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url

from counterclaim.errors import LedgerError, LedgerVersionError, LedgerWriteError

HEAD = "0008"
"""The newest migration: a test holds it to migrations/versions."""
WAIT = 60
"""Seconds that a writer waits for another before it gives up."""
_LOCK = 0x436F756E
"""The key of the advisory lock that PostgreSQL's writers take in turn; any number that is ours."""


def connect(place: str, *, create: bool) -> Engine:
    """An engine on ``place``: a file's path, or a URL of SQLite or PostgreSQL.

    Raises LedgerError where there is none (and ``create`` is False), where its folder is missing, or the driver is.
    """
    url = _url(place)
    if url.get_backend_name() == "sqlite":
        _check_file(url, create=create)
    try:
        engine = sa.create_engine(url, **_options(url))
    except ModuleNotFoundError as error:
        raise LedgerError(
            "the driver for this database is not installed",
            where=name_of(url),
            hint="pip install 'counterclaim[postgres]'",
        ) from error
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def name_of(url: URL) -> str:
    """How the ledger is called in messages: never with its password."""
    return (
        url.database or ":memory:" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One moment of the ledger, whatever is written meanwhile. Raises LedgerError."""
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    except sa.exc.SQLAlchemyError as error:
        raise LedgerError(f"cannot be read: {_said(error)}", where=name_of(engine.url), hint=_advice(error)) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction, alone: all of it is stored or nothing. Raises LedgerWriteError."""
    try:
        with engine.connect() as connection:
            connection.execution_options(counterclaim_write=True)
            if connection.dialect.name == "postgresql":
                # A snapshot would be taken before the lock is there, and miss what the writer before has stored.
                connection.execution_options(isolation_level="READ COMMITTED")
            with connection.begin():
                _take_turn(connection)
                yield connection
    except sa.exc.SQLAlchemyError as error:
        raise LedgerWriteError(
            f"cannot be written: {_said(error)}; what was stored before stands",
            where=name_of(engine.url),
            hint=_advice(error),
        ) from error


def _take_turn(connection: Connection) -> None:
    """Wait for the other writers; SQLite's BEGIN IMMEDIATE has done so already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def migrate(engine: Engine) -> None:
    """Bring the schema to ``HEAD``: every migration and its record in one transaction, once, whoever comes first.

    Raises LedgerVersionError for a ledger of a newer version, LedgerError for a database that is not a ledger.
    """
    with reading(engine) as connection:
        version = _version(connection, engine)
    if version == HEAD:
        return
    with writing(engine) as connection:
        if _version(connection, engine) != HEAD:
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "counterclaim.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection, engine: Engine) -> str | None:
    tables = set(sa.inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise LedgerError(
                "is a database, but no ledger", where=name_of(engine.url), hint="name another with --ledger"
            )
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is not None and (not version.isdigit() or int(version) > int(HEAD)):
        raise LedgerVersionError(
            f"was made by a newer version (schema {version[:40]}, this one knows {HEAD})",
            where=name_of(engine.url),
            hint="pip install --upgrade counterclaim",
        )
    return version


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        url = make_url(place)
    except sa.exc.ArgumentError as error:
        raise LedgerError("is no database URL", where=place.partition("://")[0], hint="sqlite:///FILE") from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError("is not supported", where=url.get_backend_name(), hint="use sqlite or postgresql")
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def _check_file(url: URL, *, create: bool) -> None:
    if url.database is None or url.database in ("", ":memory:"):
        return
    path = Path(url.database)
    if path.is_dir():
        raise LedgerError("is a folder", where=str(path), hint="name a file")
    if not path.exists() and not create:
        raise LedgerError("there is no ledger here", where=str(path), hint="make one with: counterclaim add PATH...")
    if not path.parent.is_dir():
        raise LedgerError("the folder does not exist", where=str(path.parent), hint="make it, or name another place")


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": WAIT}}
    return {"pool_size": 2, "max_overflow": 2, "pool_timeout": WAIT, "isolation_level": "REPEATABLE READ"}


def _prepare_sqlite(connection: Any, _: object) -> None:
    # The driver must not begin or commit by itself: then a migration is one transaction too (SQLAlchemy's own recipe).
    connection.isolation_level = None
    # SQLite's own lower() knows ASCII only.
    connection.create_function("lower", 1, _lower, deterministic=True)
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "recursive_triggers=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    # Two that change the journal of a new file at once: SQLite refuses one of them without waiting.
    until = time.monotonic() + WAIT
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _lower(text: object) -> object:
    return text.lower() if isinstance(text, str) else text


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: taking it in the middle would fail where another wrote in between.
    write = connection.get_execution_options().get("counterclaim_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _said(error: sa.exc.SQLAlchemyError) -> str:
    original = getattr(error, "orig", None)
    return " ".join(str(original if original is not None else error).split())[:200]


def _advice(error: sa.exc.SQLAlchemyError) -> str:
    said = _said(error).lower()
    for words, advice in (
        (("full", "no space"), "free some space, or keep the ledger elsewhere with --ledger; then add again"),
        (("locked", "lock timeout"), "another process is writing: try again when it is done"),
        (("readonly", "read-only", "permission"), "check the rights on the file and its folder"),
        (("not a database", "malformed"), "name another ledger, or bring back a copy of this one"),
        (("unable to open",), "check the path and the rights on its folder"),
        (("append-only",), "nothing stored is changed: add a new record"),
        (("connect", "refused", "resolve"), "check that the database runs and that its URL is right"),
    ):
        if any(word in said for word in words):
            return advice
    return "check the disk and the database, then try again"
