"""The classes an image encoder brings along: ordinary anchors, a collection for each model that adds some."""

from dataclasses import dataclass

from asif_desktop.catalog import NewAnchor
from asif_desktop.domain.sentences import counted
from asif_desktop.encoders import class_captions
from asif_desktop.library.open_library import OpenLibrary


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
    mark = f"classes:{row.weights_hash}"
    if mark in library.catalog.settings():
        return None
    known = library.models.prototypes()
    there = {anchor.class_name for anchor in library.catalog.anchors()}
    new = [name for name in known if name not in there]
    step = None
    if new:
        anchors = [
            NewAnchor(caption=caption, class_name=name)
            for name, caption in zip(new, class_captions(new), strict=True)
        ]
        model = row.spec.partition(":")[2]
        library.catalog.add_anchors(
            f"Classes of {model}",
            anchors,
            counted("Add {0} class of {1}", "Add {0} classes of {1}", len(new), model),
        )
        step = library.catalog.step_made()
    library.catalog.set_setting(mark, str(len(new)))
    return Brought(mark, step)


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
