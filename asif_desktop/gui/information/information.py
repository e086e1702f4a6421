"""The information panel: the photo, what is known of it, why it was found, and teaching."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.notes import MOST_KEYWORDS, Notes, PhotoDetails
from asif_desktop.domain.photos import Photo
from asif_desktop.gui.information.exposure import exposure_text, lens_text, position_text
from asif_desktop.gui.information.histogram import Histogram
from asif_desktop.gui.information.other_places import OtherPlaces, crumbs
from asif_desktop.gui.information.tag_chips import TagChips
from asif_desktop.gui.information.why import WhyPanel
from asif_desktop.gui.look.flow import FlowLayout
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.stylesheet import SCROLL_BAR
from asif_desktop.gui.look.text import file_size, moment, name_of, number
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Area, Button, Label, Line, Lines, row
from asif_desktop.gui.marking.marks_panel import MarksPanel

_TALLEST = 0.93
"""Of its width: what is higher is cut off above and below."""
_ALWAYS = 240
"""So high it may be in any window."""
_SETTLE_MS = 120


class Picture(QWidget):
    """A picture that fills the panel's width, as tall as it is, corners rounded."""

    resized = Signal()
    """It is of another width from now on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = QPixmap()
        self._shape = 2 / 3
        """Height for width, of what is shown."""
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settled.timeout.connect(self.resized)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The selected photo"))

    def show_image(self, image: QImage | None, ratio: float) -> None:
        """Shows an image made for a screen of this pixel ratio; None for a quiet surface."""
        self._pixels = QPixmap() if image is None else QPixmap.fromImage(image)
        if image is not None:
            self._pixels.setDevicePixelRatio(ratio)
            self._shape = image.height() / image.width()
        self.updateGeometry()
        self.update()

    def size_for(self, width: int, height: int) -> QSize:
        """Returns the size, in logical pixels, at which a photo of this shape is shown here."""
        wide = max(1, self.width())
        if not width or not height:
            return QSize(wide, round(wide * 2 / 3))
        # In a low window, or where text is large, the rest is to be seen as well.
        tallest = min(round(_TALLEST * wide), max(_ALWAYS, self.window().height() // 3))
        return QSize(wide, max(80, min(tallest, round(wide * height / width))))

    def heightForWidth(self, width: int) -> int:
        """Returns how high what is shown is at this width."""
        return round(width * self._shape)

    def sizeHint(self) -> QSize:
        """Returns the size of what is shown, at the width that there is."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks for an image of the new width, once it has settled."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settled.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pixels.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("placeholder"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixels)


class Information(QWidget):
    """Shows one photo, or how many are selected."""

    teach_wanted = Signal()
    similar_wanted = Signal()
    reason_clicked = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "information")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.picture = Picture(theme)
        self.histogram = Histogram(theme)
        self.marks = MarksPanel(theme)
        self.name = Line(role="strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.note = Line(role="small")
        self._facts: dict[str, tuple[str, Line | Lines]] = {
            "taken": (self.tr("Taken"), Line()),
            "dated_by": ("", Line(role="muted")),
            "camera": (self.tr("Camera"), Line()),
            "lens": (self.tr("Lens"), Line()),
            "exposure": (self.tr("Exposure"), Line()),
            "position": (self.tr("Place"), Line()),
            "size": (self.tr("Size"), Lines()),
            "place": (self.tr("Folder"), Line(keeps_end=True)),
        }
        self.others = OtherPlaces()
        facts = QWidget()
        facts.setProperty("role", "plain")
        self._form = QFormLayout(facts)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(4)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, value in (*self._facts.values(), (self.tr("Also in"), self.others)):
            head = Label(title, "muted")
            head.setMinimumWidth(px(60))
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._form.addRow(head, value)
        self.tags = TagChips(theme)
        self.keywords = Label("", "muted", wraps=True)
        self.why = WhyPanel(theme)
        self.why.reason_clicked.connect(self.reason_clicked)
        self.teach = Button(self.tr("Teach…"), "primary")
        self.teach.setAccessibleName(self.tr("Teach what is on the selected photos"))
        self.teach.clicked.connect(self.teach_wanted)
        self.similar = Button(self.tr("Find similar"))
        self.similar.setAccessibleName(self.tr("Find photos like this one"))
        self.similar.clicked.connect(self.similar_wanted)
        self._photo = QWidget()
        self._photo.setProperty("role", "plain")
        inside = QVBoxLayout(self._photo)
        inside.setContentsMargins(14, 14, 14 - SCROLL_BAR, 14)
        inside.setSpacing(8)
        inside.addWidget(self.picture)
        inside.addWidget(row(self.name, self.marks.stars))
        inside.addWidget(self.note)
        inside.addWidget(self.marks)
        inside.addWidget(facts)
        inside.addWidget(self.histogram)
        inside.addSpacing(8)
        inside.addWidget(self.tags)
        inside.addWidget(self.keywords)
        inside.addSpacing(8)
        inside.addWidget(self.why)
        inside.addStretch(1)
        self._nothing = Label(self.tr("Select a photo to see what is known of it."), "muted", wraps=True)
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = Area(self._photo)
        # The scroll bar's place is kept: the picture is as high as it is wide, so that it would come and go.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Below what scrolls: teaching is always in sight.
        self._foot = QWidget()
        self._foot.setProperty("role", "foot")
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._foot.setLayout(foot := QVBoxLayout())
        foot.setContentsMargins(14, 10, 14, 10)
        buttons = FlowLayout()  # with large text they stand one below the other
        for button in (self.teach, self.similar):
            buttons.addWidget(button)
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._foot)
        self._apart = False
        self.show_nothing()

    def show_nothing(self) -> None:
        """Shows that no photo is selected."""
        self._area.hide()
        self._foot.hide()
        self._nothing.show()

    def set_apart(self, apart: bool) -> None:
        """Leaves out what would act on the selected photos, while another one is shown."""
        self._apart = apart
        for part in (self.marks, self.marks.stars, self.tags):
            part.setVisible(not apart)
        self._foot.setVisible(not apart and not self._area.isHidden())

    def show_photo(self, photo: Photo, selected: int) -> None:
        """Shows what is known of a photo, and how many are selected with it."""
        self._nothing.hide()
        self._area.show()
        self._foot.setVisible(not self._apart)
        name = name_of(photo.paths[0]) if photo.paths else self.tr("No file")
        if selected > 1:
            name = self.tr("{0} photos selected").format(number(selected))
            file = name_of(photo.paths[0]) if photo.paths else ""
            self.note.show_text(self.tr("shown here: {0}").format(file))
        self.note.setVisible(selected > 1)
        self.name.show_text(name)
        date = photo.taken or photo.file_date
        self._tell("taken", moment(date) if date else "")
        self._tell("dated_by", self.tr("by the file's date") if photo.file_date else "")
        self._tell("camera", photo.camera or "")
        sides = f"{photo.width} × {photo.height}"
        self._tell("size", f"{sides}, {file_size(photo.size)}, {photo.kind}")
        away = self.tr(" (on a disk that is not connected)") if photo.offline else ""
        self._tell("place", crumbs(photo.paths[0]) + away if photo.paths else "")
        self.others.show_paths(photo.paths)
        self._form.setRowVisible(self.others, len(photo.paths) > 1)
        self.teach.setText(self.tr("Teach…"))

    def show_details(self, details: PhotoDetails | None) -> None:
        """Shows what the photo's file tells; nothing without one."""
        self._tell("lens", lens_text(details) if details is not None else "")
        self._tell("exposure", exposure_text(details) if details is not None else "")
        self._tell("position", position_text(details) if details is not None else "")
        full = details is not None and details.full_of_keywords
        left_aside = self.tr(
            "Of the keywords in the file, the first {0} are tags here; any others are left aside."
        )
        self.keywords.setText(left_aside.format(number(MOST_KEYWORDS)))
        self.keywords.setVisible(full)

    def show_notes(self, notes: Notes) -> None:
        """Shows what is said of the selected photos together."""
        self.marks.show_notes(notes)

    def fact(self, name: str) -> str:
        """Returns what is shown for a fact: "taken", "camera", "lens", "exposure", "position" and so on."""
        return self._facts[name][1].whole()

    def _tell(self, fact: str, words: str) -> None:
        line = self._facts[fact][1]
        line.show_text(words)
        self._form.setRowVisible(line, bool(words))
