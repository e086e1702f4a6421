"""A sheet: a dialog inside the window, on a veil, closed with Esc."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from asif_desktop.gui.look.scale import panel
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Area


class Sheet(QWidget):
    """Covers its window; what is asked stands on `card`. The keyboard stays inside until it is closed."""

    closed = Signal()

    def __init__(self, name: str, theme: Theme, window: QWidget, width: int) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._before = QApplication.focusWidget()
        self._width = panel(width)
        self._is_closed = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setProperty("role", "sheet")
        self.card.setAccessibleName(name)
        self._content = QWidget()
        self._content.setProperty("role", "plain")
        self.inside = QVBoxLayout(self._content)
        self.inside.setContentsMargins(24, 20, 24, 20)
        self.inside.setSpacing(12)
        self._area = Area(self._content)  # for what is taller than the window
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        shadow = QGraphicsDropShadowEffect(self.card)
        shadow.setBlurRadius(60)
        shadow.setOffset(QPoint(0, 18))
        shadow.setColor(QColor(theme.colour("scrim")))
        self.card.setGraphicsEffect(shadow)
        window.installEventFilter(self)

    def open(self) -> None:
        """Shows the sheet over the whole window."""
        self._content.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.place()
        self.show()
        self.raise_()
        self.setFocus()

    def close_sheet(self) -> None:
        """Takes the sheet away, and gives the keyboard back to who had it.

        Does nothing where the person closed it before: what it asked for may be done only then.
        """
        if self._is_closed:
            return
        self._is_closed = True
        self._window.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        before = self._before  # a row of a list may have been made anew since
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.deleteLater()

    def place(self) -> None:
        """Puts the card in the middle, a little above it."""
        room = self.size() - QSize(32, 32)
        needed = self._content.minimumSizeHint().width() + 2  # words of another language may be longer
        wide = min(max(self._width, needed), room.width())
        self.card.setFixedWidth(wide)
        inside = wide - 2
        tall = self._content.heightForWidth(inside) if self._content.hasHeightForWidth() else -1
        height = max(tall, self._content.sizeHint().height()) + 2
        self.card.resize(wide, min(height, room.height()))
        self.card.move((self.width() - wide) // 2, max(16, (self.height() - self.card.height()) * 2 // 5))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size, and what stands on the card, which tells its scroll area alone."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
            self.place()
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keeps the window's shortcuts from working behind it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Keeps Tab inside the sheet."""
        stops = [child for child in self.card.findChildren(QWidget) if self._is_stop(child)]
        if not stops:
            return True
        focused = QApplication.focusWidget()
        at = stops.index(focused) if focused in stops else (-1 if following else 0)
        stop = stops[(at + (1 if following else -1)) % len(stops)]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(stop)
        return True

    def _is_stop(self, child: QWidget) -> bool:
        usable = child.isVisibleTo(self) and child.isEnabled() and child.focusProxy() is None
        return usable and bool(child.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes with Esc, presses buttons with Enter; no other key reaches the window behind."""
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Closes when the veil is clicked."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the veil."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("scrim"))
