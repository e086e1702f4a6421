"""What is offered under the search field while a field's name or its value is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text import collection_name, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.searching.query_kinds import ASKED, CHOICES, fields, value_text
from asif_desktop.gui.searching.typed_word import TypedWord, word_at

_MOST = 8
_WIDTH = 420
_TOLD = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """One thing that the word could become."""

    shown: str
    told: str
    """What a field asks of a photo; empty for a value."""
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
        self.setItemDelegate(_Row(theme, self))
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
            item.setData(_TOLD, offer.told)
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


class _Row(QStyledItemDelegate):
    """Writes what it means beside a field's name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        told = index.data(_TOLD)
        if told:
            painter.save()
            painter.setPen(self._theme.colour("muted"))
            room = option.rect.adjusted(0, 0, -px(12), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)
            painter.restore()


def _fitting(word: TypedWord, values: Sequence[str]) -> list[Offer]:
    """Returns what a word could become: what begins like it, then what holds it."""
    if not word.field:
        named = [(name, told) for name, told in fields() if name.startswith(word.typed.lower())]
        return [Offer(f"{name}:", told, f"{name}:") for name, told in named]
    wanted = word.typed.casefold()
    known = [value for value in (*CHOICES.get(word.field, ()), *values) if wanted in value.casefold()]
    known.sort(key=lambda value: not value.casefold().startswith(wanted))
    return [Offer(value, "", f"{word.field}:{value_text(value)}") for value in known[:_MOST]]


def _is_said(word: TypedWord, offers: Sequence[Offer]) -> bool:
    """Returns whether all that could be offered stands there already."""
    return bool(word.field) and len(offers) == 1 and offers[0].shown.casefold() == word.typed.casefold()
