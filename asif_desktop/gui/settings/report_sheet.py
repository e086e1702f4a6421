"""The report for support: looked at before it is saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPlainTextEdit, QWidget

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import MakeReport
from asif_desktop.domain.sentences import Sentence
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row


class ReportSheet(Sheet):
    """Shows the report as it would be saved; names of photos are in it only if they are wanted."""

    def __init__(self, asker: Asker, say: Callable[[str], None], theme: Theme, window: QWidget) -> None:
        super().__init__(self.tr("Save a report"), theme, window, 760)
        self._asker = asker
        self._say = say
        self.inside.addWidget(Label(self.tr("Save a report"), "title"))
        words = self.tr("This is all that the file will hold. Nothing is sent; you decide who gets it.")
        self.inside.addWidget(Label(words, "muted", wraps=True))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "report")
        self.text.setAccessibleName(self.tr("The report"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(320)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(self.tr("Looking…"))
        self.inside.addWidget(self.text)
        self.names = QCheckBox(self.tr("With the names of photos and folders"))
        self.names.toggled.connect(self._renew)
        self.cancel = Button(self.tr("Close"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.save = Button(self.tr("Save…"), "primary")
        self.save.clicked.connect(self._choose)
        self.save.setEnabled(False)
        self.inside.addWidget(row(self.names, None, self.cancel, self.save, spacing=10))
        self._renew()

    def open(self) -> None:
        """Shows the sheet, with the keyboard where nothing happens by chance."""
        super().open()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        self.save.setEnabled(False)
        self._asker.ask(MakeReport(self.names.isChecked()), self._show, channel="report", sorry=self._refuse)

    def _show(self, report: str) -> None:
        self.text.setPlainText(report)
        self.save.setEnabled(True)

    def _refuse(self, sentence: str) -> None:
        self.text.setPlainText(sentence)

    def _choose(self) -> None:
        name = "asif-desktop-report.txt"
        chosen, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Save a report"), name)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Writes what is shown to a file, away from the main thread."""
        text = self.text.toPlainText()
        sorry, saved = self.tr("{0} cannot be written: {1}."), self.tr("Saved {0}").format(path.name)

        def write(_: Library) -> None:
            try:
                path.write_text(text, encoding="utf-8")
            except OSError as error:
                raise AsifError(Sentence(sorry.format(path, spoken(system_reason(error))))) from error

        def done(_: None) -> None:
            self._say(saved)
            self.close_sheet()

        self._asker.do(write, done, sorry=self._say, again=False)
