"""One picture as large as it fits, with zoom and pan."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from asif_desktop.gui.look.theme import Theme

_MARGIN = 24
_CLOSEST = 8.0
_CLOSEST_PIXELS = 4.0
_SHARP_EDGES = 2.0
"""From this many screen pixels to a pixel of the photo, pixels are shown as squares."""
_STEP = 1.25


class LoupeView(QWidget):
    """Paints an image; knows nothing of photos."""

    zoomed = Signal()
    drag_wanted = Signal()
    """The whole picture is being dragged away."""
    painted = Signal(object, object)
    """Painter and place: the image is painted there, and what is sharper may be painted over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._whole = QSizeF()
        self._rotation = 0
        self._zoom = 1.0
        self._shift = QPointF()
        self._grip: QPointF | None = None
        theme.changed.connect(self.update)

    def show_image(self, image: QImage | None, whole: QSizeF, *, keep_place: bool, rotation: int = 0) -> None:
        """Shows an image of a photo; a sharper one of the same keeps the place.

        Args:
            image: As the file has it.
            whole: How many pixels the photo has.
            keep_place: Whether zoom and place stay.
            rotation: Degrees clockwise to turn it.
        """
        self._image = image
        whole = whole if whole.isValid() and not whole.isEmpty() else QSizeF(3, 2)
        self._whole = whole.transposed() if rotation % 180 else whole
        self._rotation = rotation
        if not keep_place:
            self.fit()
        self.update()

    def turn(self, rotation: int, whole: QSizeF) -> None:
        """Turns what is shown to so many degrees clockwise, and shows the whole of it."""
        self.show_image(self._image, whole, keep_place=False, rotation=rotation)

    def scale(self) -> float:
        """Returns how many screen pixels a pixel of the photo takes."""
        return self.place().width() * self.devicePixelRatioF() / self._whole.width()

    def seen(self) -> QRectF:
        """Returns the part of the picture that is on screen, in shares of the whole from 0 to 1."""
        place = self.place()
        part = place.intersected(QRectF(self.rect()))
        shown = QRectF(
            (part.left() - place.left()) / place.width(),
            (part.top() - place.top()) / place.height(),
            part.width() / place.width(),
            part.height() / place.height(),
        )
        # The picture's own shares: a turn about its middle, back.
        back = QTransform().translate(0.5, 0.5).rotate(-self._rotation).translate(-0.5, -0.5)
        return back.mapRect(shown)

    def wants_more(self) -> bool:
        """Returns whether the photo has more pixels than the image, and the screen could show them."""
        image = self._image
        if image is None:
            return False
        wide = image.height() if self._rotation % 180 else image.width()
        if wide >= self._whole.width():
            return False
        return self.place().width() * self.devicePixelRatioF() > 1.02 * wide

    def show_pixels(self, around: QPointF | None = None) -> None:
        """Comes so close that each pixel of the photo is one of the screen; the point stays where it is."""
        self.zoom_by(1.0 / self.scale(), around)

    def toggle_pixels(self, around: QPointF | None = None) -> None:
        """Shows pixel for pixel, or the whole again."""
        if self._zoom > 1:
            self.fit()
        else:
            self.show_pixels(around)

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
        closest = max(_CLOSEST, _CLOSEST_PIXELS * self._zoom / self.scale())
        zoom = max(1.0, min(closest, self._zoom * factor))
        self._shift = (self._shift - (around - middle)) * (zoom / self._zoom) + (around - middle)
        self._zoom = zoom
        self._changed()

    def look(self) -> tuple[float, QPointF]:
        """Returns how close one is, and how far the picture is moved, in shares of its size."""
        size = self.place().size()
        return self._zoom, QPointF(self._shift.x() / size.width(), self._shift.y() / size.height())

    def look_like(self, zoom: float, moved: QPointF) -> None:
        """Looks as another view does, as its `look` tells it."""
        self._zoom = zoom
        size = self.place().size()
        self._shift = QPointF(moved.x() * size.width(), moved.y() * size.height())
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
            smooth = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(smooth, self.scale() < _SHARP_EDGES)
            place = self.place()
            if self._rotation:
                middle = place.center()
                lying = place.size().transposed() if self._rotation % 180 else place.size()
                painter.translate(middle)
                painter.rotate(self._rotation)
                place = QRectF(QPointF(-lying.width() / 2, -lying.height() / 2), lying)
            painter.drawImage(place, self._image)
            self.painted.emit(painter, place)

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
        elif self._grip is not None and self._image is not None:
            far = (event.position() - self._grip).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._grip = None
                self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows pixel for pixel, or the whole again."""
        self.toggle_pixels(event.position())

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
