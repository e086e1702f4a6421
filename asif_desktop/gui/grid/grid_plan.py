"""Where the tiles of a grid are: rows of one size of tile that fill the width, in groups. Arithmetic only."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 8
MARGIN = 16


class Groups:
    """Which tiles stand together, each group below a heading of its own and starting a row of its own."""

    def __init__(self, starts: Sequence[int] = (0,), heading: int = 0) -> None:
        """Groups tiles.

        Args:
            starts: The first tile of each group, ascending from 0.
            heading: How high a heading is, in pixels.
        """
        self.starts = array("q", starts)
        self.heading = heading
        self._lines = array("q")
        self._for = (-1, -1)

    def lines(self, count: int, columns: int) -> "array[int]":
        """Returns how many rows of tiles are above each group, and how many there are in all."""
        if self._for != (count, columns):
            ends = [*self.starts[1:], count]
            lines, above = array("q", [0]), 0
            for start, end in zip(self.starts, ends, strict=True):
                above += -(-(end - start) // columns)
                lines.append(above)
            self._lines, self._for = lines, (count, columns)
        return self._lines


@dataclass(frozen=True)
class GridPlan:
    """The places of `count` tiles about `wish` pixels wide, in a grid `width` pixels wide and scrolled.

    A tile is four units wide and three high. Places are in the viewport: `offset` is how far it is scrolled.
    """

    count: int
    width: int
    wish: int
    offset: int
    groups: Groups = field(default_factory=Groups)

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
        return self._lines[-1] * self.step + len(self.groups.starts) * self.groups.heading + GAP

    def place(self, at: int) -> QRect:
        """Returns where a tile is."""
        group = self.group_of(at)
        line, column = divmod(at - self.groups.starts[group], self.columns)
        return QRect(QPoint(self._left(column), self._top(group) + line * self.step), self.size)

    def group_of(self, at: int) -> int:
        """Returns the group that a tile is in."""
        return bisect_right(self.groups.starts, at) - 1

    def group_at(self, y: int) -> int:
        """Returns the group at this height: the first above all of them, the last below."""
        many = range(len(self.groups.starts))
        after = bisect_right(many, y, key=lambda group: self._top(group) - self.groups.heading)
        return max(0, after - 1)

    def heading(self, group: int) -> QRect:
        """Returns where a group's heading is."""
        high = self.groups.heading
        return QRect(MARGIN, self._top(group) - high, self._room, high)

    def heading_at(self, point: QPoint) -> int | None:
        """Returns the group whose heading is under a point."""
        group = self.group_at(point.y())
        return group if self.heading(group).contains(point) else None

    def tiles_of(self, group: int) -> tuple[int, int]:
        """Returns the first and the last tile of a group."""
        return self.groups.starts[group], self._end(group) - 1

    def tile_at(self, point: QPoint) -> int | None:
        """Returns the tile under a point; None between tiles."""
        group = self.group_at(point.y())
        line = (point.y() - self._top(group)) // self.step
        for column in range(self.columns):
            at = self.groups.starts[group] + line * self.columns + column
            if line >= 0 and at < self._end(group) and self.place(at).contains(point):
                return at
        return None

    def seen(self, height: int, more: float = 0.0) -> tuple[int, int]:
        """Returns the first and one past the last tile in a viewport, and `more` viewports around it."""
        return self._first_at(int(-more * height)), self._first_at(int((1 + more) * height), 1)

    def covered(self, rect: QRect) -> list[tuple[int, int]]:
        """Returns the tiles that a rectangle touches, as ranges with both ends, ascending."""
        wide = self.size.width()
        columns = [
            column
            for column in range(self.columns)
            if self._left(column) <= rect.right() and self._left(column) + wide > rect.left()
        ]
        ranges: list[tuple[int, int]] = []
        if not columns or not self.count:
            return ranges
        for group in range(self.group_at(rect.top()), self.group_at(rect.bottom()) + 1):
            start, end, top = self.groups.starts[group], self._end(group), self._top(group)
            first = max(0, (rect.top() - top + GAP) // self.step)
            last = min((end - start - 1) // self.columns, (rect.bottom() - top) // self.step)
            if len(columns) == self.columns and first <= last:
                ranges.append((start + first * self.columns, min(end, start + (last + 1) * self.columns) - 1))
                continue
            for line in range(first, last + 1):
                left = start + line * self.columns + columns[0]
                right = min(start + line * self.columns + columns[-1], end - 1)
                if left <= right:
                    ranges.append((left, right))
        return ranges

    def moved(self, at: int, step: int) -> int:
        """Returns the tile that is `step` tiles after one; where there is none, the nearest that makes sense.

        Whole rows lead up and down in the same column, over the borders of groups. A row down from above a
        short row leads to its last tile; a page too far leads to the end.
        """
        if abs(step) < self.columns or abs(step) == 1:
            return max(0, min(self.count - 1, at + step))
        group = self.group_of(at)
        line, column = divmod(at - self.groups.starts[group], self.columns)
        there = self._lines[group] + line + round(step / self.columns)
        if not 0 <= there < self._lines[-1]:
            if abs(step) == self.columns:
                return at
            return 0 if step < 0 else self.count - 1
        group = bisect_right(self._lines, there) - 1
        start = self.groups.starts[group] + (there - self._lines[group]) * self.columns
        return min(start + column, self._end(group) - 1)

    @cached_property
    def _room(self) -> int:
        return max(16, self.width - 2 * MARGIN)

    @cached_property
    def _lines(self) -> "array[int]":
        return self.groups.lines(self.count, self.columns)

    def _left(self, column: int) -> int:
        spare = self._room - self.columns * self.size.width() - GAP * (self.columns - 1)
        return MARGIN + column * (self.size.width() + GAP) + spare * column // max(1, self.columns - 1)

    def _top(self, group: int) -> int:
        """Returns where the first row of a group is."""
        above = self._lines[group] * self.step + (group + 1) * self.groups.heading
        return GAP // 2 + above - self.offset

    def _end(self, group: int) -> int:
        """Returns one past the last tile of a group."""
        starts = self.groups.starts
        return starts[group + 1] if group + 1 < len(starts) else self.count

    def _first_at(self, y: int, more: int = 0) -> int:
        """Returns the first tile of the row at this height, or of `more` rows below it."""
        group = self.group_at(y)
        line = max(0, (y - self._top(group)) // self.step + more)
        return min(self._end(group), self.groups.starts[group] + line * self.columns)
