"""Folders, and the work in the background."""

from asif_desktop.domain.photos import (
    Folder,
    Subfolder,
)
from asif_desktop.domain.requests.base import Request
from asif_desktop.domain.status import Indexed


class AddFolders(Request[None], frozen=True, tag="add-folders"):
    """Watch these absolute paths from now on, and index them in the background."""

    folders: list[bytes]


class IndexFolders(Request[Indexed], frozen=True, tag="index-folders"):
    """Add these folders, and answer when everything in them is encoded or has failed."""

    folders: list[bytes]


class Rescan(Request[None], frozen=True, tag="rescan"):
    """Look for new, changed and vanished files in all folders, in the background."""


class RetryFailed(Request[int], frozen=True, tag="retry-failed"):
    """Read every file again that could not be read as a photo; the answer says how many there were."""

    wait: bool = False
    """Whether the answer comes when they have been read."""


class RemoveFolder(Request[None], frozen=True, tag="remove-folder"):
    """Stop watching a folder. Its files stay as they are; manual work on its photos is kept."""

    folder: bytes


class Exclude(Request[None], frozen=True, tag="exclude"):
    """Leave out of a watched folder what these globs match, in place of those that were there.

    One without a slash is compared with the names of files and folders, one with a slash with paths from the
    folder on. Photos that are left out are no longer shown; manual work on them is kept.
    """

    folder: bytes
    globs: list[str]


class WatchFolders(Request[None], frozen=True, tag="watch-folders"):
    """Notice what changes in the folders from now on, and look for what changed while nobody did."""


class ListFolders(Request[list[Folder]], frozen=True, tag="list-folders"):
    """The watched folders, by path."""


class ListSubfolders(Request[list[Subfolder]], frozen=True, tag="list-subfolders"):
    """The folders directly inside a place that hold photos, themselves or further below, by name."""

    folder: int
    below: bytes = b""
    """The place, relative to the root `folder`; empty for the root itself."""


class PauseIndexing(Request[None], frozen=True, tag="pause-indexing"):
    """Pause or resume the background work."""

    paused: bool


class CancelWork(Request[bool], frozen=True, tag="cancel-work"):
    """Stop the long change of what is known that is under way, as if it had not begun; is there one?"""
