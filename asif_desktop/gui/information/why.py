"""Why this photo: the anchors that carried a match, each as its picture or a word, with its share."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import AnchorPicture, Explain, ExplainSimilar, ExplainSuggestion
from asif_desktop.domain.results import Match, Reason
from asif_desktop.gui.asking.example import Example
from asif_desktop.gui.asking.pictures import read_tile
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import collection_name, decimal, one_line, percent, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Label, Line, ShareBar, row

REASONS = 6
"""How many reasons are shown."""
_LEAST = 0.005
"""A smaller share would read as 0 %; it is counted with the rest."""
_SIDE = 38


@dataclass(frozen=True)
class ToldReason:
    """A reason with what is shown of its anchor."""

    reason: Reason
    share: float
    """Of the whole similarity, in [0, 1]."""
    picture: QImage | None


@dataclass(frozen=True)
class Told:
    """An explanation, ready to be shown."""

    match: Match
    reasons: list[ToldReason]
    rest: float
    """The share of all other anchors."""
    lowered: float = 0.0
    """The share that a counter-example takes off."""
    worded: tuple[str, ...] = ()
    """How phrases were worded that are not so in the query, where wordings of the settings did better."""


@dataclass(frozen=True)
class ForTag:
    """Asks why a tag is suggested."""

    tag: int
    name: str


Asked = str | Example | ForTag
"""A query; a photo that others are like; a tag."""


def explain(library: Library, photo: int, asked: Asked, ratio: float) -> Told:
    """Returns why a photo was found, with the anchors' pictures. For a lane.

    Raises:
        AsifError: It is not in the library, not encoded, or the tag is not suggested for it.
    """
    match asked:
        case ForTag():
            found = library.ask(ExplainSuggestion(asked.tag, photo))
            worded = _other_wordings(found, asked.name)
        case Example():
            found = library.ask(ExplainSimilar(photo, asked.photo))
            worded = ()
        case _:
            found = library.ask(Explain(photo, asked))
            worded = _other_wordings(found, asked)
    side = round(px(_SIDE) * ratio)

    def picture_of(anchor: int) -> QImage | None:
        file = library.ask(AnchorPicture(anchor))
        return read_tile(os.fsencode(file), QSize(side, side), 6 * ratio) if file is not None else None

    return explained(found, worded, picture_of)


def explained(match: Match, worded: tuple[str, ...], picture_of: Callable[[int], QImage | None]) -> Told:
    """Returns an explanation as it is shown: the largest reasons, each with its share and its picture."""
    reasons, whole, lowered = _speaking_for_it(match)
    told = [
        ToldReason(reason, reason.weight / whole, picture_of(reason.anchor))
        for reason in reasons
        if reason.weight >= _LEAST * whole
    ]
    rest = max(0.0, 1.0 - sum(reason.share for reason in told)) if told else 0.0
    return Told(match, told, rest, lowered / whole, worded)


def _other_wordings(match: Match, asked: str) -> tuple[str, ...]:
    if match.why is None:
        return ()
    phrases = [phrase.phrase for phrase in match.why.phrases if not phrase.against]
    return tuple(phrase for phrase in phrases if phrase not in asked)


def _speaking_for_it(match: Match) -> tuple[list[Reason], float, float]:
    """Returns the largest reasons, what all reasons sum to, and what a counter-example took off that.

    Phrases that the query leaves out do not count.
    """
    if match.why is None:
        return [], 1.0, 0.0
    against = {phrase.phrase for phrase in match.why.phrases if phrase.against}
    reasons = [reason for reason in match.why.reasons if reason.phrase not in against]
    lowered = -sum(reason.weight for reason in reasons if reason.weight < 0)
    reasons = sorted(reasons, key=lambda reason: -reason.weight)[:REASONS]
    wanted = sum(phrase.similarity for phrase in match.why.phrases if not phrase.against)
    left = match.similarity or wanted
    return reasons, left + lowered if left else sum(reason.weight for reason in reasons) or 1.0, lowered


class ReasonRow(QAbstractButton):
    """One reason. It can be clicked, for what can be done with its anchor."""

    chosen = Signal(object, QPoint)

    def __init__(self, told: ToldReason, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._theme = theme
        self.setProperty("role", "plain")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        share = percent(told.share)
        self.setAccessibleName(f"{told.reason.caption}, {collection_name(told.reason.collection)}, {share}")
        show_tip(self, told.reason.caption)
        sign = Label(role="" if told.picture else "aa")
        sign.setFixedSize(px(_SIDE), px(_SIDE))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if told.picture is not None:
            pixels = QPixmap.fromImage(told.picture)
            pixels.setDevicePixelRatio(pixels.width() / px(_SIDE))
            sign.setPixmap(pixels)
        else:
            sign.setText("Aa")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Line(_headword(told.reason.caption)))
        words.addWidget(Line(collection_name(told.reason.collection), "small"))
        words.addWidget(ShareBar(told.share, theme))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(9)
        layout.addWidget(sign)
        layout.addLayout(words, 1)
        amount = Label(share, "muted")
        amount.setFixedWidth(px(36))
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(amount)
        # The mouse does not come this way: its menu opens where it points.
        self.clicked.connect(lambda: self.chosen.emit(told, self.mapToGlobal(self.rect().bottomLeft())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tells that the reason was clicked."""
        self.chosen.emit(self._told, event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells that the reason was chosen with the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Paints anew when the mouse or the focus comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground under the mouse and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(self.rect(), 7, 7)


class WhyPanel(QWidget):
    """Shows an explanation."""

    reason_clicked = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._theme = theme
        self._told: Told | None = None
        self.rows: list[ReasonRow] = []
        self.head = Label(self.tr("Why this photo?"), "strong")
        self.note = Label(role="small", wraps=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.score = Label(role="small")
        self._layout.addWidget(row(self.head, None, self.score))
        self._layout.addSpacing(4)
        self._layout.addWidget(self.note)

    def show_told(self, told: Told) -> None:
        """Shows why; what is shown already stays as it is, with its focus."""
        if self._told is not None and _same(told, self._told):
            return
        self.clear()
        self._told = told
        self.score.setText(self.tr("score {0}").format(decimal(told.match.score, 2)))
        for place, reason in enumerate(told.reasons):
            shown = ReasonRow(reason, self._theme)
            shown.chosen.connect(self.reason_clicked)
            self.rows.append(shown)
            self._layout.insertWidget(2 + place, shown)
        notes = []
        if not told.reasons:
            notes.append(self.tr("Nothing that I know connects this photo with what you look for."))
        elif told.rest >= 0.005:
            notes.append(self.tr("The other {0} come from smaller shares.").format(percent(told.rest)))
        if told.lowered >= _LEAST:
            notes.append(self.tr("A photo that you said no to takes off {0}.").format(percent(told.lowered)))
        if told.worded:
            wordings = ", ".join(self.tr("“{0}”").format(one_line(wording)) for wording in told.worded)
            notes.append(self.tr("Asked as {0}.").format(wordings))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(self.note.text()))

    def show_words(self, words: str) -> None:
        """Shows a sentence in place of reasons."""
        self.clear()
        self.note.setText(words)
        self.note.show()

    def clear(self) -> None:
        """Shows no reasons, until new ones come."""
        for shown in self.rows:
            self._layout.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self.rows = []
        self._told = None
        self.score.setText("")
        self.note.setText("")


def _same(one: Told, other: Told) -> bool:
    shown = [
        (told.reason.anchor, told.reason.caption, told.reason.collection, told.share) for told in one.reasons
    ]
    return (
        bool(shown)
        and (one.worded, one.lowered) == (other.worded, other.lowered)
        and shown
        == [
            (told.reason.anchor, told.reason.caption, told.reason.collection, told.share)
            for told in other.reasons
        ]
    )


def _headword(caption: str) -> str:
    """Returns what stands before the definition in "lemma, lemma: definition"."""
    return caption.split(": ", 1)[0]
