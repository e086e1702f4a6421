"""What a person says of photos: stars, labels, flags, captions; how they are turned; RAW and JPEG as one."""

import unicodedata

import msgspec

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import LABELS, LONGEST_CAPTION, MOST_STARS, Flag, NoteEdit, Notes, PhotoDetails
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.photo_refs import both_meant, photo_meant, photos_meant

_TURNS = {90: "right", 180: "by 180°", 270: "left"}
_LONGEST_NAMED = 40


def note_photos(library: OpenLibrary, request: requests.NotePhotos) -> int:
    """Keeps what a person says of photos; returns for how many that was new."""
    edit = _checked(request.edit)
    photos, count = both_meant(library.catalog, request.photos)
    changed = library.catalog.note_photos(_saying(edit, _counted(count)), photos, edit)
    return _told(library, changed, count, len(photos))


def choose_best(library: OpenLibrary, request: requests.ChooseBest) -> int:
    """Picks a photo and rejects others; returns for how many that was new."""
    best, _ = both_meant(library.catalog, [request.best])
    others, count = both_meant(library.catalog, request.others)
    both = set(best) & set(others)
    if both:
        raise AsifError("The best photo cannot be one of those that are rejected; name it once.")
    flags: dict[Flag, list[int]] = {"pick": best, "reject": others}
    changed = library.catalog.flag(f"Pick the best of {_counted(1 + count)}", flags)
    return _told(library, changed, 1 + count, len(best) + len(others))


def rotate_photos(library: OpenLibrary, request: requests.RotatePhotos) -> int:
    """Turns photos in the catalog; returns how many those were."""
    degrees = request.degrees % 360
    if degrees % 90:
        raise AsifError("Photos are turned by a multiple of 90 degrees.")
    photos, count = both_meant(library.catalog, request.photos)
    if not degrees:
        return 0
    changed = library.catalog.rotate(f"Rotate {_counted(count)} {_TURNS[degrees]}", photos, degrees)
    return _told(library, changed, count, len(photos))


def split_photos(library: OpenLibrary, request: requests.SplitPhotos) -> int:
    """Keeps whether the RAW and JPEG of one name are shown apart; returns how many photos that concerned."""
    if not request.photos:
        raise AsifError("No photo was named; name one at least.")
    photos = photos_meant(library.catalog, request.photos)
    partners = library.catalog.partners(photos, split=True)
    both = sorted({*partners, *(other for others in partners.values() for other in others)})
    if not both:
        raise AsifError("None of these photos has both a RAW and a JPEG of one name.")
    saying = "Show RAW and JPEG apart" if request.apart else "Show RAW and JPEG as one"
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
        raise AsifError("Say what is to be noted: a rating, a label, a flag or a caption.")
    if edit.rating is not unset and not 0 <= edit.rating <= MOST_STARS:
        raise AsifError(f"A rating is a number of stars from 0 to {MOST_STARS}, not {edit.rating}.")
    label = edit.label
    if label is not unset:
        label = label.strip().lower()
        if label and label not in LABELS:
            raise AsifError(f"A label is one of {', '.join(LABELS)}, or none; not “{edit.label}”.")
    caption = edit.caption
    if caption is not unset:
        caption = unicodedata.normalize("NFC", caption).strip()
        if len(caption) > LONGEST_CAPTION:
            raise AsifError(f"A caption has at most {LONGEST_CAPTION:,} characters.")
    return NoteEdit(edit.rating, label, edit.flag, caption)


def _saying(edit: NoteEdit, photos: str) -> str:
    """Returns the name of the step."""
    unset = msgspec.UNSET
    parts: list[str] = []
    if edit.rating is not unset:
        parts.append(f"Rate {photos} {'★' * edit.rating}" if edit.rating else f"Take the stars off {photos}")
    if edit.label is not unset:
        parts.append(f"Label {photos} {edit.label}" if edit.label else f"Take the label off {photos}")
    if edit.flag is not unset:
        parts.append({"pick": "Pick", "reject": "Reject", "none": "Unflag"}[edit.flag] + f" {photos}")
    if edit.caption is not unset:
        line = " ".join(edit.caption.split())
        short = line if len(line) <= _LONGEST_NAMED else line[: _LONGEST_NAMED - 1] + "…"
        parts.append(f"Caption {photos} “{short}”" if line else f"Take the caption off {photos}")
    return parts[0] if len(parts) == 1 else f"Note {photos}"


def _counted(count: int) -> str:
    return "1 photo" if count == 1 else f"{count:,} photos"
