"""A migration with a bug: it forgets the collections and leaves their anchors."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM step")
    op.execute("DELETE FROM collection")
