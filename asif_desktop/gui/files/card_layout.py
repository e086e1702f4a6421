"""A layout of cards of one size, pictures above words: in as many columns as let the pictures be largest."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.look.item_layout import ItemLayout

_GAP = 8


class CardLayout(ItemLayout):
    """Rows of cards that fill the width; never wider than the room, and higher only where it has to be."""

    def __init__(self, parent: QWidget, picture: QSize) -> None:
        """Lays out the cards of a widget.

        Args:
            parent: Where they are.
            picture: The smallest size of the picture in a card; a larger one is fitted into this shape.
        """
        super().__init__(parent)
        self._picture = picture
        self.setContentsMargins(8, 0, 8, 0)

    def expandingDirections(self) -> Qt.Orientation:
        """Takes all the room there is."""
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def heightForWidth(self, width: int) -> int:
        """Returns the least height of the rows at a width."""
        rows = -(-len(self._items) // self._most(width))
        return max(0, rows * (self._least().height() + _GAP) - _GAP)

    def minimumSize(self) -> QSize:
        """Returns the size of one card with the space beside it."""
        return self._least() + QSize(self._beside(), 0)

    def setGeometry(self, rect: QRect) -> None:
        """Puts the cards in their places."""
        super().setGeometry(rect)
        if not self._items:
            return
        columns = self.columns(rect.size())
        rows = -(-len(self._items) // columns)
        room = rect.marginsRemoved(self.contentsMargins())
        wide, high = _share(room.width(), columns), _share(room.height(), rows)
        for place, item in enumerate(self._items):
            line, column = divmod(place, columns)
            left, top = room.left() + column * (wide + _GAP), room.top() + line * (high + _GAP)
            item.setGeometry(QRect(left, top, wide, high))

    def columns(self, size: QSize) -> int:
        """Returns how many columns let pictures be largest; as many as fit where height is too little."""
        count, least = len(self._items), self._least()
        words = least - self._picture

        def scale(columns: int) -> float:
            rows = -(-count // columns)
            wide = _share(size.width() - self._beside(), columns) - words.width()
            high = _share(size.height(), rows) - words.height()
            return min(wide / self._picture.width(), high / self._picture.height())

        most = self._most(size.width())
        best = max(range(1, most + 1), key=scale)
        return best if scale(best) >= 1 else most

    def _most(self, width: int) -> int:
        fitting = (width - self._beside() + _GAP) // (self._least().width() + _GAP)
        return max(1, min(fitting, len(self._items)))

    def _least(self) -> QSize:
        """Returns the smallest size of the card that needs most."""
        size = self._picture
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()


def _share(room: int, among: int) -> int:
    """Returns how much of the room each of several has, with gaps between them."""
    return (room - _GAP * (among - 1)) // among
