"""Learning from what people wrote of their photos before: captions and keywords become anchors at once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from asif_desktop.catalog import NewAnchor
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Progress
from asif_desktop.domain.requests import LearnFromFiles
from asif_desktop.domain.sentences import Sentence, counted, said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.waiting_photos import not_encoded
from asif_desktop.library.verbs.words import clean

Source = Literal["captions", "keywords"]
COLLECTIONS = {"captions": "From my captions", "keywords": "From my keywords"}
_NOTHING_WRITTEN = {
    "captions": said("No photo has a caption in its file or sidecar; there is nothing to learn from."),
    "keywords": said("No photo has keywords in its file or sidecar; there is nothing to learn from."),
}
_NONE_READABLE = {
    "captions": said("No photo with a caption can be read now; connect the disk or index its folder first."),
    "keywords": said("No photo with keywords can be read now; connect the disk or index its folder first."),
}

MOST_AT_ONCE = 5_000
"""Photos in one step: each anchor keeps a picture of its own."""
_THREADS = 4
_LONGEST_CAPTION = 500


def learn_from_files(library: OpenLibrary, request: LearnFromFiles) -> int:
    """Makes an anchor of each photo with a caption, or with keywords; returns how many that were.

    Photos that the collection has learnt from already, with the same words, are passed over, and so are those
    whose file is not there now. The next 5,000 come with the next request.
    """
    source = request.source
    name = clean(request.collection, "name") if request.collection is not None else COLLECTIONS[source]
    words = library.catalog.captions() if source == "captions" else library.catalog.keywords()
    if not words:
        raise AsifError(_NOTHING_WRITTEN[source])
    known = {
        (row.photo, row.caption)
        for row in library.catalog.anchors()
        if row.collection.casefold() == name.casefold()
    }
    lessons = {photo: text[:_LONGEST_CAPTION].strip() for photo, text in words.items()}
    lessons = {photo: text for photo, text in lessons.items() if text and (photo, text) not in known}
    if not lessons:
        raise AsifError(_all_known(source, name))
    photos, anchors = sorted(lessons), list[NewAnchor]()
    while not anchors:
        if not photos:
            raise _why_none(library, source, list(lessons))
        some, photos = photos[:MOST_AT_ONCE], photos[MOST_AT_ONCE:]
        anchors = _anchors(library, {photo: lessons[photo] for photo in some})
    library.anchor_vectors.encode_captions([anchor.caption for anchor in anchors], library.models.text_row())
    library.catalog.add_anchors(name, anchors, _saying(source, len(anchors)))
    library.edited("anchors", "collections", "history")
    return len(anchors)


def _why_none(library: OpenLibrary, source: Source, photos: list[int]) -> AsifError:
    """Returns why nothing could be learnt from these photos: one waits for the encoder, or all are away."""
    paths = library.catalog.paths(photos)
    there = [photo for photo in photos if photo in paths]
    contents = [library.catalog.content_of(photo) for photo in there]
    waiting = library.store.missing(library.models.image_row().id, contents)
    return not_encoded(library, there[waiting[0]]) if waiting else AsifError(_NONE_READABLE[source])


def _all_known(source: Source, collection: str) -> Sentence:
    if source == "captions":
        return said("Every photo with a caption has been learnt from already, in “{0}”.", collection)
    return said("Every photo with keywords has been learnt from already, in “{0}”.", collection)


def _saying(source: Source, count: int) -> Sentence:
    """Returns the name of the step."""
    if source == "captions":
        return counted("Learn from the caption of {0} photo", "Learn from the caption of {0} photos", count)
    return counted("Learn from the keywords of {0} photo", "Learn from the keywords of {0} photos", count)


def _anchors(library: OpenLibrary, lessons: dict[int, str]) -> list[NewAnchor]:
    """Returns the anchors of those photos that are encoded and can be read now."""
    paths = library.catalog.paths(list(lessons))
    photos = [photo for photo in lessons if photo in paths]
    contents = [library.catalog.content_of(photo) for photo in photos]
    missing = set(library.store.missing(library.models.image_row().id, contents))
    found: list[NewAnchor] = []

    def picture(photo: int) -> bytes | None:
        try:
            return library.pixels.anchor_picture(paths[photo])
        except AsifError:
            return None  # its disk is away, or the file went meanwhile: the others are learnt from

    with ThreadPoolExecutor(_THREADS, thread_name_prefix="learning") as threads:
        ready = [place for place in range(len(photos)) if place not in missing]
        pictures = threads.map(picture, [photos[place] for place in ready])
        for done, (place, jpeg) in enumerate(zip(ready, pictures, strict=True), 1):
            if jpeg is not None:
                caption = lessons[photos[place]]
                found.append(NewAnchor(caption, jpeg, contents[place], photos[place]))
            library.tell(Progress("anchors", done, len(ready), active=done < len(ready)))
    return found
