"""A sentence that comes, stays a while, and goes."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.text import one_line
from asif_desktop.gui.widgets import Label

_STAYS_MS = 5000
_UP = 52


class Toast(Label):
    """Stands above the lower edge of its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(role="toast", wraps=True, parent=window)
        self._window = window
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._away = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._away.timeout.connect(self.hide)
        window.installEventFilter(self)

    def say(self, sentence: str) -> None:
        """Shows a sentence."""
        self.setText(one_line(sentence))
        self._place()
        self.show()
        self.raise_()
        self._away.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        self.ensurePolished()
        widest = min(640, window.width() - 48)
        width = min(widest, QFontMetrics(self.font()).horizontalAdvance(self.text()) + 34)
        one_line = width < widest
        height = QFontMetrics(self.font()).height() + 18 if one_line else self.heightForWidth(width)
        self.setGeometry((window.width() - width) // 2, window.height() - _UP - height, width, height)
