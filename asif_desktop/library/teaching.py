"""Teach: a photo and a caption become an anchor."""

from asif_desktop.catalog import NewAnchor
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Taught
from asif_desktop.domain.paths import display
from asif_desktop.domain.requests import Teach
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.photo_refs import photos_meant
from asif_desktop.library.words import clean

DEFAULT_COLLECTION = "Taught by me"


def teach(library: OpenLibrary, request: Teach) -> Taught:
    """Makes each photo an anchor with this caption: all of them or none.

    A photo that is embedded keeps its stored vector, so a lesson and its undoing are exact.
    """
    caption = clean(request.caption, "caption")
    collection = clean(request.collection, "name") if request.collection is not None else DEFAULT_COLLECTION
    if not request.photos:
        raise AsifError("No photo was named; teaching needs at least one.")
    photos = photos_meant(library.catalog, request.photos)
    contents = [library.catalog.content_of(photo) for photo in photos]
    encoder = library.models.image_row()
    for position in library.store.missing(encoder.id, contents):
        path = library.catalog.paths([photos[position]])[photos[position]][0]
        raise AsifError(f"{display(path)} is not encoded yet; index its folder first.")
    pictures = [library.pixels.anchor_picture(library.catalog.paths([photo])[photo]) for photo in photos]
    library.anchor_vectors.encode_captions([caption], library.models.text_row())
    anchors = [
        NewAnchor(caption=caption, picture=picture, content=content, photo=photo)
        for photo, content, picture in zip(photos, contents, pictures, strict=True)
    ]
    ids = library.catalog.add_anchors(collection, anchors, f"Teach “{shortened(caption)}”")
    library.changed("anchors", "collections", "history")
    return Taught(ids)


def shortened(text: str) -> str:
    """Returns the text on one line, short enough for a menu."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
