"""Tags that files name by now: a step that would delete one leaves it to the files instead.

Else a keyword in one file, read after a tag was made, would bar the way to every step before that.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, exists, select, update

from asif_desktop.catalog import tables
from asif_desktop.catalog.base import among
from asif_desktop.catalog.changes import Change, Image, images

_TAG = tables.Tag.__tablename__
_BARE: Image = {
    "state": "file",
    "phrases": "[]",
    "colour": None,
    "key": None,
    "collection": None,
    "cut": None,
    "stands_for": None,
}
"""What a tag has that is there because files name it, and for nothing else."""


def left_to_files(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    """Returns the changes of a step, with tags left to the files that name them, or taken from them again.

    What files name under an alias that goes is named under the tag that it stood for.

    Args:
        connection: In a transaction.
        changes: In the order in which they are made.
    """
    gone = {change.row for change in changes if change.table == _TAG and change.after is None}
    left: set[int] = set()
    moved: dict[int, int | None] = {}
    found = []
    for change in changes:
        if change.table == _TAG and change.after is not None:
            moved[change.row] = change.after["parent"]
        if change.table == _TAG and change.before is not None and change.after is None:
            if change.before["state"] == "alias":
                _rename(connection, change.row, change.before["stands_for"])
            elif _is_named(connection, change.row, (gone - left) | _elsewhere(moved, change.row)):
                left.add(change.row)
                change = Change(_TAG, change.row, change.before, change.before | _BARE)
        elif change.table == _TAG and change.before is None and change.after is not None:
            there = images(connection, _TAG, [change.row]).get(change.row)
            if there is not None and there["state"] == "file":
                change = Change(_TAG, change.row, there, change.after)
        found.append(change)
    return found


def _elsewhere(moved: Mapping[int, int | None], tag: int) -> set[int]:
    return {row for row, parent in moved.items() if parent != tag}


def _is_named(connection: Connection, tag: int, gone: set[int]) -> bool:
    """Returns whether files name a tag, or one lies below it that stays there."""
    file, below = tables.FileTag, tables.Tag
    named = exists().where(file.tag == tag)
    holds = exists().where(below.parent == tag, ~among(below.id, sorted(gone)))
    return bool(connection.execute(select(named | holds)).scalar())


def _rename(connection: Connection, alias: int, tag: int) -> None:
    file = tables.FileTag
    twice = select(file.photo).where(file.tag == tag)
    connection.execute(delete(file).where(file.tag == alias, file.photo.in_(twice)))
    connection.execute(update(file).where(file.tag == alias).values(tag=tag))
