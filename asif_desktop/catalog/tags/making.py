"""Tags that a step makes the person's own: one, or those of a list, which are written together."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.exc import IntegrityError

from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.steps.tag_rows import SHOWN, Tree
from asif_desktop.catalog.text import folded_tag, shortened
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said

DEEPEST = 50


class Making:
    """Makes tags in a step; none is in its table before `write`."""

    def __init__(self, recorder: Recorder, tree: Tree) -> None:
        """Makes nothing yet.

        Args:
            recorder: Of the step.
            tree: All tags; it follows.
        """
        self._recorder = recorder
        self._tree = tree
        self._next = recorder.next_id("tag")
        self._rows: list[dict[str, Any]] = []

    def on_the_way(self, parent: int | None, names: Sequence[str]) -> int | None:
        """Returns the tag right above the last of these names, below a parent; makes what is not there.

        Raises:
            AsifError: It would lie too deep.
        """
        depth = len(names) + (0 if parent is None else len(self._tree.path(parent)))
        if depth > DEEPEST:
            raise AsifError(
                said("Tags lie at most {0} deep; “{1}” lies deeper.", DEEPEST, shortened(names[-1]))
            )
        for name in names[:-1]:
            there = self._tree.sibling(parent, name, SHOWN)
            parent = self.own(parent, name, {}) if there is None else there
        return parent

    def own(self, parent: int | None, name: str, values: Mapping[str, Any]) -> int:
        """Makes a tag, or takes one over that files brought or the person gave up before; returns its id."""
        there = self._tree.sibling(parent, name)
        if there is not None:
            update_tag(self._recorder, self._tree, there, {"name": name, "stands_for": None} | dict(values))
            return there
        row = {"name": name, "folded": folded_tag(name), "parent": parent, "state": "own", "stands_for": None}
        empty = {"phrases": "[]", "colour": None, "key": None, "collection": None, "cut": None}
        tag = self._next + len(self._rows)
        self._rows.append({"id": tag} | row | empty | dict(values))
        self._tree.add(tag, parent, name, "own")
        return tag

    def write(self) -> None:
        """Writes the new tags into their table.

        Raises:
            AsifError: A key is taken.
        """
        try:
            self._recorder.insert("tag", self._rows)
        except IntegrityError as error:
            raise _taken(next((row["key"] for row in self._rows if row["key"]), None)) from error


def update_tag(recorder: Recorder, tree: Tree, tag: int, values: Mapping[str, Any]) -> None:
    """Changes a tag, which becomes the person's own by that; the tree follows.

    Raises:
        AsifError: The key is taken.
    """
    try:
        recorder.update_many("tag", {tag: {**values, "state": "own"}})
    except IntegrityError as error:
        raise _taken(values.get("key")) from error
    row = tree.row(tag)
    tree.add(tag, values.get("parent", row.parent), values.get("name", row.name), "own")


def _taken(key: str | None) -> AsifError:
    return AsifError(said("Another tag has the key “{0}” already; choose another one.", key or ""))
