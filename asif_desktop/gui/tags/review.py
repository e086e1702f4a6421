"""Going through what is suggested for a tag, one photo after the other, by keyboard."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import (
    DecideTag,
    EditTag,
    LearnTag,
    PhotoRef,
    RankSuggestions,
    TagsOfPhotos,
    Teach,
)
from asif_desktop.domain.results import Ranking
from asif_desktop.domain.tags import Decision, PhotoTag, Tag, TagEdit
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.results import AUTOMATIC
from asif_desktop.gui.information.why import ForTag
from asif_desktop.gui.look.fewer_more import FewerMore
from asif_desktop.gui.look.text import decimal, number, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, Line, row
from asif_desktop.gui.tags.review_picture import ReviewPicture
from asif_desktop.gui.tags.round import Round, round_of


class ReviewPage(QWidget):
    """Shows a photo and asks whether a tag fits it."""

    left = Signal()
    hidden = Signal()
    told = Signal(str)
    asking = Signal(object)
    """The photo that is asked about, and the tag for which; None: there is none."""

    def __init__(self, asker: Asker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "content")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._asker = asker
        self._theme = theme
        self._round: Round | None = None
        self.title = Line(role="title")
        self.fewer_more = FewerMore(self.tr("Fewer or more suggestions"))
        self.fewer_more.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys here
        self.fewer_more.settled.connect(self._move_cut)
        self.note = Label(role="muted")
        self.picture = ReviewPicture(asker)
        self.picture.there.connect(lambda: self._let_answer(True))
        self.yes = Button(self.tr("Yes"), "primary", "Y")
        self.no = Button(self.tr("No"), "", "N")
        self.learn = Button(self.tr("Yes, learn from it"), "", "L")
        self.what = QLineEdit()
        self.what.setPlaceholderText(self.tr("What is it? Enter teaches it; Esc, or nothing, goes on."))
        self.what.setAccessibleName(self.tr("What is it?"))
        self.what.returnPressed.connect(self._teach_what)
        self.what.installEventFilter(self)
        self.what.hide()
        self.back = Button(self.tr("Back"), "", "←")
        self.skip = Button(self.tr("Skip"), "", "→")
        self.above = Button(self.tr("Yes to all up to here"), "", "A")
        self.leave = Button(self.tr("Done"), "", self.tr("Esc"))
        for button, does in (
            (self.yes, lambda: self._say("accepted")),
            (self.no, self._reject),
            (self.learn, self._learn),
            (self.back, lambda: self._go(-1)),
            (self.skip, lambda: self._go(1)),
            (self.above, self._accept_above),
            (self.leave, self.left.emit),
        ):
            button.clicked.connect(lambda _=False, does=does: does())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title, 1)
        head.addWidget(self.fewer_more)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self.what)
        answers = (self.no, self.yes, self.learn)
        layout.addWidget(row(self.back, self.skip, None, *answers, None, self.above, self.leave, spacing=10))

    def open(self, tag: Tag) -> None:
        """Begins with the best of what is suggested for a tag."""
        self.fewer_more.settle()
        self._round = None
        self.picture.forget()
        self.what.hide()
        self._clear(self.tr("Looking for suggestions…"))

        def begin(ranking: Ranking) -> None:
            self._round = round_of(tag, ranking)
            self._show()

        self.fewer_more.show_cut(AUTOMATIC if tag.cut is None else tag.cut)
        self._asker.ask(RankSuggestions(tag.id), begin, lane="tags", channel="review", sorry=self._clear)
        self.setFocus()

    def renew(self) -> None:
        """Asks again what was said of the photos so far: it may have been taken back."""
        going = self._round
        if going is None or not going.said or not self.isVisible():
            return
        photos = list(going.said)

        def take(found: list[PhotoTag]) -> None:
            states: dict[int, Decision] = {
                one.photo: one.state for one in found if one.tag == going.tag.id and one.state != "file"
            }
            going.learn_said(photos, states)
            if going is self._round and going.photo is not None:
                self._show_note(going, going.photo)

        self._asker.ask(TagsOfPhotos(photos), take, lane="edit", channel="review said", sorry=lambda _: None)

    def follow(self, tags: Sequence[Tag]) -> None:
        """Shows the tag as it is now; where its cut was moved elsewhere, or back, ranks again."""
        going = self._round
        tag = next((one for one in tags if going is not None and one.id == going.tag.id), None)
        if going is None or tag is None or not self.isVisible() or self.fewer_more.is_moving():
            return
        moved = tag.cut != going.tag.cut
        going.tag = tag
        if moved:
            self.fewer_more.show_cut(AUTOMATIC if tag.cut is None else tag.cut)
            # After the edits that are on their way, so that what was just said counts.
            self._asker.ask(
                RankSuggestions(tag.id),
                partial(self._go_on, going),
                lane="edit",
                channel="review again",
                sorry=lambda _: None,
            )

    def _move_cut(self, cut: float) -> None:
        """Keeps a tag's cut, and goes on where one is, among what is suggested from there on."""
        going = self._round
        if going is None:
            return

        def move(library: Library) -> Ranking:
            library.ask(EditTag(going.tag.id, TagEdit(cut=cut)))
            return library.ask(RankSuggestions(going.tag.id))

        going.tag = replace(going.tag, cut=None if cut == AUTOMATIC else cut)
        self._asker.do(move, partial(self._go_on, going), lane="edit", again=False)

    def _go_on(self, going: Round, ranking: Ranking) -> None:
        """Goes on where one is, among what is suggested now."""
        going.go_on(ranking)
        if going is self._round:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers, goes on or back, or ends."""
        button = self._buttons().get(event.key())
        if button is None:
            super().keyPressEvent(event)
        elif button.isEnabled():
            button.click()

    def event(self, event: QEvent) -> bool:
        """Keeps its keys for itself, whatever they do elsewhere in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in self._buttons():
                event.accept()
                return True
        return super().event(event)

    def _buttons(self) -> dict[int, Button]:
        return {
            Qt.Key.Key_Y: self.yes,
            Qt.Key.Key_N: self.no,
            Qt.Key.Key_L: self.learn,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Right: self.skip,
            Qt.Key.Key_A: self.above,
            Qt.Key.Key_Escape: self.leave,
        }

    def _say(self, decision: Decision) -> None:
        going = self._round
        if going is None or going.photo is None:
            return
        going.said[going.photo] = decision
        self._asker.edit(DecideTag(going.tag.id, [going.photo], decision), lambda _: None)
        self._go(1)

    def _reject(self) -> None:
        """Says no, and asks what it is instead; without an answer it is a counter-example of this tag."""
        going = self._round
        if going is None or going.photo is None or not self.what.isHidden():
            return
        going.said[going.photo] = "rejected"
        self._asker.edit(DecideTag(going.tag.id, [going.photo], "rejected"), lambda _: None)
        self.what.clear()
        self.what.show()
        self.what.setFocus()

    def _teach_what(self) -> None:
        """Makes the photo an example of what the person says it is."""
        going, caption = self._round, self.what.text().strip()
        if going is not None and going.photo is not None and caption:
            told = self.tr("Learnt: this is “{0}”. Ctrl+Z takes it back.").format(one_line(caption)[:60])
            self._asker.edit(Teach([going.photo], caption), lambda _: self.told.emit(told))
        self._go(1)

    def _learn(self) -> None:
        """Says yes, and makes the photo an example of the tag."""
        going = self._round
        if going is None or going.photo is None:
            return
        going.said[going.photo] = "accepted"
        self._asker.edit(LearnTag(going.tag.id, [going.photo], "accepted"), lambda _: None)
        self._go(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Goes on with Esc where it was asked what a photo is."""
        if watched is self.what and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._go(1)
            else:
                event.accept()
            return True
        return super().eventFilter(watched, event)

    def _accept_above(self) -> None:
        going = self._round
        if going is None or not len(going.photos):
            return
        photos: list[PhotoRef] = list(going.unsaid_above())
        if photos:
            going.said.update(dict.fromkeys(going.unsaid_above(), "accepted"))
            self._asker.edit(DecideTag(going.tag.id, photos, "accepted"), lambda _: None)
            self.told.emit(self.tr("{0} accepted. Ctrl+Z takes it back.").format(number(len(photos))))
        self._go(1)

    def _go(self, steps: int) -> None:
        if not self.what.isHidden():
            self.what.hide()
            self.setFocus()
        if self._round is not None:
            self._round.go(steps)
            self._show()

    def _show(self) -> None:
        going = self._round
        if going is None:
            return
        name, total = one_line(going.tag.name), len(going.photos)
        photo = going.photo
        if photo is None:
            self._clear(self.tr("That was all for “{0}”.").format(name))
            self.back.setEnabled(total > 0)
            return
        self.skip.setEnabled(True)
        self.back.setEnabled(going.at > 0)
        self.title.show_text(self.tr("Is this “{0}”?").format(name))
        self._show_note(going, photo)
        self.asking.emit((photo, ForTag(going.tag.id, name)))
        self._let_answer(False)  # about a photo that is not there to be seen yet
        self.picture.show_photo(going.photos, going.at)

    def _show_note(self, going: Round, photo: int) -> None:
        total = len(going.photos)
        words = self.tr("{0} of {1}, score {2}").format(
            number(going.at + 1), number(total), decimal(going.scores[photo], 2)
        )
        said = going.said.get(photo)
        if said is not None:
            words += self.tr(" · you said no") if said == "rejected" else self.tr(" · you said yes")
        self.note.setText(words)

    def _let_answer(self, may: bool) -> None:
        for button in (self.yes, self.no, self.learn, self.above):
            button.setEnabled(may)

    def hideEvent(self, event: QHideEvent) -> None:
        """Asks about no photo any more."""
        self.asking.emit(None)
        self.hidden.emit()

    def _clear(self, words: str) -> None:
        self.asking.emit(None)
        self.picture.show_none()
        self.title.show_text(words)
        self.note.setText("")
        for button in (self.yes, self.no, self.learn, self.skip, self.above, self.back):
            button.setEnabled(False)
