"""What is offered under the search field while a field's name or its value is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text import collection_name, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.searching.query_choices import choices
from asif_desktop.gui.searching.query_kinds import ASKED, fields, value_text
from asif_desktop.gui.searching.told_row import TOLD, ToldRow
from asif_desktop.gui.searching.typed_word import TypedWord, word_at

_MOST = 12
_WIDTH = 420


@dataclass(frozen=True)
class Offer:
    """One thing that the word could become."""

    shown: str
    told: str
    """What a field asks of a photo, or a value means; empty for a name."""
    text: str
    """As it stands in the query."""


class Offers(QListWidget):
    """Hangs under the field, over what is below; the keyboard stays in the line."""

    values_wanted = Signal(str)
    """A field whose values the library is to be asked for."""
    turned = Signal()
    """Something is offered, or nothing any more."""

    def __init__(self, theme: Theme, line: QLineEdit, field: QWidget) -> None:
        super().__init__(field)
        self._line, self._field = line, field
        self._word: TypedWord | None = None
        self._asked = ""
        self._values: Sequence[str] = ()
        self.offers: list[Offer] = []
        self.setProperty("role", "choices")
        self.setItemDelegate(ToldRow(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What this word could become"))
        self.itemClicked.connect(lambda item: self._choose(self.row(item)))
        self.hide()

    def follow(self) -> None:
        """Offers what fits to the word before the cursor."""
        word = word_at(self._line.text(), self._line.cursorPosition()) if self._line.hasFocus() else None
        self._word = word
        if word is None or word.field != self._asked:
            self._asked, self._values = "", ()
        if word is not None and word.field in ASKED and not self._asked:
            self._asked = word.field
            self.values_wanted.emit(word.field)
        self._offer()

    def take(self, field: str, values: Sequence[str]) -> None:
        """Offers these values of a field, if one is still typed."""
        if field == self._asked:
            self._values = [collection_name(value) for value in values] if field == "collection" else values
            self._offer()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Moves among what is offered, takes it, or puts it away; returns whether the key was for that."""
        if not self.isVisible():
            return False
        row, last = self.currentRow(), self.count() - 1
        match event.key():
            case Qt.Key.Key_Down:
                self.setCurrentRow(min(row + 1, last))
            case Qt.Key.Key_Up:
                self.setCurrentRow(max(row - 1, -1))
            case Qt.Key.Key_Tab:
                self._choose(max(row, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                self._choose(row)
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Tells that nothing is offered."""
        super().hideEvent(event)
        self.turned.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Tells that something is offered."""
        super().showEvent(event)
        self.turned.emit()

    def _offer(self) -> None:
        word = self._word
        self.offers = [] if word is None else _fitting(word, self._values)
        if word is None or not self.offers or _is_said(word, self.offers):
            self.hide()
            return
        self.clear()
        for offer in self.offers:
            item = QListWidgetItem(one_line(offer.shown), self)
            item.setData(TOLD, offer.told)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.shown} {offer.told}".strip())
        self.setCurrentRow(-1)
        self._place()

    def _place(self) -> None:
        window = self._field.window()
        self.setParent(window)
        self.ensurePolished()
        width = min(self._field.width(), panel(_WIDTH))
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth()
        place = self._field.mapTo(window, QPoint(0, self._field.height() + px(4)))
        self.setGeometry(place.x(), place.y(), width, height)
        self.show()
        self.raise_()

    def _choose(self, row: int) -> None:
        word = self._word
        if word is None or not 0 <= row < len(self.offers):
            return
        offer, end = self.offers[row], self._line.cursorPosition()
        at_the_end = end == len(self._line.text())
        self._line.setSelection(word.start, end - word.start)
        self._line.insert(offer.text + (" " if word.field and at_the_end else ""))


def _fitting(word: TypedWord, values: Sequence[str]) -> list[Offer]:
    """Returns what a word could become: what begins like it, then what holds it."""
    if not word.field:
        named = [(name, told) for name, told in fields() if name.startswith(word.typed.lower())]
        return [Offer(f"{name}:", told, f"{name}:") for name, told in named]
    wanted = word.typed.casefold()
    known = [*choices(word.field), *((value, "") for value in values)]
    fit = [one for one in known if any(wanted in text.casefold() for text in one)]
    fit.sort(key=lambda one: not one[0].casefold().startswith(wanted))
    return [Offer(value, told, f"{word.field}:{value_text(value)}") for value, told in fit[:_MOST]]


def _is_said(word: TypedWord, offers: Sequence[Offer]) -> bool:
    """Returns whether all that could be offered stands there already."""
    return bool(word.field) and len(offers) == 1 and offers[0].shown.casefold() == word.typed.casefold()
