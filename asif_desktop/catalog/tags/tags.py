"""Tags as words: their names, phrases and parents, and every edit of them a step of the history."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from asif_desktop.catalog.anchors.collections import collection_id
from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps import tag_rows
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.steps.history import History
from asif_desktop.catalog.steps.tag_rows import SHOWN, TagRow, Tree, children_first
from asif_desktop.catalog.tags.making import Making, update_tag
from asif_desktop.catalog.text import caption_of, cut_of, folded_tag, name_of, shortened
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import counted, said
from asif_desktop.domain.tags import NewTag, TagEdit, Vocabulary

MOST_PHRASES = 50
LONGEST_PHRASE = 1000


class Tags(History):
    """The vocabulary of a catalog."""

    def tag_named(self, name: str) -> int:
        """Returns the tag with this name or title ("Animals/Dog"), however it is capitalised.

        Raises:
            AsifError: There is none, or several tags have that name.
        """
        with self._reading() as connection:
            return Tree.read(connection).named(name)

    def is_tag(self, name: str) -> bool:
        """Returns whether a tag that people may see has this name, wherever it stands. Reads no tree."""
        tag = tables.Tag
        named = select(tag.id).where(tag.folded == folded_tag(name), tag.state.in_(SHOWN)).limit(1)
        with self._reading() as connection:
            return connection.execute(named).first() is not None

    def below(self, tag: int) -> list[int]:
        """Returns a tag and every tag below it; none if it is unknown."""
        with self._reading() as connection:
            return Tree.read(connection).below(tag)

    def create_tag(self, new: NewTag) -> int:
        """Makes a tag the person's own, and those on the way to it where the name is a title; returns its id.

        Raises:
            AsifError: A name is empty, too long or taken beside the same parent, the parent is unknown, or
                phrases, colour, key or cut cannot be.
        """
        with self._step(said("Create tag “{0}”", shortened(last_name(new)))) as recorder:
            return make_tag(recorder, new)

    def adopt_tags(self, tags: Sequence[int] | None) -> int:
        """Makes tags that files brought the person's own, in one step; returns how many were not.

        Args:
            tags: Their ids; None for every tag that a file names.

        Raises:
            AsifError: One of them is gone.
        """
        named = select(tables.FileTag.tag).distinct()
        with self._reading() as connection:
            tree = Tree.read(connection)
            every = connection.execute(named).scalars() if tags is None else tags
            states = {tag: tree.row(tag).state if tags is None else tree.seen(tag).state for tag in every}
        fresh = sorted(tag for tag, state in states.items() if state == "file" and tag not in tree.empty)
        step = counted("Have {0} tag from files suggested", "Have {0} tags from files suggested", len(fresh))
        with self._step(step) as recorder:
            recorder.update_alike("tag", fresh, {"state": "own"})
        return len(fresh)

    def import_tags(self, lines: Sequence[Vocabulary]) -> int:
        """Makes the tags of a list that are not there yet, in one step; returns how many those are.

        Raises:
            AsifError: One of them cannot be a tag, with its line; then none is made.
        """
        with self._step(said("Import a list of tags")) as recorder:
            tree = Tree.read(recorder.connection)
            making = Making(recorder, tree)
            above: list[tuple[int, int]] = []
            for line in lines:
                while above and above[-1][0] >= line.depth:
                    above.pop()
                try:
                    tag = _of_line(making, tree, above[-1][1] if above else None, line)
                except AsifError as error:
                    raise AsifError(said("Line {0}: {1}", line.number, error.sentence)) from error
                above.append((line.depth, tag))
            making.write()
            return len({change.row for change in recorder.changes})

    def edit_tag(self, tag: int, edit: TagEdit) -> None:
        """Changes a tag, which becomes the person's own by that.

        Raises:
            AsifError: The new name is taken, a parent would lie below its own child, or a value cannot be.
        """
        with self._reading() as connection:
            tree = Tree.read(connection)
            what = said("Change tag “{0}”", shortened(tree.seen(tag).name))
            if not isinstance(edit.name, msgspec.UnsetType):
                new = shortened(_name(edit.name))
                what = said("Rename tag “{0}” to “{1}”", shortened(tree.row(tag).name), new)
        with self._step(what) as recorder:
            tree = Tree.read(recorder.connection)
            old = tree.seen(tag)
            update_tag(recorder, tree, tag, _edited(recorder, tree, tag, edit))
            _keep_known(recorder, tree, tag, old)

    def merge_tags(self, tag: int, into: int) -> None:
        """Makes two tags one: photos and tags below the first belong to the second from then on.

        Raises:
            AsifError: They are the same, or the second lies below the first.
        """
        with self._reading() as connection:
            tree = Tree.read(connection)
            names = shortened(tree.seen(tag).name), shortened(tree.seen(into).name)
        with self._step(said("Merge tag “{0}” into “{1}”", *names)) as recorder:
            tree = Tree.read(recorder.connection)
            for one in (tag, into):
                tree.seen(one)
            if into == tag:
                raise AsifError(said("“{0}” is one tag already; name two to be merged.", names[0]))
            if into in tree.below(tag):
                raise AsifError(said("“{0}” lies below “{1}”; merge the other way.", names[1], names[0]))
            named = _named(recorder.connection, tree.below(tag))
            for child in tree.children(tag):
                name = tree.row(child).name
                _make_room(recorder, tree, tag, name)
                if tree.sibling(tag, name) is None:
                    continue
                _make_room(recorder, tree, into, name)
                if tree.sibling(into, name) is not None:
                    raise AsifError(
                        said("Both tags have a tag “{0}” below them; merge those first.", shortened(name))
                    )
                recorder.update("tag", child, {"parent": into})
            tag_rows.move_photos(recorder, tag, into)
            _given_up(recorder, tag, into, named)

    def delete_tag(self, tag: int) -> int:
        """Forgets a tag and those below it, with what the person said of photos; returns how many they are.

        Files that name it are as they were: it stays away all the same until the person makes it again.
        """
        with self._reading() as connection:
            name = shortened(Tree.read(connection).seen(tag).name)
        with self._step(said("Delete tag “{0}”", name)) as recorder:
            tree = Tree.read(recorder.connection)
            tree.seen(tag)
            doomed = tree.below(tag)
            given = tables.PhotoTag
            rows = select(given.id).where(among(given.tag, doomed)).order_by(given.id)
            recorder.delete("photo_tag", recorder.connection.execute(rows).scalars().all())
            for one in children_first(tree, doomed):
                _given_up(recorder, one, None, _named(recorder.connection, [one]))
            return len(doomed)


def last_name(new: NewTag) -> str:
    """Returns the name that a new tag gets itself: the last one of its title.

    Raises:
        AsifError: A name is empty or too long.
    """
    return _names(new.name)[-1]


def make_tag(recorder: Recorder, new: NewTag) -> int:
    """Makes a tag in a step, as `Tags.create_tag` does; returns its id."""
    names = _names(new.name)
    name = names[-1]
    values: dict[str, Any] = {"phrases": _phrases(new.phrases), "cut": cut_of(new.cut)}
    values |= {"colour": colour_of(new.colour), "key": key_of(new.key)}
    tree = Tree.read(recorder.connection)
    making = Making(recorder, tree)
    parent = making.on_the_way(None if new.parent is None else tree.named(new.parent), names)
    if tree.sibling(parent, name, states=("own",)) is not None:
        raise AsifError(said("There is a tag “{0}” already; choose another name.", shortened(name)))
    tag = making.own(parent, name, values)
    making.write()
    return tag


def _names(title: str) -> list[str]:
    """Returns the names in a title, from the topmost tag down; a plain name is one."""
    name_of(title, "tag")
    return [name_of(part, "tag") for part in title.split("/")]


def _name(text: str) -> str:
    name = name_of(text, "tag")
    if "/" in name:
        raise AsifError(said("A “/” stands between a tag and its parent, so it cannot be in a name."))
    return name


def _of_line(making: Making, tree: Tree, parent: int | None, line: Vocabulary) -> int:
    """Returns the tag of a line of a list, below a parent; makes it if it is not there."""
    names = _names(line.name)
    parent = making.on_the_way(parent, names)
    there = tree.sibling(parent, names[-1], states=("own",))
    return making.own(parent, names[-1], {"phrases": _phrases(line.phrases)}) if there is None else there


def _make_room(recorder: Recorder, tree: Tree, parent: int | None, name: str) -> None:
    """Takes a tag away that no photo has by anyone's word, so that another may have its name."""
    there = tree.sibling(parent, name)
    if there is not None and there in tree.empty:
        given, doomed = tables.PhotoTag, tree.below(there)
        refused = select(given.id).where(among(given.tag, doomed)).order_by(given.id)
        recorder.delete("photo_tag", recorder.connection.execute(refused).scalars().all())
        for one in doomed[::-1]:
            recorder.delete("tag", [one])
            tree.remove(one)


def _keep_known(recorder: Recorder, tree: Tree, tag: int, old: TagRow) -> None:
    """Leaves an alias where a tag was that files name: they go on naming it as they do."""
    if tree.sibling(old.parent, old.name) is not None or not _named(recorder.connection, tree.below(tag)):
        return
    row = {"name": old.name, "folded": folded_tag(old.name), "parent": old.parent, "phrases": "[]"}
    recorder.insert("tag", [row | {"state": "alias", "stands_for": tag}])


def _named(connection: Connection, tags: Sequence[int]) -> bool:
    """Returns whether a file names one of these tags."""
    row = select(tables.FileTag.photo).where(among(tables.FileTag.tag, tags)).limit(1)
    return connection.execute(row).first() is not None


def _given_up(recorder: Recorder, tag: int, into: int | None, named: bool) -> None:
    """Deletes a tag; one that files name, or that others lie below, is only set aside."""
    connection = recorder.connection
    aliases = connection.execute(select(tables.Tag.id).where(tables.Tag.stands_for == tag)).scalars().all()
    for alias in aliases:
        state = "dropped" if into is None else "alias"
        recorder.update("tag", alias, {"stands_for": into, "state": state})
    below = select(tables.Tag.id).where(tables.Tag.parent == tag).limit(1)
    if not named and connection.execute(below).first() is None:
        recorder.delete("tag", [tag])
        return
    state = "dropped" if into is None else "alias"
    recorder.update("tag", tag, {"state": state, "stands_for": into, "key": None})


def _edited(recorder: Recorder, tree: Tree, tag: int, edit: TagEdit) -> dict[str, Any]:
    values: dict[str, Any] = {}
    row = tree.row(tag)
    name, parent = row.name, row.parent
    if not isinstance(edit.name, msgspec.UnsetType):
        name = _name(edit.name)
        values |= {"name": name, "folded": folded_tag(name)}
    if not isinstance(edit.parent, msgspec.UnsetType):
        parent = None if edit.parent is None else tree.named(edit.parent)
        if parent is not None and parent in tree.below(tag):
            raise AsifError(
                said("“{0}” cannot lie below itself; choose another parent.", shortened(row.name))
            )
        values["parent"] = parent
    if tree.sibling(parent, name) != tag:
        _make_room(recorder, tree, parent, name)
    there = tree.sibling(parent, name)
    if there is not None and there != tag:
        if tree.row(there).state in ("alias", "dropped") or there in tree.unlisted:
            raise AsifError(
                said(
                    "Files still name a tag “{0}” that was given up; create it again, then merge.",
                    shortened(name),
                )
            )
        raise AsifError(
            said("There is a tag “{0}” already; choose another name, or merge the two.", shortened(name))
        )
    if not isinstance(edit.phrases, msgspec.UnsetType):
        values["phrases"] = _phrases(edit.phrases)
    if not isinstance(edit.colour, msgspec.UnsetType):
        values["colour"] = colour_of(edit.colour)
    if not isinstance(edit.key, msgspec.UnsetType):
        values["key"] = key_of(edit.key)
    if not isinstance(edit.collection, msgspec.UnsetType):
        own = edit.collection
        values["collection"] = None if own is None else collection_id(recorder.connection, own)
    if not isinstance(edit.cut, msgspec.UnsetType):
        values["cut"] = cut_of(edit.cut)
    return values


def _phrases(phrases: Sequence[str]) -> str:
    if not all(phrase.strip() for phrase in phrases):
        raise AsifError(said("The phrase is empty; type a word or two."))
    kept = list(dict.fromkeys(caption_of(phrase) for phrase in phrases))
    if len(kept) > MOST_PHRASES or any(len(phrase) > LONGEST_PHRASE for phrase in kept):
        raise AsifError(
            said("A tag has at most {0} phrases of {1} characters each.", MOST_PHRASES, LONGEST_PHRASE)
        )
    return json.dumps(kept, ensure_ascii=False)


COLOURS = {
    "red": "#d64541",
    "orange": "#e08e2b",
    "yellow": "#d8b400",
    "green": "#3f9d5a",
    "blue": "#3b7dd8",
    "purple": "#8e5bc4",
    "grey": "#8a8f98",
}
"""Names that people may say instead of "#rrggbb"."""


def colour_of(text: str | None) -> str | None:
    """Returns a colour as it is kept, "#rrggbb".

    Raises:
        AsifError: It is no colour.
    """
    if text is None:
        return None
    colour = COLOURS.get(text.strip().lower(), text.strip().lower())
    if len(colour) != 7 or colour[0] != "#" or any(c not in "0123456789abcdef" for c in colour[1:]):
        raise AsifError(said("A tag's colour is one of {0}, or #rrggbb.", ", ".join(COLOURS)))
    return colour


def key_of(text: str | None) -> str | None:
    """Returns a tag's key as it is kept: one letter or digit, in lower case.

    Raises:
        AsifError: It is none.
    """
    if text is None:
        return None
    key = text.strip().lower()
    if len(key) != 1 or not key.isalnum():
        raise AsifError(said("A tag's key is one letter or digit."))
    return key
