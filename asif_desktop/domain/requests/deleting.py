"""The trash, and photos that are gone."""

from asif_desktop.domain.photos import (
    MissingPhoto,
    Trashed,
    TrashedPhoto,
    TrashPreview,
)
from asif_desktop.domain.requests.base import PhotoRef, Request


class PreviewTrash(Request[TrashPreview], frozen=True, tag="preview-trash"):
    """What `TrashPhotos` or `DeletePhotos` would take away."""

    photos: list[PhotoRef]


class TrashPhotos(Request[Trashed], frozen=True, tag="trash"):
    """Move photos' files and their sidecars to the system's trash, as one step of the history.

    A photo by its id: all its files, and the other of a RAW and JPEG of one name, unless they are split. By a
    path: that file alone.
    """

    photos: list[PhotoRef]


class DeletePhotos(Request[Trashed], frozen=True, tag="delete"):
    """Delete the same files for good: this cannot be undone. What was made of the photos stays."""

    photos: list[PhotoRef]


class UntrashPhotos(Request[Trashed], frozen=True, tag="untrash"):
    """Move files from the trash to where they were, as one step of the history.

    A photo by its id: all its files that are in the trash. By a path where one was: that file alone.
    """

    photos: list[PhotoRef]


class ListTrash(Request[list[TrashedPhoto]], frozen=True, tag="list-trash"):
    """The photos' files in the trash, the last one first."""


class ListMissing(Request[list[MissingPhoto]], frozen=True, tag="list-missing"):
    """The photos whose files are gone, those last seen first; unplugged ones are not among them."""


class ForgetPhotos(Request[int], frozen=True, tag="forget"):
    """Take photos that are missing off the list of these, as one step of the history: all of them or none.

    Answers with how many. What a person said of them stays in the catalog, and is theirs again should their
    content come back.
    """

    photos: list[PhotoRef]
