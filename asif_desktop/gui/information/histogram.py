"""How bright a photo is where: counted on a lane, from its thumbnail."""

from array import array
from collections import Counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.look.theme import Theme

BINS = 64
_SIDE = 256
_HIGH = 48


def histogram_of(image: QImage) -> list["array[int]"]:
    """Returns how many pixels of a picture are how bright: red, green, blue, in `BINS` steps each.

    For a lane: it takes milliseconds.
    """
    small = image
    if max(image.width(), image.height()) > _SIDE:
        small = image.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    small = small.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = bytes(small.constBits())
    counts = []
    for channel in range(3):
        bins = array("q", bytes(8 * BINS))
        for level, count in Counter(pixels[channel::4]).items():
            bins[level * BINS // 256] += count
        counts.append(bins)
    return counts


class Histogram(QWidget):
    """Three quiet hills."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: list[array[int]] = []
        self.setFixedHeight(_HIGH)
        self.setAccessibleName(self.tr("Histogram"))
        theme.changed.connect(self.update)
        self.hide()

    def show_counts(self, counts: "list[array[int]] | None") -> None:
        """Shows what was counted; None hides it."""
        self._counts = counts or []
        self.setVisible(bool(self._counts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the hills over each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.placeholder))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        # A plain sky or a black frame would flatten everything else: the few highest bins are cut off.
        highest = sorted(count for counts in self._counts for count in counts)
        top = max(1, highest[-4]) if len(highest) > 3 else 1
        wide, high = self.width() - 8, self.height() - 8
        for name, counts in zip(("red", "green", "blue"), self._counts, strict=False):
            colour = QColor(getattr(self._theme.tokens, f"label_{name}"))
            colour.setAlpha(120)
            painter.setBrush(colour)
            hill = [
                QPointF(4 + wide * at / (BINS - 1), 4 + high * (1 - min(1.0, count / top)))
                for at, count in enumerate(counts)
            ]
            painter.drawPolygon(QPolygonF([QPointF(4, 4 + high), *hill, QPointF(4 + wide, 4 + high)]))
