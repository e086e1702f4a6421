"""What a lesson would change, shown before it is confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.knowledge import LessonPreview
from asif_desktop.gui.look.text import number, photos_text, spent
from asif_desktop.gui.look.widgets import Label, Line, row

SHOWN = 6
"""How many photos are shown of those that would join, and of those that would leave."""
PICTURE = QSize(111, 83)


@dataclass(frozen=True)
class Foreseen:
    """A preview of a lesson, with the pictures of its photos."""

    caption: str
    told: LessonPreview
    pictures: Mapping[int, QImage]
    """By photo id; those without a thumbnail are left out."""


class Forecast(QWidget):
    """Says which photos would match from then on, and which would not any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.note = Label(role="muted")
        self.joining, self.leaving = Label(role="gain"), Label(role="loss")
        for count in (self.joining, self.leaving):
            count.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.joining_words, self.leaving_words = Line(), Line()
        self._joining_pictures, self._leaving_pictures = _Strip(), _Strip()
        self._joining_row = row(self.joining, self.joining_words, spacing=5)
        self._leaving_row = row(self.leaving, self.leaving_words, spacing=5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(
            row(Label(self.tr("What changes, before you decide"), "strong"), self.note, None, spacing=6)
        )
        for part in (self._joining_row, self._joining_pictures, self._leaving_row, self._leaving_pictures):
            layout.addWidget(part)

    def show_foreseen(self, foreseen: Foreseen, ratio: float) -> None:
        """Shows a preview, made for a screen of this pixel ratio."""
        told = foreseen.told
        looked = self.tr("({0} looked at in {1})")
        self.note.setText(looked.format(photos_text(told.looked_at), spent(told.seconds)))
        one, many = self.tr("photo would now match “{0}”"), self.tr("photos would now match “{0}”")
        self.joining.setText(f"+{number(told.joining)}")
        self.joining_words.show_text((one if told.joining == 1 else many).format(foreseen.caption))
        self.leaving.setText(f"−{number(told.leaving)}")
        one = self.tr("photo would no longer match “{0}”")
        many = self.tr("photos would no longer match “{0}”")
        self.leaving_words.show_text((one if told.leaving == 1 else many).format(told.compared))
        self._joining_pictures.show_images(_of(told.joining_photos, foreseen.pictures), ratio)
        self._leaving_pictures.show_images(_of(told.leaving_photos, foreseen.pictures), ratio)
        self._leaving_row.setVisible(told.leaving > 0)
        self.show()


class _Strip(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self.labels: list[Label] = []
        self.hide()

    def show_images(self, images: Sequence[QImage], ratio: float) -> None:
        for label in self.labels:
            label.hide()
            label.deleteLater()
        self.labels = []
        for place, image in enumerate(images):
            pixels = QPixmap.fromImage(image)
            pixels.setDevicePixelRatio(ratio)
            label = Label(parent=self)
            label.setPixmap(pixels)
            label.setGeometry(place * (PICTURE.width() + 8), 0, PICTURE.width(), PICTURE.height())
            label.show()
            self.labels.append(label)
        self.setFixedHeight(PICTURE.height())
        self.setVisible(bool(images))


def _of(photos: Sequence[int], pictures: Mapping[int, QImage]) -> list[QImage]:
    return [pictures[photo] for photo in photos[:SHOWN] if photo in pictures]
