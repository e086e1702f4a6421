"""The small parts that the window is made of."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from asif_desktop.gui.look.icons import icon
from asif_desktop.gui.look.scale import factor, px
from asif_desktop.gui.look.text import elided, one_line, show_tip, tooltip
from asif_desktop.gui.look.theme import Theme


class Label(QLabel):
    """Text as it is: never read as HTML, whoever wrote it. `role` names its style."""

    def __init__(self, text: str = "", role: str = "", *, wraps: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        self.setText(text)


class Line(Label):
    """One line of text that is cut with an ellipsis where it is too long; the whole is its tool tip."""

    def __init__(
        self, text: str = "", role: str = "", parent: QWidget | None = None, *, keeps_end: bool = False
    ) -> None:
        self._whole = ""
        self._keeps_end = keeps_end  # what tells one path from another is at its end
        super().__init__("", role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Shows another text."""
        self._whole = one_line(text)
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._fit()

    def whole(self) -> str:
        """Returns the text without the cut."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Returns the size that the whole text would take."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Returns the size of the shortest cut."""
        return QSize(16, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cuts the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Cuts the text anew when the style sets another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Cuts the text to the font that the style has set while it was hidden."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        cut = elided(self._whole, self.fontMetrics(), max(0, self.width()), keeps_end=self._keeps_end)
        if cut != self.text():
            self.setText(cut)
        self.setToolTip(tooltip(self._whole) if cut != self._whole else "")


class Lines(Label):
    """Parts with commas between, in as many lines as they take; each part stays whole."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", role, wraps=True, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Shows another text."""
        self._whole = one_line(text)
        self.setAccessibleName(self._whole)
        self.setText(", ".join(part.replace(" ", "\u00a0") for part in self._whole.split(", ")))

    def whole(self) -> str:
        """Returns the text."""
        return self._whole


class Button(QPushButton):
    """A button that can show its key beside what it does."""

    def __init__(self, text: str, role: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if role:
            self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._key = key

    @property
    def key(self) -> str:
        """The key that is shown; empty: none."""
        return self._key

    def show_key(self, key: QKeySequence) -> None:
        """Shows another key; an empty one for none."""
        self._key = key.toString(QKeySequence.SequenceFormat.NativeText)
        self.updateGeometry()
        self.update()

    def follow_key(self, action: QAction) -> None:
        """Shows the key that an action has, whichever it is given."""

        def follow() -> None:
            self.show_key(action.shortcut())

        action.changed.connect(follow)
        follow()

    def sizeHint(self) -> QSize:
        """Returns the size with room for the key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._key_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Returns the size with room for the key."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the button, its text to the left of its key."""
        if not self._key:
            super().paintEvent(event)
            return
        text, self_text = self.text(), self.fontMetrics().horizontalAdvance(self.text())
        self.blockSignals(True)
        super().setText("")
        super().paintEvent(event)
        super().setText(text)
        self.blockSignals(False)
        painter = QPainter(self)
        left = (self.width() - self_text - self._key_width()) // 2
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        colour = self.palette().buttonText().color()
        painter.setPen(colour)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), flags, text)
        colour.setAlphaF(0.72)
        painter.setPen(colour)
        painter.drawText(self.rect().adjusted(left + self_text + 6, 0, 0, 0), flags, self._key)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Is pressed with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _key_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._key) + 6 if self._key else 0


class IconButton(QToolButton):
    """A button that is a picture; what it does is its name and its tool tip."""

    def __init__(self, picture: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = picture
        self.setIconSize(QSize(px(16), px(16)))
        self.show_as(picture, name)
        theme.changed.connect(self._draw)

    def show_as(self, picture: str, name: str) -> None:
        """Shows another picture with another name."""
        self._picture = picture
        self.setAccessibleName(name)
        show_tip(self, name)
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icon(self._picture, self._theme.tokens.muted))


class Switch(QAbstractButton):
    """On or off, as the design draws it."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(one_line(name))
        self.setFixedSize(px(28), px(18))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switches with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the track and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        painter.scale(factor(), factor())
        track = QRectF(1, 2, 26, 14)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-0.4, -1.4, 0.4, 1.4), 8.4, 8.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if self.isChecked() else "track"))
        painter.drawRoundedRect(track, 7, 7)
        painter.setBrush(colour("knob"))
        left = track.right() - 12.5 if self.isChecked() else track.left() + 1.5
        painter.drawEllipse(QRectF(left, track.top() + 1.5, 11, 11))


class Area(QScrollArea):
    """What is too tall for its place, to be scrolled; of this height where nothing else decides it."""

    def __init__(self, inside: QWidget, height: int | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._height = height
        if height is not None:
            self.setMinimumHeight(height)

    def sizeHint(self) -> QSize:
        """Returns the size of what is inside, or the height that was given."""
        hint = super().sizeHint()
        return hint if self._height is None else QSize(hint.width(), self._height)


class ShareBar(QWidget):
    """A share of the whole, as a bar."""

    def __init__(self, share: float, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = max(0.0, min(1.0, share))
        self._theme = theme
        self.setFixedHeight(px(4))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, max(4.0, self._share * self.width()), self.height()), 2, 2)


def row(
    *parts: QWidget | int | None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QWidget:
    """Returns widgets side by side; a number is a gap, None takes what room is left."""
    widget = QWidget()
    widget.setProperty("role", "plain")
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            fills = None not in parts and isinstance(part, QLabel) and part.wordWrap()
            layout.addWidget(part, 1 if fills else 0)
    return widget
