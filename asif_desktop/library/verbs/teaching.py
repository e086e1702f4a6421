"""Teach: a photo, or any picture file, and a caption become an anchor."""

import os
from collections.abc import Callable, Sequence

import numpy as np
from msgspec import structs

from asif_desktop.asif import quantise
from asif_desktop.catalog import NewAnchor
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Taught
from asif_desktop.domain.paths import display
from asif_desktop.domain.requests import AddAnchors, Teach
from asif_desktop.domain.sentences import Sentence, counted, said
from asif_desktop.library.open_library import OpenLibrary, What
from asif_desktop.library.verbs.photo_refs import paths_meant, photos_meant
from asif_desktop.library.verbs.waiting_photos import encode_waiting
from asif_desktop.library.verbs.words import clean

DEFAULT_COLLECTION = "Taught by me"


Keep = Callable[[str, Sequence[NewAnchor], Sentence], list[int]]
"""Keeps anchors in a collection, in a step with this name; returns their ids."""


def teach(
    library: OpenLibrary,
    request: Teach,
    keep: Keep | None = None,
    saying: Sentence | None = None,
    also: tuple[What, ...] = (),
) -> Taught:
    """Makes each photo an anchor with this caption: all of them or none.

    A photo that is embedded keeps its stored vector, so a lesson and its undoing are exact.

    Args:
        library: Where.
        request: The lesson.
        keep: What keeps its anchors; `Catalog.add_anchors` if not given.
        saying: The name of the step, if it is more than teaching.
        also: What else changes with that.
    """
    caption = clean(request.caption, "caption")
    collection = clean(request.collection, "name") if request.collection is not None else DEFAULT_COLLECTION
    if not request.photos:
        raise AsifError(said("No photo was named; teaching needs at least one."))
    photos = photos_meant(library.catalog, request.photos)
    contents = [library.catalog.content_of(photo) for photo in photos]
    encode_waiting(library, photos)
    paths = paths_meant(library.catalog, photos)
    pictures = [
        library.pixels.anchor_picture(paths[photo], content)
        for photo, content in zip(photos, contents, strict=True)
    ]
    library.anchor_vectors.encode_captions([caption], library.models.text_row())
    standing = library.standing
    anchors = [
        NewAnchor(caption=caption, picture=picture, content=content, photo=photo)
        for photo, content, picture in zip(photos, contents, pictures, strict=True)
    ]
    keep = keep or library.catalog.add_anchors
    ids = keep(collection, anchors, saying or said("Teach “{0}”", shortened(caption)))
    foreseen = library.foreseen
    if (
        foreseen is not None
        and request.showing is not None
        and foreseen.is_of(photos, caption, request.showing, standing)
        and library.catalog.generation == standing[0] + 1
        and _is_on(library, collection)
    ):
        library.edited_as_foreseen("anchors", "collections", "history")
        return Taught(ids, structs.replace(foreseen.ranking, generation=standing[0] + 1))
    library.edited("anchors", "collections", "history", *also)
    return Taught(ids)


def _is_on(library: OpenLibrary, collection: str) -> bool:
    return any(known.enabled for known in library.catalog.collections() if known.name == collection)


def add_anchors(library: OpenLibrary, request: AddAnchors) -> Taught:
    """Makes each picture file an anchor: all of them or none.

    A file need not be in the library: its picture is kept, so it need not stay where it is either. If it
    joins the library later, it is the same content, and so is its vector.
    """
    if not request.files:
        raise AsifError(said("No file was named."))
    collection = clean(request.collection, "name") if request.collection is not None else DEFAULT_COLLECTION
    files = list(dict.fromkeys(request.files))
    given = None if request.caption is None else clean(request.caption, "caption")
    captions = [given if given is not None else clean(_words_in(file), "caption") for file in files]
    anchors = [_anchor_of(library, file, caption) for file, caption in zip(files, captions, strict=True)]
    library.anchor_vectors.encode_captions(captions, library.models.text_row())
    saying = counted(
        "Add “{1}” to “{2}”",
        "Add {0} pairs to “{2}”",
        len(files),
        shortened(captions[0]),
        shortened(collection),
    )
    ids = library.catalog.add_anchors(collection, anchors, saying)
    library.edited("anchors", "collections", "history")
    return Taught(ids)


def _anchor_of(library: OpenLibrary, file: bytes, caption: str) -> NewAnchor:
    if not os.path.isabs(file):
        raise AsifError(said("{0} is not an absolute path.", display(file)))
    if os.path.isdir(file):
        raise AsifError(said("{0} is a folder; name the pictures in it.", display(file)))
    library.models.image()  # what is loaded tells its row for certain
    row = library.models.image_row()
    encoder = library.models.image_for(row)
    decoded = library.pixels.for_anchor(file, encoder.preprocessing)
    if library.store.missing(row.id, [decoded.content_hash]):
        vector = quantise(encoder.encode(decoded.array()[np.newaxis]))
        library.store.put(row.id, [decoded.content_hash], vector)
    photo = library.catalog.photo_at(file)
    if photo is not None and library.catalog.content_of(photo) != decoded.content_hash:
        photo = None  # the file has changed since it was indexed
    return NewAnchor(caption=caption, picture=decoded.copies[0], content=decoded.content_hash, photo=photo)


def _words_in(file: bytes) -> str:
    """Returns a file's name as a caption: "red_barn-2.jpg" says "red barn 2"."""
    stem = os.path.splitext(os.path.basename(file))[0]
    return " ".join(display(stem).replace("_", " ").replace("-", " ").split())


def shortened(text: str) -> str:
    """Returns the text on one line, short enough for a menu."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
