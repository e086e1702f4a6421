"""The tags of the selected photos: shown in the panel, given by Ctrl+T and by key, accepted and rejected."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import CreateTag, DecideTag, LearnTag, PhotoRef, SuggestTags, TagsOfPhotos
from asif_desktop.domain.tags import Decision, NewTag, PhotoTag, Suggestion, Tag
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.information.information import Information
from asif_desktop.gui.information.tag_chips import ShownTag, SuggestedTag, shown_tags
from asif_desktop.gui.information.why import ForTag
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.look.text import one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.tags.tag_sheets import complete
from asif_desktop.gui.tags.tagging import Tagging

_PAUSE_MS = 60
_MOST_SHOWN = 500
"""Selected photos whose tags are looked at; more would say nothing more."""


class PhotoTags(QObject):
    """Shows the tags of the selected photos, and asks the library to change what they have."""

    told = Signal(str)
    offered = Signal(str, str, object)
    """A sentence, a word for what could be done next, and what does it."""
    why_wanted = Signal(int, object)
    """A photo, and the `ForTag` that is to be explained."""
    lesson_wanted = Signal(list)
    """Photos of which the person wants to say what they show."""

    def __init__(
        self,
        asker: Asker,
        tagging: Tagging,
        grid: PhotoGrid,
        panel: Information,
        theme: Theme,
        window: QWidget,
        out_of_sight: Callable[[], bool],
    ) -> None:
        """Makes it; nothing is given by key while the selected photos are out of sight."""
        super().__init__()
        self._asker = asker
        self._tagging = tagging
        self._grid = grid
        self._panel = panel
        self._theme = theme
        self._window = window
        self._out_of_sight = out_of_sight
        self._keys: list[QShortcut] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        grid.picked.connect(self._pause.start)
        tagging.asking.connect(self._pause.start)
        tagging.listed.connect(self._set_keys)
        tagging.listed.connect(lambda _: self._pause.start())
        chips = panel.tags
        chips.add_wanted.connect(self.add)
        chips.removed.connect(self._remove)
        chips.accepted.connect(self._accept)
        chips.rejected.connect(self._reject)
        chips.why_wanted.connect(self._why)
        chips.chosen.connect(tagging.show_photos)

    def add(self) -> None:
        """Asks for a tag, known or new, and gives it to the selected photos."""
        photos = self._grid.selected()
        if not photos:
            self.told.emit(self.tr("Select the photos that you want to tag first."))
            return
        known = {tag.title.casefold(): tag for tag in self._tagging.tags.values()}

        def go(text: str) -> None:
            tag = known.get(text.casefold())
            refs: list[PhotoRef] = list(photos)
            give = CreateTag(NewTag(text), refs) if tag is None else DecideTag(tag.id, refs, "manual")
            self._asker.edit(give, lambda _: sheet.close_sheet(), sheet.show_refusal)

        many = self.tr("Tag 1 photo") if len(photos) == 1 else self.tr("Tag {0} photos").format(len(photos))
        words = self.tr("A tag that is there, or a new one.")
        sheet = TextSheet(many, words, "", self.tr("Tag"), go, self._theme, self._window)
        complete(sheet.line, (tag.title for tag in self._tagging.tags.values()))
        sheet.open()

    def _give(self, tag: Tag) -> None:
        if self._grid.selected() and not self._out_of_sight():
            self._decide(tag, self._grid.selected(), "manual")

    def _accept(self, one: SuggestedTag) -> None:
        """Says yes to a suggestion, and offers to learn from it."""
        photos: list[PhotoRef] = list(one.photos)

        def learn() -> None:
            self._asker.edit(LearnTag(one.tag.id, photos), lambda _: None)

        words = self.tr("Yes, “{0}”.").format(one_line(one.tag.name))
        self._decide(one.tag, one.photos, "accepted")
        self.offered.emit(words, self.tr("Use as an example"), learn)

    def _reject(self, one: SuggestedTag) -> None:
        """Says no to a suggestion, and offers to say what it is."""
        words = self.tr("Not “{0}”.").format(one_line(one.tag.name))
        self._decide(one.tag, one.photos, "rejected")
        self.offered.emit(words, self.tr("What is it?"), lambda: self.lesson_wanted.emit(list(one.photos)))

    def _remove(self, shown: ShownTag) -> None:
        self._decide(shown.tag, self._grid.selected(), "none")

    def _decide(self, tag: Tag, photos: Sequence[int], decision: Decision) -> None:
        self._asker.edit(DecideTag(tag.id, list(photos), decision), lambda _: None)

    def _why(self, one: SuggestedTag) -> None:
        self.why_wanted.emit(one.photos[0], ForTag(one.tag.id, one.tag.name))

    def _set_keys(self) -> None:
        """Lets the tags' keys, with Alt and Shift, give them to the selected photos."""
        for old in self._keys:
            old.setEnabled(False)
            old.deleteLater()
        self._keys = []
        for tag in self._tagging.tags.values():
            if tag.key is not None:
                key = QShortcut(QKeySequence(f"Alt+Shift+{tag.key.upper()}"), self._window)
                key.activated.connect(partial(self._give, tag))
                self._keys.append(key)

    def _look(self) -> None:
        photos = self._grid.selected()[:_MOST_SHOWN]
        if not photos:
            self._asker.drop("photo tags")
            return

        def ask(library: Library) -> tuple[list[PhotoTag], list[Suggestion]]:
            return library.ask(TagsOfPhotos(photos)), library.ask(SuggestTags(photos))

        self._asker.do(
            ask,
            lambda found: self._show(len(photos), *found),
            lane="tags",
            channel="photo tags",
            sorry=lambda _: None,
        )

    def _show(self, photos: int, said: Sequence[PhotoTag], suggested: Sequence[Suggestion]) -> None:
        own = shown_tags([(one.photo, one.tag, one.state) for one in said], self._tagging.tags)
        best: dict[int, list[Suggestion]] = {}
        for one in suggested:
            if one.tag in self._tagging.tags:
                best.setdefault(one.tag, []).append(one)
        chips = [
            SuggestedTag(
                self._tagging.tags[tag], tuple(one.photo for one in those), max(one.score for one in those)
            )
            for tag, those in best.items()
        ]
        self._panel.tags.show_tags(own, sorted(chips, key=lambda chip: -chip.score), photos)
