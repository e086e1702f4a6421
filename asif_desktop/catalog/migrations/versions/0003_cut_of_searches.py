"""A saved search keeps where the person moved its cut, as a tag does."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Adds the column; a search that is there keeps the automatic cut."""
    op.add_column("saved_search", sa.Column("cut", sa.Double(), nullable=True))
