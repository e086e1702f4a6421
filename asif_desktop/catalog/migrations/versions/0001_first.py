"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Makes every table, and starts the count of changes."""
    op.create_table(
        "collection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Integer(), nullable=False),
        sa.CheckConstraint("enabled IN (0, 1)", name=op.f("ck_collection_enabled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection")),
        sa.UniqueConstraint("folded", name=op.f("uq_collection_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counter")),
    )
    op.create_table(
        "folder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("online", sa.Integer(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.CheckConstraint("online IN (0, 1)", name=op.f("ck_folder_online")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_folder")),
        sa.UniqueConstraint("root", name=op.f("uq_folder_root")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Text(), nullable=True),
        sa.Column("taken_offset", sa.Text(), nullable=True),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("camera", sa.Text(), nullable=True),
        sa.Column("lens", sa.Text(), nullable=True),
        sa.Column("iso", sa.Integer(), nullable=True),
        sa.Column("exposure", sa.Double(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("rotation", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rating", sa.Integer(), server_default="0", nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("flag", sa.Text(), server_default="none", nullable=False),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), server_default="kept", nullable=False),
        sa.CheckConstraint("flag IN ('none', 'pick', 'reject')", name=op.f("ck_photo_flag")),
        sa.CheckConstraint("status IN ('kept', 'trashed', 'forgotten')", name=op.f("ck_photo_status")),
        sa.CheckConstraint("length(content_hash) = 32", name=op.f("ck_photo_content_hash")),
        sa.CheckConstraint("length(file_hash) = 32", name=op.f("ck_photo_file_hash")),
        sa.CheckConstraint("rating BETWEEN 0 AND 5", name=op.f("ck_photo_rating")),
        sa.CheckConstraint("rotation IN (0, 90, 180, 270)", name=op.f("ck_photo_rotation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_photo_content_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_file_hash"), "photo", ["file_hash"], unique=False)
    op.create_table(
        "picture",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_picture")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("undone", sa.Integer(), nullable=False),
        sa.CheckConstraint("undone IN (0, 1)", name=op.f("ck_step_undone")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "anchor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("collection", sa.Integer(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.Column("class_name", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "picture IS NOT NULL OR class_name IS NOT NULL", name=op.f("ck_anchor_embeddable")
        ),
        sa.ForeignKeyConstraint(["collection"], ["collection.id"], name=op.f("fk_anchor_collection")),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_anchor_photo")),
        sa.ForeignKeyConstraint(["picture"], ["picture.hash"], name=op.f("fk_anchor_picture")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchor")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_anchor_collection"), "anchor", ["collection"], unique=False)
    op.create_index(op.f("ix_anchor_picture"), "anchor", ["picture"], unique=False)
    op.create_table(
        "photo_path",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
        sa.Column("display", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("inode", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("photo", sa.Integer(), nullable=True),
        sa.CheckConstraint("state <> 'failed' OR reason IS NOT NULL", name=op.f("ck_photo_path_reason")),
        sa.CheckConstraint(
            "state IN ('pending', 'online', 'failed', 'missing', 'offline', 'trashed')",
            name=op.f("ck_photo_path_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('online', 'offline', 'trashed') OR photo IS NOT NULL",
            name=op.f("ck_photo_path_decoded"),
        ),
        sa.ForeignKeyConstraint(["folder"], ["folder.id"], name=op.f("fk_photo_path_folder")),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_photo_path_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_path")),
        sa.UniqueConstraint("folder", "path", name=op.f("uq_photo_path_folder_path")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_photo_path_folder_state_photo"), "photo_path", ["folder", "state", "photo"], unique=False
    )
    op.create_index(op.f("ix_photo_path_photo_state"), "photo_path", ["photo", "state"], unique=False)
    op.create_index(op.f("ix_photo_path_state_mtime_ns"), "photo_path", ["state", "mtime_ns"], unique=False)
    op.create_table(
        "row_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name=op.f("ck_row_change_something")),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_row_change_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_row_change")),
    )
    op.create_index(op.f("ix_row_change_step"), "row_change", ["step"], unique=False)
    op.execute("INSERT INTO counter (name, value) VALUES ('generation', 0)")
