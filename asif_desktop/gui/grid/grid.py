"""The grid: tiles of one size in rows that fill the width.

What is selected is kept by photo id when the photos shown change. Photos in the order of their days can stand
in groups, each below its day.
"""

from array import array

from PySide6.QtCore import (
    QItemSelectionModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from asif_desktop.gui.asking.days import Days
from asif_desktop.gui.grid.date_scrubber import WIDTH, DateScrubber
from asif_desktop.gui.grid.drag_picture import drag_of
from asif_desktop.gui.grid.grid_plan import GridPlan, Groups
from asif_desktop.gui.grid.grid_selection import row_of, selection_of, spans_of
from asif_desktop.gui.grid.photo_model import PhotoModel
from asif_desktop.gui.grid.selecting import SelectingView
from asif_desktop.gui.grid.tile_painter import TilePainter
from asif_desktop.gui.grid.tile_tags import TileTags
from asif_desktop.gui.grid.tile_view import LARGEST, SMALLEST
from asif_desktop.gui.grid.tiles import Tiles
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.theme import Theme

_AHEAD = 1.0
"""Screens fetched beyond the visible one, each way."""
_SETTLE_MS = 120
_STEP = 24

_HEADING = 40
_Command = QItemSelectionModel.SelectionFlag


class PhotoGrid(SelectingView):
    """Shows a `PhotoModel`; knows its photos by id."""

    opened = Signal(int)
    """Enter, Space or a double click on this photo."""
    tile_width_changed = Signal(int)
    painted = Signal()
    """Photos are on the screen for the first time."""

    def __init__(
        self, model: PhotoModel, tiles: Tiles, tags: TileTags, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, parent)
        self._theme = theme
        self._tiles = tiles
        self._tags = tags
        self._painter = TilePainter(theme, tiles)
        self._days: Days | None = None
        self._by_day = True
        self._rows: dict[int, int] = {}
        self._seen = False
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Photos"))
        self.scrubber = DateScrubber(self, theme)
        self._fetch = QTimer(self, singleShot=True, interval=0)
        self._fetch.timeout.connect(self._want)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self._want)
        self._rest = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._rest.timeout.connect(lambda: tags.want(list(self._rows)))
        tiles.arrived.connect(self._refresh)
        tags.arrived.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.ids[index.row()]))

    def show_photos(self, ids: "array[int]", days: Days | None = None, *, from_top: bool = False) -> None:
        """Shows these photos; keeps selection, current photo and scroll place where they are still shown.

        Args:
            ids: The photos, in order.
            days: Their days, where they are in the order of their days.
            from_top: Whether the old scroll place means nothing.
        """
        if ids == self.photos.ids and days == self._days and not from_top:
            return
        chosen, current, corner = self.selected(), self.current(), self.corner()
        blocked = self.selectionModel().blockSignals(True)
        self.photos.show(ids)
        self._days = days
        self._group()
        spans = spans_of(chosen, ids)
        self.selectionModel().select(selection_of(self.photos, spans), _Command.ClearAndSelect)
        row = row_of(current, self.photos.ids) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self.photos.index(row), _Command.NoUpdate)
        self.start = row or 0
        self.untouched = self.untouched or from_top
        self.selectionModel().blockSignals(blocked)
        self.updateGeometries()
        self.go_back_to(None if from_top else corner)
        self._fetch.start()
        self.viewport().update()
        self.picked.emit()

    def group_by_day(self, on: bool) -> None:
        """Groups photos by their days, where they are in that order, or shows them without a gap."""
        if on == self._by_day:
            return
        corner = self.corner()
        self._by_day = on
        self._group()
        self.updateGeometries()
        self.go_back_to(corner)
        self._fetch.start()
        self.viewport().update()

    def grouped(self) -> Days | None:
        """Returns the days that photos are grouped by; None where they are not."""
        return self._days if self._by_day else None

    def neighbour(self, photo: int, step: int) -> int | None:
        """Returns the id of the photo `step` places on in the order shown; None past the ends."""
        row = row_of(photo, self.photos.ids)
        if row is None or not 0 <= row + step < len(self.photos.ids):
            return None
        return self.photos.ids[row + step]

    def set_tile_width(self, width: int) -> None:
        """Makes tiles about this wide; they fill the width, so they grow and shrink in steps."""
        width = max(SMALLEST, min(LARGEST, width))
        if width == self.wish:
            return
        corner = self.corner()
        self.wish = width
        self.updateGeometries()
        self.go_back_to(corner)
        self.tile_width_changed.emit(width)
        self._settled.start()
        self.viewport().update()

    def shown(self) -> "array[int]":
        """Returns the ids of all photos shown, in order."""
        return self.photos.ids

    def is_complete(self) -> bool:
        """Returns whether every tile on screen shows its picture, or cannot."""
        seen = self.photos.ids[slice(*self.visible_rows())]
        return all(self._tiles.get(photo) or self._tiles.is_impossible(photo) for photo in seen)

    def grow(self, steps: int) -> None:
        """Makes tiles larger, or smaller where `steps` is negative."""
        self.set_tile_width(self.wish + steps * _STEP)

    def keyboardSearch(self, search: str) -> None:
        """Ignores letters: they are for the window's own keys."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tiles that are on screen."""
        painter = QPainter(self.viewport())
        chosen, current, plan = self.selectionModel(), self.currentIndex().row(), self.plan()
        self._paint_headings(painter, plan)
        first, last = self.visible_rows()
        for row in range(first, last):
            place = plan.place(row)
            if place.adjusted(-4, -4, 4, 4).intersects(event.rect()):
                index = self.photos.index(row)
                focused = row == current and self.hasFocus()
                photo = self.photos.ids[row]
                known, tag = self.photos.known(photo), self._tags.get(photo)
                self._painter.paint(painter, place, photo, known, tag, chosen.isSelected(index), focused)
        band = self.band()
        if band is not None:
            self._painter.paint_band(painter, band)
        painter.end()
        if self.photos.ids and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drags what is selected; the photo that was grabbed is on the pointer."""
        photos, grabbed = self.selected(), self.current()
        if photos:
            tile = None if grabbed is None else self._tiles.get(grabbed)
            drag_of(self, self.photos.carried(photos), tile, len(photos), self._theme.tokens).exec(actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens a photo with Enter or Space, where Qt would toggle it."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.photos.ids:
                self.opened.emit(self.meant())
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
        self.scrubber.setGeometry(self.width() - px(WIDTH), 0, px(WIDTH), self.height())
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

    def _group(self) -> None:
        """Puts photos into groups; the scrubber then stands in the scroll bar's place."""
        days = self.grouped()
        self.groups = Groups() if days is None else Groups(days.starts, px(_HEADING))
        policy = Qt.ScrollBarPolicy
        self.setViewportMargins(0, 0, px(WIDTH) if days else 0, 0)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if days else policy.ScrollBarAlwaysOn)
        self.scrubber.show_days(days)

    def _paint_headings(self, painter: QPainter, plan: GridPlan) -> None:
        days = self.grouped()
        if days is None or not plan.count:
            return
        bottom = self.viewport().height()
        for group in range(plan.group_at(0), plan.group_at(bottom) + 1):
            first, last = plan.tiles_of(group)
            self._painter.paint_heading(painter, plan.heading(group), days.title(group), last - first + 1)

    def _want(self) -> None:
        ids = self.photos.ids
        first, last = self.visible_rows()
        before, after = self.visible_rows(_AHEAD)
        wanted = [*ids[first:last], *ids[last:after], *reversed(ids[before:first])]
        self._rows = {ids[row]: row for row in range(first, last)}
        self._tiles.want(wanted, self.plan().size, self.devicePixelRatioF())
        self._rest.start()

    def _refresh(self, photo: int) -> None:
        row = self._rows.get(photo)
        if row is not None and row < len(self.photos.ids):
            self.viewport().update(self.plan().place(row).adjusted(-4, -4, 4, 4))
