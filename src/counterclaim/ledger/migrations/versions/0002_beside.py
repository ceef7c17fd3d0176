"""Positions on the matter of a claim that do not say what heads it; of what was stored before, none is known."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("claims", sa.Column("beside", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
