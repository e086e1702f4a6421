"""Small sheets: one that asks for a line of text, and one that asks whether to go on."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from asif_desktop.gui.look.cut_short import tell_where_cut
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row


class TextSheet(Sheet):
    """Asks for a line of text, and gives it to `then`; the sheet stays until `close_sheet`."""

    def __init__(
        self,
        title: str,
        words: str,
        text: str,
        verb: str,
        then: Callable[[str], None],
        theme: Theme,
        window: QWidget,
        blank: str = "",
    ) -> None:
        """Makes the sheet; `blank` says what an empty answer stands for, where one is taken."""
        super().__init__(title, theme, window, 480)
        self._then = then
        self._blank = blank
        self.inside.addWidget(Label(title, "title"))
        if words:
            self.inside.addWidget(Label(words, "muted", wraps=True))
        self.line = QLineEdit(text)
        self.line.setProperty("role", "caption")
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(blank)
        self.line.selectAll()
        self.refusal = Label(role="negative", wraps=True)
        self.refusal.hide()
        tell_where_cut(self.line, self._tell)
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.go = Button(verb, "primary", enter_key())
        self.go.clicked.connect(self._answer)
        self.line.returnPressed.connect(self._answer)
        self.line.textChanged.connect(lambda now: self.go.setEnabled(bool(now.strip() or blank)))
        self.go.setEnabled(bool(text.strip() or blank))
        self.inside.addWidget(self.line)
        self.inside.addWidget(self.refusal)
        self.inside.addWidget(row(None, self.cancel, self.go, spacing=10))

    def open(self) -> None:
        """Shows the sheet, ready to be typed in."""
        super().open()
        self.line.setFocus()

    def show_refusal(self, sentence: str) -> None:
        """Shows why it could not be done."""
        self._tell(sentence)
        self.go.setEnabled(True)

    def _tell(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _answer(self) -> None:
        text = self.line.text().strip()
        if (text or self._blank) and self.go.isEnabled():
            self.go.setEnabled(False)
            self._then(text)


class ConfirmSheet(Sheet):
    """Asks whether to go on."""

    def __init__(
        self, title: str, words: str, verb: str, then: Callable[[], None], theme: Theme, window: QWidget
    ) -> None:
        super().__init__(title, theme, window, 480)
        self._then = then
        self.inside.addWidget(Label(title, "title", wraps=True))
        self.inside.addWidget(Label(words, "muted", wraps=True))
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.go = Button(verb, "primary")
        self.go.clicked.connect(self._answer)
        self.inside.addWidget(row(None, self.cancel, self.go, spacing=10))

    def open(self) -> None:
        """Shows the sheet; Enter means the safe answer until one moves on."""
        super().open()
        self.cancel.setFocus()

    def _answer(self) -> None:
        self.close_sheet()
        self._then()
