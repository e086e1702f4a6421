"""What is wrong with a query, under the search field: the place in it, and a sentence."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from asif_desktop.domain.results import QueryMistake
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.widgets import Label, row

_AROUND = 36
"""Characters that are shown on either side of the place."""


class QueryNote(QFrame):
    """Hangs under the field, over what is below; takes no clicks and no keyboard."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self.setProperty("role", "note")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._before, self.marked, self._behind = Label(), Label(role="marked"), Label()
        self.sentence = Label(role="negative", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(row(self._before, self.marked, self._behind, None, spacing=0))
        layout.addWidget(self.sentence)
        self.hide()

    def say(self, query: str, mistake: QueryMistake) -> None:
        """Shows a mistake of a query."""
        self.setParent(self._field.window())
        before, there, behind = (
            query[: mistake.start],
            query[mistake.start : mistake.end],
            query[mistake.end :],
        )
        self._before.setText(_shown(before if len(before) <= _AROUND else "…" + before[-_AROUND:]))
        self.marked.setText(_shown(there if len(there) <= _AROUND else there[:_AROUND] + "…") or "…")
        self._behind.setText(_shown(behind if len(behind) <= _AROUND else behind[:_AROUND] + "…"))
        self.sentence.setText(spoken(mistake.sentence))
        self.setAccessibleName(spoken(mistake.sentence))
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
    """Returns the text on one line, every space kept."""
    return "".join("\u00a0" if c.isspace() else c for c in text if c.isspace() or c.isprintable())
