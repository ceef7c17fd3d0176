"""The tree below an origin, and who publishes an outlet; of what was stored before, neither is known."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("reports", sa.Column("publisher", sa.Text(), nullable=True))
    op.add_column("origins", sa.Column("copies", sa.JSON(), nullable=False, server_default=sa.text("'[]'")))
