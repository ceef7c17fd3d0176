"""How the sides of a difference go together; of what was stored before, only that a conflict excludes is known."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("differences", sa.Column("relation", sa.String(32), nullable=False, server_default="unknown"))
