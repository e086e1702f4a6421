"""Export copies: where to, how large, how good, and with which metadata."""

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QProgressBar, QSizePolicy, QSlider, QWidget

from asif_desktop.domain.paths import display
from asif_desktop.gui.grid.drops import path_of_url
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.text import number, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, Line, row

SIDES = (0, 4096, 2048, 1280, 800)


class ExportSheet(Sheet):
    """Asks how to export, then shows how far it is; closing it stops after what is under way."""

    go_wanted = Signal()

    def __init__(self, count: int, folder: bytes, theme: Theme, window: QWidget) -> None:
        super().__init__(self.tr("Export copies"), theme, window, 520)
        self._count = count
        self.folder = folder
        title = self.tr("Export a copy of {0}") if count == 1 else self.tr("Export copies of {0}")
        self.inside.addWidget(Label(title.format(photos_text(count)), "title"))
        self.inside.addWidget(
            Label(
                self.tr("JPEG files in sRGB, which every program shows alike. Nothing is ever replaced."),
                "muted",
                wraps=True,
            )
        )
        self.where = Line(display(folder), "strong")
        self.choose = Button(self.tr("Choose…"))
        self.choose.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose.clicked.connect(self._choose)
        self.side = QComboBox()
        self.side.setAccessibleName(self.tr("Size"))
        for side in SIDES:
            most = self.tr("{0} pixels at most").format(number(side))
            self.side.addItem(most if side else self.tr("As large as the photo"), side)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setRange(50, 95)
        self.quality.setValue(90)
        self.quality.setFixedWidth(px(160))
        self.quality.setAccessibleName(self.tr("Quality"))
        told = Label("90", "muted")
        self.quality.valueChanged.connect(lambda value: told.setText(str(value)))
        self.metadata = QCheckBox(self.tr("Keep date, camera and place in the copies"))
        self.metadata.setChecked(True)
        for name, *parts in (
            (self.tr("Folder"), self.where, self.choose),
            (self.tr("Size"), self.side, None),
            (self.tr("Quality"), self.quality, told, None),
        ):
            label = Label(name, "muted")
            label.setMinimumWidth(px(72))
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            line = row(label, *parts, spacing=10)
            self.inside.addWidget(line)
        self.inside.addWidget(self.metadata)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, count)
        self.progress.hide()
        self.told = Label(role="muted", wraps=True)
        self.told.hide()
        self.inside.addWidget(self.progress)
        self.inside.addWidget(self.told)
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.go = Button(self.tr("Export"), "primary", enter_key())
        self.go.clicked.connect(self.go_wanted)
        self.inside.addWidget(row(None, self.cancel, self.go, spacing=10))

    def open(self) -> None:
        """Shows the sheet, ready to go."""
        super().open()
        self.go.setFocus()

    def show_progress(self, done: int) -> None:
        """Shows how many photos are done."""
        for part in (self.go, self.choose, self.side, self.quality, self.metadata):
            part.setEnabled(False)
        self.progress.setValue(done)
        self.progress.show()
        self._tell(self.tr("{0} of {1}").format(number(done), number(self._count)))

    def show_refusal(self, sentence: str) -> None:
        """Shows why it stopped; another folder may be chosen."""
        for part in (self.go, self.choose, self.side, self.quality, self.metadata):
            part.setEnabled(True)
        self.progress.hide()
        self._tell(sentence)

    def show_folder(self, folder: bytes) -> None:
        """Shows where the copies will go."""
        self.folder = folder
        self.where.show_text(display(folder))

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def _choose(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Choose a folder for the copies"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.urlsSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, urls: list[QUrl]) -> None:
        folder = next((path for path in map(path_of_url, urls) if path is not None), None)
        if folder is not None:
            self.show_folder(folder)


def usual_folder() -> str:
    """Returns where copies go if nobody says otherwise: a folder of their own among the pictures."""
    places = QStandardPaths.StandardLocation
    pictures = QStandardPaths.writableLocation(places.PicturesLocation)
    return f"{pictures or QStandardPaths.writableLocation(places.HomeLocation)}/Exported"
