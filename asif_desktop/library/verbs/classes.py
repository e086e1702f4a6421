"""The classes an image encoder brings along: ordinary anchors, a collection for each model that adds some."""

from asif_desktop.catalog import NewAnchor
from asif_desktop.domain.sentences import counted
from asif_desktop.encoders import class_captions
from asif_desktop.library.open_library import OpenLibrary


def bring_classes(library: OpenLibrary) -> int:
    """Adds the classes of the image encoder that no anchor stands for yet; returns how many.

    Once for each model, so that classes a person has removed stay removed. `timm`'s models with a head for
    ImageNet-21k bring some 21,000 beside the thousand of the starter collection.
    """
    row = library.models.image_row()
    mark = f"classes:{row.weights_hash}"
    if mark in library.catalog.settings():
        return 0
    known = library.models.prototypes()
    there = {anchor.class_name for anchor in library.catalog.anchors()}
    new = [name for name in known if name not in there]
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
    library.catalog.set_setting(mark, str(len(new)))
    return len(new)
