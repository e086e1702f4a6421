"""The tags of the selected photos: the person's own, those from the file, and what is suggested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asif_desktop.domain.tags import Tag
from asif_desktop.gui.look.flow import FlowLayout
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text import decimal, elided, one_line, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, IconButton, Label, row

_LONGEST = 150


@dataclass(frozen=True)
class ShownTag:
    """A tag on some of the selected photos."""

    tag: Tag
    photos: int
    """How many of them have it."""
    in_file: bool
    """Whether it is there because files name it, and for no other reason."""


@dataclass(frozen=True)
class SuggestedTag:
    """A tag that is suggested for some of the selected photos."""

    tag: Tag
    photos: tuple[int, ...]
    score: float
    """The best of theirs."""


class TagChips(QWidget):
    """Shows tags, and tells what the person says of them."""

    add_wanted = Signal()
    removed = Signal(object)
    """A `ShownTag`."""
    accepted = Signal(object)
    """A `SuggestedTag`; so are the next two."""
    rejected = Signal(object)
    why_wanted = Signal(object)
    chosen = Signal(object)
    """A `Tag` whose photos are wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._theme = theme
        self.chips: list[QFrame] = []
        self.add = IconButton("add", self.tr("Add a tag… (Ctrl+T)"), theme)
        self.add.clicked.connect(self.add_wanted)
        own, suggested = QWidget(), QWidget()
        for holder in (own, suggested):
            holder.setProperty("role", "plain")
        self._own, self._suggested = FlowLayout(own), FlowLayout(suggested)
        self._head = Label(self.tr("Suggested"), "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(Label(self.tr("Tags"), "strong"), None, self.add))
        layout.addWidget(own)
        layout.addWidget(self._head)
        layout.addWidget(suggested)
        self.show_tags([], [], 1)

    def show_tags(self, tags: Sequence[ShownTag], suggested: Sequence[SuggestedTag], photos: int) -> None:
        """Shows the tags of so many photos, and what is suggested for them."""
        for layout in (self._own, self._suggested):
            while (item := layout.takeAt(0)) is not None:
                old = item.widget()
                if old is not None:
                    old.hide()
                    old.deleteLater()
        self.chips = []
        for shown in tags:
            self._own.addWidget(self._chip_of(shown, photos))
        for one in suggested:
            self._suggested.addWidget(self._suggestion(one))
        self._head.setVisible(bool(suggested))
        self.updateGeometry()

    def _chip_of(self, shown: ShownTag, photos: int) -> QFrame:
        name = shown.tag.name
        notes = [shown.tag.title]
        if shown.in_file:
            notes.append(self.tr("from the file, which stays as it is"))
        if shown.photos < photos:
            notes.append(self.tr("{0} of {1} photos").format(shown.photos, photos))
        remove = IconButton("close", self.tr("Take “{0}” off").format(one_line(name)), self._theme)
        remove.clicked.connect(lambda: self.removed.emit(shown))
        words = self.tr("{0} · file").format(name) if shown.in_file else name
        return self._chip(words, shown.tag, "file" if shown.in_file else "own", notes, [remove])

    def _suggestion(self, one: SuggestedTag) -> QFrame:
        name = one_line(one.tag.name)
        yes = IconButton("check", self.tr("Yes, “{0}”").format(name), self._theme)
        no = IconButton("close", self.tr("No, not “{0}”").format(name), self._theme)
        why = IconButton("why", self.tr("Why “{0}”?").format(name), self._theme)
        for button, signal in ((yes, self.accepted), (no, self.rejected), (why, self.why_wanted)):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(one))
        notes = [one.tag.title, self.tr("suggested, score {0}").format(decimal(one.score, 2))]
        return self._chip(one.tag.name, one.tag, "suggested", notes, [yes, no, why])

    def _chip(
        self, words: str, tag: Tag, kind: str, notes: Sequence[str], buttons: Sequence[IconButton]
    ) -> QFrame:
        chip = QFrame()
        chip.setProperty("role", "chip")
        chip.setProperty("kind", kind)
        chip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if tag.colour is not None and kind != "suggested":
            chip.setStyleSheet(f'QFrame[role="chip"] {{ border-color: {tag.colour}; }}')
        name = Button(elided(one_line(words), self.fontMetrics(), panel(_LONGEST)), "link")
        show_tip(name, "\n".join(notes))
        name.setAccessibleName(", ".join(notes))
        name.clicked.connect(lambda: self.chosen.emit(tag))
        layout = QHBoxLayout(chip)
        layout.setContentsMargins(8, 0, 2, 0)
        layout.setSpacing(0)
        layout.addWidget(name)
        for button in buttons:
            button.setFixedSize(px(22), px(22))
            layout.addWidget(button)
        chip.setFixedHeight(px(26))
        self.chips.append(chip)
        return chip


def shown_tags(states: Sequence[tuple[int, int, str]], tags: Mapping[int, Tag]) -> list[ShownTag]:
    """Returns the tags among (photo, tag, state) as they are shown, by their titles; rejected ones not."""
    having: dict[int, list[str]] = {}
    for _, tag, state in states:
        if state != "rejected" and tag in tags:
            having.setdefault(tag, []).append(state)
    found = [
        ShownTag(tags[tag], len(given), all(state == "file" for state in given))
        for tag, given in having.items()
    ]
    return sorted(found, key=lambda shown: shown.tag.title.casefold())
