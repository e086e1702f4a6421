"""Deleting the selected photos, or the one under the loupe: after a question, to the system's trash."""

import os
import sys
from array import array
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.photos import Photo, Trashed, TrashPreview
from asif_desktop.domain.requests import DeletePhotos, DescribePhotos, PhotoRef, PreviewTrash, TrashPhotos
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.look.text import name_of, number, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.stage.stage import Stage


class Deleting(QObject):
    """Asks, deletes, and goes on to the photo beside what is gone."""

    told = Signal(str)
    moved = Signal(str, object)
    """Photos went to the trash, in words; and the step that can be undone."""

    def __init__(self, asker: Asker, stage: Stage, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._stage = stage
        self._theme = theme
        self._window = window
        self._under_way: set[int] = set()

    def to_trash(self) -> None:
        """Asks whether to move the photos to the trash."""
        self._begin(self._ask_once)

    def for_good(self) -> None:
        """Asks twice whether to delete the photos for good."""
        self._begin(self._ask_twice)

    def ask_about(self, photos: Sequence[PhotoRef], then: Callable[[], None]) -> None:
        """Asks whether to move these to the trash; calls `then` when they are there."""
        meant = list(photos)
        self._asker.ask(
            PreviewTrash(meant), lambda preview: self._ask_once(meant, preview, then), channel="deleting"
        )

    def follow(self, ids: "array[int]") -> None:
        """Goes on from a photo under the loupe that is gone; called before the grid shows these."""
        photo = self._stage.loupe.photo
        if not self._stage.is_loupe() or photo is None or photo in self._under_way or photo in ids:
            return
        following = beside(self._stage.grid.shown(), photo, set(ids))

        def go_on(described: list[Photo]) -> None:
            if self._stage.loupe.photo == photo and not (described and described[0].paths):
                self.told.emit(self.tr("The photo that you looked at is not there any more."))
                self._go_to(following)

        self._asker.ask(DescribePhotos([photo]), go_on, channel="deleted")

    def open_system_trash(self) -> None:
        """Shows the system's trash in its file manager."""
        if sys.platform == "win32":
            self._open_with(["explorer.exe", "shell:RecycleBinFolder"], None)
        elif sys.platform == "darwin":
            self._open_with(["open", os.path.expanduser("~/.Trash")], None)
        else:
            self._open_with(["gio", "open", "trash:///"], _trash_folder())

    def _open_with(self, command: list[str], otherwise: str | None) -> None:
        """Starts a program; where it cannot, opens the folder that shows nearly the same."""

        def fall_back() -> None:
            process.deleteLater()
            address = QUrl.fromLocalFile(otherwise or "")
            if otherwise is None or not os.path.isdir(otherwise) or not QDesktopServices.openUrl(address):
                self.told.emit(self.tr("The system has no program that shows its trash."))

        process = QProcess(self)
        process.errorOccurred.connect(lambda _: fall_back())
        process.finished.connect(lambda code, _: fall_back() if code else process.deleteLater())
        process.start(command[0], command[1:])

    def _begin(self, question: Callable[[list[int], TrashPreview], None]) -> None:
        loupe = self._stage.loupe.photo if self._stage.is_loupe() else None
        photos = [loupe] if loupe is not None else self._stage.grid.selected()
        if photos and not self._stage.is_aside():
            self._asker.ask(
                PreviewTrash([*photos]), lambda preview: question(photos, preview), channel="deleting"
            )

    def _ask_once(
        self, photos: Sequence[PhotoRef], preview: TrashPreview, then: Callable[[], None] | None = None
    ) -> None:
        back = (
            self.tr("Undo takes this back, and so can the Trash in the sidebar.")
            if preview.restorable
            else self.tr("The system’s trash can put back what goes there.")
        )
        sheet = ConfirmSheet(
            self.tr("Move {0} to the trash?").format(photos_text(preview.photos)),
            f"{self._files(preview)} {back}".strip(),
            self.tr("Move to the trash"),
            lambda: self._delete(photos, TrashPhotos([*photos]), then),
            self._theme,
            self._window,
        )
        sheet.open()
        if preview.restorable:
            sheet.go.setFocus()  # what can be taken back needs no second thought

    def _ask_twice(self, photos: list[int], preview: TrashPreview) -> None:
        named = photos_text(preview.photos)
        past = self.tr("Nothing of this goes to the trash, and undo does not bring it back.")

        def ask_again() -> None:
            ConfirmSheet(
                self.tr("Really delete {0}?").format(named),
                self.tr("This cannot be undone. There is no other copy in the trash."),
                self.tr("Delete for good"),
                lambda: self._delete(photos, DeletePhotos([*photos])),
                self._theme,
                self._window,
            ).open()

        ConfirmSheet(
            self.tr("Delete {0} for good?").format(named),
            f"{self._files(preview)} {past}".strip(),
            self.tr("Delete…"),
            ask_again,
            self._theme,
            self._window,
        ).open()

    def _files(self, preview: TrashPreview) -> str:
        """Returns what goes, where that is more than a file for each photo."""
        if preview.files == preview.photos and not preview.sidecars:
            return ""
        one, many = self.tr("This is 1 file"), self.tr("These are {0} files")
        files = one if preview.files == 1 else many.format(number(preview.files))
        if not preview.sidecars:
            return self.tr("{0}.").format(files)
        one, many = self.tr("{0} with 1 sidecar."), self.tr("{0} with {1} sidecars.")
        return (one if preview.sidecars == 1 else many).format(files, number(preview.sidecars))

    def _delete(
        self,
        photos: Sequence[PhotoRef],
        request: TrashPhotos | DeletePhotos,
        then: Callable[[], None] | None = None,
    ) -> None:
        gone = {photo for photo in photos if isinstance(photo, int)}
        self._under_way |= gone
        grid = self._stage.grid
        start = self._stage.loupe.photo if self._stage.is_loupe() else grid.current()
        following = None if start is None else beside(grid.shown(), start, without=gone)

        def done(trashed: Trashed) -> None:
            self._under_way -= gone
            self._say(request, trashed)
            if then is not None:
                then()
            elif not self._stage.is_loupe() or self._stage.loupe.photo in gone:
                self._go_to(following)

        def refused(sentence: str) -> None:
            self._under_way -= gone
            self.told.emit(sentence)

        self._asker.edit(request, done, refused)

    def _say(self, request: TrashPhotos | DeletePhotos, done: Trashed) -> None:
        named = photos_text(done.photos)
        if done.refused:
            one = self.tr("1 file stayed where it is: {1}.")
            many = self.tr("{0} of the files stayed where they are, the first is {1}.")
            words, stayed = one if len(done.refused) == 1 else many, number(len(done.refused))
            self.told.emit(words.format(stayed, name_of(done.refused[0].path)))
        elif isinstance(request, DeletePhotos):
            self.told.emit(self.tr("Deleted {0} for good.").format(named))
        else:
            self.moved.emit(self.tr("Moved {0} to the trash.").format(named), done.step)

    def _go_to(self, photo: int | None) -> None:
        if photo is not None:
            self._stage.grid.make_current(photo)
        if not self._stage.is_loupe():
            return
        if photo is None:
            self._stage.leave_loupe()
        else:
            self._stage.loupe.open(photo)


def beside(
    shown: "array[int]", photo: int, among: Collection[int] | None = None, *, without: Collection[int] = ()
) -> int | None:
    """Returns the photo after this one, or else before it, that is left; None where none is.

    Args:
        shown: The photos in the order shown, this one among them.
        photo: The one that is gone.
        among: Those that are left; None for all.
        without: Those that are gone as well.
    """
    if photo not in shown:
        return None
    place = shown.index(photo)
    candidates: Sequence[int] = [*shown[place + 1 :], *reversed(shown[:place])]
    return next((one for one in candidates if one not in without and (among is None or one in among)), None)


def _trash_folder() -> str:
    """Returns the folder of the files in the home's trash."""
    data = os.environ.get("XDG_DATA_HOME", "")
    if not os.path.isabs(data):
        data = os.path.expanduser("~/.local/share")
    return os.path.join(data, "Trash", "files")
