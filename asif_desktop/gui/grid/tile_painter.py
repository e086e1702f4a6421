"""Paints a tile: the photo, what is said of it, and a ring when it is selected or has the focus."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from asif_desktop.domain.photos import Photo
from asif_desktop.gui.grid.tiles import RADIUS, Tiles
from asif_desktop.gui.look.badges import Badges, TileTag
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.text import elided, photos_text
from asif_desktop.gui.look.theme import Theme

_FAINT = 0.4
_ROOM_FOR_PAIR = 96
_BETWEEN = 4


class TilePainter:
    """Draws with the tiles that are there; the others are a quiet surface until they come."""

    def __init__(self, theme: Theme, tiles: Tiles) -> None:
        self._theme = theme
        self._tiles = tiles
        self._badges = Badges(theme)

    def paint(
        self,
        painter: QPainter,
        place: QRect,
        photo: int,
        known: Photo | None,
        tag: TileTag | None,
        selected: bool,
        focused: bool,
    ) -> None:
        """Paints one tile; a rejected photo steps back."""
        offline = self._tiles.is_offline(photo)
        painter.setOpacity(_FAINT if offline or (known is not None and known.flag == "reject") else 1.0)
        self._paint_photo(painter, place, photo)
        painter.setOpacity(1.0)
        if offline:
            self._paint_offline(painter, place)
        if known is not None:
            self._paint_badges(painter, place, known, tag)
        if selected or focused:
            self._paint_ring(painter, place, selected)

    def _paint_badges(self, painter: QPainter, place: QRect, known: Photo, tag: TileTag | None) -> None:
        ratio = painter.device().devicePixelRatioF()
        marks = self._badges.marks(known, ratio)
        left, room = place.left() + 6, place.width() - 12
        if tag is not None:
            taken = 0 if marks is None else round(marks.deviceIndependentSize().width()) + _BETWEEN
            words = self._badges.tag(tag, room - taken, ratio)
            if words is not None:
                size = words.deviceIndependentSize().toSize()
                painter.drawPixmap(QPoint(left, place.bottom() - 5 - size.height()), words)
                left += size.width() + _BETWEEN
        if marks is not None:
            high = round(marks.height() / marks.devicePixelRatio())
            painter.drawPixmap(QPoint(left, place.bottom() - 5 - high), marks)
        pair = self._badges.pair(known, ratio)
        if pair is not None and place.width() > _ROOM_FOR_PAIR:
            wide = round(pair.width() / pair.devicePixelRatio())
            painter.drawPixmap(QPoint(place.right() - 5 - wide, place.top() + 6), pair)

    def _paint_photo(self, painter: QPainter, place: QRect, photo: int) -> None:
        tile = self._tiles.get(photo)
        if tile is not None:
            if tile.deviceIndependentSize().toSize() == place.size():
                painter.drawPixmap(place.topLeft(), tile)
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(place, tile)
        else:
            self._paint_surface(painter, place, self._tiles.is_impossible(photo))

    def paint_heading(self, painter: QPainter, place: QRect, title: str, count: int) -> None:
        """Paints a day and how many photos it has."""
        font = painter.font()
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        where = place.adjusted(0, 8, 0, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.colour("text"))
        title = elided(title, painter.fontMetrics(), where.width())
        painter.drawText(where, left, title)
        after = painter.fontMetrics().horizontalAdvance(title)
        painter.restore()
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(where.adjusted(after, 0, 0, 0), left, f" · {photos_text(count)}")

    def paint_band(self, painter: QPainter, band: QRect) -> None:
        """Paints the rubber band."""
        tint = self._theme.colour("accent")
        painter.setPen(tint)
        tint.setAlpha(40)
        painter.setBrush(tint)
        painter.drawRect(band)

    def _paint_surface(self, painter: QPainter, place: QRect, impossible: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("placeholder"))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        if impossible:
            sign = pixmap("picture", self._theme.tokens.muted, 24)
            painter.drawPixmap(QPointF(place.center()) - QPointF(12, 12), sign)

    def _paint_offline(self, painter: QPainter, place: QRect) -> None:
        """Marks a photo on a disk that is not connected."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("background"))
        spot = QRectF(place.left() + 6, place.top() + 6, 22, 22)
        painter.drawEllipse(spot)
        painter.drawPixmap(spot.topLeft() + QPointF(4, 4), pixmap("offline", self._theme.tokens.muted, 14))

    def _paint_ring(self, painter: QPainter, place: QRect, selected: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("background"), 2.0))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        width = 3.0 if selected else 1.5
        painter.setPen(QPen(self._theme.colour("accent"), width))
        painter.drawRoundedRect(QRectF(place).adjusted(-1.5, -1.5, 1.5, 1.5), RADIUS + 2, RADIUS + 2)
