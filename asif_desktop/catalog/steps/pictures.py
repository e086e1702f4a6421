"""Pictures of anchors, each kept once under its hash, as long as an anchor or the history may need it."""

from collections.abc import Iterable, Sequence
from typing import Any

from blake3 import blake3
from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from asif_desktop.catalog.schema import tables


def keep_pictures(connection: Connection, jpegs: Iterable[bytes | None]) -> list[bytes | None]:
    """Keeps the pictures that are new; returns the hash of each, in order."""
    pictures = [(None if jpeg is None else blake3(jpeg).digest(), jpeg) for jpeg in jpegs]
    rows = {key: jpeg for key, jpeg in pictures if key is not None}
    if rows:
        connection.execute(
            insert(tables.Picture).on_conflict_do_nothing(),
            [{"hash": key, "jpeg": jpeg} for key, jpeg in rows.items()],
        )
    return [key for key, _ in pictures]


def drop_unneeded_pictures(connection: Connection, images: Sequence[dict[str, Any] | None]) -> None:
    """Forgets the pictures that these row images name, where neither an anchor nor a step still does."""
    named = {image["picture"]["hex"] for image in images if image is not None and image.get("picture")}
    if not named:
        return
    change, anchor = tables.RowChange, tables.Anchor
    # All at once: a step of thousands of anchors may go while another one of thousands stays.
    for image in (change.before, change.after):
        told = func.json_extract(image, "$.picture.hex")
        still = select(told).where(change.table_name == anchor.__tablename__, told.is_not(None))
        named -= set(connection.execute(still.distinct()).scalars())
    for digest in sorted(named):
        key = bytes.fromhex(digest)
        used = connection.execute(select(anchor.id).where(anchor.picture == key).limit(1)).first()
        if used is None:
            connection.execute(delete(tables.Picture).where(tables.Picture.hash == key))
