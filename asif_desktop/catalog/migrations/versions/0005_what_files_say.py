"""What files name is kept as they say it, beside the tag that it leads to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Adds the column; what was read before is taken to say what the tag is called by now."""
    op.add_column("file_tag", sa.Column("said", sa.Text(), server_default="[]", nullable=False))
    op.execute(
        """
        WITH RECURSIVE named (tag, path) AS (
            SELECT id, json_array(name) FROM tag WHERE parent IS NULL
            UNION ALL
            SELECT tag.id, json_insert(named.path, '$[#]', tag.name)
            FROM tag JOIN named ON tag.parent = named.tag
        )
        UPDATE file_tag SET said = json_array(json((SELECT path FROM named WHERE named.tag = file_tag.tag)))
        """
    )
