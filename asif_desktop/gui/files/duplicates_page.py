"""Photos of which one would do, reviewed side by side; what goes is asked about, and goes to the trash."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from asif_desktop.domain.duplicates import AlikeGroup, AlikeKind
from asif_desktop.domain.library import Library
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos, FindAlike, MakePreview, PhotoRef, StopFindingAlike
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.pictures import read_picture
from asif_desktop.gui.files.alike_card import LEAST, AlikeCard
from asif_desktop.gui.files.card_layout import CardLayout
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.text import number
from asif_desktop.gui.look.widgets import Button, Label, row

_LARGEST = QSize(1024, 1024)


Delete = Callable[[Sequence[PhotoRef], Callable[[], None]], None]
"""Asks whether to move photos to the trash, and calls the second when they are there."""


class DuplicatesPage(QWidget):
    """Finds groups of one kind and goes through them."""

    counted = Signal(str)
    """Which group is shown, of how many; in words."""

    def __init__(self, asker: Asker, delete: Delete, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._asker = asker
        self._delete = delete
        self._kind: AlikeKind = "exact"
        self._different: set[frozenset[bytes]] = set()
        """Groups of which the person said so; until the window closes."""
        self.groups: list[AlikeGroup] = []
        self._cleared: list[tuple[AlikeGroup, frozenset[bytes]]] = []
        """Groups that went, each with the files that were moved to the trash."""
        self._at = 0
        self._looking = 0
        """Searches that were asked for and are not over."""
        self.cards: list[AlikeCard] = []
        self.kinds: dict[AlikeKind, Button] = {
            "exact": Button(self.tr("Exact copies")),
            "near": Button(self.tr("Look-alikes")),
            "bursts": Button(self.tr("Bursts")),
        }
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._find_again, kind))
            button.clicked.connect(lambda _: self.setFocus())  # the arrows go through the groups
        self.words = Label(role="muted", wraps=True)
        self.stop = Button(self.tr("Stop"))
        self.stop.clicked.connect(self._stop)
        self.stop.hide()
        self.back = Button(self.tr("Back"), "", "←")
        self.next = Button(self.tr("Next"), "", "→")
        self.differ = Button(self.tr("They are different"), "", "D")
        self.clear = Button(self.tr("Move the others to the trash…"), "primary", enter_key())
        for button, does in (
            (self.back, lambda: self._go(-1)),
            (self.next, lambda: self._go(1)),
            (self.differ, self._say_different),
            (self.clear, self._ask),
        ):
            button.clicked.connect(lambda _=False, does=does: does())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside = QWidget()
        self._beside.setProperty("role", "plain")
        self._places = CardLayout(self._beside, LEAST)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(*self.kinds.values(), None, self.stop, margins=(16, 4, 16, 0)))
        layout.addWidget(row(self.words, margins=(16, 0, 16, 0)))
        layout.addWidget(area, 1)
        foot = row(self.back, self.next, None, self.differ, self.clear, spacing=10, margins=(16, 0, 16, 16))
        layout.addWidget(foot)

    def open(self) -> None:
        """Looks for what there is now of the kind that was shown last."""
        self._find_again(self._kind)
        self.setFocus()

    def renew(self) -> None:
        """Shows groups again whose files came back from the trash."""

        def bring_back(photos: list[Photo]) -> None:
            there = {path for photo in photos for path in photo.paths}
            back = [group for group, gone in self._cleared if gone <= there]
            if back:
                self._cleared = [one for one in self._cleared if one[0] not in back]
                self.groups[self._at : self._at] = back
                self._show()

        if self._cleared and self.isVisible():
            wanted = DescribePhotos([one.photo for group, _ in self._cleared for one in group.photos])
            self._asker.ask(wanted, bring_back, channel="alike back", sorry=lambda _: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes on or back, says what stays, or asks about the others."""
        button = self._buttons().get(event.key())
        place = event.key() - Qt.Key.Key_1
        if button is not None:
            button.click()
        elif 0 <= place < min(9, len(self.cards)):
            self.cards[place].stays.toggle()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps its keys for itself, whatever they do elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            digit = Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
            modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not modified and (digit or event.key() in self._buttons()):
                event.accept()
                return True
        return super().event(event)

    def _buttons(self) -> dict[int, Button]:
        return {
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_D: self.differ,
            Qt.Key.Key_Return: self.clear,
            Qt.Key.Key_Enter: self.clear,
        }

    def _find_again(self, kind: AlikeKind, _: bool = False) -> None:
        self._kind = kind
        for name, button in self.kinds.items():
            button.setChecked(name == kind)
        self._take([])
        self.counted.emit("")
        self.words.setText(self.tr("Looking through your photos…"))
        self.stop.show()
        if self._looking:
            self._asker.ask(StopFindingAlike(), lambda _: None, lane="watch")
        self._looking += 1
        self._asker.ask(FindAlike(kind), self._found, lane="alike", sorry=self._sorry)

    def _found(self, groups: list[AlikeGroup]) -> None:
        self._looking -= 1
        if not self._looking:
            self.stop.hide()
            self._take([group for group in groups if _files(group) not in self._different])

    def _sorry(self, sentence: str) -> None:
        self._looking -= 1
        if not self._looking:
            self.stop.hide()
            self.words.setText(sentence)

    def _stop(self) -> None:
        self._asker.ask(StopFindingAlike(), lambda _: None, lane="watch")

    def _take(self, groups: list[AlikeGroup]) -> None:
        self.groups = groups
        self._cleared = []
        self._at = 0
        self._show()

    def _show(self) -> None:
        while (item := self._places.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        self.cards = []
        self._at = max(0, min(self._at, len(self.groups) - 1))
        if not self.groups:
            nothing = {
                "exact": self.tr("No photo has more than one file."),
                "near": self.tr("No photos look the same."),
                "bursts": self.tr("No photos that look alike were taken within seconds of each other."),
            }
            self.words.setText(nothing[self._kind])
            self.counted.emit(self.tr("nothing found"))
        else:
            explained = {
                "exact": self.tr("Files of the same content. All but one can go without a loss."),
                "near": self.tr("The same picture, saved or cut another way. Look before you decide."),
                "bursts": self.tr("Taken within seconds of each other. Look before you decide."),
            }
            first = self.tr(
                "What you picked or rated is proposed to stay, then the largest, sharpest, least compressed."
            )
            self.words.setText(f"{explained[self._kind]} {first}")
            at, total = number(self._at + 1), number(len(self.groups))
            self.counted.emit(self.tr("group {0} of {1}").format(at, total))
            self._lay_out(self.groups[self._at])
        self._weigh()

    def _lay_out(self, group: AlikeGroup) -> None:
        for place, one in enumerate(group.photos, 1):
            card = AlikeCard(one, place, stays=place == 1, exact=self._kind == "exact")
            card.turned.connect(self._weigh)
            self.cards.append(card)
            self._places.addWidget(card)

            def read(library: Library, photo: int = one.photo) -> QImage | None:
                return read_picture(library.ask(MakePreview(photo)).encode(), _LARGEST)

            def take(image: QImage | None, card: AlikeCard = card) -> None:
                if card in self.cards:
                    card.take(image)

            def go_without(_: str, card: AlikeCard = card) -> None:
                take(None, card)

            self._asker.do(read, take, lane="loupe", sorry=go_without)

    def _weigh(self) -> None:
        """Lets the buttons work that have something to do."""
        staying = sum(card.stays.isChecked() for card in self.cards)
        going = len(self.cards) - staying
        one, many = self.tr("Move the other to the trash…"), self.tr("Move the others to the trash…")
        self.clear.setText(one if going == 1 and staying == 1 else many)
        self.clear.setEnabled(0 < staying < len(self.cards))
        self.differ.setEnabled(bool(self.cards))
        self.back.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < len(self.groups))

    def _go(self, steps: int) -> None:
        self._at += steps
        self._show()

    def _say_different(self) -> None:
        self._different.add(_files(self.groups[self._at]))
        self._leave_out(self.groups[self._at])

    def _ask(self) -> None:
        going = [card.one for card in self.cards if not card.stays.isChecked()]
        refs: list[PhotoRef] = [one.path if self._kind == "exact" else one.photo for one in going]
        group = self.groups[self._at]

        def clear() -> None:
            self._cleared.append((group, frozenset(one.path for one in going)))
            self._leave_out(group)

        self._delete(refs, clear)

    def _leave_out(self, group: AlikeGroup) -> None:
        if group in self.groups:
            self.groups.remove(group)
            self._show()


def _files(group: AlikeGroup) -> frozenset[bytes]:
    return frozenset(one.path for one in group.photos)
