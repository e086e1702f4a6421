"""A sentence that comes, stays a while, and goes; it may offer to take back what it tells."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import one_line
from asif_desktop.gui.look.widgets import Button, Label

_STAYS_MS = 5000
_UP = 104
"""Above the status bar, and above the buttons that a page has at its lower edge."""
_BESIDE = 12
_INSIDE = 14


class Toast(Label):
    """Stands above the lower edge of its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(role="toast", wraps=True, parent=window)
        self._window = window
        self.hide()
        self._does: Callable[[], None] | None = None
        self.button = Button("", "toast", parent=self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is the window's own
        self.button.clicked.connect(self._do)
        self.button.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._away = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._away.timeout.connect(self.hide)
        window.installEventFilter(self)

    def say(self, sentence: str) -> None:
        """Shows a sentence."""
        self._show(sentence, "", None)

    def offer(self, sentence: str, word: str, does: Callable[[], None]) -> None:
        """Shows a sentence, and a button that does something about it as long as it is there."""
        self._show(sentence, word, does)

    def _show(self, sentence: str, word: str, does: Callable[[], None] | None) -> None:
        self._does = does
        self.button.setText(word)
        self.button.setVisible(bool(word))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not word)
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

    def _do(self) -> None:
        does, self._does = self._does, None
        self.hide()
        if does is not None:
            does()

    def _place(self) -> None:
        window = self._window
        self.ensurePolished()
        self.button.ensurePolished()
        room = self.button.sizeHint().width() + _BESIDE if self._does is not None else 0
        self.setContentsMargins(_INSIDE, 0, _INSIDE + room, 0)
        widest = min(640, window.width() - 48)
        metrics = QFontMetrics(self.font())
        width = min(widest, metrics.horizontalAdvance(self.text()) + px(34) + room)
        height = max(metrics.height() + 18, self.heightForWidth(width))
        self.setGeometry((window.width() - width) // 2, window.height() - px(_UP) - height, width, height)
        self.button.adjustSize()
        self.button.move(width - self.button.width() - _BESIDE, (height - self.button.height()) // 2)
