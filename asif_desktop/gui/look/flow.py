"""A layout that puts its widgets side by side, and goes on in the next line where there is no more room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.look.item_layout import ItemLayout

_GAP = 6


class FlowLayout(ItemLayout):
    """Lines of widgets, each as wide as it wants to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more room than its lines take."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """Returns the height of the lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts the widgets in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def minimumSize(self) -> QSize:
        """Returns the size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, tallest = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if left > rect.left() and left + width > rect.right() + 1:
                left, top, tallest = rect.left(), top + tallest + _GAP, 0
            if move:
                item.setGeometry(QRect(left, top, width, size.height()))
            left += width + _GAP
            tallest = max(tallest, size.height())
        return top + tallest - rect.top()
