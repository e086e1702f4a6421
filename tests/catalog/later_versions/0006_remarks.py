"""What a later version may bring: a table whose rows go with their photo."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "photo_remark",
        sa.Column("photo", sa.Integer(), sa.ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("remark", sa.Text(), primary_key=True),
    )
    op.create_table(
        "anchor_note",
        sa.Column("anchor", sa.Integer(), sa.ForeignKey("anchor.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("note", sa.Text(), nullable=False),
    )
