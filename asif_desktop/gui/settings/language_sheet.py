"""The sheet that the window's language is chosen on."""

from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QWidget

from asif_desktop.gui.look.language import LANGUAGES, SYSTEM
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row
from asif_desktop.gui.settings.memory import Memory

ANEW = 75
"""What Qt's loop ends with when the window is to be opened anew, in the language that was chosen."""


class LanguageSheet(Sheet):
    """Keeps the chosen language, and lets the window be opened anew in it."""

    def __init__(self, memory: Memory, theme: Theme, window: QWidget) -> None:
        title = self.tr("Language")
        super().__init__(title, theme, window, 480)
        self._memory = memory
        self.inside.addWidget(Label(title, "title"))
        words = self.tr("The window opens anew in it at once; work in the background goes on.")
        self.inside.addWidget(Label(words, "muted", wraps=True))
        self.choices = QButtonGroup(self)
        self._codes = [SYSTEM, *LANGUAGES]
        for place, name in enumerate((self.tr("As the system"), *LANGUAGES.values())):
            choice = QRadioButton(name)
            choice.setChecked(self._codes[place] == memory.language)
            self.choices.addButton(choice, place)
            self.inside.addWidget(choice)
        if self.choices.checkedId() < 0:  # a language that this version lacks
            self.choices.button(0).setChecked(True)
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.go = Button(self.tr("Use It"), "primary")
        self.go.clicked.connect(self._use)
        self.inside.addWidget(row(None, self.cancel, self.go, spacing=10))

    def open(self) -> None:
        """Shows the sheet, at the language in use."""
        super().open()
        self.choices.button(self.choices.checkedId()).setFocus()

    def _use(self) -> None:
        chosen = self._codes[self.choices.checkedId()]
        changed = chosen != self._memory.language
        self._memory.language = chosen
        self.close_sheet()
        if changed:
            QApplication.exit(ANEW)
