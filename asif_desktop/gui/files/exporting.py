"""Exporting the selected photos: some at a time, so that it can be stopped and everything else goes on."""

import os
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Exported, Failure
from asif_desktop.domain.requests import Export
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.files.export_sheet import ExportSheet, usual_folder
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.text import number, photos_text
from asif_desktop.gui.look.theme import Theme

_AT_A_TIME = 8


@dataclass
class _Run:
    """One export on its way."""

    photos: list[int]
    to: bytes
    side: int
    quality: int
    metadata: bool
    at: int = 0
    written: int = 0
    failed: list[Failure] = field(default_factory=list)


class Exporting(QObject):
    """Shows the sheet and does what it says."""

    told = Signal(str)

    def __init__(self, asker: Asker, grid: PhotoGrid, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._grid = grid
        self._theme = theme
        self._window = window
        self._folder = b""
        self.sheet: ExportSheet | None = None

    def begin(self) -> None:
        """Asks how the selected photos are to be exported."""
        photos = self._grid.selected()
        if not photos or self.sheet is not None:
            return
        folder = self._folder or os.fsencode(usual_folder())
        sheet = self.sheet = ExportSheet(len(photos), folder, self._theme, self._window)
        sheet.go_wanted.connect(lambda: self._start(photos, sheet))
        sheet.closed.connect(self._closed)
        sheet.open()

    def _closed(self) -> None:
        self.sheet = None

    def _start(self, photos: list[int], sheet: ExportSheet) -> None:
        self._folder = sheet.folder
        side = int(sheet.side.currentData())
        run = _Run(photos, sheet.folder, side, sheet.quality.value(), sheet.metadata.isChecked())
        self._go_on(run, sheet)

    def _go_on(self, run: _Run, sheet: ExportSheet) -> None:
        if self.sheet is not sheet:
            self._say_end(run, stopped=True)
            return
        sheet.show_progress(run.at)
        if run.at >= len(run.photos):
            sheet.close_sheet()
            self._say_end(run, stopped=False)
            return
        some = run.photos[run.at : run.at + _AT_A_TIME]

        def done(exported: Exported) -> None:
            run.at += len(some)
            run.written += len(exported.files)
            run.failed += exported.failed
            self._go_on(run, sheet)

        def sorry(sentence: str) -> None:
            if self.sheet is sheet:
                sheet.show_refusal(sentence)
            else:
                self.told.emit(sentence)

        request = Export(list(some), run.to, run.side, run.quality, run.metadata)
        # Not asked a second time after a loss: the copies may have been written.
        self._asker.ask(request, done, lane="export", sorry=sorry, again=False)

    def _say_end(self, run: _Run, *, stopped: bool) -> None:
        if stopped:
            words = self.tr("Stopped; {0} exported to {1}.")
        else:
            words = self.tr("{0} exported to {1}.")
        told = words.format(photos_text(run.written), display(run.to))
        if run.failed:
            first = run.failed[0]
            one = self.tr("1 photo could not be exported: {1}: {2}")
            many = self.tr("{0} photos could not be exported; the first: {1}: {2}")
            failed = one if len(run.failed) == 1 else many
            told += " " + failed.format(number(len(run.failed)), display(first.path), spoken(first.reason))
        self.told.emit(told)
