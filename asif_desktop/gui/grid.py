"""The grid: tiles of one size in rows that fill the width.

It computes each tile's place instead of laying tiles out, so a million photos open as fast as ten, and the
scroll place can be set at once. What is selected is kept by photo id when the photos shown change.
"""

from array import array

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from asif_desktop.gui.grid_plan import GAP, GridPlan
from asif_desktop.gui.grid_selection import count_in, ranges, row_of, rows_in, selection_of, spans_of
from asif_desktop.gui.photo_model import PhotoModel
from asif_desktop.gui.theme import Theme
from asif_desktop.gui.tile_painter import TilePainter
from asif_desktop.gui.tiles import Tiles

SMALLEST, USUAL, LARGEST = 88, 160, 360
_AHEAD = 1.0
"""Screens fetched beyond the visible one, each way."""
_SETTLE_MS = 120
_STEP = 24

_Index = QModelIndex | QPersistentModelIndex
_Command = QItemSelectionModel.SelectionFlag


class PhotoGrid(QListView):
    """Shows a `PhotoModel`; knows its photos by id.

    A list only in name: assistive technology knows lists, and would find nothing in a view of another kind.
    All that QListView does about layout is replaced.
    """

    opened = Signal(int)
    """Enter, Space or a double click on this photo."""
    picked = Signal()
    """Another selection or another current photo."""
    tile_width_changed = Signal(int)

    def __init__(self, model: PhotoModel, tiles: Tiles, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = model
        self._tiles = tiles
        self._painter = TilePainter(theme, tiles)
        self._wish = USUAL
        self._band: QPoint | None = None
        self._band_end = QPoint()
        self._start = 0
        self._rows: dict[int, int] = {}
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Photos"))
        self._fetch = QTimer(self, singleShot=True, interval=0)
        self._fetch.timeout.connect(self._want)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self._want)
        tiles.arrived.connect(self._refresh)
        theme.changed.connect(self.viewport().update)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.picked.emit())
        self.doubleClicked.connect(lambda index: self.opened.emit(model.ids[index.row()]))

    def show_photos(self, ids: "array[int]", *, from_top: bool = False) -> None:
        """Shows these photos; keeps selection, current photo and scroll place where they are still shown."""
        if ids == self._photos.ids and not from_top:
            return
        chosen, current, corner = self.selected(), self.current(), self._corner()
        blocked = self.selectionModel().blockSignals(True)
        self._photos.show(ids)
        spans = spans_of(chosen, ids)
        self.selectionModel().select(selection_of(self._photos, spans), _Command.ClearAndSelect)
        row = self._row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self._photos.index(row), _Command.NoUpdate)
        self.selectionModel().blockSignals(blocked)
        self.updateGeometries()
        self._go_back_to(None if from_top else corner)
        self._fetch.start()
        self.viewport().update()
        self.picked.emit()

    def selected(self) -> list[int]:
        """Returns the ids of the selected photos, in the order shown."""
        ids = self._photos.ids
        return [ids[row] for row in rows_in(self.selectionModel().selection())]

    def count_selected(self) -> int:
        """Returns how many photos are selected."""
        return count_in(self.selectionModel().selection())

    def current(self) -> int | None:
        """Returns the id of the photo that has the focus."""
        index = self.currentIndex()
        return self._photos.ids[index.row()] if index.isValid() else None

    def make_current(self, photo: int) -> None:
        """Selects this photo alone and brings it into view."""
        row = self._row_of(photo)
        if row is not None:
            self._start = row
            self.selectionModel().setCurrentIndex(self._photos.index(row), _Command.ClearAndSelect)
            self.scrollTo(self._photos.index(row))

    def neighbour(self, photo: int, step: int) -> int | None:
        """Returns the id of the photo `step` places on in the order shown; None past the ends."""
        row = self._row_of(photo)
        if row is None or not 0 <= row + step < len(self._photos.ids):
            return None
        return self._photos.ids[row + step]

    def set_tile_width(self, width: int) -> None:
        """Makes tiles about this wide; they fill the width, so they grow and shrink in steps."""
        width = max(SMALLEST, min(LARGEST, width))
        if width == self._wish:
            return
        corner = self._corner()
        self._wish = width
        self.updateGeometries()
        self._go_back_to(corner)
        self.tile_width_changed.emit(width)
        self._settled.start()
        self.viewport().update()

    def shown(self) -> "array[int]":
        """Returns the ids of all photos shown, in order."""
        return self._photos.ids

    def is_complete(self) -> bool:
        """Returns whether every tile on screen shows its picture, or cannot."""
        seen = self._photos.ids[slice(*self.visible_rows())]
        return all(self._tiles.get(photo) or self._tiles.is_impossible(photo) for photo in seen)

    def selectAll(self) -> None:
        """Selects all photos at once, where Qt would go through them one by one."""
        self._select_all(_Command.ClearAndSelect)

    def invert(self) -> None:
        """Selects what is not selected, and nothing else."""
        self._select_all(_Command.Toggle)

    def grow(self, steps: int) -> None:
        """Makes tiles larger, or smaller where `steps` is negative."""
        self.set_tile_width(self._wish + steps * _STEP)

    def plan(self) -> GridPlan:
        """Returns where tiles are now."""
        width = self.viewport().width() + self.verticalScrollBar().width()
        return GridPlan(len(self._photos.ids), width, self._wish, self.verticalOffset())

    def visualRect(self, index: _Index) -> QRect:
        """Returns where a tile is now, in the viewport."""
        return self.plan().place(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Returns the photo under a point of the viewport."""
        row = self.plan().tile_at(point)
        return QModelIndex() if row is None else self._photos.index(row)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a photo into view."""
        if not index.isValid():
            return
        place, bar = self.visualRect(index), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + place.center().y() - self.viewport().height() // 2)
        elif place.top() < GAP:
            bar.setValue(bar.value() + place.top() - GAP)
        elif place.bottom() > self.viewport().height() - GAP:
            bar.setValue(bar.value() + place.bottom() + GAP - self.viewport().height())

    def horizontalOffset(self) -> int:
        """Returns 0."""
        return 0

    def verticalOffset(self) -> int:
        """Returns how far the grid is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: _Index) -> bool:
        """Returns that no photo is hidden."""
        return False

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Returns where selected tiles are visible."""
        region, plan = QRegion(), self.plan()
        first, last = self.visible_rows()
        for part in ranges(selection):
            for row in range(max(first, part.top()), min(last, part.bottom() + 1)):
                region += plan.place(row).adjusted(-4, -4, 4, 4)
        return region

    def visible_rows(self, more: float = 0.0) -> tuple[int, int]:
        """Returns the first and one past the last position on screen, and `more` screens around it."""
        return self.plan().seen(self.viewport().height(), more)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Returns the photo that a key leads to."""
        count = len(self._photos.ids)
        if count == 0:
            return QModelIndex()
        plan = self.plan()
        columns = plan.columns
        page = max(1, self.viewport().height() // plan.step) * columns
        move = QAbstractItemView.CursorAction
        steps = {
            move.MoveLeft: -1,
            move.MovePrevious: -1,
            move.MoveRight: 1,
            move.MoveNext: 1,
            move.MoveUp: -columns,
            move.MoveDown: columns,
            move.MovePageUp: -page,
            move.MovePageDown: page,
        }
        index = self.currentIndex()
        if action == move.MoveHome:
            row = 0
        elif action == move.MoveEnd:
            row = count - 1
        elif not index.isValid():
            row = self.visible_rows()[0]
        else:
            row = plan.moved(index.row(), steps[action])
        return self._photos.index(row)

    def setSelection(self, rect: QRect, command: _Command) -> None:
        """Selects what a rubber band covers, or from where Shift began to the current photo."""
        spans: list[tuple[int, int]] = []
        current = self.currentIndex()
        if self._band is not None:
            spans = self.plan().covered(rect.normalized())
        elif current.isValid():
            if not command & _Command.Current:
                self._start = current.row()
            start = min(self._start, len(self._photos.ids) - 1)
            spans = [(min(start, current.row()), max(start, current.row()))]
        self.selectionModel().select(selection_of(self._photos, spans), command)

    def keyboardSearch(self, search: str) -> None:
        """Ignores letters: they are for the window's own keys."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tiles that are on screen."""
        painter = QPainter(self.viewport())
        chosen, current, plan = self.selectionModel(), self.currentIndex().row(), self.plan()
        first, last = self.visible_rows()
        for row in range(first, last):
            place = plan.place(row)
            if place.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                index = self._photos.index(row)
                focused = row == current and self.hasFocus()
                self._painter.paint(painter, place, self._photos.ids[row], chosen.isSelected(index), focused)
        if self._band is not None and self.state() == QAbstractItemView.State.DragSelectingState:
            self._painter.paint_band(painter, QRect(self._band_in_view(), self._band_end).normalized())
        painter.end()

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
            self._band = None
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens the current photo with Enter or Space, where Qt would toggle it."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        current = self.current()
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if current is not None:
                self.opened.emit(current)
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Makes tiles larger and smaller with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.grow(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fills the new width; reads tiles of the new size when the size has settled."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Fetches what is seen from now on."""
        super().showEvent(event)
        self._fetch.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scrolls, and fetches what comes into view."""
        self.viewport().update()
        self._fetch.start()

    def doItemsLayout(self) -> None:
        """Lays nothing out: each place is computed when it is needed."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Sets how far can be scrolled."""
        QAbstractItemView.updateGeometries(self)
        bar, plan = self.verticalScrollBar(), self.plan()
        bar.setRange(0, max(0, plan.height - self.viewport().height()))
        bar.setEnabled(bar.maximum() > 0)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(24, plan.step // 3))

    def _band_in_view(self) -> QPoint:
        return QPoint() if self._band is None else self._band - QPoint(0, self.verticalOffset())

    def _select_all(self, command: _Command) -> None:
        if self._photos.ids:
            everything = selection_of(self._photos, [(0, len(self._photos.ids) - 1)])
            self.selectionModel().select(everything, command)

    def _row_of(self, photo: int) -> int | None:
        return row_of(photo, self._photos.ids)

    def _corner(self) -> tuple[int, int] | None:
        """Returns a photo on screen, the current one if seen, and where its top is."""
        if self.verticalOffset() == 0 or not self._photos.ids:
            return None
        seen, current = self.visible_rows(), self.currentIndex().row()
        first = current if seen[0] <= current < seen[1] else min(seen[0], len(self._photos.ids) - 1)
        return self._photos.ids[first], self.plan().place(first).top()

    def _go_back_to(self, corner: tuple[int, int] | None) -> None:
        if corner is None:
            self.verticalScrollBar().setValue(0)
            return
        photo, top = corner
        row = self._row_of(photo)
        if row is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.plan().place(row).top() - top)

    def _want(self) -> None:
        ids = self._photos.ids
        first, last = self.visible_rows()
        before, after = self.visible_rows(_AHEAD)
        wanted = [*ids[first:last], *ids[last:after], *reversed(ids[before:first])]
        self._rows = {ids[row]: row for row in range(first, last)}
        self._tiles.want(wanted, self.plan().size, self.devicePixelRatioF())

    def _refresh(self, photo: int) -> None:
        row = self._rows.get(photo)
        if row is not None and row < len(self._photos.ids):
            self.viewport().update(self.plan().place(row).adjusted(-4, -4, 4, 4))
