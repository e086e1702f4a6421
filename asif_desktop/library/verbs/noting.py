"""What a person says of photos: stars, labels, flags, captions; how they are turned; RAW and JPEG as one."""

import unicodedata

import msgspec

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import LABELS, LONGEST_CAPTION, MOST_STARS, Flag, NoteEdit, Notes, PhotoDetails
from asif_desktop.domain.sentences import Sentence, counted, said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.photo_refs import both_meant, photo_meant, photos_meant

_LONGEST_NAMED = 40
_COLOURS = {
    "red": said("red"),
    "yellow": said("yellow"),
    "green": said("green"),
    "blue": said("blue"),
    "purple": said("purple"),
}


def note_photos(library: OpenLibrary, request: requests.NotePhotos) -> int:
    """Keeps what a person says of photos; returns for how many that was new."""
    edit = _checked(request.edit)
    photos, count = both_meant(library.catalog, request.photos)
    changed = library.catalog.note_photos(_saying(edit, count), photos, edit)
    return _told(library, changed, count, len(photos))


def choose_best(library: OpenLibrary, request: requests.ChooseBest) -> int:
    """Picks a photo and rejects others; returns for how many that was new."""
    best, _ = both_meant(library.catalog, [request.best])
    others, count = both_meant(library.catalog, request.others)
    both = set(best) & set(others)
    if both:
        raise AsifError(said("The best photo cannot be one of those that are rejected; name it once."))
    flags: dict[Flag, list[int]] = {"pick": best, "reject": others}
    changed = library.catalog.flag(said("Pick the best of {0} photos", 1 + count), flags)
    return _told(library, changed, 1 + count, len(best) + len(others))


def rotate_photos(library: OpenLibrary, request: requests.RotatePhotos) -> int:
    """Turns photos in the catalog; returns how many those were."""
    degrees = request.degrees % 360
    if degrees % 90:
        raise AsifError(said("Photos are turned by a multiple of 90 degrees."))
    photos, count = both_meant(library.catalog, request.photos)
    if not degrees:
        return 0
    changed = library.catalog.rotate(_turning(degrees, count), photos, degrees)
    return _told(library, changed, count, len(photos))


def split_photos(library: OpenLibrary, request: requests.SplitPhotos) -> int:
    """Keeps whether the RAW and JPEG of one name are shown apart; returns how many photos that concerned."""
    if not request.photos:
        raise AsifError(said("No photo was named; name one at least."))
    photos = photos_meant(library.catalog, request.photos)
    partners = library.catalog.partners(photos, split=True)
    both = sorted({*partners, *(other for others in partners.values() for other in others)})
    if not both:
        raise AsifError(said("None of these photos has both a RAW and a JPEG of one name."))
    saying = said("Show RAW and JPEG apart") if request.apart else said("Show RAW and JPEG as one")
    changed = library.catalog.split(saying, both, request.apart)
    if changed:
        library.changed("photos", "folders", "notes", "history")
    return changed


def notes_of(library: OpenLibrary, request: requests.NotesOf) -> Notes:
    """Returns what is said of these photos together."""
    return library.catalog.notes_of(request.photos)


def detail_photo(library: OpenLibrary, request: requests.DetailPhoto) -> PhotoDetails:
    """Returns what the file of a photo tells."""
    return library.catalog.details(photo_meant(library.catalog, request.photo))


def _told(library: OpenLibrary, changed: int, count: int, whole: int) -> int:
    """Tells everyone who listens; returns for how many photos, as a person sees them, there was a change."""
    if changed:
        library.changed("notes", "history")
    return count if changed == whole else min(changed, count)


def _checked(edit: NoteEdit) -> NoteEdit:
    """Returns the edit as it is kept.

    Raises:
        AsifError: It is none, or says something that cannot be.
    """
    unset = msgspec.UNSET
    if edit == NoteEdit():
        raise AsifError(said("Say what is to be noted: a rating, a label, a flag or a caption."))
    if edit.rating is not unset and not 0 <= edit.rating <= MOST_STARS:
        raise AsifError(
            said("A rating is a number of stars from 0 to {0}, not {1}.", MOST_STARS, edit.rating)
        )
    label = edit.label
    if label is not unset:
        label = label.strip().lower()
        if label and label not in LABELS:
            raise AsifError(said("A label is one of {0}, or none; not “{1}”.", ", ".join(LABELS), label))
    caption = edit.caption
    if caption is not unset:
        caption = unicodedata.normalize("NFC", caption).strip()
        if len(caption) > LONGEST_CAPTION:
            raise AsifError(said("A caption has at most {0} characters.", LONGEST_CAPTION))
    return NoteEdit(edit.rating, label, edit.flag, caption)


def _saying(edit: NoteEdit, count: int) -> Sentence:
    """Returns the name of the step."""
    unset = msgspec.UNSET
    parts: list[Sentence] = []
    if edit.rating is not unset:
        parts.append(_rating(edit.rating, count))
    if edit.label is not unset:
        parts.append(_labelling(edit.label, count))
    if edit.flag is not unset:
        parts.append(_flagging(edit.flag, count))
    if edit.caption is not unset:
        parts.append(_captioning(" ".join(edit.caption.split()), count))
    return parts[0] if len(parts) == 1 else counted("Note {0} photo", "Note {0} photos", count)


def _rating(stars: int, count: int) -> Sentence:
    if not stars:
        return counted("Take the stars off {0} photo", "Take the stars off {0} photos", count)
    return counted("Rate {0} photo {1}", "Rate {0} photos {1}", count, "★" * stars)


def _labelling(label: str, count: int) -> Sentence:
    if not label:
        return counted("Take the label off {0} photo", "Take the label off {0} photos", count)
    return counted("Label {0} photo {1}", "Label {0} photos {1}", count, _COLOURS[label])


def _flagging(flag: Flag, count: int) -> Sentence:
    match flag:
        case "pick":
            return counted("Pick {0} photo", "Pick {0} photos", count)
        case "reject":
            return counted("Reject {0} photo", "Reject {0} photos", count)
        case "none":
            return counted("Unflag {0} photo", "Unflag {0} photos", count)


def _captioning(line: str, count: int) -> Sentence:
    if not line:
        return counted("Take the caption off {0} photo", "Take the caption off {0} photos", count)
    short = line if len(line) <= _LONGEST_NAMED else line[: _LONGEST_NAMED - 1] + "…"
    return counted("Caption {0} photo “{1}”", "Caption {0} photos “{1}”", count, short)


def _turning(degrees: int, count: int) -> Sentence:
    if degrees == 90:
        return counted("Rotate {0} photo right", "Rotate {0} photos right", count)
    if degrees == 270:
        return counted("Rotate {0} photo left", "Rotate {0} photos left", count)
    return counted("Rotate {0} photo by 180°", "Rotate {0} photos by 180°", count)
