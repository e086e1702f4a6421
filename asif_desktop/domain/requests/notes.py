"""What a person says of photos."""

from asif_desktop.domain.notes import NoteEdit, Notes, PhotoDetails
from asif_desktop.domain.requests.base import PhotoRef, Request


class NotePhotos(Request[int], frozen=True, tag="note-photos"):
    """Say something of photos: all of them or none; answers with for how many that was new.

    A RAW and JPEG of one name that are shown as one get it together; so with the next.
    """

    photos: list[PhotoRef]
    edit: NoteEdit


class ChooseBest(Request[int], frozen=True, tag="choose-best"):
    """Pick one of several photos and reject the others, in one step. Answers as `NotePhotos`."""

    best: PhotoRef
    others: list[PhotoRef]


class RotatePhotos(Request[int], frozen=True, tag="rotate-photos"):
    """Show photos turned, from how they stand now; their files stay as they are. Answers as `NotePhotos`."""

    photos: list[PhotoRef]
    degrees: int
    """Clockwise; a multiple of 90."""


class SplitPhotos(Request[int], frozen=True, tag="split-photos"):
    """Show the RAW and JPEG of one name apart, or as one; answers with how many photos that concerned."""

    photos: list[PhotoRef]
    apart: bool


class NotesOf(Request[Notes], frozen=True, tag="notes-of"):
    """What is said of these photos together."""

    photos: list[int]


class DetailPhoto(Request[PhotoDetails], frozen=True, tag="detail-photo"):
    """What the file of a photo tells, beside what `DescribePhotos` has."""

    photo: PhotoRef
