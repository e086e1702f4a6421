"""A collection, as pairs of picture and caption: searched, edited in place, added to, moved, forgotten."""

import os

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from asif_desktop.domain import knowledge
from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import AnchorPicture, DescribeAnchors, EditAnchor, ListAnchors
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.columns import int64s
from asif_desktop.gui.asking.pictures import read_tile
from asif_desktop.gui.grid.drops import ANCHOR_IDS, paths_in
from asif_desktop.gui.look.flow import FlowLayout
from asif_desktop.gui.look.picture_row import picture_side
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row
from asif_desktop.gui.teaching.anchor_list import AnchorList
from asif_desktop.gui.teaching.anchor_model import AnchorModel
from asif_desktop.gui.teaching.anchor_row import AnchorRow

_PAUSE_MS = 120
_RADIUS = 6
_MOST_PICTURES = 2000
"""Kept in memory, of 44 pixels each."""


class AnchorsPage(QWidget):
    """Shows one collection, and tells what is wanted of its pairs."""

    told = Signal(str)
    counted = Signal(str, int)
    """The collection and how many of its pairs are shown."""
    picked = Signal(int)
    """How many pairs are selected."""
    on_show = Signal(bool)
    """Whether the page can be seen."""
    forget_wanted = Signal(list)
    move_wanted = Signal(list, QPoint)
    """Pairs, and where a menu of places to move them to may stand."""
    menu_wanted = Signal(object, list, QPoint)
    """The pair that was meant first, or None; all pairs; and where."""
    add_wanted = Signal(str, QPoint)
    files_dropped = Signal(list, str)
    """Paths, and the collection that they are to be added to."""

    def __init__(self, asker: Asker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self._collection: str | None = None
        self._sought: int | None = None
        self._pictures: dict[int, QPixmap] = {}
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._fetch)
        self.model = AnchorModel()
        self.model.edited.connect(self._edit)
        self.model.emptied.connect(self._refuse_empty)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search these captions"))
        self.filter.setAccessibleName(self.tr("Search these captions"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(px(340))
        self.add = Button(self.tr("Add…"))
        self.add.clicked.connect(lambda: self.add_wanted.emit(self._collection or "", _below(self.add)))
        self.move_to = Button(self.tr("Move to…"))
        self.move_to.clicked.connect(self.ask_move)
        self.remove = Button(self.tr("Forget"), key=self.tr("Del"))
        self.remove.clicked.connect(self._forget)
        self.refusal = Label(role="negative", wraps=True)
        self.refusal.hide()
        self.list = AnchorList(self.model)
        self._rows = AnchorRow(self.model, self._pictures.get, theme)
        self.list.setItemDelegate(self._rows)
        self._rows.editing.connect(self.refusal.hide)
        self.list.forget.connect(self._forget)
        self.list.menu_wanted.connect(self._menu)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._pick())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self.refusal.hide())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.hint = Label(role="muted", wraps=True)
        bar = QVBoxLayout()
        bar.setContentsMargins(16, 0, 16, 0)
        parts = FlowLayout()  # in a narrow window, or with large text, they take more than one line
        for part in (self.filter, self.add, self.move_to, self.remove):
            part.setMinimumHeight(px(32))
            parts.addWidget(part)
        bar.addLayout(parts)
        layout.addLayout(bar)
        layout.addWidget(row(self.hint, margins=(16, 0, 16, 0)))
        layout.addWidget(row(self.refusal, margins=(16, 0, 16, 0)))
        layout.addWidget(self.list, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.renew)
        self.filter.textChanged.connect(lambda _: self._pause.start())
        self._pick()

    @property
    def collection(self) -> str | None:
        """The collection that is shown."""
        return self._collection

    def open(self, collection: str) -> None:
        """Shows a collection."""
        self._collection = collection
        self._sought = None
        self.filter.clear()
        self.refusal.hide()
        self.model.show(int64s(b""))
        self.list.scrollToTop()
        self.renew()

    def follow(self, name: str) -> None:
        """Goes on showing the collection under its new name."""
        self._collection = name
        self.renew()

    def seek(self, anchor: int) -> None:
        """Selects an anchor of the collection that was opened, and shows it, once it is there."""
        self._sought = anchor

    def renew(self) -> None:
        """Asks again for what is shown."""
        if self._collection is not None:
            request = ListAnchors(self._collection, self.filter.text())
            self._asker.ask(request, self._show, channel="anchors", sorry=lambda _: None)

    def ask_move(self) -> None:
        """Asks where to move the selected pairs."""
        if self.list.count_selected():
            self.move_wanted.emit(self.list.selected(), _below(self.move_to))

    def _show(self, listed: knowledge.AnchorList) -> None:
        if self.list.is_editing():
            self._pause.start()  # not while a caption is being typed
            return
        ids = int64s(listed.ids)
        if ids != self.model.ids:
            chosen, place = set(self.list.selected()), self.list.verticalScrollBar().value()
            self.model.show(ids)
            self.list.select(chosen)
            self.list.verticalScrollBar().setValue(place)
            if self._sought is not None and self._sought in ids:
                self.list.make_current(ids.index(self._sought))
                self._sought = None
        else:
            self.model.show(ids)
        self._pick()
        self._say_what_to_do(len(ids))
        self.counted.emit(self._collection or "", len(ids))
        self._later.start()

    def _say_what_to_do(self, count: int) -> None:
        if count:
            hint = self.tr("Double click edits a caption; dropped pictures are added.")
        elif self.filter.text().strip():
            hint = self.tr("No caption here has these words.")
        else:
            hint = self.tr(
                "This collection knows nothing yet. Drop pictures here, or select photos and teach what is "
                "on them: each becomes a pair of picture and caption."
            )
        self.hint.setText(hint)

    def _pick(self) -> None:
        count = self.list.count_selected()
        for button in (self.remove, self.move_to):
            button.setEnabled(count > 0)
        self.picked.emit(count)

    def _refuse_empty(self) -> None:
        words = self.tr("A pair needs words, so its caption stays as it was; Del forgets the pair.")
        self.refusal.setText(words)
        self.refusal.show()

    def _edit(self, anchor: int, caption: str) -> None:
        self._asker.edit(EditAnchor(anchor, caption), lambda _: self.renew(), self.told.emit)

    def _forget(self) -> None:
        if self.list.count_selected():
            self.forget_wanted.emit(self.list.selected())

    def _menu(self, at: QPoint) -> None:
        index = self.list.currentIndex()
        if self.list.count_selected():
            first = self.model.anchor(index.row()) if index.isValid() else None
            self.menu_wanted.emit(first, self.list.selected(), at)

    def _fetch(self) -> None:
        """Describes the rows on screen, and reads the pictures of those that have one."""
        first, last = self.list.visible_rows()
        span = last - first
        lacking = self.model.lacking(first - span, last + span)

        def keep(anchors: list[knowledge.Anchor]) -> None:
            self.model.learn(anchors)
            self.list.viewport().update()
            self._fetch_pictures(first, last)

        if lacking:
            self._asker.ask(DescribeAnchors(lacking), keep, channel="anchors described")
        else:
            self._fetch_pictures(first, last)

    def _fetch_pictures(self, first: int, last: int) -> None:
        known = [self.model.anchor(place) for place in range(first, min(last, len(self.model.ids)))]
        wanted = [
            anchor.id
            for anchor in known
            if anchor is not None and anchor.class_name is None and anchor.id not in self._pictures
        ]
        ratio = self.devicePixelRatioF()
        size = QSize(round(picture_side() * ratio), round(picture_side() * ratio))

        def read(library: Library) -> list[tuple[int, QImage]]:
            found = []
            for anchor in wanted:
                file = library.ask(AnchorPicture(anchor))
                image = read_tile(os.fsencode(file), size, _RADIUS * ratio) if file is not None else None
                if image is not None:
                    found.append((anchor, image))
            return found

        def keep(found: list[tuple[int, QImage]]) -> None:
            for anchor, image in found:
                pixels = QPixmap.fromImage(image)
                pixels.setDevicePixelRatio(ratio)
                self._pictures[anchor] = pixels
            while len(self._pictures) > _MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]
            self.list.viewport().update()

        if wanted:
            self._asker.do(read, keep, lane="pictures", channel="anchor pictures", sorry=lambda _: None)

    # What comes from outside

    def showEvent(self, event: QShowEvent) -> None:
        """Tells that the page can be seen."""
        super().showEvent(event)
        self.on_show.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tells that the page cannot be seen any more."""
        super().hideEvent(event)
        self.on_show.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Describes the rows that there is room for now."""
        super().resizeEvent(event)
        self._later.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files of other programs."""
        if event.mimeData().hasUrls() and not event.mimeData().hasFormat(ANCHOR_IDS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells which files were dropped."""
        paths = paths_in(event.mimeData())
        if paths and self._collection is not None:
            event.acceptProposedAction()
            self.files_dropped.emit(paths, self._collection)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())
