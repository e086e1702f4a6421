"""What is wrong with a query, under the search field: the place in it, and a sentence."""

import html

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from asif_desktop.domain.results import QueryMistake
from asif_desktop.gui.theme import Theme
from asif_desktop.gui.widgets import Label

_AROUND = 36
"""Characters that are shown on either side of the place."""


class QueryNote(QFrame):
    """Hangs under the field, over what is below; takes no clicks and no keyboard."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(field)
        self._theme = theme
        self._field = field
        self.setProperty("role", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.place = QLabel()
        self.place.setTextFormat(Qt.TextFormat.RichText)
        self.place.setMinimumHeight(20)  # rich text measures itself without the underline
        self.sentence = Label(role="negative", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self.place)
        layout.addWidget(self.sentence)
        self.hide()

    def say(self, query: str, mistake: QueryMistake) -> None:
        """Shows a mistake of a query."""
        self.setParent(self._field.window())
        colour = self._theme.tokens.negative
        start, end = mistake.start, max(mistake.end, mistake.start)
        before, there, behind = query[:start], query[start:end] or "…", query[end:]
        before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
        behind = behind if len(behind) <= _AROUND else behind[:_AROUND] + "…"
        there = there if len(there) <= 2 * _AROUND else there[: 2 * _AROUND] + "…"
        mark = f'<span style="color:{colour}; text-decoration:underline">{_shown(there)}</span>'
        self.place.setText(_shown(before) + mark + _shown(behind))
        self.sentence.setText(mistake.sentence)
        self.setAccessibleName(mistake.sentence)
        self.follow()
        self.show()
        self.raise_()

    def follow(self) -> None:
        """Keeps under the field."""
        width = self._field.width()
        self.setFixedWidth(width)
        self.ensurePolished()
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        self.setFixedHeight(max(height, 48))
        self.move(self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 4)))


def _shown(text: str) -> str:
    """Returns the text as HTML on one line, every space kept."""
    line = "".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())
    return html.escape(line).replace(" ", "&nbsp;")
