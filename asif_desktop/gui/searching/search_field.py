"""The search field: answers while one types, and says how long the answer took."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from asif_desktop.domain.results import QueryMistake, QueryPart
from asif_desktop.gui.grid.drops import PHOTO_IDS, paths_in, photos_in
from asif_desktop.gui.look.cut_short import tell_where_cut
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import elided, menu_text, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import IconButton, Label
from asif_desktop.gui.searching.offers import Offers
from asif_desktop.gui.searching.query_chips import QueryChips
from asif_desktop.gui.searching.query_note import QueryNote

_PAUSE_MS = 30
"""Joins keys that come at once; short, since a question that is overtaken while it waits is never asked."""
REMEMBERED = 30
_WIDEST_CHIP = 260


class SearchField(QFrame):
    """A query, typed; or a photo, dropped, to find others like it.

    While the keyboard is elsewhere, a query of several terms stands as chips in place of its text.
    """

    phrase = Signal(str)
    """What is searched now; empty for nothing."""
    example_left = Signal()
    """The photo that others are compared with is not wanted any more."""
    photo_dropped = Signal(int)
    file_dropped = Signal(object)
    """The path of a file from another program."""
    builder_wanted = Signal()
    values_wanted = Signal(str)
    """A field of a query whose values are to be offered with `offer_values`."""
    told = Signal(str)
    left = Signal()
    """Down or Enter: the keyboard goes on in the grid."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "search")
        self.setFixedHeight(px(34))
        self._sign = Label()
        self.setAcceptDrops(True)
        self.example = Label(role="chip")
        self.example.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.example.hide()
        self.line = QLineEdit(frame=False)
        self.line.setAcceptDrops(False)  # the whole field takes what is dropped
        self.line.setPlaceholderText(self.tr("Search your photos by what is on them"))
        self.line.setAccessibleName(self.tr("Search"))
        self.line.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.chips = QueryChips(theme)
        self.chips.hide()
        self.chips.text_wanted.connect(self.focus)
        self.chips.query_wanted.connect(self.take)
        self.note = QueryNote(self)
        self._mistake: tuple[str, QueryMistake] | None = None
        """What is wrong with a query that stood there; kept from the eyes while something is offered."""
        self.parts: list[QueryPart] = []
        """The terms of what is searched; empty for nothing, or where there is a mistake."""
        self._told = Label(role="muted")
        self.build = IconButton("build", self.tr("Put a search together…"), theme)
        self.build.clicked.connect(self.builder_wanted)
        self._clear = IconButton("close", self.tr("Clear the search (Esc)"), theme)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(11, 0, 6, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self.example)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.chips, 1)
        layout.addWidget(self._told)
        layout.addWidget(self.build)
        layout.addWidget(self._clear)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self._said = ""
        self.phrases: list[str] = []
        """What was searched before, newest first."""
        self.offers = Offers(theme, self.line, self)
        self.offers.values_wanted.connect(self.values_wanted)
        self.offers.turned.connect(self._show_note)
        self.line.textChanged.connect(self._typed)
        tell_where_cut(self.line, self.told.emit)
        self.line.cursorPositionChanged.connect(lambda *_: self.offers.follow())
        self.line.installEventFilter(self)
        theme.changed.connect(self._draw)
        self._draw()

    def tell(self, words: str) -> None:
        """Shows a few words at the end of the field, such as the time an answer took."""
        self._told.setText(words)

    def show_parts(self, parts: Sequence[QueryPart]) -> None:
        """Shows how what is searched was understood."""
        self._mistake = None
        self._show_note()
        self.parts = list(parts)
        self._show_as_chips()

    def show_mistake(self, query: str, mistake: QueryMistake) -> None:
        """Marks what is wrong with a query, unless another one stands there by now."""
        if query != self.line.text().strip():
            return
        self.parts = []
        self._mistake = query, mistake
        # It may have been kept before it was read.
        self.phrases = [old for old in self.phrases if old != query]
        self._show_as_chips()
        self._show_note()

    @property
    def is_mistaken(self) -> bool:
        """Whether something is wrong with what stands there, so that other photos are shown."""
        return self._mistake is not None and self._mistake[0] == self.line.text().strip()

    def offer_values(self, field: str, values: Sequence[str]) -> None:
        """Offers values of a field to the person who types one."""
        self.offers.take(field, values)

    def _show_note(self) -> None:
        """Shows what is wrong with the query, once nothing is offered that would mend it."""
        text = self.line.text()
        if self._mistake is None or self._mistake[0] != text.strip() or not self.offers.isHidden():
            self.note.hide()
            return
        mistake, start = self._mistake[1], len(text) - len(text.lstrip())
        self.note.say(text, QueryMistake(mistake.sentence, mistake.start + start, mistake.end + start))

    def show_example(self, name: str, *, carried: bool = False) -> None:
        """Shows a photo's name, or the caption that carries photos, in place of a phrase; "" shows none."""
        if name:
            self.line.clear()
            self.show_parts([])
            self._pause.stop()
            self._said = ""
            words = (self.tr("described by “{0}”") if carried else self.tr("like {0}")).format(name)
            self.example.setText(elided(words, self.example.fontMetrics(), px(_WIDEST_CHIP)))
            self.example.setAccessibleName(words)
            show_tip(self.example, words)
        self.example.setVisible(bool(name))
        self._clear.setVisible(bool(name or self.line.text()))

    def take(self, phrase: str) -> None:
        """Searches this phrase as if it had been typed."""
        self.line.setText(phrase)
        self._say()

    def begin(self, text: str) -> None:
        """Takes the keyboard behind the beginning of a query."""
        self.focus()
        self.line.setText(text)

    def remember(self) -> None:
        """Keeps the phrase: it was of use."""
        phrase = self.line.text().strip()
        if phrase and (self._mistake is None or phrase != self._mistake[0]):
            self.phrases = [phrase, *(old for old in self.phrases if old != phrase)][:REMEMBERED]

    def offer_phrases(self) -> None:
        """Offers what was searched before."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Searched before"))
        for phrase in self.phrases:
            menu.addAction(menu_text(phrase)[:80]).triggered.connect(partial(self._take_again, phrase))
        menu.setMinimumWidth(self.width())
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take_again(self, phrase: str, _checked: bool = False) -> None:
        self.take(phrase)

    def clear(self) -> None:
        """Goes one step back: from a photo to what was searched before, from a phrase to everything."""
        if self.example.isVisibleTo(self) and not self.line.text():
            self.example_left.emit()
        else:
            self.take("")

    def focus(self) -> None:
        """Takes the keyboard, with the old query selected as text."""
        self.chips.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def sizeHint(self) -> QSize:
        """Returns a size that leaves room for a sentence."""
        return QSize(760, px(34))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the keys and the focus of the line."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_active(event.type() == QEvent.Type.FocusIn)
            if event.type() == QEvent.Type.FocusOut:
                self.offers.hide()
                QTimer.singleShot(0, self, self._show_as_chips)  # once the keyboard is where it goes
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.offers.takes_key(event)
        ):
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab) and self.offers.isVisible():
                event.accept()
                return True
            keys = QKeySequence.StandardKey
            nothing_typed = (event.matches(keys.Undo) and not self.line.isUndoAvailable()) or (
                event.matches(keys.Redo) and not self.line.isRedoAvailable()
            )
            if nothing_typed:  # then what was done to the photos is meant; the line would swallow the key
                event.ignore()
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._say()
                self.remember()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down and not self.line.text() and self.phrases:
                self.offer_phrases()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.remember()
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.line.text() or self.example.isVisibleTo(self):
                    self.clear()
                else:
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a photo of this window, or a file of another program."""
        if event.mimeData().hasFormat(PHOTO_IDS) or paths_in(event.mimeData()):
            self._show_active(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Looks as before."""
        self._show_active(self.line.hasFocus())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells which photo was dropped; of several, the first."""
        self._show_active(self.line.hasFocus())
        event.acceptProposedAction()
        photos, files = photos_in(event.mimeData()), paths_in(event.mimeData())
        if photos:
            self.photo_dropped.emit(photos[0])
        elif files:
            self.file_dropped.emit(files[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the note along."""
        super().resizeEvent(event)
        self.offers.hide()
        if self.note.isVisible():
            self.note.follow()

    def _show_as_chips(self) -> None:
        """Shows chips where they tell more than the text, and nobody types."""
        plain = len(self.parts) == 1 and self.parts[0].kind == "phrase" and not self.parts[0].negated
        worth_it = bool(self.parts) and not plain and not self.line.hasFocus()
        if worth_it:
            self.chips.show_parts(self.parts)
        self.chips.setVisible(worth_it)
        self.line.setVisible(not worth_it)

    def _show_active(self, active: bool) -> None:
        self.setProperty("active", "true" if active else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text) or self.example.isVisibleTo(self))
        self.offers.follow()
        self._show_note()
        self._pause.start()

    def _say(self) -> None:
        self._pause.stop()
        text = self.line.text().strip()
        if text != self._said:
            self._said = text
            self._told.setText("")
            self.show_example("")
            if not text:
                self.show_parts([])
            self.phrase.emit(text)

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap("search", self._theme.tokens.muted, px(16)))
