"""A photo whose file tells no date stands under the earliest time of its files."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Adds the column, fills it in from the times that are kept of files, and has lists read by it."""
    op.add_column("photo", sa.Column("dated", sa.Text(), nullable=True))
    connection = op.get_bind()
    connection.exec_driver_sql("UPDATE photo SET dated = taken")
    times = connection.exec_driver_sql(
        "SELECT photo.id, min(photo_path.mtime_ns) FROM photo JOIN photo_path ON photo_path.photo = photo.id "
        "WHERE photo.taken IS NULL AND photo_path.state IN ('online', 'offline') GROUP BY photo.id"
    ).all()
    # In Python, as every date after these: SQLite's own local time guesses before 1970 and after 2037.
    dates = [(date, photo) for photo, time in times if (date := _local_time(time)) is not None]
    if dates:
        connection.exec_driver_sql("UPDATE photo SET dated = ? WHERE id = ?", dates)
    op.drop_index(op.f("ix_photo_taken_added"), "photo")
    op.create_index(op.f("ix_photo_dated_added"), "photo", ["dated", "added"], unique=False)


def _local_time(mtime_ns: int | bytes) -> str | None:
    """Returns a file's time as this machine's clock showed it; the first second of 1970 stands for none."""
    seconds = int(mtime_ns) // 10**9
    try:
        return datetime.fromtimestamp(seconds).isoformat(timespec="seconds") if seconds else None
    except (OSError, OverflowError, ValueError):
        return None
