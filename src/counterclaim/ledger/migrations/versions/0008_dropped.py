"""How many attributions of a language model did not stand in the text; of what was stored before, that is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("readings", sa.Column("dropped", sa.Integer(), nullable=True))
