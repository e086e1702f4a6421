"""Collections: named sets of anchors that can be switched on and off."""

from collections import defaultdict
from collections.abc import Mapping, Set

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.steps.history import History
from asif_desktop.catalog.text import folded, in_sentence, name_of
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.sentences import said
from asif_desktop.domain.shipped_names import kept_name


class Collections(History):
    """The collections of a catalog."""

    _of_classes: tuple[int, Mapping[str, Set[str]]] | None = None
    """A generation of what is known, and which collections held nothing but classes then."""

    def collections(self) -> list[Collection]:
        """Returns the collections, in the order they were made, each with the count of its anchors."""
        collection, anchor = tables.Collection, tables.Anchor
        counted = (
            select(collection.name, collection.enabled, func.count(anchor.id).label("anchors"))
            .join(anchor, anchor.collection == collection.id, isouter=True)
            .group_by(collection.id)
            .order_by(collection.id)
        )
        with self._reading() as connection:
            return [
                Collection(name=row.name, enabled=bool(row.enabled), anchors=row.anchors)
                for row in connection.execute(counted)
            ]

    def collections_of_classes(self) -> Mapping[str, Set[str]]:
        """Returns the collections that hold classes and nothing else, by name, each with its classes."""
        generation, known = self.knowledge_generation, self._of_classes
        if known is not None and known[0] == generation:
            return known[1]
        anchor, collection, every = tables.Anchor, tables.Collection, aliased(tables.Collection)
        other = select(anchor.id).where(anchor.collection == every.id, anchor.class_name.is_(None))
        alone = select(every.id).where(~other.correlate(every).exists())  # few rows, looked at once each
        inside = (
            select(collection.name, anchor.class_name)
            .join(anchor, anchor.collection == collection.id)
            .where(collection.id.in_(alone))
        )
        found: defaultdict[str, set[str]] = defaultdict(set)
        with self._reading() as connection:
            for name, class_name in connection.execute(inside):
                found[name].add(class_name or "")
        self._of_classes = generation, found
        return found

    def create_collection(self, name: str) -> None:
        """Makes an empty collection, switched on.

        Raises:
            AsifError: The name is empty, too long, or taken (upper and lower case are one).
        """
        name = name_of(name)
        with self._step(said("Create collection “{0}”", in_sentence(name))) as recorder:
            new_collection(recorder, name)

    def rename_collection(self, old: str, new: str) -> None:
        """Gives a collection another name.

        Raises:
            AsifError: There is no such collection, or the new name is empty, too long, or taken.
        """
        new = name_of(new)
        with self._step(
            said("Rename collection “{0}” to “{1}”", in_sentence(old), in_sentence(new))
        ) as recorder:
            collection = collection_id(recorder.connection, old)
            name = select(tables.Collection.name).where(tables.Collection.id == collection)
            if recorder.connection.execute(name).scalar() == new:
                return
            if find_collection(recorder.connection, new) not in (None, collection):
                raise _taken(new)
            recorder.update("collection", collection, {"name": new, "folded": folded(new)})

    def delete_collection(self, name: str) -> None:
        """Forgets a collection and its anchors; a tag whose own it was has none from then on.

        Raises:
            AsifError: There is no such collection.
        """
        with self._step(said("Delete collection “{0}”", in_sentence(name))) as recorder:
            collection = collection_id(recorder.connection, name)
            inside = select(tables.Anchor.id).where(tables.Anchor.collection == collection)
            anchors = recorder.connection.execute(inside.order_by(tables.Anchor.id)).scalars().all()
            theirs = select(tables.Tag.id).where(tables.Tag.collection == collection)
            tags = recorder.connection.execute(theirs.order_by(tables.Tag.id)).scalars().all()
            recorder.update_alike("tag", tags, {"collection": None})
            recorder.delete("anchor", anchors)
            recorder.delete("collection", [collection])

    def switch_collection(self, name: str, enabled: bool) -> None:
        """Switches a collection on or off.

        Raises:
            AsifError: There is no such collection.
        """
        on, off = (
            said("Switch collection “{0}” on", in_sentence(name)),
            said("Switch collection “{0}” off", in_sentence(name)),
        )
        with self._step(on if enabled else off) as recorder:
            collection = collection_id(recorder.connection, name)
            now = select(tables.Collection.enabled).where(tables.Collection.id == collection)
            if recorder.connection.execute(now).scalar() != int(enabled):
                recorder.update("collection", collection, {"enabled": int(enabled)})


def new_collection(recorder: Recorder, name: str) -> int:
    """Makes a collection with a name as `name_of` returns it; returns its id.

    Raises:
        AsifError: The name is taken.
    """
    if find_collection(recorder.connection, name) is not None:
        raise _taken(name)
    (number,) = recorder.insert("collection", [{"name": name, "folded": folded(name), "enabled": 1}])
    return number


def find_collection(connection: Connection, name: str) -> int | None:
    """Returns the id of the collection with this name, however it is capitalised; None if there is none.

    One that came with the program goes by the name it is shown with in any language, where no other has that.
    One from before names lost the characters that nobody sees is found with them, as lists tell it.

    Raises:
        AsifError: Nothing can have this name.
    """
    seen = name_of(name)
    for called in (name, seen, kept_name(seen)):
        by_name = select(tables.Collection.id).where(tables.Collection.folded == folded(called))
        number = connection.execute(by_name).scalar()
        if number is not None:
            return number
    return None


def collection_id(connection: Connection, name: str) -> int:
    """Returns the id of the collection with this name.

    Raises:
        AsifError: There is none.
    """
    number = find_collection(connection, name)
    if number is None:
        raise AsifError(said("There is no collection “{0}”.", in_sentence(name)))
    return number


def _taken(name: str) -> AsifError:
    return AsifError(said("There is a collection “{0}” already; choose another name.", in_sentence(name)))
