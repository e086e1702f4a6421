"""The line above the grid: what is shown, how much of it there is, and fewer or more of it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.gui.asking.results import AUTOMATIC
from asif_desktop.gui.asking.shown import Shown
from asif_desktop.gui.look.fewer_more import FewerMore
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import number, one_line, photos_text
from asif_desktop.gui.look.widgets import Button, Label, Line, row

_LEAST_TITLE = 80
"""Pixels of a title that stay however little room there is."""
_USUAL_TITLE = 160
"""Pixels of a title that are worth a line of its own to the numbers beside it."""
_SPACING, _MARGIN = 10, 16
_ANY_WIDTH = 16_777_215
"""Qt's word for no limit."""


class ViewHeader(QWidget):
    """Title, honest numbers, and the slider that moves the cut."""

    cut_moved = Signal(float)
    cut_settled = Signal(float)
    """Where the person left the cut of what is shown."""
    lesson_wanted = Signal(str)
    """A phrase that the collections know little about is to be taught."""
    tag_wanted = Signal(str)
    """The photos of a tag are to be shown: its query."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = 0
        self._shown: Shown | None = None
        self.setProperty("role", "plain")
        self.title = Line(role="title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.told = Line(role="muted")
        self.told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.told_below = Label(role="muted", wraps=True)
        """The same words, where they would be cut beside the title."""
        self.fewer_more = FewerMore(self.tr("Fewer or more photos"))
        self.fewer_more.moved.connect(self._move_cut)
        self.fewer_more.settled.connect(self.cut_settled)
        self.fewer_more.hide()
        self._phrase = self._told = ""
        self.little = Line(role="muted")
        self.little.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_one = Button(self.tr("Show me one?"), "link")
        self.show_one.clicked.connect(lambda: self.lesson_wanted.emit(self._phrase))
        self.hint = row(self.little, self.show_one, None, spacing=6, margins=(_MARGIN, 0, _MARGIN, 0))
        self.hint.setFixedHeight(px(28))
        self.hint.hide()
        self._tag = ""
        self.tag_too = Line(role="muted")
        self.tag_too.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_tag = Button(self.tr("Show its photos"), "link")
        self.show_tag.clicked.connect(lambda: self.tag_wanted.emit(self._tag))
        self.tag_hint = row(self.tag_too, self.show_tag, None, spacing=6, margins=(_MARGIN, 0, _MARGIN, 0))
        self.tag_hint.setFixedHeight(px(28))
        self.tag_hint.hide()
        top = QWidget()
        top.setProperty("role", "plain")
        top.setFixedHeight(px(48))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        self.below = row(self.told_below, margins=(_MARGIN, 0, _MARGIN, 8))
        self.below.hide()
        whole.addWidget(self.below)
        whole.addWidget(self.tag_hint)
        whole.addWidget(self.hint)
        layout = QHBoxLayout(top)
        layout.setContentsMargins(_MARGIN, 4, _MARGIN, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(self.title, 0)
        layout.addWidget(self.told)
        layout.addStretch(1)
        layout.addWidget(self.fewer_more)

    def show_title(self, title: str, told: str) -> None:
        """Shows a title without a slider."""
        self._shown = None
        self._show_title(title)
        self._told = told
        self.fewer_more.hide()
        self._tell(told)
        self._show_little("")
        self._show_tag("", "")

    def say_unconfirmed(self) -> None:
        """Says that what is shown is what was known, until another view comes."""
        self._tell(self.tr("{0} – being looked up").format(self._told))

    def show_pending(self, count: int) -> None:
        """Says of results, from now on, how many photos cannot be found yet."""
        if count != self._pending:
            self._pending = count
            if self._shown is not None and self._shown.results is not None:
                self._tell(self._numbers(self._shown, self._shown.results.matching))

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
        of_tag = shown.suggests is not None
        if not of_tag:
            self.fewer_more.show_cut(shown.cut)
        self.fewer_more.setVisible(of_tag or (bool(shown.total) and scored))
        self._tell(told)
        self._show_little(shown.results.little_known if len(shown.ids) else "")
        self._show_tag(*shown.results.tagged if len(shown.ids) else ("", ""))

    def show_tag_cut(self, cut: float) -> None:
        """Shows the cut of the tag whose suggestions are shown: theirs is moved, and kept with the tag."""
        self.fewer_more.show_cut(cut)

    def _move_cut(self, cut: float) -> None:
        if self._shown is not None and self._shown.suggests is None:
            self.cut_moved.emit(cut)

    def _show_title(self, title: str) -> None:
        self.title.show_text(title)
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), px(_LEAST_TITLE)))

    def _tell(self, words: str) -> None:
        self.told.show_text(words)
        self.told_below.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Gives the numbers a line of their own where they, or most of the title, would be cut beside it."""
        slider = 0 if self.fewer_more.isHidden() else self.fewer_more.sizeHint().width() + 2 * _SPACING
        told = self.told.sizeHint().width()
        room = self.width() - 2 * _MARGIN - slider
        beside = room - told - _SPACING
        below = bool(self.told.whole()) and beside < min(self.title.sizeHint().width(), px(_USUAL_TITLE))
        self.told.setVisible(not below)
        self.below.setVisible(below)
        self.title.setMaximumWidth(_ANY_WIDTH if below else max(beside, self.title.minimumWidth()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives title and numbers their room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measures the words in the font that the style has set while they were hidden."""
        super().showEvent(event)
        self._fit()

    def _show_little(self, phrase: str) -> None:
        self._phrase = phrase
        self.little.show_text(little_text(phrase))
        self.hint.setVisible(bool(phrase))

    def _show_tag(self, name: str, query: str) -> None:
        self._tag = query
        self.tag_too.show_text(self.tr("“{0}” is a tag too.").format(one_line(name)[:80]))
        self.tag_hint.setVisible(bool(query))

    def _numbers(self, shown: Shown, matching: int) -> str:
        """Returns what matches, and what is shown where the cut was moved: neither passes for the other."""
        match = self.tr("1 photo matches") if matching == 1 else self.tr("{0} photos match")
        if shown.cut == AUTOMATIC:
            others = shown.total - matching
            rest = (self.tr("1 does not") if others == 1 else self.tr("{0} do not")).format(number(others))
        else:
            one, many = self.tr("the closest is shown"), self.tr("the {0} closest are shown")
            rest = (one if len(shown.ids) == 1 else many).format(number(len(shown.ids)))
            rest = rest if len(shown.ids) else self.tr("none is shown")
        numbers = f"{match.format(number(matching))}, {rest}"
        if not self._pending:
            return numbers
        one, many = self.tr("1 is not searchable yet"), self.tr("{0} are not searchable yet")
        return f"{numbers}; {one if self._pending == 1 else many.format(number(self._pending))}"


def little_text(phrase: str) -> str:
    """Returns the sentence that says of which phrase the collections know little."""
    told = QCoreApplication.translate("ViewHeader", "Your collections know little about “{0}”.")
    return told.format(one_line(phrase)[:80])
