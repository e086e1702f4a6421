"""The tables of `catalog.sqlite`, typed.

Nothing here cascades: manual work is never deleted by deleting something else. What is forgotten is forgotten
by a statement that says so, and a foreign key that would dangle refuses.
"""

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from asif_desktop.catalog.schema.columns import WideInteger
from asif_desktop.catalog.schema.sentence_text import SentenceText
from asif_desktop.domain.sentences import Sentence


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
    volume: Mapped[str | None] = mapped_column(Text)
    """Names the file system it is on, so that it is known again under another mount point."""
    excluded: Mapped[str] = mapped_column(Text, server_default="[]")
    """Globs that are left out, as a JSON list."""


class Photo(Base):
    """One content, under any number of paths or none; its id is never given to another."""

    __tablename__ = "photo"
    __table_args__ = (
        CheckConstraint("length(file_hash) = 32", name="file_hash"),
        CheckConstraint("length(content_hash) = 32", name="content_hash"),
        CheckConstraint("rating BETWEEN 0 AND 5", name="rating"),
        Index(None, "file_hash"),
        # Whether there is any RAW is asked after each change.
        Index(None, "kind"),
        Index(None, "dated", "added"),
        Index(None, "added"),
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
    dated: Mapped[str | None] = mapped_column(Text)
    """`taken`, or else the earliest time of its readable files; `dates` keeps it, nothing else writes it."""
    added: Mapped[str] = mapped_column(Text)
    camera: Mapped[str | None] = mapped_column(Text)
    lens: Mapped[str | None] = mapped_column(Text)
    iso: Mapped[int | None] = mapped_column(WideInteger)
    exposure: Mapped[float | None]
    aperture: Mapped[float | None]
    focal_length: Mapped[float | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    # What the file or its sidecar says; what the person says is in `photo_note`, and goes before.
    rating: Mapped[int | None]
    label: Mapped[str | None] = mapped_column(Text)
    caption: Mapped[str | None] = mapped_column(Text)


class PhotoNote(Base):
    """What a person said of a photo, one row each at most; nothing automatic writes here.

    Its id is the photo's. Null: the person has said nothing, and what the file says counts. An empty label
    or caption, or a rating of 0, takes away what the file says.
    """

    __tablename__ = "photo_note"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 0 AND 5", name="rating"),
        CheckConstraint("flag IN ('none', 'pick', 'reject')", name="flag"),
        CheckConstraint("rotation IN (0, 90, 180, 270)", name="rotation"),
        CheckConstraint("split IN (0, 1)", name="split"),
    )

    id: Mapped[int] = mapped_column(ForeignKey(Photo.id), primary_key=True)
    rating: Mapped[int | None]
    label: Mapped[str | None] = mapped_column(Text)
    caption: Mapped[str | None] = mapped_column(Text)
    flag: Mapped[str] = mapped_column(Text, server_default="none")
    rotation: Mapped[int] = mapped_column(server_default="0")
    """Degrees clockwise, beyond what the file's own orientation says."""
    split: Mapped[int] = mapped_column(server_default="0")
    """Whether this RAW or JPEG is shown apart from the other of its name."""


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
    reason: Mapped[Sentence | None] = mapped_column(SentenceText)
    photo: Mapped[int | None] = mapped_column(ForeignKey(Photo.id))
    trashed_to: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Where in the system's trash the file and its sidecars are, if that is known: as the mover tells it."""
    sidecar: Mapped[str | None] = mapped_column(Text)
    """Size and time of the sidecar that was read with the file; null without one."""


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


class Tag(Base):
    """A word for photos; `folded` is the name as it is compared."""

    __tablename__ = "tag"
    __table_args__ = (
        CheckConstraint("parent <> id", name="parent"),
        CheckConstraint("state IN ('own', 'file', 'alias', 'dropped')", name="state"),
        CheckConstraint("(state = 'alias') = (stands_for IS NOT NULL)", name="alias"),
        UniqueConstraint("key"),
        UniqueConstraint("parent", "folded"),
        # Nulls are never equal to each other, so the tags without a parent need this.
        Index("uq_tag_root_folded", "folded", unique=True, sqlite_where=text("parent IS NULL")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)
    phrases: Mapped[str] = mapped_column(Text, server_default="[]")
    """A JSON list; where it is empty, the name is the phrase."""
    parent: Mapped[int | None] = mapped_column(ForeignKey("tag.id"))
    colour: Mapped[str | None] = mapped_column(Text)
    key: Mapped[str | None] = mapped_column(Text)
    collection: Mapped[int | None] = mapped_column(ForeignKey(Collection.id))
    cut: Mapped[float | None]
    """Where the person moved its cut, on the scale of scores."""
    state: Mapped[str] = mapped_column(Text, server_default="own")
    """own: the person's; file: there because files name it; dropped: the person gave it up though files name
    it; alias: as dropped, but its photos count as those of `stands_for`."""
    stands_for: Mapped[int | None] = mapped_column(ForeignKey("tag.id"))


class PhotoTag(Base):
    """A tag on a photo, by the person's doing; suggestions are computed, never kept."""

    __tablename__ = "photo_tag"
    __table_args__ = (
        CheckConstraint("state IN ('manual', 'accepted', 'rejected')", name="state"),
        UniqueConstraint("photo", "tag"),
        Index(None, "tag", "state"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    photo: Mapped[int] = mapped_column(ForeignKey(Photo.id))
    tag: Mapped[int] = mapped_column(ForeignKey(Tag.id))
    state: Mapped[str] = mapped_column(Text)


class FileTag(Base):
    """A tag that a photo's file or sidecar names; read again with the file, so no manual work."""

    __tablename__ = "file_tag"
    __table_args__ = (Index(None, "tag"),)

    photo: Mapped[int] = mapped_column(ForeignKey(Photo.id), primary_key=True)
    tag: Mapped[int] = mapped_column(ForeignKey(Tag.id), primary_key=True)
    said: Mapped[str] = mapped_column(Text, server_default="[]")
    """The paths of names that the file has for it, a JSON list of lists; they stay when tags are renamed."""


class Album(Base):
    """Photos that a person put together; `folded` is the name as it is compared."""

    __tablename__ = "album"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, unique=True)


class AlbumPhoto(Base):
    """A photo in an album."""

    __tablename__ = "album_photo"
    __table_args__ = (
        UniqueConstraint("album", "photo"),
        Index(None, "photo"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    album: Mapped[int] = mapped_column(ForeignKey(Album.id))
    photo: Mapped[int] = mapped_column(ForeignKey(Photo.id))


class SavedSearch(Base):
    """A query with a name, shown as a live folder."""

    __tablename__ = "saved_search"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, unique=True)
    query: Mapped[str] = mapped_column(Text)
    cut: Mapped[float | None]
    """Where the person moved its cut, on the scale of scores."""


class Step(Base):
    """One operation of the history."""

    __tablename__ = "step"
    __table_args__ = (CheckConstraint("undone IN (0, 1)", name="undone"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    description: Mapped[Sentence] = mapped_column(SentenceText)
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
