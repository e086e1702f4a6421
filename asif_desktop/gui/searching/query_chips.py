"""A query as chips: each of its terms, which a click takes out."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from asif_desktop.domain.results import QueryPart
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import elided, one_line, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import IconButton, Label

_WIDEST = 220
_GAP = 6


class Chip(QFrame):
    """One term."""

    removed = Signal(object)

    def __init__(self, part: QueryPart, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self.setProperty("role", "against" if part.negated else "term")
        words = one_line(self._words())
        label = Label()
        label.ensurePolished()
        label.setText(elided(words, label.fontMetrics(), px(_WIDEST)))
        show_tip(self, words)
        self.setAccessibleName(words)
        self.remove = IconButton("close", self.tr("Leave out “{0}”").format(words), theme)
        self.remove.setIconSize(QSize(px(12), px(12)))
        self.remove.setFixedSize(px(18), px(18))
        self.remove.clicked.connect(lambda: self.removed.emit(self.part))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 2, 0)
        layout.setSpacing(2)
        layout.addWidget(label)
        layout.addWidget(self.remove)
        self.setFixedHeight(px(24))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.adjustSize()

    def _words(self) -> str:
        words = self.part.words
        if self.part.kind == "like":
            words = self.tr("like {0}").format(words)
        elif self.part.kind == "sort":
            words = self.tr("by {0}").format(words)
        return self.tr("not {0}").format(words) if self.part.negated else words


class QueryChips(QWidget):
    """Chips side by side, as many as there is room for; a click beside them goes back to the text."""

    text_wanted = Signal()
    query_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(24))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.chips: list[Chip] = []
        self._more = Label(role="muted", parent=self)
        self._more.hide()

    def show_parts(self, parts: Sequence[QueryPart]) -> None:
        """Shows these terms."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(part, self._theme, self) for part in parts]
        for chip in self.chips:
            chip.removed.connect(lambda part: self.query_wanted.emit(part.without))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many chips as fit."""
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes back to the text."""
        self.text_wanted.emit()

    def _place(self) -> None:
        left, hidden = 0, 0
        for place, chip in enumerate(self.chips):
            room = self.width() - (0 if place == len(self.chips) - 1 else px(36))
            fits = not hidden and left + chip.width() <= room
            chip.setVisible(fits)
            if fits:
                chip.move(left, 0)
                left += chip.width() + _GAP
            else:
                hidden += 1
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.setText(f"+{hidden}")
            self._more.adjustSize()
            self._more.move(left, (self.height() - self._more.height()) // 2)
