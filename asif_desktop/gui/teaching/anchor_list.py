"""The list of pairs: a view of an `AnchorModel` that selects among 100,000 rows without looking at each."""

from collections.abc import Set

from PySide6.QtCore import QEvent, QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from asif_desktop.gui.look.picture_row import row_height
from asif_desktop.gui.teaching.anchor_model import AnchorModel

_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class AnchorList(QListView):
    """Del forgets what is selected, Enter and F2 edit, dragging moves."""

    forget = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: AnchorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchors = model
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Pairs of picture and caption"))

    def selected(self) -> list[int]:
        """Returns the ids of the selected anchors, from top to bottom."""
        ranges = sorted((span.top(), span.bottom()) for span in self.selectionModel().selection().toList())
        return [anchor for top, bottom in ranges for anchor in self._anchors.ids[top : bottom + 1]]

    def count_selected(self) -> int:
        """Returns how many anchors are selected."""
        return sum(span.height() for span in self.selectionModel().selection().toList())

    def select(self, anchors: Set[int]) -> None:
        """Selects those of the anchors that are shown, and nothing else."""
        chosen, start = QItemSelection(), -1
        for row, anchor in enumerate(self._anchors.ids if anchors else ()):
            if anchor in anchors:
                start = row if start < 0 else start
            elif start >= 0:
                chosen.select(self._anchors.index(start), self._anchors.index(row - 1))
                start = -1
        if start >= 0:
            chosen.select(self._anchors.index(start), self._anchors.index(len(self._anchors.ids) - 1))
        self.selectionModel().select(chosen, self.selectionModel().SelectionFlag.ClearAndSelect)

    def make_current(self, row: int) -> None:
        """Selects one row alone, and shows it."""
        self.setCurrentIndex(self._anchors.index(row))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def visible_rows(self) -> tuple[int, int]:
        """Returns the first row on screen and the one after the last."""
        top = self.verticalScrollBar().value() // row_height()
        return top, min(len(self._anchors.ids), top + self.viewport().height() // row_height() + 2)

    def is_editing(self) -> bool:
        """Returns whether a caption is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def event(self, event: QEvent) -> bool:
        """Keeps the keys that mean something to a pair from meaning the window's photos."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OWN_KEYS
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forgets with Del; edits with Enter as with F2."""
        if event.key() == Qt.Key.Key_Delete:
            self.forget.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the menu of what is selected."""
        self.menu_wanted.emit(event.globalPos())
