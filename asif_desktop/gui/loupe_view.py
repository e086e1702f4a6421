"""One picture as large as it fits, with zoom and pan."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.theme import Theme

_MARGIN = 24
_CLOSEST = 8.0
_STEP = 1.25


class LoupeView(QWidget):
    """Paints an image; knows nothing of photos."""

    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._whole = QSizeF()
        self._zoom = 1.0
        self._shift = QPointF()
        self._grip: QPointF | None = None
        theme.changed.connect(self.update)

    def show_image(self, image: QImage | None, whole: QSizeF, *, keep_place: bool) -> None:
        """Shows an image of a photo that is `whole` pixels; a sharper one of the same keeps the place."""
        self._image = image
        self._whole = whole if whole.isValid() and not whole.isEmpty() else QSizeF(3, 2)
        if not keep_place:
            self.fit()
        self.update()

    def has_image(self) -> bool:
        """Returns whether there is something to see."""
        return self._image is not None

    def zoom(self) -> float:
        """Returns how much larger than fitting the picture is."""
        return self._zoom

    def fit(self) -> None:
        """Shows the whole picture."""
        self._zoom, self._shift = 1.0, QPointF()
        self._changed()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Comes closer or goes away; the point `around` stays where it is."""
        middle = QRectF(self.rect()).center()
        around = middle if around is None else around
        zoom = max(1.0, min(_CLOSEST, self._zoom * factor))
        self._shift = (self._shift - (around - middle)) * (zoom / self._zoom) + (around - middle)
        self._zoom = zoom
        self._changed()

    def place(self) -> QRectF:
        """Returns where the picture is."""
        room = QSizeF(self.size()) - QSizeF(2 * _MARGIN, 2 * _MARGIN)
        fitted = self._whole.scaled(room.expandedTo(QSizeF(16, 16)), Qt.AspectRatioMode.KeepAspectRatio)
        # A small picture is not blown up past its own pixels until one zooms in.
        if fitted.width() * self.devicePixelRatioF() > max(self._whole.width(), 320):
            scale = max(self._whole.width(), 320) / (fitted.width() * self.devicePixelRatioF())
            fitted *= scale
        size = fitted * self._zoom
        corner = QRectF(self.rect()).center() + self._shift - QPointF(size.width() / 2, size.height() / 2)
        return QRectF(corner, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the stage and the picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("stage"))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.place(), self._image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms to where the mouse is."""
        up = event.angleDelta().y()
        if up:
            self.zoom_by(_STEP if up > 0 else 1 / _STEP, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the picture."""
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the picture."""
        if self._grip is not None and self._zoom > 1:
            self._shift += event.position() - self._grip
            self._grip = event.position()
            self._changed()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Comes close, or shows the whole again."""
        if self._zoom > 1:
            self.fit()
        else:
            self.zoom_by(2.5, event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the picture on the stage."""
        super().resizeEvent(event)
        self._changed()

    def _changed(self) -> None:
        place = self.place()
        over = QPoint(
            max(0, round((place.width() - self.width()) / 2) + _MARGIN),
            max(0, round((place.height() - self.height()) / 2) + _MARGIN),
        )
        self._shift = QPointF(
            max(-over.x(), min(over.x(), self._shift.x())), max(-over.y(), min(over.y(), self._shift.y()))
        )
        if self._zoom <= 1.0:
            self._shift = QPointF()
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._zoom > 1 else Qt.CursorShape.ArrowCursor)
        self.update()
        self.zoomed.emit()
