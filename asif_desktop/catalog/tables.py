"""The tables of `catalog.sqlite`, typed.

Nothing here cascades: manual work is never deleted by deleting something else. What is forgotten is forgotten
by a statement that says so, and a foreign key that would dangle refuses.
"""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from asif_desktop.catalog.columns import WideInteger


class Base(DeclarativeBase):
    """Every table of the catalog; names of constraints are fixed, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Folder(Base):
    """A watched root: absolute, normalised, never inside another one."""

    __tablename__ = "folder"
    __table_args__ = (CheckConstraint("online IN (0, 1)", name="online"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    root: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    online: Mapped[int]
    added: Mapped[str] = mapped_column(Text)


class Photo(Base):
    """One content, under any number of paths or none; its id is never given to another."""

    __tablename__ = "photo"
    __table_args__ = (
        CheckConstraint("length(file_hash) = 32", name="file_hash"),
        CheckConstraint("length(content_hash) = 32", name="content_hash"),
        CheckConstraint("rotation IN (0, 90, 180, 270)", name="rotation"),
        CheckConstraint("rating BETWEEN 0 AND 5", name="rating"),
        CheckConstraint("flag IN ('none', 'pick', 'reject')", name="flag"),
        CheckConstraint("status IN ('kept', 'trashed', 'forgotten')", name="status"),
        Index(None, "file_hash"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    file_hash: Mapped[bytes] = mapped_column(LargeBinary)
    content_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    kind: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    taken: Mapped[str | None] = mapped_column(Text)
    taken_offset: Mapped[str | None] = mapped_column(Text)
    added: Mapped[str] = mapped_column(Text)
    camera: Mapped[str | None] = mapped_column(Text)
    lens: Mapped[str | None] = mapped_column(Text)
    iso: Mapped[int | None] = mapped_column(WideInteger)
    exposure: Mapped[float | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    # What a person gives to a photo; `status` is what they decided about it, not where its files are.
    rotation: Mapped[int] = mapped_column(server_default="0")
    rating: Mapped[int] = mapped_column(server_default="0")
    label: Mapped[str | None] = mapped_column(Text)
    flag: Mapped[str] = mapped_column(Text, server_default="none")
    caption: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text, server_default="kept")


class PhotoPath(Base):
    """One file under a root."""

    __tablename__ = "photo_path"
    __table_args__ = (
        CheckConstraint(
            "state IN ('pending', 'online', 'failed', 'missing', 'offline', 'trashed')", name="state"
        ),
        CheckConstraint("state NOT IN ('online', 'offline', 'trashed') OR photo IS NOT NULL", name="decoded"),
        CheckConstraint("state <> 'failed' OR reason IS NOT NULL", name="reason"),
        UniqueConstraint("folder", "path"),
        Index(None, "folder", "state", "photo"),
        Index(None, "photo", "state"),
        Index(None, "state", "mtime_ns"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    folder: Mapped[int] = mapped_column(ForeignKey(Folder.id))
    path: Mapped[bytes] = mapped_column(LargeBinary)
    display: Mapped[str] = mapped_column(Text)
    size: Mapped[int]
    mtime_ns: Mapped[int] = mapped_column(WideInteger)
    inode: Mapped[int] = mapped_column(WideInteger)
    seen: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    photo: Mapped[int | None] = mapped_column(ForeignKey(Photo.id))


class Collection(Base):
    """A named set of anchors; `folded` is the name as it is compared."""

    __tablename__ = "collection"
    __table_args__ = (CheckConstraint("enabled IN (0, 1)", name="enabled"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, unique=True)
    enabled: Mapped[int]


class Picture(Base):
    """An anchor's picture, a JPEG under its BLAKE3; kept while an anchor or the history may need it."""

    __tablename__ = "picture"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)


class Anchor(Base):
    """A (picture, caption) pair."""

    __tablename__ = "anchor"
    __table_args__ = (
        CheckConstraint("picture IS NOT NULL OR class_name IS NOT NULL", name="embeddable"),
        Index(None, "collection"),
        Index(None, "picture"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    collection: Mapped[int] = mapped_column(ForeignKey(Collection.id))
    caption: Mapped[str] = mapped_column(Text)
    picture: Mapped[bytes | None] = mapped_column(ForeignKey(Picture.hash))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    photo: Mapped[int | None] = mapped_column(ForeignKey(Photo.id))
    class_name: Mapped[str | None] = mapped_column(Text)


class Step(Base):
    """One operation of the history."""

    __tablename__ = "step"
    __table_args__ = (CheckConstraint("undone IN (0, 1)", name="undone"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    undone: Mapped[int]


class RowChange(Base):
    """One row that a step changed: its image before and after, as JSON; null where there was no row."""

    __tablename__ = "row_change"
    __table_args__ = (
        CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name="something"),
        Index(None, "step"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(ForeignKey(Step.id))
    table_name: Mapped[str] = mapped_column(Text)
    row_id: Mapped[int]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class Setting(Base):
    """A setting that differs from its default."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Counter(Base):
    """Numbers that only grow: "generation" counts the changes that a view could show."""

    __tablename__ = "counter"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[int]
