"""Changes of manual work, kept with each row's image before and after, so that they can be taken back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, column, delete, func, insert, select, table, update

from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables
from asif_desktop.domain.sentences import Sentence

Image = dict[str, Any]
"""A row as JSON has it: column name to value; bytes as {"hex": "…"}, sentences as {"said": […]}."""

TRACKED: dict[str, Table] = {
    model.__tablename__: tables.Base.metadata.tables[model.__tablename__]
    for model in (
        tables.Collection,
        tables.Anchor,
        tables.PhotoNote,
        tables.PhotoPath,
        tables.Tag,
        tables.PhotoTag,
        tables.Album,
        tables.AlbumPhoto,
        tables.SavedSearch,
    )
}
"""Tables that hold manual work; each has an integer key `id` that is never given to another."""

_MANUAL_COLUMNS = {tables.PhotoPath.__tablename__: ("id", "state", "trashed_to")}
"""Of a table that holds other things too, the columns that a step may change in a row that stays."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None where there was no row."""

    table: str
    row: int
    before: Image | None
    after: Image | None


class Recorder:
    """Changes rows of tracked tables and remembers what it changed."""

    def __init__(self, connection: Connection) -> None:
        """Changes rows in the connection's transaction."""
        self.connection = connection
        self.changes: list[Change] = []
        self.step: int | None = None
        """The step of the history that they became, once they did."""

    def insert(self, name: str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Inserts rows, under ids that were never used where they bring none; returns the ids."""
        if not rows:
            return []
        first = self.next_id(name)
        full = [{"id": first + offset} | dict(row) for offset, row in enumerate(rows)]
        self.connection.execute(insert(TRACKED[name]), full)
        ids = [row["id"] for row in full]
        after = images(self.connection, name, ids)
        self.changes += [Change(name, number, None, after[number]) for number in ids]
        return ids

    def next_id(self, name: str) -> int:
        """Returns the id of the next row that a table gets."""
        return _next_id(self.connection, name)

    def update(self, name: str, row: int, values: Mapping[str, Any]) -> None:
        """Changes columns of one row that exists."""
        before = images(self.connection, name, [row])[row]
        table = TRACKED[name]
        self.connection.execute(update(table).where(table.c.id == row).values(values))
        self.changes.append(Change(name, row, before, images(self.connection, name, [row])[row]))

    def update_many(self, name: str, values: Mapping[int, Mapping[str, Any]]) -> None:
        """Changes columns of rows that exist, each by its id; a row that is so already is left out."""
        table, before = TRACKED[name], images(self.connection, name, values)
        changed = [
            row
            for row, new in values.items()
            if any(before[row][key] != _as_json(value) for key, value in new.items())
        ]
        for row in changed:
            self.connection.execute(update(table).where(table.c.id == row).values(values[row]))
        after = images(self.connection, name, changed)
        self.changes += [Change(name, row, before[row], after[row]) for row in changed]

    def update_alike(self, name: str, rows: Sequence[int], values: Mapping[str, Any]) -> None:
        """Gives many rows that exist the same values, in one statement."""
        if not rows:
            return
        table, before = TRACKED[name], images(self.connection, name, rows)
        self.connection.execute(update(table).where(among(table.c.id, rows)).values(values))
        new = {key: _as_json(value) for key, value in values.items()}
        self.changes += [Change(name, row, before[row], before[row] | new) for row in rows]

    def delete(self, name: str, rows: Sequence[int]) -> None:
        """Deletes rows that exist; nothing of them is lost to the history."""
        before = images(self.connection, name, rows, whole=True)
        self.connection.execute(delete(TRACKED[name]).where(among(TRACKED[name].c.id, rows)))
        self.changes += [Change(name, number, before[number], None) for number in rows]


def images(
    connection: Connection, name: str, rows: Iterable[int], *, whole: bool = False
) -> dict[int, Image]:
    """Returns the images of the rows that exist, by id: whole, or what of them is manual work."""
    table = TRACKED[name]
    names = table.c.keys() if whole else _MANUAL_COLUMNS.get(name, table.c.keys())
    columns = [table.c[column] for column in names]
    found = connection.execute(select(*columns).where(among(table.c.id, rows)))
    return {row["id"]: {key: _as_json(value) for key, value in row.items()} for row in found.mappings()}


def apply(connection: Connection, changes: Sequence[Change]) -> bool:
    """Brings each row from `before` to `after`, in order.

    Returns:
        Whether all rows were as `before` has them; if not, the transaction must not be committed. A column
        that an image does not name, because it came later, is not compared.
    """
    start = 0
    while start < len(changes):
        first = changes[start]
        seen = {first.row}
        end = start + 1
        # A name is free, and nothing lies below a row, only once what was recorded before is done.
        while end < len(changes) and _is_like(changes[end], first) and changes[end].row not in seen:
            seen.add(changes[end].row)
            end += 1
        if not _apply_run(connection, first.table, changes[start:end]):
            return False
        start = end
    return True


def _is_like(one: Change, other: Change) -> bool:
    """Returns whether two changes are of one table, and both insert, both delete or both update."""
    kinds = {(change.table, change.before is None, change.after is None) for change in (one, other)}
    return len(kinds) == 1


def _apply_run(connection: Connection, name: str, run: Sequence[Change]) -> bool:
    """Applies changes of one kind to different rows of one table."""
    target = TRACKED[name]
    current = images(connection, name, (change.row for change in run))
    for change in run:
        now = current.get(change.row)
        if (now is None) != (change.before is None):
            return False
        if (
            now is not None
            and change.before is not None
            and any(now.get(key) != value for key, value in change.before.items())
        ):
            return False
    gone = [change.row for change in run if change.after is None]
    new = [values_of(change.after) for change in run if change.before is None and change.after is not None]
    if gone:
        connection.execute(delete(target).where(among(target.c.id, gone)))
    if new:
        connection.execute(insert(target), new)
    for names, rows in _alike(run).items():
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        connection.execute(update(target).where(target.c.id == bindparam("row")).values(values), rows)
    return True


def _alike(run: Sequence[Change]) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """Returns the changes of rows that stay, by the columns that each gives: one statement for many rows."""
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for change in run:
        if change.before is not None and change.after is not None:
            values = {name: value for name, value in values_of(change.after).items() if name != "id"}
            row = {f"new_{name}": value for name, value in values.items()} | {"row": change.row}
            found.setdefault(tuple(values), []).append(row)
    return found


def encode(image: Image | None) -> str | None:
    """Returns the image as JSON text."""
    return None if image is None else json.dumps(image, ensure_ascii=False, sort_keys=True)


def decode(text: str | None) -> Image | None:
    """Returns the image in JSON text."""
    return None if text is None else dict(json.loads(text))


def _as_json(value: Any) -> Any:
    if isinstance(value, Sentence):
        return {"said": msgspec.to_builtins(value)}
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def values_of(image: Image) -> dict[str, Any]:
    """Returns a row as it is written to its table."""
    return {key: _from_json(value) for key, value in image.items()}


def _from_json(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return bytes.fromhex(value["hex"]) if "hex" in value else msgspec.convert(value["said"], Sentence)


def _next_id(connection: Connection, name: str) -> int:
    # SQLite keeps the highest id that a table ever had here; nothing deletes from it.
    sequence = table("sqlite_sequence", column("name"), column("seq"))
    highest = connection.execute(select(func.max(sequence.c.seq)).where(sequence.c.name == name)).scalar()
    return int(highest or 0) + 1
