"""The list of keys, where they can be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Area, Button, Label, row
from asif_desktop.gui.settings.keys import Keys, keys_in_words, name_of_action

_MODIFIERS = (
    *(Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_unknown),
)


class KeyButton(Button):
    """The keys of one action; pressed, it takes the next key."""

    taken = Signal(QKeySequence)
    cleared = Signal()

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__("", "key", parent=parent)
        self._action = action
        self.waiting = False
        self.clicked.connect(self._wait)
        self.show_keys()

    def show_keys(self) -> None:
        """Shows the keys there are."""
        self.waiting = False
        keys = keys_in_words(self._action.shortcuts())
        self.setText(keys or self.tr("none"))
        self.setAccessibleName(f"{name_of_action(self._action)}: {self.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes a key where one is waited for: Esc leaves it as it was, Backspace takes it away."""
        key = Qt.Key(event.key())
        if not self.waiting:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.show_keys()
        elif key == Qt.Key.Key_Backspace and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.show_keys()
            self.cleared.emit()
        elif key not in _MODIFIERS:
            self.show_keys()
            self.taken.emit(_sequence(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Waits no more."""
        super().focusOutEvent(event)
        if self.waiting:
            self.show_keys()

    def _wait(self) -> None:
        self.waiting = True
        self.setText(self.tr("press a key…"))
        self.setFocus()


class KeysSheet(Sheet):
    """Shows what each key does, finds one by a word, and changes it."""

    def __init__(self, keys: Keys, theme: Theme, window: QWidget) -> None:
        super().__init__(self.tr("Keys"), theme, window, 620)
        self._keys = keys
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search actions and keys"))
        self.filter.setAccessibleName(self.tr("Search actions and keys"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._find)
        self.said = Label(
            self.tr("Press a key’s button and then the new key; Backspace takes the key away."),
            "muted",
            wraps=True,
        )
        self.take = Button(self.tr("Use it here"))
        self.take.hide()
        self.take.clicked.connect(self._take)
        self._wanted: tuple[QAction, QKeySequence] | None = None
        self.buttons: dict[str, KeyButton] = {}
        self.resets: dict[str, Button] = {}
        self._lines: list[tuple[str, list[QWidget]]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 14, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        for action in keys.actions.all:
            self._add_action(action)
        for words, fixed in self._fixed():
            key = Label(fixed, "muted")
            self._add_line(f"{words} {fixed}", [Label(words), key])
        inside = QWidget()
        inside.setProperty("role", "plain")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        area = Area(inside, 380)
        self._area = area
        self.reset = Button(self.tr("Reset All"))
        self.reset.clicked.connect(self._reset_all)
        done = Button(self.tr("Close"), key=self.tr("Esc"))
        done.clicked.connect(self.close_sheet)
        self.inside.addWidget(row(Label(self.tr("Keys"), "title"), None, self.filter))
        self.filter.setFixedWidth(panel(260))
        self.inside.addWidget(area)
        self.inside.addWidget(row(self.said, self.take))
        self.inside.addWidget(row(self.reset, None, done))
        self._show()

    def open(self) -> None:
        """Shows the sheet, ready to search in."""
        super().open()
        self.filter.setFocus()

    def _add_action(self, action: QAction) -> None:
        name = action.objectName()
        button, reset = KeyButton(action), Button(self.tr("Reset"), "link")
        button.setMinimumWidth(px(120))
        button.taken.connect(lambda key: self._choose(action, key))
        button.cleared.connect(lambda: self._give(action, []))
        reset.setAccessibleName(self.tr("Reset: {0}").format(name_of_action(action)))
        reset.clicked.connect(lambda: self._reset(action))
        self.buttons[name], self.resets[name] = button, reset
        words = name_of_action(action).split(" “")[0]
        self._add_line(words, [Label(words), reset, button])

    def _add_line(self, words: str, widgets: list[QWidget]) -> None:
        line = self._grid.rowCount()
        self._grid.addWidget(widgets[0], line, 0)
        for widget in widgets[1:-1]:
            self._grid.addWidget(widget, line, 1)
        self._grid.addWidget(widgets[-1], line, 2)
        self._lines.append((words.casefold(), widgets))

    def _fixed(self) -> list[tuple[str, str]]:
        """Returns the keys that belong to one part of the window and cannot be changed."""
        return [
            (self.tr("Open the photo"), self.tr("Space, double click")),
            (self.tr("Next and previous photo"), "→, ←"),
            (self.tr("Closer, farther, whole photo"), "+, −, Z"),
            (self.tr("Larger and smaller pictures"), self.tr("Ctrl+wheel")),
            (self.tr("Edit the caption of a pair"), self.tr("Enter, F2")),
            (self.tr("Forget a pair"), self.tr("Del")),
            (self.tr("Searched before, in the empty field"), "↓"),
            (self.tr("Clear the search, go back"), self.tr("Esc")),
        ]

    def _choose(self, action: QAction, key: QKeySequence) -> None:
        owner = self._keys.owner(key)
        if owner is None or owner is action:
            self._give(action, [key])
            return
        self._wanted = action, key
        words = self.tr("{0} is the key of “{1}” now.")
        self.said.setText(words.format(keys_in_words([key]), name_of_action(owner)))
        self.take.show()
        self.take.setFocus()

    def _take(self) -> None:
        if self._wanted is not None:
            action, key = self._wanted
            self._give(action, [key])
            self.buttons[action.objectName()].setFocus()

    def _give(self, action: QAction, keys: list[QKeySequence]) -> None:
        self._keys.choose(action, keys)
        self._show()

    def _reset(self, action: QAction) -> None:
        self._keys.reset(action)
        self._show()

    def _reset_all(self) -> None:
        self._keys.reset_all()
        self._show()

    def _show(self) -> None:
        self._wanted = None
        self.take.hide()
        self.said.setText(self.tr("Press a key’s button and then the new key; Backspace takes the key away."))
        for action in self._keys.actions.all:
            name = action.objectName()
            self.buttons[name].show_keys()
            self.resets[name].setVisible(self._keys.is_changed(action))
        self._find(self.filter.text())

    def _find(self, text: str) -> None:
        wanted = text.casefold().split()
        by_name = {button: name for name, button in self.buttons.items()}
        for words, widgets in self._lines:
            last = widgets[-1]
            keys = last.text().casefold() if isinstance(last, KeyButton) else ""
            shown = all(word in words or word in keys for word in wanted)
            for widget in widgets:
                widget.setVisible(shown)
            if isinstance(last, KeyButton):
                name = by_name[last]
                action = next(one for one in self._keys.actions.all if one.objectName() == name)
                self.resets[name].setVisible(shown and self._keys.is_changed(action))


def _sequence(event: QKeyEvent) -> QKeySequence:
    """Returns the key that was pressed; a character that needs Shift, such as "?", is that character."""
    text, modifiers = event.text(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
    if shifted and len(text) == 1 and text.isprintable() and not text.isalpha() and not text.isspace():
        return QKeySequence(text)
    return QKeySequence(modifiers.value | event.key())
