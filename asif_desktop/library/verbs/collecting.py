"""Anchors and their collections: looking, editing, switching, taking back."""

from collections.abc import Mapping, Sequence

from asif_desktop.domain import requests
from asif_desktop.domain.knowledge import Anchor, AnchorList, Collection, Step
from asif_desktop.library.open_library import OpenLibrary, What
from asif_desktop.library.verbs.classes import offered, put_by
from asif_desktop.library.verbs.words import clean


def list_anchors(library: OpenLibrary, request: requests.ListAnchors) -> AnchorList:
    """Returns the ids of the anchors, without those of collections that are put by, unless one is named."""
    generation = library.catalog.generation
    ids = library.catalog.anchor_ids(request.collection, request.words, put_by(library))
    return AnchorList(generation, ids.astype("<i8").tobytes())


def describe_anchors(library: OpenLibrary, request: requests.DescribeAnchors) -> list[Anchor]:
    """Returns what is known of anchors, by id."""
    rows = library.catalog.anchors_among(request.ids)
    unusable = library.knowledge.unusable(rows)
    paths = library.catalog.paths(sorted({row.photo for row in rows if row.photo is not None}))
    return [
        Anchor(
            id=row.id,
            collection=row.collection,
            caption=row.caption,
            photo=paths[row.photo][0] if row.photo in paths else None,
            class_name=row.class_name,
            enabled=row.enabled,
            usable=row.id not in unusable,
        )
        for row in rows
    ]


def anchor_picture(library: OpenLibrary, request: requests.AnchorPicture) -> str | None:
    """Returns the file in the cache that holds an anchor's picture; None for a class."""
    picture = library.catalog.anchor_picture(request.anchor)
    return None if picture is None else str(library.pixels.keep_anchor_picture(picture))


def edit_anchor(library: OpenLibrary, request: requests.EditAnchor) -> None:
    """Gives an anchor another caption."""
    caption = clean(request.caption, "caption")
    library.anchor_vectors.encode_captions([caption], library.models.text_row())
    library.catalog.edit_caption(request.anchor, caption)
    library.edited("anchors", "history")


def move_anchors(library: OpenLibrary, request: requests.MoveAnchors) -> None:
    """Moves anchors to a collection: all of them or none."""
    library.catalog.move_anchors(request.anchors, clean(request.collection, "name"))
    library.edited("anchors", "collections", "history")


def remove_anchors(library: OpenLibrary, request: requests.RemoveAnchors) -> None:
    """Forgets anchors: all of them or none."""
    library.catalog.remove_anchors(list(dict.fromkeys(request.anchors)))
    library.edited("anchors", "collections", "history")


def list_collections(library: OpenLibrary, _: requests.ListCollections) -> list[Collection]:
    """Returns the collections; of those that hold classes alone, the ones the image encoder knows."""
    return offered(library)


def create_collection(library: OpenLibrary, request: requests.CreateCollection) -> None:
    """Makes an empty collection."""
    library.catalog.create_collection(clean(request.name, "name"))
    library.changed("collections", "history")


def rename_collection(library: OpenLibrary, request: requests.RenameCollection) -> None:
    """Gives a collection another name."""
    library.catalog.rename_collection(request.old, clean(request.new, "name"))
    library.changed("collections", "anchors", "tags", "history")


def delete_collection(library: OpenLibrary, request: requests.DeleteCollection) -> None:
    """Forgets a collection and its anchors."""
    library.catalog.delete_collection(request.name)
    library.edited("collections", "anchors", "tags", "history")


def switch_collection(library: OpenLibrary, request: requests.SwitchCollection) -> None:
    """Switches a collection on or off."""
    library.catalog.switch_collection(request.name, request.enabled)
    library.edited("collections", "anchors", "history")


def undo(library: OpenLibrary, request: requests.Undo) -> Step:
    """Takes back the last operation."""
    step = library.catalog.undo(library.trash, request.only)
    library.changed(*_touched(library, step), take_back=lambda: library.catalog.redo(library.trash, step.id))
    return step


def redo(library: OpenLibrary, _: requests.Redo) -> Step:
    """Does again what was last undone."""
    step = library.catalog.redo(library.trash)
    library.changed(*_touched(library, step), take_back=lambda: library.catalog.undo(library.trash, step.id))
    return step


_SHOWN: Mapping[str, Sequence[What]] = {
    "anchor": ("anchors", "collections"),
    "collection": ("anchors", "collections"),
}
"""What shows the rows of a table; of others, anything may show them."""
_ANYTHING: Sequence[What] = (
    *("collections", "anchors", "tags", "photos", "folders", "notes", "albums", "searches"),
)


def _touched(library: OpenLibrary, step: Step) -> list[What]:
    """Returns what is different after a step was undone or done again."""
    shown = {what for table in library.catalog.tables_of(step.id) for what in _SHOWN.get(table, _ANYTHING)}
    return [*sorted(shown), "history"]


def history(library: OpenLibrary, request: requests.History) -> list[Step]:
    """Returns what can be undone or redone, newest first."""
    return library.catalog.history(request.limit)


def cancel_work(library: OpenLibrary, _: requests.CancelWork) -> bool:
    """Stops the long change of what is known that is under way; returns whether there was one."""
    return library.cancellation.ask()
