"""What is said of the selected photos, to be read and changed: label, flag, caption; for one or many."""

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from asif_desktop.domain.notes import LABELS, NoteEdit, Notes
from asif_desktop.gui.look.badges import known_label
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import number, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Label, row
from asif_desktop.gui.marking.mark_widgets import MarkButton, Stars

_LABEL_KEYS = ("6", "7", "8", "9", "Alt+9")


class CaptionEdit(QPlainTextEdit):
    """A few lines of text: Enter keeps them, Shift+Enter begins a line, Esc takes back what was typed."""

    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setProperty("role", "caption")
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(52))
        self.setAccessibleName(self.tr("Caption"))

    def show_caption(self, caption: str | None) -> None:
        """Shows a caption, unless another one is being typed; None where photos differ."""
        self.setPlaceholderText(self.tr("Mixed captions") if caption is None else self.tr("Caption"))
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self._shown = caption or ""
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def keep(self) -> None:
        """Tells the text, if it is another one."""
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keeps with Enter, takes back with Esc."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keeps what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.keep()

    def event(self, event: QEvent) -> bool:
        """Takes plain keys for typing, before the window takes them for its own."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and (event.text() or event.key() == Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)


class MarksPanel(QWidget):
    """Tells which edit is wanted; what is shown is what the library says."""

    wanted = Signal(object)
    """A `NoteEdit` of the selected photos."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._notes: Notes | None = None
        self.stars = Stars(theme)
        """Stands beside the name, in the panel around this."""
        self.stars.chosen.connect(lambda stars: self.wanted.emit(NoteEdit(rating=stars)))
        names = (self.tr("Red"), self.tr("Yellow"), self.tr("Green"), self.tr("Blue"), self.tr("Purple"))
        self.labels = {
            label: MarkButton(label, name, key, theme)
            for label, name, key in zip(LABELS, names, _LABEL_KEYS, strict=True)
        }
        for label, button in self.labels.items():
            button.clicked.connect(lambda _=False, label=label: self._label(label))
        self.pick = MarkButton("pick", self.tr("Picked"), "P", theme)
        self.reject = MarkButton("reject", self.tr("Rejected"), "X", theme)
        self.pick.clicked.connect(lambda: self._flag("pick"))
        self.reject.clicked.connect(lambda: self._flag("reject"))
        self.other = Label(role="small")
        self.caption = CaptionEdit()
        self.caption.kept.connect(lambda caption: self.wanted.emit(NoteEdit(caption=caption)))
        self.applies = Label(role="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(row(*self.labels.values(), self.other, None, self.pick, self.reject, spacing=2))
        layout.addWidget(self.caption)
        layout.addWidget(self.applies)

    def show_notes(self, notes: Notes) -> None:
        """Shows what is said of the selected photos together."""
        self._notes = notes
        self.stars.show_rating(notes.rating)
        label = None if notes.label is None else known_label(notes.label)
        for name, button in self.labels.items():
            button.setChecked(name == label)
        words = one_line(notes.label or "") if label == "other" else ""
        self.other.setText(self.tr("mixed") if label is None else words)
        self.pick.setChecked(notes.flag == "pick")
        self.reject.setChecked(notes.flag == "reject")
        self.caption.show_caption(notes.caption)
        self.applies.setText(self.tr("Applies to {0} photos").format(number(notes.photos)))
        self.applies.setVisible(notes.photos > 1)

    def show_edit(self, edit: NoteEdit) -> None:
        """Shows what is being said of the photos, ahead of the library's own word."""
        if self._notes is not None:
            asked = msgspec.structs.asdict(edit).items()
            values = {name: value for name, value in asked if value is not msgspec.UNSET}
            self.show_notes(msgspec.structs.replace(self._notes, **values))

    def _label(self, label: str) -> None:
        same = self._notes is not None and known_label(self._notes.label or "") == label
        self.wanted.emit(NoteEdit(label="" if same else label))

    def _flag(self, flag: str) -> None:
        same = self._notes is not None and self._notes.flag == flag
        if flag == "pick":
            self.wanted.emit(NoteEdit(flag="none" if same else "pick"))
        else:
            self.wanted.emit(NoteEdit(flag="none" if same else "reject"))
