"""A search put together from rows, for those who do not type: what is on the photos, and what they meet."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.requests import OfferValues, ReadQuery
from asif_desktop.domain.results import QueryPart, QueryReading
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.choices import dress
from asif_desktop.gui.look.scale import panel
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.text import collection_name
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, IconButton, Label, row
from asif_desktop.gui.searching.query_choices import choices
from asif_desktop.gui.searching.query_kinds import ASKED, fields, quoted, value_text
from asif_desktop.gui.searching.told_row import ToldRow

_SIMPLE = re.compile(r"(?!(AND|OR|NOT)\b)[\w][\w,.'!?&+ ]*")


class QueryRow(QWidget):
    """One term: what kind it is, and its value."""

    def __init__(
        self,
        changed: Callable[[], None],
        remove: Callable[["QueryRow"], None],
        want: Callable[[str, Callable[[list[str]], None]], None],
        theme: Theme,
        kind: str = "phrase",
        value: str = "",
    ) -> None:
        super().__init__()
        self._changed = changed
        self._want = want
        self._usual: list[str] = []
        """What the kind always takes."""
        self.setProperty("role", "plain")
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind of term"))
        for name, words in self._kinds():
            self.kind.addItem(words, name)
        self.kind.setFixedWidth(panel(170))
        self.kind.setMaxVisibleItems(self.kind.count())
        self.value = QComboBox()
        self.value.setEditable(True)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.value.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            dress(completer)
            popup = completer.popup()
            if popup is not None:
                popup.setItemDelegate(ToldRow(theme, popup))
        self.value.setItemDelegate(ToldRow(theme, self.value))
        self.value.setAccessibleName(self.tr("Value"))
        line = self.value.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Value"))
        self.remove = IconButton("close", self.tr("Take this row out"), theme)
        self.remove.clicked.connect(lambda: remove(self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout.addWidget(row(self.kind, self.value, self.remove))
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self._offer()
        self.value.setEditText(value)
        self.kind.currentIndexChanged.connect(self._offer)
        self.value.editTextChanged.connect(lambda _: changed())

    def text(self) -> str:
        """Returns the term as one would type it; empty where it has no value yet."""
        kind, value = str(self.kind.currentData()), self.value.currentText().strip()
        if kind == "untagged":
            return "untagged:"
        if not value or kind == "typed":
            return alternatives_together(value)
        if kind in ("phrase", "not"):
            return ("-" if kind == "not" else "") + quoted(value)
        return f"{kind}:{value_text(value)}"

    def _kinds(self) -> Sequence[tuple[str, str]]:
        shows = ("phrase", self.tr("Shows")), ("not", self.tr("Does not show"))
        return *shows, *fields(), ("typed", self.tr("As typed"))

    def _offer(self) -> None:
        kind = str(self.kind.currentData())
        text = self.value.currentText()
        self.value.blockSignals(True)
        usual, before = choices(kind), self._usual
        self._usual = [value for value, _ in usual]
        self._fill(())
        self.value.setEditText(self._usual[0] if usual else "" if text in before else text)
        self.value.blockSignals(False)
        self.value.setEnabled(kind != "untagged")
        line = self.value.lineEdit()
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(
                {"taken": "2023-05..2023-08", "iso": ">=1600", "size": ">2MB"}.get(kind, "")
            )
        self._changed()
        if kind in ASKED:
            self._want(kind, partial(self.take, kind))

    def take(self, kind: str, values: Sequence[str]) -> None:
        """Offers these values, if the row is still of that kind."""
        if kind != self.kind.currentData():
            return
        text = self.value.currentText()
        self.value.blockSignals(True)
        self._fill([collection_name(one) for one in values] if kind == "collection" else values)
        self.value.setEditText(text)
        self.value.blockSignals(False)

    def _fill(self, values: Sequence[str]) -> None:
        """Offers what the kind always takes, and these values."""
        usual = choices(str(self.kind.currentData()))
        self.value.clear()
        for value, told in (*usual, *((value, "") for value in values)):
            self.value.addItem(value, told)
            spoken_as = f"{value} {told}".strip()
            self.value.setItemData(self.value.count() - 1, spoken_as, Qt.ItemDataRole.AccessibleTextRole)


class QuerySheet(Sheet):
    """Rows that all have to be met; shows the query they come to, and what is wrong with it."""

    def __init__(
        self,
        parts: Sequence[QueryPart],
        asker: Asker,
        then: Callable[[str], None],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__("", theme, window, 560)
        self.setAccessibleName(self.tr("Put a search together"))
        self._asker = asker
        self._then = then
        self.rows: list[QueryRow] = []
        self._filling = True
        self.inside.addWidget(Label(self.tr("Put a search together"), "title"))
        self.inside.addWidget(Label(self.tr("Photos that meet all of these."), "muted"))
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self.inside.addLayout(self._box)
        self.add = Button(self.tr("Add a row"))
        self.add.clicked.connect(lambda: self.add_row())
        self.inside.addWidget(row(self.add, None))
        self.query = Label(role="muted", wraps=True)
        self.query.setAccessibleName(self.tr("The query"))
        self.mistake = Label(role="negative", wraps=True)
        self.inside.addWidget(self.query)
        self.inside.addWidget(self.mistake)
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.go = Button(self.tr("Search"), "primary")
        self.go.clicked.connect(self._answer)
        self.inside.addWidget(row(None, self.cancel, self.go, spacing=10))
        for part in parts:
            self.add_row(*_row_of(part))
        if not parts:
            self.add_row()
        self._filling = False
        self._follow()

    def open(self) -> None:
        """Shows the sheet, the last row ready to be typed in."""
        super().open()
        self.rows[-1].value.setFocus()

    def add_row(self, kind: str = "phrase", value: str = "") -> None:
        """Adds a row."""
        self.rows.append(QueryRow(self._follow, self._take_out, self._ask_values, self._theme, kind, value))
        self._box.addWidget(self.rows[-1])
        self._follow()
        self.rows[-1].value.setFocus()

    def text(self) -> str:
        """Returns the query that the rows come to."""
        terms = [term for term in (one.text() for one in self.rows) if term]
        alone = self.rows[0].value.currentText().strip() if len(terms) == 1 and self.rows else ""
        if len(terms) == 1 and terms[0] == quoted(alone) and _SIMPLE.fullmatch(alone):
            return alone  # one phrase needs no quotes
        return " ".join(terms)

    def _ask_values(self, kind: str, then: Callable[[list[str]], None]) -> None:
        self._asker.ask(OfferValues(kind), then, lane="shelves", sorry=lambda _: None)

    def _take_out(self, one: QueryRow) -> None:
        self.rows.remove(one)
        one.hide()
        one.deleteLater()
        if not self.rows:
            self.add_row()
        self._follow()

    def _follow(self) -> None:
        if self._filling:
            return
        text = self.text()
        self.query.setText(text)
        self.mistake.setVisible(False)
        self.go.setEnabled(bool(text))
        if text:
            self._asker.ask(ReadQuery(text), self._judge, channel="built query")
        self.place()

    def _judge(self, reading: QueryReading) -> None:
        if reading.mistake is not None:
            self.mistake.setText(spoken(reading.mistake.sentence))
        self.mistake.setVisible(reading.mistake is not None)
        self.go.setEnabled(reading.mistake is None)
        self.place()

    def _answer(self) -> None:
        self.close_sheet()
        self._then(self.text())


def alternatives_together(text: str) -> str:
    """Returns the text in parentheses where it has an OR outside of any: more may come beside it."""
    depth, outside = 0, False
    for word in re.findall(r'"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+', text):
        depth += (word == "(") - (word == ")")
        outside = outside or (word == "OR" and depth == 0)
    return f"({text})" if outside else text


def _row_of(part: QueryPart) -> tuple[str, str]:
    """Returns the kind and the value of the row that says a part of a query."""
    name, _, value = part.text.partition(":")
    plain = part.text.lstrip("-")
    if part.kind == "phrase" and plain in (part.words, quoted(part.words)):
        return ("not" if part.negated else "phrase"), part.words
    if part.kind in ("field", "like", "sort") and not part.negated:
        if value.startswith('"') and value.endswith('"'):
            value = re.sub(r'\\(["\\])', r"\1", value[1:-1])
        return name, value
    return "typed", part.text
