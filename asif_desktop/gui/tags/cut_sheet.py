"""From which score on a tag is suggested: a slider that shows at once for how many photos that is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.tags import Tag
from asif_desktop.gui.asking.results import AUTOMATIC
from asif_desktop.gui.look.fewer_more import FewerMore
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.text import number, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row


class CutSheet(Sheet):
    """Moves a tag's cut while it is open; what it says is what is kept."""

    moved = Signal(float)

    def __init__(self, tag: Tag, suggested: int, theme: Theme, window: QWidget) -> None:
        """Makes the sheet for a tag that is suggested for so many photos."""
        title = self.tr("How often is “{0}” suggested?").format(one_line(tag.name))
        super().__init__(title, theme, window, 480)
        self._tag = tag.id
        self.count = Label(role="strong")
        self.fewer_more = FewerMore(self.tr("Fewer or more suggestions"), 240)
        self.fewer_more.settled.connect(self.moved)
        self.automatic = Button(self.tr("Automatic"))
        self.automatic.clicked.connect(lambda: self.moved.emit(AUTOMATIC))
        self.done = Button(self.tr("Done"), "primary", enter_key())
        self.done.clicked.connect(self.close_sheet)
        words = self.tr("What you said yes or no to stays as it is.")
        self.inside.addWidget(Label(title, "title", wraps=True))
        self.inside.addWidget(Label(words, "muted", wraps=True))
        self.inside.addWidget(row(self.fewer_more, None, self.count, spacing=16))
        self.inside.addWidget(row(self.automatic, None, self.done, spacing=10))
        self._show(tag.cut, suggested)

    def open(self) -> None:
        """Shows the sheet; the arrow keys move the slider."""
        super().open()
        self.fewer_more.slider.setFocus()

    def close_sheet(self) -> None:
        """Takes the sheet away; where the slider was left last is kept, however it is closed."""
        self.fewer_more.settle()
        super().close_sheet()

    def renew(self, tags: Sequence[Tag], suggested: Mapping[int, int]) -> None:
        """Shows what is kept now; closes where the tag is gone."""
        tag = next((one for one in tags if one.id == self._tag), None)
        if tag is None:
            super().close_sheet()  # there is nothing to keep a move with
        else:
            self._show(tag.cut, suggested.get(tag.id, 0))

    def _show(self, cut: float | None, suggested: int) -> None:
        self.fewer_more.show_cut(AUTOMATIC if cut is None else cut)
        self.automatic.setEnabled(cut is not None)
        words = self.tr("1 photo") if suggested == 1 else self.tr("{0} photos")
        self.count.setText(words.format(number(suggested)))
