"""The panels at both sides: how wide each is, and the edges that are moved to change it.

A panel keeps the width that the person gave it. Where the window is too narrow for that, it first gives up
what it has beyond the usual; where that is not enough, the information goes, for the photos come first.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from asif_desktop.gui.look.scale import of_usual_panel, panel, px
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.memory import Memory

_GRIP = 7
"""How wide the strip is that can be grabbed; it lies on both sides of the hairline."""
_STEP = 16
"""How far an arrow key moves an edge."""


@dataclass(frozen=True)
class Widths:
    """How wide a panel may be, in pixels for the usual font."""

    least: int
    usual: int
    most: int


SIDEBAR = Widths(160, 224, 420)
INFORMATION = Widths(264, 288, 520)


class SidePanel:
    """One panel, and the width that is wished for it."""

    def __init__(self, shown: QWidget, widths: Widths, wish: int | None) -> None:
        self.shown = shown
        self._widths = widths
        self.wish = max(widths.least, min(widths.most, widths.usual if wish is None else wish))
        """In pixels for the usual font."""

    @property
    def wished(self) -> int:
        """The width that was wished, in logical pixels."""
        return panel(self.wish)

    @property
    def needed(self) -> int:
        """The width below which it rather goes."""
        return min(self.wished, panel(self._widths.usual))

    def take_usual(self) -> None:
        """Wishes the usual width."""
        self.wish = self._widths.usual

    def take(self) -> None:
        """Wishes the width that it was given by its edge."""
        self.wish = of_usual_panel(self.shown.width())

    def bound(self, room: int) -> None:
        """Lets its edge be moved as far as there is room, and is sensible."""
        most = min(max(self.needed, room), panel(self._widths.most))
        self.shown.setMinimumWidth(panel(self._widths.least))
        self.shown.setMaximumWidth(most)


class PanelEdge(QSplitterHandle):
    """The edge between a panel and the middle. It lies over both: the hairline is the panel's own."""

    def __init__(self, panels: "SidePanels", theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, panels)
        self._panels = panels
        self._theme = theme
        self._grabbed = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContentsMargins(px(_GRIP) // 2, 0, px(_GRIP) - px(_GRIP) // 2, 0)

    @property
    def place(self) -> int:
        """Where the edge is, as `moveSplitter` takes it."""
        return self.mapToParent(self.contentsRect().topLeft()).x()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the width of the strip; Qt would make it narrower."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grabs the edge where the pointer is, so that it does not jump there."""
        self._grabbed = self.mapToParent(event.position().toPoint()).x() - self.place

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Takes the edge along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            pointer = self._panels.mapFromGlobal(event.globalPosition().toPoint())
            self.moveSplitter(pointer.x() - self._grabbed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Gives the panel its usual width."""
        self._panels.take_usual(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves the edge with the arrow keys; Enter gives the panel its usual width."""
        steps = {int(Qt.Key.Key_Left): -panel(_STEP), int(Qt.Key.Key_Right): panel(_STEP)}
        if event.key() in steps:
            self.moveSplitter(self.place + steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._panels.take_usual(self)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints nothing over the hairline, but while the pointer is on it, or the keyboard."""
        if self.underMouse() or self.hasFocus():
            QPainter(self).fillRect(
                self.contentsRect().x() - 1, 0, 2, self.height(), self._theme.colour("accent")
            )


class SidePanels(QSplitter):
    """Both panels, and what stands between them."""

    def __init__(
        self, sidebar: QWidget, middle: QWidget, information: QWidget, memory: Memory, theme: Theme
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._middle = 0
        self._wanted = True, True
        self.sidebar = SidePanel(sidebar, SIDEBAR, memory.panel_width("sidebar"))
        self.information = SidePanel(information, INFORMATION, memory.panel_width("information"))
        self.setHandleWidth(0)
        self.setChildrenCollapsible(False)
        for part in (sidebar, middle, information):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        middle.setMinimumWidth(1)  # it has what the panels leave: its largest page is not to squeeze them
        self._edges = {self.handle(1): self.sidebar, self.handle(2): self.information}
        names = self.tr("Width of the sidebar"), self.tr("Width of the information")
        for edge, name in zip(self._edges, names, strict=True):
            edge.setAccessibleName(name)
            edge.setAccessibleDescription(self.tr("Arrow keys move it; Enter gives the usual width."))
        self.splitterMoved.connect(self._take)

    def createHandle(self) -> QSplitterHandle:
        """Makes an edge."""
        return PanelEdge(self, self._theme)

    def take_usual(self, edge: PanelEdge) -> None:
        """Gives the panel at this edge its usual width."""
        self._edges[edge].take_usual()
        self._lay_out()

    def arrange(self, middle: int, *, sidebar: bool, information: bool) -> None:
        """Shows the panels that are wanted, as wide as there is room for.

        Args:
            middle: What stands between the panels needs this much.
            sidebar: Whether it is wanted.
            information: Whether it is wanted; it is left out where there is no room.
        """
        self._middle, self._wanted = middle, (sidebar, information)
        self._lay_out()

    def remember(self, memory: Memory) -> None:
        """Keeps how wide they were left."""
        memory.set_panel_width("sidebar", self.sidebar.wish)
        memory.set_panel_width("information", self.information.wish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the panels that there is room for."""
        super().resizeEvent(event)
        self._lay_out()

    def _take(self, _place: int, edge: int) -> None:
        self._edges[self.handle(edge)].take()
        taken = (side.shown.width() if side.shown.isVisible() else 0 for side in self._edges.values())
        self._bound(*taken)

    def _lay_out(self) -> None:
        left, right, width = self.sidebar, self.information, self.width()
        sidebar, information = self._wanted
        information = information and width >= left.needed + right.needed + self._middle
        room = width - self._middle
        wide = right.wished
        if information:
            wide = max(right.needed, min(wide, room - (left.wished if sidebar else 0)))
            room -= wide
        narrow = max(left.needed, min(left.wished, room))
        left.shown.setVisible(sidebar)
        right.shown.setVisible(information)
        taken = (narrow if sidebar else 0), (wide if information else 0)
        self._bound(*taken)
        self.setSizes([narrow, width - sum(taken), wide])

    def _bound(self, sidebar: int, information: int) -> None:
        """Lets each edge be moved as far as the middle leaves room, and the other panel by what it takes."""
        room = self.width() - self._middle
        self.sidebar.bound(room - information)
        self.information.bound(room - sidebar)
