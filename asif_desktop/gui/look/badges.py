"""Badges on tiles: a tag, stars with label and flag, and that a photo is RAW and JPEG together."""

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPixmap

from asif_desktop.domain.notes import LABELS
from asif_desktop.domain.photos import Photo
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.scale import factor
from asif_desktop.gui.look.text import one_line
from asif_desktop.gui.look.theme import Theme, Tokens

_HIGH = 18
_EDGE = 5
_ICON = 11
_DOT = 9
_KEPT = 500
"""Tags and widths whose badges are kept."""
_NARROWEST = 30
"""Less room than this, and nobody could read the tag."""


@dataclass(frozen=True)
class TileTag:
    """The tag that stands on a photo's tile."""

    name: str
    suggested: bool = False
    more: int = 0
    """How many further tags the photo has."""


class Badges:
    """Draws each kind of badge once; painting a tile is then one copy of pixels."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def marks(self, photo: Photo, ratio: float) -> QPixmap | None:
        """Returns what is said of a photo, for a screen of this pixel ratio; None where nothing is."""
        label = known_label(photo.label)
        if not photo.rating and not label and photo.flag == "none":
            return None
        return _marks(self._theme.tokens, photo.rating, label, photo.flag, ratio, factor())

    def tag(self, tag: TileTag, room: int, ratio: float) -> QPixmap | None:
        """Returns a tag's badge, at most `room` pixels wide; None where that is too little.

        What is only suggested has a dashed line around it.
        """
        room = round(room / factor())
        if room < _NARROWEST:
            return None
        return _tag(self._theme.tokens, tag, room, ratio, factor())

    def pair(self, photo: Photo, ratio: float) -> QPixmap | None:
        """Returns the badge of a RAW and JPEG that are shown as one; None for another photo."""
        if photo.pair is None:
            return None
        return _words(self._theme.tokens, QCoreApplication.translate("Badges", "RAW+JPEG"), ratio, factor())


def marks_text(photo: Photo) -> str:
    """Returns what is said of a photo in words: "3 stars, red, picked"; empty for nothing."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    words = []
    if photo.rating:
        words.append(tr("1 star") if photo.rating == 1 else tr("{0} stars").format(photo.rating))
    if photo.label.strip():
        words.append(one_line(photo.label))
    if photo.flag != "none":
        words.append(tr("picked") if photo.flag == "pick" else tr("rejected"))
    return ", ".join(words)


def tag_text(tag: TileTag) -> str:
    """Returns the tag on a tile in words: "tag Dog, and 2 more"; that it is suggested, where it is."""
    name = one_line(tag.name)
    if tag.suggested:
        return QCoreApplication.translate("", "suggested tag {0}").format(name)
    if tag.more:
        one = QCoreApplication.translate("", "tag {0}, and 1 more")
        many = QCoreApplication.translate("", "tag {0}, and {1} more")
        return (one if tag.more == 1 else many).format(name, tag.more)
    return QCoreApplication.translate("", "tag {0}").format(name)


def known_label(label: str) -> str:
    """Returns the colour that a label means, "other" where it is in words of a file; empty for none."""
    folded = label.strip().casefold()
    return folded if folded in LABELS else "other" if folded else ""


def label_colour(tokens: Tokens, label: str) -> QColor:
    """Returns the colour to show a label in, as `known_label` names it."""
    return QColor(tokens.muted if label == "other" else getattr(tokens, f"label_{label}"))


@cache
def _marks(tokens: Tokens, rating: int, label: str, flag: str, ratio: float, scale: float) -> QPixmap:
    icons = ["star"] * rating + ([flag] if flag != "none" else [])
    wide = 2 * _EDGE + len(icons) * _ICON + (_DOT + (2 if icons else 0) if label else 0)
    made, painter = _begin(tokens, wide, ratio, scale)
    left = float(_EDGE)
    if label:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(label_colour(tokens, label))
        painter.drawEllipse(QRectF(left, (_HIGH - _DOT) / 2, _DOT, _DOT))
        left += _DOT + 2
    for name in icons:
        drawn = pixmap(name, tokens.on_badge, _ICON, ratio * scale)
        painter.drawPixmap(QPointF(left, (_HIGH - _ICON) / 2), drawn)
        left += _ICON
    painter.end()
    return made


@lru_cache(_KEPT)
def _tag(tokens: Tokens, tag: TileTag, room: int, ratio: float, scale: float) -> QPixmap:
    font = _font()
    metrics = QFontMetricsF(font)
    more = f" +{tag.more}" if tag.more else ""
    width = room - 2 * _EDGE - metrics.horizontalAdvance(more)
    words = metrics.elidedText(one_line(tag.name), Qt.TextElideMode.ElideRight, width) + more
    made, painter = _begin(
        tokens, round(metrics.horizontalAdvance(words)) + 2 * _EDGE, ratio, scale, plate=not tag.suggested
    )
    whole = QRectF(0, 0, made.width() / ratio / scale, _HIGH)
    if tag.suggested:
        painter.setBrush(QColor(tokens.badge_suggested))
        painter.setPen(QPen(QColor(tokens.on_badge_suggested), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_badge_suggested if tag.suggested else tokens.on_badge))
    painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made


def _font() -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(10)
    font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _words(tokens: Tokens, words: str, ratio: float, scale: float) -> QPixmap:
    font = _font()
    made, painter = _begin(
        tokens, round(QFontMetricsF(font).horizontalAdvance(words)) + 2 * _EDGE, ratio, scale
    )
    painter.setFont(font)
    painter.setPen(QColor(tokens.on_badge))
    whole = QRectF(0, 0, made.width() / ratio / scale, _HIGH)
    painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made


def _begin(
    tokens: Tokens, wide: int, ratio: float, scale: float, *, plate: bool = True
) -> tuple[QPixmap, QPainter]:
    made = QPixmap(round(wide * ratio * scale), round(_HIGH * ratio * scale))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if plate:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.badge))
        painter.drawRoundedRect(QRectF(0, 0, wide, _HIGH), 5, 5)
    return made, painter
