"""The rows of the sidebar."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from asif_desktop.gui.grid.drops import ANCHOR_IDS, PHOTO_IDS, pairs_in, paths_in, photos_in
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import collection_name, elided, one_line, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Switch

_ROW_HEIGHT = 28
_BRANCH = 14
"""Pixels that a row is moved to the right, a level; and that its sign for open or closed takes."""


def row_height() -> int:
    """Returns how high a row is."""
    return px(_ROW_HEIGHT)


class SidebarRow(QAbstractButton):
    """A place: a picture, its name, and how many photos are in it."""

    menu_wanted = Signal(object)
    """The global position where a menu of this row is wanted."""
    photos_dropped = Signal(list)
    pairs_dropped = Signal(list)
    files_dropped = Signal(list)
    """Paths of files of other programs."""
    branch_wanted = Signal(bool)
    """What is inside is to be shown, or to be hidden."""

    def __init__(
        self,
        picture: str,
        name: str,
        count: str,
        theme: Theme,
        *,
        note: str = "",
        colour: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = picture
        self._name = one_line(name)
        self._count = count
        self._note = note
        self._colour = colour
        """Of its picture, "#rrggbb"; None: the theme's."""
        self._theme = theme
        self._aimed = False
        self._takes: list[str] = []
        self._start = 8
        self._open: bool | None = None
        self.room = 0
        """Pixels at the right end that belong to something else."""
        self.setCheckable(True)
        self.setFixedHeight(row_height())
        self.setMinimumWidth(120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        show_tip(self, name)
        self.set_count(count)
        theme.changed.connect(self.update)

    def set_count(self, count: str) -> None:
        """Shows another count."""
        self._count = count
        self.setAccessibleName(", ".join(part for part in (self._name, self._note, count) if part))
        self.update()

    def set_note(self, note: str) -> None:
        """Shows a few quiet words after the name."""
        self._note = note
        self.set_count(self._count)

    def set_sign(self, picture: str) -> None:
        """Shows another picture before the name."""
        self._picture = picture
        self.update()

    def set_branch(self, level: int, opened: bool | None) -> None:
        """Makes the row one of a tree: how deep, and whether it is open; None where nothing is inside."""
        self._start = 8 + px(_BRANCH) * (level + 1)
        self._open = opened
        words = {True: self.tr("open, ← closes it"), False: self.tr("closed, → opens it"), None: ""}
        self.setAccessibleDescription(words[opened] or self._name)
        self.update()

    def branch(self) -> QRect:
        """Returns where a click opens or closes the row; empty where nothing is inside."""
        return (
            QRect()
            if self._open is None
            else QRect(self._start - px(_BRANCH) - 4, 0, px(_BRANCH) + 4, row_height())
        )

    def takes_photos(self) -> None:
        """Lets photos be dropped on this row."""
        self._takes = [PHOTO_IDS]
        self.setAcceptDrops(True)

    def takes_pairs(self) -> None:
        """Lets photos, pairs of picture and caption, and files be dropped on this row."""
        self._takes = [PHOTO_IDS, ANCHOR_IDS, "text/uri-list"]
        self.setAcceptDrops(True)

    def sizeHint(self) -> QSize:
        """Returns the size of a row."""
        return QSize(200, row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, tokens = self._theme.colour, self._theme.tokens
        shape = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("accent"), 1.2) if self.hasFocus() or self._aimed else Qt.PenStyle.NoPen)
        if self.isChecked() or self._aimed:
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(shape, 7, 7)
        elif self.underMouse() or self.hasFocus():
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(shape, 7, 7)
        sign = self._colour or (tokens.accent_text if self.isChecked() else tokens.muted)
        start = self._start
        painter.drawPixmap(start, (row_height() - px(16)) // 2, pixmap(self._picture, sign, px(16)))
        if self._open is not None:
            arrow = pixmap("down" if self._open else "forward", tokens.muted, px(12))
            painter.drawPixmap(start - px(_BRANCH), (row_height() - px(12)) // 2, arrow)
        start += px(24)
        end = self.width() - 8 - self.room
        metrics, middle = self.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("muted"))
        small = painter.font()
        small.setPixelSize(px(12))
        if self._count:
            painter.setFont(small)
            width = painter.fontMetrics().horizontalAdvance(self._count)
            painter.drawText(QRect(end - width, 0, width + 1, row_height()), middle, self._count)
            end -= width + 8
        painter.setFont(self.font())
        name = elided(self._name, metrics, end - start)
        painter.setPen(colour("text"))
        painter.drawText(QRect(start, 0, max(0, end - start), row_height()), middle, name)
        if self._note:
            start += metrics.horizontalAdvance(name) + 6
            painter.setPen(colour("muted"))
            painter.drawText(
                QRect(start, 0, max(0, end - start), row_height()),
                middle,
                elided(self._note, metrics, end - start),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes up and down with the arrows, opens with Enter."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and self._open is not None:
            if self._open != (event.key() == Qt.Key.Key_Right):
                self.branch_wanted.emit(not self._open)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens or closes the row where its arrow was clicked, and presses it anywhere else."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._open is not None and self.branch().contains(event.position().toPoint()):
            self.branch_wanted.emit(not self._open)
            event.accept()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Asks for the row's menu."""
        self.menu_wanted.emit(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that the row can be clicked."""
        super().enterEvent(event)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what may be dropped here."""
        if any(event.mimeData().hasFormat(kind) for kind in self._takes):
            self._aimed = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Looks as before."""
        self._aimed = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells what was dropped."""
        self._aimed = False
        self.update()
        event.acceptProposedAction()
        data = event.mimeData()
        if data.hasFormat(PHOTO_IDS):  # which carry their files as well
            self.photos_dropped.emit(photos_in(data))
        elif data.hasFormat(ANCHOR_IDS):
            self.pairs_dropped.emit(pairs_in(data))
        else:
            self.files_dropped.emit(paths_in(data))


class CollectionRow(QWidget):
    """A collection: its name, and the switch that says whether the program knows it right now."""

    switched = Signal(str, bool)

    def __init__(
        self, name: str, enabled: bool, anchors: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.name = name
        shown = collection_name(name)
        self.row = SidebarRow("collection", shown, "", theme, parent=self)
        show_tip(self.row, f"{shown}\n{anchors}")
        self.row.room = px(28) + 8
        self.row.takes_pairs()
        self.switch = Switch(shown, theme, self)
        self.switch.setChecked(enabled)
        self.switch.toggled.connect(lambda on: self.switched.emit(name, on))
        self.setFixedHeight(row_height())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)

    def resizeEvent(self, event: object) -> None:
        """Keeps the switch at the end of the row."""
        self.switch.move(self.width() - 8 - self.switch.width(), (row_height() - self.switch.height()) // 2)
        self.switch.raise_()
