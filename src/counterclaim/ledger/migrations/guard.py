"""Triggers that refuse UPDATE and DELETE: what is stored stands."""

from __future__ import annotations

from collections.abc import Iterable

from alembic import op

_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def append_only(tables: Iterable[str], *, first: bool = False) -> None:
    """Make ``tables`` append-only; ``first`` where the database has no such table yet."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql and first:
        op.execute(_FUNCTION)
    for table in tables:
        if postgresql:
            op.execute(
                f'CREATE TRIGGER "{table}_stands" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
            continue
        # INSERT OR REPLACE sets these off too: the engine turns recursive_triggers on.
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f'CREATE TRIGGER "{table}_no_{action.lower()}" BEFORE {action} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
