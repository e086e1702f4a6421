"""Where the tiles of a grid are: rows of tiles of one size that fill the width. Arithmetic alone."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 8
MARGIN = 16


@dataclass(frozen=True)
class GridPlan:
    """The places of `count` tiles about `wish` pixels wide, in a grid `width` pixels wide and scrolled.

    A tile is four units wide and three high. Places are in the viewport: `offset` is how far it is scrolled.
    """

    count: int
    width: int
    wish: int
    offset: int

    @cached_property
    def columns(self) -> int:
        """How many tiles stand in a row."""
        return max(1, round((self._room + GAP) / (self.wish + GAP)))

    @cached_property
    def size(self) -> QSize:
        """The size of a tile."""
        wide = max(16, (self._room - GAP * (self.columns - 1)) // self.columns)
        return QSize(wide, wide * 3 // 4)

    @cached_property
    def step(self) -> int:
        """How far below each other rows of tiles are."""
        return self.size.height() + GAP

    @cached_property
    def height(self) -> int:
        """How high all rows are together."""
        return -(-self.count // self.columns) * self.step + GAP

    def place(self, at: int) -> QRect:
        """Returns where a tile is."""
        line, column = divmod(at, self.columns)
        return QRect(QPoint(self._left(column), self._top(line)), self.size)

    def tile_at(self, point: QPoint) -> int | None:
        """Returns the tile under a point; None between tiles."""
        line = (point.y() - self._top(0)) // self.step
        for column in range(self.columns):
            at = line * self.columns + column
            if 0 <= at < self.count and line >= 0 and self.place(at).contains(point):
                return at
        return None

    def seen(self, height: int, more: float = 0.0) -> tuple[int, int]:
        """Returns the first and one past the last tile in a viewport, and `more` viewports around it."""
        first = int((self.offset - more * height) // self.step)
        last = int((self.offset + (1 + more) * height) // self.step) + 1
        return max(0, first) * self.columns, min(self.count, max(0, last) * self.columns)

    def covered(self, rect: QRect) -> list[tuple[int, int]]:
        """Returns the tiles that a rectangle touches, as ranges with both ends."""
        wide = self.size.width()
        columns = [
            column
            for column in range(self.columns)
            if self._left(column) <= rect.right() and self._left(column) + wide > rect.left()
        ]
        first = max(0, (rect.top() - self._top(0) + GAP) // self.step)
        last = min((self.count - 1) // self.columns, (rect.bottom() - self._top(0)) // self.step)
        if not columns or first > last:
            return []
        if len(columns) == self.columns:
            return [(first * self.columns, min(self.count, (last + 1) * self.columns) - 1)]
        ranges = []
        for line in range(first, last + 1):
            start = line * self.columns + columns[0]
            end = min(line * self.columns + columns[-1], self.count - 1)
            if start <= end:
                ranges.append((start, end))
        return ranges

    def moved(self, at: int, step: int) -> int:
        """Returns the tile that is `step` tiles after one; where there is none, the nearest that makes sense.

        A row down from above a short last row leads to its last tile; a page too far leads to the end.
        """
        there = at + step
        if 0 <= there < self.count or abs(step) == 1:
            return max(0, min(self.count - 1, there))
        if abs(step) == self.columns:
            above_last_row = step > 0 and there // self.columns <= (self.count - 1) // self.columns
            return self.count - 1 if above_last_row else at
        return 0 if step < 0 else self.count - 1

    @cached_property
    def _room(self) -> int:
        return max(16, self.width - 2 * MARGIN)

    def _left(self, column: int) -> int:
        spare = self._room - self.columns * self.size.width() - GAP * (self.columns - 1)
        return MARGIN + column * (self.size.width() + GAP) + spare * column // max(1, self.columns - 1)

    def _top(self, line: int) -> int:
        return GAP // 2 + line * self.step - self.offset
