"""The line above the grid: what is shown, how much of it there is, and fewer or more of it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from asif_desktop.gui.asking.browser import Shown
from asif_desktop.gui.asking.results import AUTOMATIC
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text import number, one_line, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, Line, row

_LEAST_TITLE = 80
"""Pixels of a title that stay however little room there is."""


class ViewHeader(QWidget):
    """Title, honest numbers, and the slider that moves the cut."""

    cut_moved = Signal(float)
    lesson_wanted = Signal(str)
    """A phrase that the collections know little about is to be taught."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = 0
        self._shown: Shown | None = None
        self.setProperty("role", "plain")
        self.title = Line(role="title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.told = Line(role="muted")
        self.told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.slider.setFixedWidth(panel(120))
        self.slider.setAccessibleName(self.tr("Fewer or more photos"))
        self.slider.valueChanged.connect(lambda value: self.cut_moved.emit(1 - value / 100))
        self._fewer_more = row(
            Label(self.tr("fewer"), "muted"), self.slider, Label(self.tr("more"), "muted"), spacing=8
        )
        self._fewer_more.hide()
        self._phrase = self._told = ""
        self.little = Line(role="muted")
        self.little.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_one = Button(self.tr("Show me one?"), "link")
        self.show_one.clicked.connect(lambda: self.lesson_wanted.emit(self._phrase))
        self.hint = row(self.little, self.show_one, None, spacing=6, margins=(16, 0, 16, 0))
        self.hint.setFixedHeight(px(28))
        self.hint.hide()
        top = QWidget()
        top.setProperty("role", "plain")
        top.setFixedHeight(px(48))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(self.hint)
        layout = QHBoxLayout(top)
        layout.setContentsMargins(16, 4, 16, 0)
        layout.setSpacing(10)
        layout.addWidget(self.title, 0)
        layout.addWidget(self.told)
        layout.addStretch(1)
        layout.addWidget(self._fewer_more)

    def show_title(self, title: str, told: str) -> None:
        """Shows a title without a slider."""
        self._shown = None
        self._show_title(title)
        self._told = told
        self.told.show_text(told)
        self._fewer_more.hide()
        self._show_little("")

    def say_unconfirmed(self) -> None:
        """Says that what is shown is what was known, until another view comes."""
        self.told.show_text(self.tr("{0} – being looked up").format(self._told))

    def show_pending(self, count: int) -> None:
        """Says of results, from now on, how many photos cannot be found yet."""
        if count != self._pending:
            self._pending = count
            if self._shown is not None and self._shown.results is not None:
                self.told.show_text(self._numbers(self._shown, self._shown.results.matching))

    def show_view(self, shown: Shown) -> None:
        """Shows the numbers of a view."""
        if shown.results is None:
            self.show_title(shown.place.name or self.tr("All photos"), photos_text(shown.total))
            if not shown.confirmed:
                self.say_unconfirmed()
            return
        self._shown = shown
        self._show_title(shown.asked)
        scored = shown.results.scored
        told = self._numbers(shown, shown.results.matching) if scored else photos_text(shown.total)
        self._told = told
        self.told.show_text(told)
        blocked = self.slider.blockSignals(True)
        if not self.slider.isSliderDown():
            self.slider.setValue(round(100 * (1 - shown.cut)))
        self.slider.blockSignals(blocked)
        self._fewer_more.setVisible(bool(shown.total) and scored)
        self._show_little(shown.results.little_known if len(shown.ids) else "")

    def _show_title(self, title: str) -> None:
        self.title.show_text(title)
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), px(_LEAST_TITLE)))

    def _show_little(self, phrase: str) -> None:
        self._phrase = phrase
        self.little.show_text(little_text(phrase))
        self.hint.setVisible(bool(phrase))

    def _numbers(self, shown: Shown, matching: int) -> str:
        """Returns what matches, and what is shown where the cut was moved: neither passes for the other."""
        match = self.tr("1 photo matches") if matching == 1 else self.tr("{0} photos match")
        if shown.cut == AUTOMATIC:
            others = shown.total - matching
            rest = (self.tr("1 does not") if others == 1 else self.tr("{0} do not")).format(number(others))
        else:
            rest = self.tr("the {0} closest are shown").format(number(len(shown.ids)))
        numbers = f"{match.format(number(matching))}, {rest}"
        if not self._pending:
            return numbers
        one, many = self.tr("1 is not searchable yet"), self.tr("{0} are not searchable yet")
        return f"{numbers}; {one if self._pending == 1 else many.format(number(self._pending))}"


def little_text(phrase: str) -> str:
    """Returns the sentence that says of which phrase the collections know little."""
    told = QCoreApplication.translate("ViewHeader", "Your collections know little about “{0}”.")
    return told.format(one_line(phrase)[:80])
