"""What files name, kept as they say it, and under the tag that it leads to."""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.tag_rows import Tree
from asif_desktop.catalog.text import folded_tag

Keywords = Mapping[int, Iterable[Sequence[str]]]
"""By photo: paths of names from the top down, each name fit to be kept."""


def keep_file_tags(connection: Connection, keywords: Keywords) -> None:
    """Keeps what the files of photos name, instead of what they named before; makes the tags it takes.

    Args:
        connection: In a transaction.
        keywords: What the files name by now.
    """
    file = tables.FileTag
    connection.execute(delete(file).where(among(file.photo, keywords)))
    put_back(connection, Tree.read(connection), keywords)


def count_keywords(connection: Connection, photo: int) -> int:
    """Returns how many keywords are kept of what the files of a photo name."""
    file = tables.FileTag
    kept = connection.execute(select(file.said).where(file.photo == photo)).scalars()
    return sum(len(json.loads(said)) for said in kept)


def taken_out(connection: Connection, tags: Iterable[int]) -> dict[int, list[list[str]]]:
    """Forgets that files name these tags; returns what those files say."""
    file = tables.FileTag
    rows = connection.execute(
        delete(file).where(among(file.tag, tags)).returning(file.photo, file.said)
    ).all()
    return _by_photo((row.photo, row.said) for row in rows)


def misfiled(connection: Connection, tree: Tree, tags: Iterable[int]) -> dict[int, list[list[str]]]:
    """Takes out what is kept under one of these tags but leads elsewhere by now, if it cannot be moved.

    Returns:
        What the files say from which something was taken out.
    """
    file = tables.FileTag
    kinds = select(file.tag, file.said).where(among(file.tag, tags)).distinct()
    found: list[tuple[int, str]] = []
    for tag, said in connection.execute(kinds).all():
        leads = {_led_to(tree, path) for path in json.loads(said)}
        if leads != {tag}:
            if len(leads) == 1 and (other := leads.pop()) is not None:
                move(connection, tag, other, said)
            gone = delete(file).where(file.tag == tag, file.said == said).returning(file.photo)
            found += [(photo, said) for photo in connection.execute(gone).scalars()]
    return _by_photo(found)


def move(connection: Connection, tag: int, other: int, said: str | None = None) -> None:
    """Keeps under another tag what is kept under one, but of photos that have both.

    In one statement, for thousands of files may say so.

    Args:
        connection: In a transaction.
        tag: Where it is kept.
        other: Where it is to be kept.
        said: What the files say that are concerned; all if not given.
    """
    file = tables.FileTag
    this = update(file).where(file.tag == tag)
    if said is not None:
        this = this.where(file.said == said)
    connection.execute(this.values(tag=other).prefix_with("OR IGNORE"))


def put_back(connection: Connection, tree: Tree, keywords: Keywords) -> list[int]:
    """Keeps what files say beside what is kept of them; returns the tags that it made, parents first."""
    made: list[int] = []
    rows: dict[tuple[int, int], list[list[str]]] = {}
    for photo, paths in keywords.items():
        for path in paths:
            tag = _led_to(tree, path)
            if tag is None:
                tag = _made(connection, tree, path, made)
            if tag is not None:
                rows.setdefault((photo, tag), []).append(list(path))
    if not rows:
        return made
    file = tables.FileTag
    photos, tags = ({key[side] for key in rows} for side in (0, 1))
    there = select(file.photo, file.tag, file.said).where(among(file.photo, photos), among(file.tag, tags))
    for row in connection.execute(there).all():
        more = rows.pop((row.photo, row.tag), None)
        if more is not None:
            this = update(file).where(file.photo == row.photo, file.tag == row.tag)
            connection.execute(this.values(said=_text([*json.loads(row.said), *more])))
    fresh = [
        {"photo": photo, "tag": tag, "said": _text(paths)} for (photo, tag), paths in sorted(rows.items())
    ]
    if fresh:
        connection.execute(insert(file), fresh)
    return made


def _text(paths: Sequence[Sequence[str]]) -> str:
    """Returns paths as they are kept: one text for one set of them."""
    return json.dumps(sorted({tuple(path) for path in paths}), ensure_ascii=False)


def _by_photo(rows: Iterable[tuple[int, str]]) -> dict[int, list[list[str]]]:
    found: dict[int, list[list[str]]] = {}
    for photo, said in rows:
        found.setdefault(photo, []).extend(json.loads(said))
    return found


def _led_to(tree: Tree, path: Sequence[str]) -> int | None:
    """Returns the tag that a path leads to; None where there is none.

    What would lie below a tag that was given up is kept under that one, until the person makes it again.
    """
    tag: int | None = None
    for name in path:
        above = None if tag is None else tree.meant(tag)
        tag = tree.sibling(above, name)
        if tag is None:
            return above if above is not None and tree.row(above).state == "dropped" else None
    return tag


def _made(connection: Connection, tree: Tree, path: Sequence[str], made: list[int]) -> int | None:
    """Returns the tag that a path leads to once those were made that are not there."""
    tag: int | None = None
    for name in path:
        parent = None if tag is None else tree.meant(tag)
        tag = tree.sibling(parent, name)
        if tag is None:
            values = {"name": name, "folded": folded_tag(name), "parent": parent, "state": "file"}
            tag = connection.execute(insert(tables.Tag).values(values).returning(tables.Tag.id)).scalar_one()
            tree.add(tag, parent, name, "file")
            made.append(tag)
    return tag
