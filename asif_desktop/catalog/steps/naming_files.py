"""Steps taken back or done again where files name tags since: what the files say is worked out anew.

Files are read at any time, and a keyword in one of them may have made a tag where a step wants its own, or
below one that it takes away. Such a tag holds nothing but what the files say: it goes, and what they say
leads to whatever stands there afterwards. All that happens so is kept with the step, so that the way back
leads to the very rows that there were.
"""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection, delete, exists, select, update

from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Change, images
from asif_desktop.catalog.steps.file_tags import misfiled, move, put_back, taken_out
from asif_desktop.catalog.steps.tag_rows import SHOWN, Tree

_TAG = tables.Tag.__tablename__
_BARE = ("file", "dropped")
"""The states of tags that may be there for nothing but what files name."""


def file_anew(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    """Keeps what files name under the tags that it leads to once tags were changed; returns the tags it made.

    Args:
        connection: In a transaction.
        changes: What was changed, tags or not.
    """
    touched = [change for change in changes if change.table == _TAG]
    return _filed(connection, touched, {}) if touched else []


def change_tags(
    connection: Connection,
    changes: Sequence[Change],
    make: Callable[[Sequence[Change]], None],
    *,
    undoing: bool,
) -> list[Change]:
    """Makes the changes of a step, and what it takes beside them for files to be found under what they name.

    Args:
        connection: In a transaction.
        changes: In the order in which they are made.
        make: Makes changes, or raises.
        undoing: Whether they take a step back.

    Returns:
        All changes that were made, in order.
    """
    touched = [change for change in changes if change.table == _TAG]
    if not touched:
        make(changes)
        return list(changes)
    tree = Tree.read(connection)
    there = images(connection, _TAG, [change.row for change in touched])
    changes = [_over_what_is_there(change, there) for change in changes]
    in_the_way = _in_the_way(connection, tree, [change for change in changes if change.table == _TAG])
    going = [change.row for change in touched if change.after is None]
    lost = {*going, *in_the_way}
    for change in touched:
        meant = None if change.before is None or change.after is not None else change.before["stands_for"]
        if meant is not None and meant not in lost:
            move(connection, change.row, meant)  # what it stood for mostly has its name afterwards
    said = taken_out(connection, lost)
    cleared = _delete(connection, in_the_way)
    make(changes)
    followed = _follow(connection, tree, touched, undoing=undoing)
    return [*cleared, *changes, *followed, *_filed(connection, touched, said)]


def _over_what_is_there(change: Change, there: dict[int, dict[str, object]]) -> Change:
    """Returns a change that makes a tag as one of the tag that an earlier version left there for files."""
    now = there.get(change.row)
    if change.table == _TAG and change.before is None and now is not None and now["state"] == "file":
        return Change(_TAG, change.row, now, change.after)
    return change


def _in_the_way(connection: Connection, tree: Tree, changes: Sequence[Change]) -> list[int]:
    """Returns the tags that must go for the changes to be made, children first; the tree follows."""
    touched = {change.row for change in changes}
    found: list[int] = []

    def clear(tags: Iterable[int]) -> None:
        doomed = [one for tag in tags for one in tree.below(tag)][::-1]
        if touched.isdisjoint(doomed) and _holds_nothing_else(connection, tree, doomed):
            found.extend(doomed)
            for one in doomed:
                tree.remove(one)

    for change in changes:
        after, was = change.after, change.before
        if after is None or (after["state"] == "alias" and was is not None and was["state"] != "alias"):
            clear([child for child in tree.children(change.row) if child not in touched])
        if after is None:
            tree.remove(change.row)
            continue
        other = tree.sibling(after["parent"], after["name"])
        if other is not None and other != change.row:
            clear([other])
        tree.add(change.row, after["parent"], after["name"], after["state"], after["stands_for"])
    return found


def _holds_nothing_else(connection: Connection, tree: Tree, tags: Sequence[int]) -> bool:
    """Returns whether there is nothing to these tags but what files say."""
    given, tag = tables.PhotoTag, tables.Tag
    said = exists().where(among(given.tag, tags))
    meant = exists().where(among(tag.stands_for, tags))
    return (
        all(tree.row(one).state in _BARE for one in tags)
        and not connection.execute(select(said | meant)).scalar()
    )


def _delete(connection: Connection, tags: Sequence[int]) -> list[Change]:
    rows = images(connection, _TAG, tags)
    for one in tags:  # one by one: each lies below a later one
        connection.execute(delete(tables.Tag).where(tables.Tag.id == one))
    return [Change(_TAG, one, rows[one], None) for one in tags]


def _follow(connection: Connection, tree: Tree, changes: Sequence[Change], *, undoing: bool) -> list[Change]:
    """Gives up tags that files made below one that is given up again, and brings them back with it.

    Done again, nothing is brought back: it may be that the person gave it up by itself.
    """
    touched = {change.row for change in changes}
    states: dict[str, list[int]] = {"file": [], "dropped": []}
    for change in changes:
        was, becomes = (None if row is None else row["state"] for row in (change.before, change.after))
        if becomes == "dropped" and was in SHOWN:
            wanted = "dropped"
        elif was == "dropped" and becomes in SHOWN and undoing:
            wanted = "file"
        else:
            continue
        below = [child for child in tree.children(change.row) if child not in touched]
        for one in below:
            if tree.row(one).state in _BARE and tree.row(one).state != wanted:
                states[wanted].append(one)
                below += [child for child in tree.children(one) if child not in touched]
    made = []
    for state, tags in states.items():
        before = images(connection, _TAG, tags)
        connection.execute(update(tables.Tag).where(among(tables.Tag.id, tags)).values(state=state))
        made += [Change(_TAG, one, before[one], before[one] | {"state": state}) for one in tags]
    return made


def _filed(
    connection: Connection, changes: Sequence[Change], said: dict[int, list[list[str]]]
) -> list[Change]:
    """Keeps anew what files say of tags that were changed, and what else was taken out of them."""
    tree = Tree.read(connection)
    reached = {change.row for change in changes}
    for change in changes:
        for row in (change.before, change.after):
            if row is not None and row["stands_for"] is not None:
                reached.add(row["stands_for"])
    below = {one for tag in reached for one in tree.below(tag)}
    for photo, paths in misfiled(connection, tree, below).items():
        said.setdefault(photo, []).extend(paths)
    made = put_back(connection, tree, said)
    rows = images(connection, _TAG, made)
    return [Change(_TAG, one, None, rows[one]) for one in made]
