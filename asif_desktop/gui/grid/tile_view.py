"""A list view of tiles whose places are computed: what Qt asks about layout, answered from a `GridPlan`.

A million photos open as fast as ten, and the scroll place can be set at once.
"""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from asif_desktop.gui.grid.grid_plan import GAP, GridPlan, Groups
from asif_desktop.gui.grid.grid_selection import ranges, row_of
from asif_desktop.gui.grid.photo_model import PhotoModel

SMALLEST, USUAL, LARGEST = 88, 160, 360

Index = QModelIndex | QPersistentModelIndex


class TileView(QListView):
    """Knows where each photo of a `PhotoModel` is.

    A list only in name: assistive technology knows lists, and would find nothing in a view of another kind.
    All that QListView does about layout is replaced.
    """

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos = model
        self.wish = USUAL
        self.groups = Groups()
        self.start = 0
        """The position that Shift selects from."""
        self.untouched = False
        """Whether what is shown began at its top, and no photo of it was made the current one since."""
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def plan(self) -> GridPlan:
        """Returns where tiles are now."""
        bar = self.verticalScrollBar()
        has_bar = self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        beside = bar.width() if has_bar else 0
        width = self.viewport().width() + beside
        return GridPlan(len(self.photos.ids), width, self.wish, self.verticalOffset(), self.groups)

    def visible_rows(self, more: float = 0.0) -> tuple[int, int]:
        """Returns the first and one past the last position on screen, and `more` screens around it."""
        return self.plan().seen(self.viewport().height(), more)

    def sees(self, row: int) -> bool:
        """Returns whether the photo at a position is on screen, at least a part of it."""
        first, last = self.visible_rows()
        return first <= row < last

    def first_seen(self) -> int:
        """Returns the position of the first photo on screen; there has to be one."""
        return min(self.visible_rows()[0], len(self.photos.ids) - 1)

    def visualRect(self, index: Index) -> QRect:
        """Returns where a tile is now, in the viewport."""
        return self.plan().place(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Returns the photo under a point of the viewport."""
        row = self.plan().tile_at(point)
        return QModelIndex() if row is None else self.photos.index(row)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a photo into view; the first of a day with its heading."""
        if not index.isValid():
            return
        plan, bar = self.plan(), self.verticalScrollBar()
        place, group = plan.place(index.row()), plan.group_of(index.row())
        top = place.top()
        if index.row() - plan.groups.starts[group] < plan.columns:
            top -= plan.groups.heading
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + place.center().y() - self.viewport().height() // 2)
        elif top < GAP:
            bar.setValue(bar.value() + top - GAP)
        elif place.bottom() > self.viewport().height() - GAP:
            bar.setValue(bar.value() + place.bottom() + GAP - self.viewport().height())

    def horizontalOffset(self) -> int:
        """Returns 0."""
        return 0

    def verticalOffset(self) -> int:
        """Returns how far the grid is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
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

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Returns the photo that a key leads to."""
        count = len(self.photos.ids)
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
        elif not index.isValid() or (self.untouched and not self.sees(index.row())):
            row = self.start = self.first_seen()  # keys begin with what is seen
        else:
            row = plan.moved(index.row(), steps[action])
        return self.photos.index(row)

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

    def corner(self) -> tuple[int, int] | None:
        """Returns a photo on screen, the current one if seen, and where its top is; None at the top."""
        if self.verticalOffset() == 0 or not self.photos.ids:
            return None
        seen, current = self.visible_rows(), self.currentIndex().row()
        first = current if seen[0] <= current < seen[1] else min(seen[0], len(self.photos.ids) - 1)
        return self.photos.ids[first], self.plan().place(first).top()

    def go_back_to(self, corner: tuple[int, int] | None) -> None:
        """Scrolls so that a photo is where it was."""
        if corner is None:
            self.verticalScrollBar().setValue(0)
            return
        photo, top = corner
        row = row_of(photo, self.photos.ids)
        if row is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.plan().place(row).top() - top)
