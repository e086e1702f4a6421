"""One photo among those that are alike: its picture, what tells it from the others, and whether it stays."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QTransform
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from asif_desktop.domain.duplicates import AlikePhoto
from asif_desktop.domain.paths import display
from asif_desktop.gui.look.text import file_size, moment, name_of, number, tooltip
from asif_desktop.gui.look.widgets import Label, Line

LEAST = QSize(160, 120)
"""The smallest size of the picture."""

_NOTHING = "\u00a0"
"""Keeps a line's height: the pictures of a group stand side by side."""


class AlikeCard(QWidget):
    """Shows one; a click says that it stays, or that it does not."""

    turned = Signal()

    def __init__(self, one: AlikePhoto, place: int, *, stays: bool, exact: bool) -> None:
        super().__init__()
        self.one = one
        self.setProperty("role", "plain")
        self.picture = Label()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(LEAST)
        self._image: QImage | None = None
        name = Line(name_of(one.path), "strong")
        folder = Line(display(one.path.rpartition(b"/")[0]), "muted", keeps_end=True)
        words = f"{number(one.width)} × {number(one.height)} · {file_size(one.size)}"
        if one.rating:
            words += " · " + "★" * one.rating
        date = one.taken or one.file_date
        told = [self.tr("the file's date")] if date and not one.taken else []
        if not exact and one.likeness < 1:
            told.append(self.tr("{0} % alike").format(int(100 * one.likeness)))
        flagged = {"pick": self.tr("picked"), "reject": self.tr("rejected"), "none": ""}[one.flag]
        told += [flagged] if flagged else []
        self.stays = QCheckBox(self.tr("Stays ({0})").format(place) if place < 10 else self.tr("Stays"))
        self.stays.setChecked(stays)
        self.stays.setAccessibleDescription(name_of(one.path))
        self.stays.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stays.toggled.connect(lambda _: self.turned.emit())
        self.setToolTip(tooltip(display(one.path)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.picture, 1)
        layout.addSpacing(4)
        when = moment(date) if date else _NOTHING
        for line in (
            name,
            folder,
            Line(words),
            Line(when, "muted"),
            Line(" · ".join(told) or _NOTHING, "muted"),
        ):
            layout.addWidget(line)
        layout.addWidget(self.stays)

    def take(self, image: QImage | None) -> None:
        """Shows the picture, turned as the person wants it; says so where there is none."""
        if image is None:
            self.picture.setText(self.tr("No picture of it can be made now."))
            return
        self._image = image.transformed(QTransform().rotate(self.one.rotation))
        self._draw()

    def mouseReleaseEvent(self, event: object) -> None:
        """Says that it stays, or that it does not."""
        self.stays.toggle()

    def resizeEvent(self, event: object) -> None:
        """Fits the picture into what room there is."""
        self._draw()

    def _draw(self) -> None:
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        fitted = self._image.scaled(
            self.picture.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(fitted))
