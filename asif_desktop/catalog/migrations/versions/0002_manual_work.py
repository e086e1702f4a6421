"""Manual work gets tables of its own: notes on photos, tags, albums, saved searches."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Adds the tables and columns; what photos carried of manual work moves to `photo_note`."""
    _add_notes()
    _remake_photo()
    op.create_index(op.f("ix_photo_kind"), "photo", ["kind"], unique=False)
    _add_tags()
    _add_albums_and_searches()
    op.add_column("folder", sa.Column("volume", sa.Text(), nullable=True))
    op.add_column("folder", sa.Column("excluded", sa.Text(), server_default="[]", nullable=False))
    op.add_column("photo_path", sa.Column("trashed_to", sa.LargeBinary(), nullable=True))
    op.add_column("photo_path", sa.Column("sidecar", sa.Text(), nullable=True))


def _add_notes() -> None:
    op.create_table(
        "photo_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("flag", sa.Text(), server_default="none", nullable=False),
        sa.Column("rotation", sa.Integer(), server_default="0", nullable=False),
        sa.Column("split", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("rating BETWEEN 0 AND 5", name=op.f("ck_photo_note_rating")),
        sa.CheckConstraint("flag IN ('none', 'pick', 'reject')", name=op.f("ck_photo_note_flag")),
        sa.CheckConstraint("rotation IN (0, 90, 180, 270)", name=op.f("ck_photo_note_rotation")),
        sa.CheckConstraint("split IN (0, 1)", name=op.f("ck_photo_note_split")),
        sa.ForeignKeyConstraint(["id"], ["photo.id"], name=op.f("fk_photo_note_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_note")),
    )
    op.execute(
        "INSERT INTO photo_note (id, rating, label, caption, flag, rotation) "
        "SELECT id, nullif(rating, 0), label, caption, flag, rotation FROM photo "
        "WHERE rating <> 0 OR label IS NOT NULL OR caption IS NOT NULL OR flag <> 'none' OR rotation <> 0"
    )


def _remake_photo() -> None:
    # The table is dropped and made anew; the highest id ever given out must outlive that.
    highest = op.get_bind().exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'photo'").scalar()
    with op.batch_alter_table("photo", table_kwargs={"sqlite_autoincrement": True}) as photo:
        for name in ("rotation", "flag", "status"):
            photo.drop_constraint(op.f(f"ck_photo_{name}"), type_="check")
            photo.drop_column(name)
        photo.alter_column("rating", existing_type=sa.Integer(), nullable=True, server_default=None)
        photo.add_column(sa.Column("aperture", sa.Double(), nullable=True), insert_after="exposure")
        photo.add_column(sa.Column("focal_length", sa.Double(), nullable=True), insert_after="aperture")
    op.execute("UPDATE photo SET rating = NULL, label = NULL, caption = NULL")
    # The orders that a window opens with are read from these, photo by photo, without sorting.
    op.create_index(op.f("ix_photo_taken_added"), "photo", ["taken", "added"], unique=False)
    op.create_index(op.f("ix_photo_added"), "photo", ["added"], unique=False)
    if highest is not None:
        op.execute("DELETE FROM sqlite_sequence WHERE name = 'photo'")
        sequence = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))
        op.execute(sequence.insert().values(name="photo", seq=int(highest)))


def _add_tags() -> None:
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("phrases", sa.Text(), server_default="[]", nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("colour", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("collection", sa.Integer(), nullable=True),
        sa.Column("cut", sa.Double(), nullable=True),
        sa.Column("state", sa.Text(), server_default="own", nullable=False),
        sa.Column("stands_for", sa.Integer(), nullable=True),
        sa.CheckConstraint("parent <> id", name=op.f("ck_tag_parent")),
        sa.CheckConstraint("state IN ('own', 'file', 'alias', 'dropped')", name=op.f("ck_tag_state")),
        sa.CheckConstraint("(state = 'alias') = (stands_for IS NOT NULL)", name=op.f("ck_tag_alias")),
        sa.ForeignKeyConstraint(["stands_for"], ["tag.id"], name=op.f("fk_tag_stands_for")),
        sa.ForeignKeyConstraint(["collection"], ["collection.id"], name=op.f("fk_tag_collection")),
        sa.ForeignKeyConstraint(["parent"], ["tag.id"], name=op.f("fk_tag_parent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("key", name=op.f("uq_tag_key")),
        sa.UniqueConstraint("parent", "folded", name=op.f("uq_tag_parent_folded")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_tag_root_folded", "tag", ["folded"], unique=True, sqlite_where=sa.text("parent IS NULL")
    )
    op.create_table(
        "photo_tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('manual', 'accepted', 'rejected')", name=op.f("ck_photo_tag_state")),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_photo_tag_photo")),
        sa.ForeignKeyConstraint(["tag"], ["tag.id"], name=op.f("fk_photo_tag_tag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_tag")),
        sa.UniqueConstraint("photo", "tag", name=op.f("uq_photo_tag_photo_tag")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_tag_tag_state"), "photo_tag", ["tag", "state"], unique=False)
    op.create_table(
        "file_tag",
        sa.Column("photo", sa.Integer(), nullable=False),
        sa.Column("tag", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_file_tag_photo")),
        sa.ForeignKeyConstraint(["tag"], ["tag.id"], name=op.f("fk_file_tag_tag")),
        sa.PrimaryKeyConstraint("photo", "tag", name=op.f("pk_file_tag")),
    )
    op.create_index(op.f("ix_file_tag_tag"), "file_tag", ["tag"], unique=False)


def _add_albums_and_searches() -> None:
    op.create_table(
        "album",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_album")),
        sa.UniqueConstraint("folded", name=op.f("uq_album_folded")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "album_photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("album", sa.Integer(), nullable=False),
        sa.Column("photo", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["album"], ["album.id"], name=op.f("fk_album_photo_album")),
        sa.ForeignKeyConstraint(["photo"], ["photo.id"], name=op.f("fk_album_photo_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_album_photo")),
        sa.UniqueConstraint("album", "photo", name=op.f("uq_album_photo_album_photo")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_album_photo_photo"), "album_photo", ["photo"], unique=False)
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("folded", name=op.f("uq_saved_search_folded")),
        sqlite_autoincrement=True,
    )
