"""Selecting photos in a view of tiles: with a rubber band, a day or all at once, by key, and by their ids."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from asif_desktop.gui.grid.grid_selection import count_in, row_of, rows_in, selection_of, spans_of
from asif_desktop.gui.grid.photo_model import PhotoModel
from asif_desktop.gui.grid.tile_view import TileView

_Command = QItemSelectionModel.SelectionFlag


class SelectingView(TileView):
    """Knows which photos are selected, and which one has the focus."""

    picked = Signal()
    """Another selection or another current photo."""

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._band: QPoint | None = None
        """Where a rubber band began, from the top of all tiles."""
        self._band_end = QPoint()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.selectionModel().currentChanged.connect(self._moved)

    def selected(self) -> list[int]:
        """Returns the ids of the selected photos, in the order shown."""
        ids = self.photos.ids
        return [ids[row] for row in rows_in(self.selectionModel().selection())]

    def count_selected(self) -> int:
        """Returns how many photos are selected."""
        return count_in(self.selectionModel().selection())

    def current(self) -> int | None:
        """Returns the id of the photo that has the focus."""
        index = self.currentIndex()
        return self.photos.ids[index.row()] if index.isValid() else None

    def make_current(self, photo: int) -> None:
        """Selects this photo alone and brings it into view."""
        row = row_of(photo, self.photos.ids)
        if row is not None:
            self.start = row
            self.selectionModel().setCurrentIndex(self.photos.index(row), _Command.ClearAndSelect)
            self.scrollTo(self.photos.index(row))

    def choose(self, photos: Sequence[int]) -> None:
        """Selects these photos alone, those of them that are shown; the scroll place stays."""
        spans = spans_of(photos, self.photos.ids)
        self.selectionModel().select(selection_of(self.photos, spans), _Command.ClearAndSelect)
        row = row_of(photos[0], self.photos.ids) if photos else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self.photos.index(row), _Command.NoUpdate)

    def meant(self) -> int:
        """Returns the photo that Enter is for: the current one, what is selected, or the first seen."""
        index, selected = self.currentIndex(), self.selectionModel().selection()
        if index.isValid() and (self.sees(index.row()) or self.selectionModel().isSelected(index)):
            row = index.row()
        elif count_in(selected):
            row = rows_in(selected)[0]
        else:
            row = index.row() if index.isValid() and not self.untouched else self.first_seen()
        return self.photos.ids[row]

    def selectAll(self) -> None:
        """Selects all photos at once, where Qt would go through them one by one."""
        self._select_all(_Command.ClearAndSelect)

    def invert(self) -> None:
        """Selects what is not selected, and nothing else."""
        self._select_all(_Command.Toggle)

    def setSelection(self, rect: QRect, command: _Command) -> None:
        """Selects what a rubber band covers, or from where Shift began to the current photo."""
        spans: list[tuple[int, int]] = []
        current = self.currentIndex()
        if self._band is not None:
            spans = self.plan().covered(rect.normalized())
        elif current.isValid():
            if not command & _Command.Current:
                self.start = current.row()
            start = min(self.start, len(self.photos.ids) - 1)
            spans = [(min(start, current.row()), max(start, current.row()))]
        self.selectionModel().select(selection_of(self.photos, spans), command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Starts a rubber band where there is no tile."""
        point = event.position().toPoint()
        self._band = None
        if event.button() == Qt.MouseButton.LeftButton and self.plan().tile_at(point) is None:
            self._band = point + QPoint(0, self.verticalOffset())
            self._band_end = point
        QAbstractItemView.mousePressEvent(self, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws the rubber band on."""
        QAbstractItemView.mouseMoveEvent(self, event)
        if self._band is not None:
            self._band_end = event.position().toPoint()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the rubber band."""
        QAbstractItemView.mouseReleaseEvent(self, event)
        if self._band is not None:
            point = event.position().toPoint()
            far = (point - self._band_in_view()).manhattanLength() >= QApplication.startDragDistance()
            self._band = None
            self.viewport().update()
            if not far:
                self._select_day_at(point, more=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def band(self) -> QRect | None:
        """Returns where the rubber band is in the viewport; None where there is none."""
        if self._band is None or self.state() != QAbstractItemView.State.DragSelectingState:
            return None
        return QRect(self._band_in_view(), self._band_end).normalized()

    def _select_day_at(self, point: QPoint, *, more: bool) -> None:
        plan = self.plan()
        group = plan.heading_at(point)
        if group is not None and plan.count:
            command = _Command.Select if more else _Command.ClearAndSelect
            self.selectionModel().select(selection_of(self.photos, [plan.tiles_of(group)]), command)

    def _band_in_view(self) -> QPoint:
        return QPoint() if self._band is None else self._band - QPoint(0, self.verticalOffset())

    def _select_all(self, command: _Command) -> None:
        if self.photos.ids:
            everything = selection_of(self.photos, [(0, len(self.photos.ids) - 1)])
            self.selectionModel().select(everything, command)

    def _moved(self) -> None:
        self.untouched = False
        self.picked.emit()
