"""What a position says is not so without a word of denying; of what was stored before, none is known."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("positions", sa.Column("implied", sa.Text(), nullable=True))
