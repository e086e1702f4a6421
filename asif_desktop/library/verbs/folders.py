"""Folders: which are watched, and looking into them."""

import os
import stat

import msgspec

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder, Subfolder
from asif_desktop.domain.sentences import said
from asif_desktop.domain.status import Indexed
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.library.open_library import OpenLibrary


def add_folders(library: OpenLibrary, request: requests.AddFolders) -> None:
    """Watches these folders from now on and indexes them in the background."""
    library.indexing.start(_add(library, request.folders))


def index_folders(library: OpenLibrary, request: requests.IndexFolders) -> Indexed:
    """Adds these folders, and returns when everything in them is encoded or has failed."""
    before = library.indexing.encoded  # what goes on already is waited for as well, so it counts
    roots = _add(library, request.folders)
    library.indexing.start(roots, awaited=True).result()
    return Indexed(
        photos=library.catalog.count_photos(),
        new=library.indexing.encoded - before,
        failed=len(library.catalog.failures(request.folders)),
    )


def rescan(library: OpenLibrary, _: requests.Rescan) -> None:
    """Looks for what is new, changed or gone in all folders, in the background."""
    library.watching.bring_back()
    library.indexing.start([root.id for root in library.catalog.roots()])


def retry_failed(library: OpenLibrary, request: requests.RetryFailed) -> int:
    """Reads the files again that could not be read; returns how many there were."""
    count = library.catalog.retry_failures()
    if count:
        library.changed("failures")
        done = library.indexing.start([], awaited=request.wait)
        if request.wait:
            done.result()
    return count


def remove_folder(library: OpenLibrary, request: requests.RemoveFolder) -> None:
    """Stops watching a folder; its files stay as they are."""
    library.catalog.remove_folder(request.folder)
    library.watching.follow()
    library.changed("folders", "photos", "failures")
    around = [
        f.id for f in library.catalog.folders() if request.folder.startswith(f.path.rstrip(b"/") + b"/")
    ]
    if around:
        library.indexing.start(
            around
        )  # its photos still lie in a watched folder: they belong to that one now


def exclude(library: OpenLibrary, request: requests.Exclude) -> None:
    """Sets what is left out of a folder, and looks at it again."""
    globs = [glob.strip() for glob in request.globs if glob.strip()]
    folder = library.catalog.exclude(request.folder, globs)
    library.changed("folders")
    library.indexing.start([folder])


def watch_folders(library: OpenLibrary, _: requests.WatchFolders) -> None:
    """Notices what changes in the folders from now on."""
    library.watching.start()


def list_folders(library: OpenLibrary, _: requests.ListFolders) -> list[Folder]:
    """Returns the watched folders."""
    ways, folders = library.watching.ways(), library.catalog.folders()
    return [msgspec.structs.replace(folder, watched=ways.get(folder.id, "")) for folder in folders]


def list_subfolders(library: OpenLibrary, request: requests.ListSubfolders) -> list[Subfolder]:
    """Returns the folders directly inside a place that hold photos."""
    return library.catalog.subfolders(request.folder, request.below)


def pause_indexing(library: OpenLibrary, request: requests.PauseIndexing) -> None:
    """Pauses or resumes the background work."""
    library.indexing.pause(request.paused)


def _add(library: OpenLibrary, folders: list[bytes]) -> list[int]:
    """Returns the roots' ids: all folders are added, or none.

    Raises:
        AsifError: One of them cannot be looked into.
    """
    if not folders:
        raise AsifError(said("No folder was named."))
    for folder in folders:
        _look_into(folder)
    library.watching.bring_back(folders)
    ids = [library.catalog.add_folder(folder) for folder in folders]
    library.watching.follow()
    library.changed("folders")
    return list(dict.fromkeys(ids))


def _look_into(folder: bytes) -> None:
    name = display(folder)
    if not os.path.isabs(folder) or b"\0" in folder:
        raise AsifError(said("{0} is not an absolute path.", name))
    try:
        if not stat.S_ISDIR(os.stat(folder).st_mode):
            raise AsifError(said("{0} is not a folder; name the folder it lies in.", name))
        with os.scandir(folder) as entries:
            next(entries, None)
    except FileNotFoundError:
        raise AsifError(said("The folder {0} does not exist.", name)) from None
    except PermissionError:
        raise AsifError(said("The folder {0} may not be read; change its permissions first.", name)) from None
    except OSError as error:
        raise AsifError(said("The folder {0} cannot be read: {1}.", name, system_reason(error))) from error
