"""Why a position is of its claim, and what replies to no claim; of what was stored before, neither is known."""

import sqlalchemy as sa
from alembic import op

from counterclaim.ledger.migrations.guard import append_only

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("positions", sa.Column("joined", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "unattached",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("holder_entity", sa.Text(), nullable=True),
        sa.Column("stance", sa.String(length=32), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("chain", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_unattached_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_unattached")),
    )
    op.create_index(op.f("ix_unattached_report"), "unattached", ["report"], unique=False)
    append_only(("unattached",))
