"""One test body for SQLite and, where COUNTERCLAIM_TEST_POSTGRES names an empty database, PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

POSTGRES = os.environ.get("COUNTERCLAIM_TEST_POSTGRES", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    if POSTGRES == "":
        pytest.skip("COUNTERCLAIM_TEST_POSTGRES names no database")
    admin = sa.create_engine(sa.make_url(POSTGRES).set(drivername="postgresql+psycopg"))
    with admin.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    admin.dispose()
    yield POSTGRES
