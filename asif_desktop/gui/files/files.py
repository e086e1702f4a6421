"""The photos' files, for other programs: copy, show in the file manager, open elsewhere."""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage

from asif_desktop.domain.errors import AsifError, LibraryLostError
from asif_desktop.domain.library import Library
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos, MakePreview
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.paths_shown import PathsShown
from asif_desktop.gui.asking.pictures import read_picture
from asif_desktop.gui.files.file_manager import address_of, show_in_file_manager
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.grid.photo_model import files_and_ids
from asif_desktop.gui.look.text import number

_MOST_COPIED = 1000


class PhotoFiles(QObject):
    """Hands the files of the selected photos over; none of them is opened here."""

    told = Signal(str)

    def __init__(self, asker: Asker, grid: PhotoGrid, paths: PathsShown) -> None:
        super().__init__()
        self._asker = asker
        self._grid = grid
        self._paths = paths
        self._copied: QMimeData | None = None

    def copy(self) -> None:
        """Copies the selected photos' files to the clipboard; of a single photo its picture too."""
        photos = self._grid.selected()[:_MOST_COPIED]

        def fetch(library: Library) -> tuple[list[Photo], QImage | None]:
            described = library.ask(DescribePhotos(photos))
            return described, _picture(library, described[0]) if len(photos) == len(described) == 1 else None

        def put(fetched: tuple[list[Photo], QImage | None]) -> None:
            described, picture = [self._paths.of(photo) for photo in fetched[0]], fetched[1]
            known = {photo.id: photo for photo in described}
            self._copied = files_and_ids(photos, known.get)
            if picture is not None:
                self._copied.setImageData(picture)
            QGuiApplication.clipboard().setMimeData(self._copied)
            one, many = self.tr("Copied 1 photo."), self.tr("Copied {0} photos.")
            self.told.emit(one if len(known) == 1 else many.format(number(len(known))))

        if photos:
            self._asker.do(fetch, put, lane="loupe", channel="copy")

    def leave_clipboard(self) -> None:
        """Takes back what we put on the clipboard, which would end with the program anyway.

        Qt would delete it after Python is gone, and crash; only Windows keeps a copy of its own.
        """
        clipboard = QGuiApplication.clipboard()
        if sys.platform != "win32" and self._copied is not None and clipboard.mimeData() is self._copied:
            clipboard.clear()
        self._copied = None

    def show_in_folder(self) -> None:
        """Shows the current photo's file in the file manager, selected."""
        self._with_file(lambda path: show_in_file_manager(path, self, self._say_no_program))

    def open_elsewhere(self) -> None:
        """Opens the current photo in the system's program for it."""

        def show(path: bytes) -> None:
            if not QDesktopServices.openUrl(address_of(path)):
                self._say_no_program()

        self._with_file(show)

    def _with_file(self, does: Callable[[bytes], None]) -> None:
        photo = self._grid.current()
        if photo is None:
            return

        def look(library: Library) -> bytes | None:
            described = library.ask(DescribePhotos([photo]))
            paths = self._paths.of(described[0]).paths if described else []
            # The one that is shown may be on a disk that is away, and another one not.
            there = [path for path in paths if os.path.exists(path)] if len(paths) > 1 else []
            return next(iter(there or paths), None)

        def show(path: bytes | None) -> None:
            if path is None:
                self.told.emit(self.tr("This photo has no file any more."))
                return
            does(path)

        self._asker.do(look, show, lane="loupe", channel="file")

    def _say_no_program(self) -> None:
        self.told.emit(self.tr("The system has no program that opens this."))


def _picture(library: Library, photo: Photo) -> QImage | None:
    """Returns a photo at the size of a screen; None where its file cannot be read now."""
    try:
        return read_picture(os.fsencode(library.ask(MakePreview(photo.id))))
    except LibraryLostError:
        raise
    except AsifError:
        return None
