"""What an edition was made with; of what was stored before, that is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("editions", sa.Column("made_with", sa.JSON(none_as_null=True), nullable=True))
