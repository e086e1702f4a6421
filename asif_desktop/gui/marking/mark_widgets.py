"""The small controls for what is said of photos: stars, colours, flags."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QWidget

from asif_desktop.domain.notes import MOST_STARS
from asif_desktop.domain.photos import Photo
from asif_desktop.gui.look.badges import Badges, label_colour, marks_text
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.scale import factor, px
from asif_desktop.gui.look.text import show_tip
from asif_desktop.gui.look.theme import Theme

_STAR = 16
_LINE = 18
_SIDE = 24


class Stars(QAbstractSlider):
    """Shows a rating, and takes one: a click on a star, a digit, or the arrows."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rating: int | None = 0
        self.setRange(0, MOST_STARS)
        self.setFixedSize(px(_STAR * MOST_STARS + 4), px(_STAR + 6))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        show_tip(self, self.tr("Stars: 0 to 5"))
        theme.changed.connect(self.update)
        self.show_rating(0)

    def rating(self) -> int | None:
        """Returns the rating that is shown; None where photos differ."""
        return self._rating

    def show_rating(self, rating: int | None) -> None:
        """Shows a rating; None where photos differ."""
        self._rating = rating
        words = self.tr("Rating: mixed") if rating is None else self.tr("Rating: {0} of 5").format(rating)
        self.setAccessibleName(words)
        self.setValue(rating or 0)
        self.update()

    def star_at(self, x: float) -> int:
        """Returns the number of the star at this place, from 1."""
        return max(1, min(MOST_STARS, int((x / factor() - 2) // _STAR) + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Gives as many stars as were clicked; the same again takes them away."""
        star = self.star_at(event.position().x())
        self.chosen.emit(0 if star == self._rating else star)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes arrows; digits are keys of the window."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(max(0, min(MOST_STARS, (self._rating or 0) + step)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints five stars, as many of them bright as were given."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, ratio = self._theme.tokens, self.devicePixelRatioF()
        rating = self._rating
        painter.scale(factor(), factor())
        for star in range(0 if rating is None else MOST_STARS):
            bright = rating is not None and star < rating
            drawn = pixmap("star", tokens.star if bright else tokens.track, _STAR - 2, ratio * factor())
            painter.drawPixmap(QPointF(2 + star * _STAR, 4), drawn)
        painter.resetTransform()
        if rating is None:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(QColor(tokens.muted))
            painter.drawText(self.rect(), right, self.tr("mixed"))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class MarkButton(QAbstractButton):
    """A colour or a flag that photos have or have not; half-bright where some of them have it."""

    def __init__(self, mark: str, name: str, key: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Makes a button.

        Args:
            mark: A label, or the icon of a flag.
            name: What it says of a photo.
            key: What the tool tip shows behind it.
            theme: The colours in use.
            parent: The widget it belongs to.
        """
        super().__init__(parent)
        self._mark = mark
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        show_tip(self, f"{name} ({key})" if key else name)
        self.setFixedSize(px(_SIDE), px(_SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Returns its one size."""
        return QSize(px(_SIDE), px(_SIDE))

    def nextCheckState(self) -> None:
        """Leaves the state to what the library then says."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the dot or the flag, with a ring where it is so."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.scale(factor(), factor())
        ring = QRectF(0, 0, _SIDE, _SIDE).adjusted(1.5, 1.5, -1.5, -1.5)
        if self._mark in ("pick", "reject"):
            colour = tokens.text if self.isChecked() else tokens.muted
            if self.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent_tint))
                painter.drawRoundedRect(ring, 6, 6)
            ratio = self.devicePixelRatioF() * factor()
            painter.drawPixmap(QPointF(4, 4), pixmap(self._mark, colour, 16, ratio))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(label_colour(tokens, self._mark))
            painter.drawEllipse(QRectF(6, 6, 12, 12))
            if self.isChecked():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(label_colour(tokens, self._mark), 1.6))
                painter.drawEllipse(ring.adjusted(1.5, 1.5, -1.5, -1.5))
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.track), 1))
            painter.drawRoundedRect(ring, 6, 6)


class MarksLine(QWidget):
    """What is said of one photo, to be looked at: its stars, label and flag."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges = Badges(theme)
        self._photo: Photo | None = None
        self.setFixedHeight(px(_LINE))
        theme.changed.connect(self.update)
        self.show_photo(None)

    def show_photo(self, photo: Photo | None) -> None:
        """Shows what is said of a photo; None for nothing."""
        self._photo = photo
        marks = self._marks()
        self.setVisible(marks is not None)
        if photo is not None and marks is not None:
            self.setFixedWidth(round(marks.width() / marks.devicePixelRatio()))
            self.setAccessibleName(marks_text(photo))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the badge that tiles have."""
        marks = self._marks()
        if marks is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, marks)

    def _marks(self) -> QPixmap | None:
        return None if self._photo is None else self._badges.marks(self._photo, self.devicePixelRatioF())
