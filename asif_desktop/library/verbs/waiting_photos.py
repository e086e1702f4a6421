"""Photos that still wait for the encoder in use when a person asks about them.

So it is with all of them after another encoder was chosen. A few, as those of a lesson, are encoded at once;
whatever needs more of them waits for the background work.
"""

from collections.abc import Sequence

import numpy as np

from asif_desktop.asif import quantise
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.photo_refs import paths_meant

MOST_AT_ONCE = 8
"""Photos that are encoded while a person waits."""


def encode_waiting(library: OpenLibrary, photos: Sequence[int]) -> None:
    """Encodes those of these photos that have no vector of the encoder in use.

    Raises:
        AsifError: They are too many to be waited for, or a file cannot be read or has changed.
    """
    contents = [library.catalog.content_of(photo) for photo in photos]
    row = library.models.image_row()
    waiting = library.store.missing(row.id, contents)
    if not waiting:
        return
    away = [
        photo.id for photo in library.catalog.photos([photos[place] for place in waiting]) if photo.offline
    ]
    if away or len(waiting) > MOST_AT_ONCE:
        raise not_encoded(library, away[0] if away else photos[waiting[0]])
    library.models.image()  # what is loaded tells its row for certain
    row = library.models.image_row()
    encoder = library.models.image_for(row)
    paths = paths_meant(library.catalog, photos)
    for place in waiting:
        photo, content = photos[place], contents[place]
        path = paths[photo][0]
        decoded = library.pixels.for_anchor(path, encoder.preprocessing)
        if decoded.content_hash != content:
            raise AsifError(
                said("{0} has changed since it was indexed; index it again first.", display(path))
            )
        vectors = quantise(encoder.encode(decoded.array()[np.newaxis]))
        library.store.put(row.id, [content], vectors)
        _, kept = library.store.get(row.id, [content])  # the background work may have been first
        library.knowledge.add_photos([photo], [content], kept, row.id)


def not_encoded(library: OpenLibrary, photo: int) -> AsifError:
    """Returns the refusal of a photo that the encoder in use has not seen yet."""
    name = display(paths_meant(library.catalog, [photo])[photo][0])
    model = library.models.image_row().spec
    (known,) = library.catalog.photos([photo])
    if known.offline:
        saying = said("{0} is not encoded for the model {1} yet; connect its disk first.", name, model)
    else:
        saying = said("{0} waits to be encoded for the model {1}; try again in a while.", name, model)
    return AsifError(saying)
