"""Photos that are gone: listed, and forgotten when the person says so."""

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import MissingPhoto
from asif_desktop.domain.sentences import counted, said
from asif_desktop.library.open_library import OpenLibrary


def list_missing(library: OpenLibrary, _: requests.ListMissing) -> list[MissingPhoto]:
    """Returns the photos whose files are gone."""
    return library.catalog.missing_photos()


def forget_photos(library: OpenLibrary, request: requests.ForgetPhotos) -> int:
    """Forgets photos that are gone in one step of the history; returns how many."""
    gone = library.catalog.missing_photos()
    ids, by_path = {one.photo for one in gone}, {one.path: one.photo for one in gone}
    photos: set[int] = set()
    for ref in request.photos:
        photo = ref if isinstance(ref, int) else by_path.get(ref)
        if photo not in ids or photo is None:
            name = said("The photo {0}", str(ref)) if isinstance(ref, int) else display(ref)
            raise AsifError(said("{0} is not missing, so it is not forgotten.", name))
        photos.add(photo)
    words = counted("Forget {0} missing photo", "Forget {0} missing photos", len(photos))
    library.catalog.forget_missing(sorted(photos), words)
    library.changed("photos", "folders", "history")
    return len(photos)
