"""The classes an image encoder brings along: ordinary anchors, a collection for each model that adds some.

Such a collection is offered while the encoder in use knows any of its classes; it is put by else. Whoever has
put a lesson into it finds it there with any encoder. The starter collection always stays.
"""

from collections.abc import Set
from dataclasses import dataclass

from asif_desktop.catalog import NewAnchor
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.sentences import counted
from asif_desktop.encoders import class_captions
from asif_desktop.library.index.anchor_vectors import NO_CLASSES, mark_of
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.search import starter


@dataclass(frozen=True)
class Brought:
    """What a model's classes brought, to be taken back where the change to that model is."""

    mark: str
    """The setting that says that they were brought."""
    step: int | None
    """The step of the history; None where there were no new ones."""


def bring_classes(library: OpenLibrary) -> Brought | None:
    """Adds the classes of the image encoder that no anchor stands for yet; returns what that was.

    Once for each model, so that classes a person has removed stay removed: None if it was done before.
    `timm`'s models with a head for ImageNet-21k bring some 21,000 beside the thousand of the starter
    collection.
    """
    row = library.models.image_row()
    mark = mark_of(row)
    if mark in library.catalog.settings():
        return None
    known = library.anchor_vectors.keep_classes(row)
    there = {anchor.class_name for anchor in library.catalog.anchors()}
    new = [name for name in known if name not in there]
    step = None
    if new:
        anchors = [
            NewAnchor(caption=caption, class_name=name)
            for name, caption in zip(new, class_captions(new), strict=True)
        ]
        model = _called(library, row.spec)
        library.catalog.add_anchors(
            _named(model),
            anchors,
            counted("Add {0} class of {1}", "Add {0} classes of {1}", len(new), model),
        )
        step = library.catalog.step_made()
    library.catalog.set_setting(mark, str(len(known)) if known else NO_CLASSES)
    return Brought(mark, step)


def _called(library: OpenLibrary, spec: str) -> str:
    """Returns what a person calls a model: the last part of its name, unless that is another's already."""
    whole = spec.partition(":")[2]
    short = whole.rstrip("/").rpartition("/")[2]
    taken = {collection.name for collection in library.catalog.collections()}
    return whole if not short or _named(short) in taken else short


def _named(model: str) -> str:
    return f"Classes of {model}"


def take_classes_back(library: OpenLibrary, brought: Brought | None) -> None:
    """Has all as it was before a model's classes were brought; they are brought anew when it is chosen again.

    Raises:
        AsifError: Something was done since; they stay.
    """
    if brought is None:
        return
    if brought.step is not None:
        library.catalog.undo(library.trash, brought.step)
    library.catalog.forget_setting(brought.mark)


def put_by(library: OpenLibrary) -> Set[str]:
    """Returns the collections of a model's classes of which the image encoder in use knows none, by name."""
    of_classes = library.catalog.collections_of_classes()
    brought = {name: all_ for name, all_ in of_classes.items() if all_.isdisjoint(starter.class_names())}
    known = library.anchor_vectors.classes() if brought else None
    if known is None:
        return set()
    return {name for name, classes in brought.items() if classes.isdisjoint(known)}


def offered(library: OpenLibrary) -> list[Collection]:
    """Returns the collections without those that are put by."""
    hidden = put_by(library)
    return [collection for collection in library.catalog.collections() if collection.name not in hidden]
