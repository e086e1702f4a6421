"""The panels at both sides: how wide each is, and the edges that are dragged to change it.

A panel keeps the width that the person gave it. Where the window is too narrow for that, it first gives up
what it has beyond the usual; where that is not enough, the information goes, for the photos come first.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.look.scale import of_usual_panel, panel, px
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.memory import Memory

_GRIP = 7
"""How wide the strip is that can be grabbed; it lies on both sides of the hairline."""


@dataclass(frozen=True)
class Widths:
    """How wide a panel may be, in pixels for the usual font."""

    least: int
    usual: int
    most: int


SIDEBAR = Widths(160, 224, 420)
INFORMATION = Widths(264, 288, 520)


class PanelEdge(QWidget):
    """The edge between a panel and the middle. It lies over both, and is as long as the panel is high."""

    dragged = Signal(int)
    """The width that the panel is to have."""
    usual_wanted = Signal()

    def __init__(self, beside: QWidget, side: Qt.Edge, theme: Theme) -> None:
        """Makes the edge.

        Args:
            beside: The panel; it is in its window already.
            side: On which of its sides the edge is.
            theme: The colours.
        """
        super().__init__(beside.parentWidget())
        self._panel = beside
        self._left = side == Qt.Edge.LeftEdge
        self._theme = theme
        self._grabbed: tuple[int, int] | None = None
        """Where the pointer was on the screen when it grabbed the edge, and how wide the panel was then."""
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        beside.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the panel."""
        moves = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if watched is self._panel and event.type() in moves:
            self._follow()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grabs the edge."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = round(event.globalPosition().x()), self._panel.width()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Takes the edge along."""
        if self._grabbed is not None:
            start, width = self._grabbed
            moved = round(event.globalPosition().x()) - start
            self.dragged.emit(width - moved if self._left else width + moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets the edge go."""
        self._grabbed = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Asks for the usual width."""
        self._grabbed = None
        self.usual_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints nothing over the hairline, but while the pointer is on it."""
        if self.underMouse() or self._grabbed is not None:
            painter = QPainter(self)
            line = self._beyond() - 1 if self._left else self._beyond()
            painter.fillRect(self.width() - line - 2, 0, 2, self.height(), self._theme.colour("accent"))

    def _beyond(self) -> int:
        """Returns how much of the strip lies beyond the panel: less over the panel, where it may scroll."""
        return px(_GRIP) // 2 + 1

    def _follow(self) -> None:
        place = self._panel.geometry()
        left = place.left() - self._beyond() if self._left else place.right() + 1 + self._beyond() - px(_GRIP)
        self.setGeometry(left, place.top(), px(_GRIP), place.height())
        self.setVisible(self._panel.isVisible())
        self.raise_()


class SidePanel(QObject):
    """One panel: the width it was given, and its edge."""

    changed = Signal()
    """Another width is wished."""

    def __init__(self, shown: QWidget, side: Qt.Edge, widths: Widths, wish: int | None, theme: Theme) -> None:
        super().__init__()
        self.shown = shown
        self._widths = widths
        self.wish = self._within(widths.usual if wish is None else wish)
        """In pixels for the usual font."""
        self.room = panel(widths.most)
        """How wide it could be now, in logical pixels."""
        self.edge = PanelEdge(shown, side, theme)
        self.edge.dragged.connect(lambda width: self._take(of_usual_panel(min(width, self.room))))
        self.edge.usual_wanted.connect(lambda: self._take(widths.usual))

    @property
    def wished(self) -> int:
        """The width that was wished, in logical pixels."""
        return panel(self.wish)

    @property
    def needed(self) -> int:
        """The width below which it rather goes."""
        return min(self.wished, panel(self._widths.usual))

    def _within(self, wish: int) -> int:
        return max(self._widths.least, min(self._widths.most, wish))

    def _take(self, wish: int) -> None:
        self.wish = self._within(wish)
        self.changed.emit()


class SidePanels(QObject):
    """Both of them, and the room between them."""

    changed = Signal()

    def __init__(self, sidebar: QWidget, information: QWidget, memory: Memory, theme: Theme) -> None:
        super().__init__()
        wishes = memory.panel_width("sidebar"), memory.panel_width("information")
        self.sidebar = SidePanel(sidebar, Qt.Edge.RightEdge, SIDEBAR, wishes[0], theme)
        self.information = SidePanel(information, Qt.Edge.LeftEdge, INFORMATION, wishes[1], theme)
        for side in (self.sidebar, self.information):
            side.setParent(self)
            side.changed.connect(self.changed)

    def show(self, width: int, middle: int, *, sidebar: bool, information: bool) -> None:
        """Shows the panels that are wanted, as wide as there is room for.

        Args:
            width: Of the window.
            middle: What stands between the panels needs this much.
            sidebar: Whether it is wanted.
            information: Whether it is wanted; it is left out where there is no room.
        """
        left, right = self.sidebar, self.information
        information = information and width >= left.needed + right.needed + middle
        room = width - middle
        wide = right.wished
        if information:
            wide = max(right.needed, min(wide, room - (left.wished if sidebar else 0)))
            room -= wide
        narrow = max(left.needed, min(left.wished, room))
        left.room = max(left.needed, room)
        right.room = max(right.needed, width - middle - (narrow if sidebar else 0))
        left.shown.setFixedWidth(narrow)
        right.shown.setFixedWidth(wide)
        left.shown.setVisible(sidebar)
        right.shown.setVisible(information)

    def remember(self, memory: Memory) -> None:
        """Keeps how wide they were left."""
        memory.set_panel_width("sidebar", self.sidebar.wish)
        memory.set_panel_width("information", self.information.wish)
