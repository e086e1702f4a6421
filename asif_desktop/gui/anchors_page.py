"""A collection, as pairs of picture and caption: searched, edited in place, forgotten."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from asif_desktop.domain.knowledge import Anchor
from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import AnchorPicture, EditAnchor, ListAnchors, RemoveAnchors
from asif_desktop.gui.anchor_model import AnchorModel
from asif_desktop.gui.anchor_row import HEIGHT, SIDE, AnchorRow
from asif_desktop.gui.asker import Asker
from asif_desktop.gui.pictures import read_tile
from asif_desktop.gui.text import number
from asif_desktop.gui.theme import Theme
from asif_desktop.gui.widgets import Button, Label, row

_PAUSE_MS = 120
_RADIUS = 6


class AnchorList(QListView):
    """The list; Del forgets what is selected."""

    forget = Signal()

    def event(self, event: QEvent) -> bool:
        """Keeps Del for itself: elsewhere in the window it is for photos."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forgets with Del; edits with Enter as with F2."""
        if event.key() == Qt.Key.Key_Delete:
            self.forget.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class AnchorsPage(QWidget):
    """Shows one collection."""

    told = Signal(str)
    counted = Signal(str, int)
    """The collection and how many of its pairs are shown."""
    picked = Signal(int)
    """How many pairs are selected."""

    def __init__(self, asker: Asker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self._collection: str | None = None
        self._pictures: dict[int, QPixmap] = {}
        self.setProperty("role", "page")
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._fetch)
        self.model = AnchorModel()
        self.model.edited.connect(self._edit)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search these captions"))
        self.filter.setAccessibleName(self.tr("Search these captions"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(280)
        self.remove = Button(self.tr("Forget"), key=self.tr("Del"))
        self.remove.clicked.connect(self._forget)
        self.remove.setEnabled(False)
        self.list = AnchorList()
        self.list.setModel(self.model)
        self._rows = AnchorRow(self.model, self._pictures.get, theme)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.setAccessibleName(self.tr("Pairs of picture and caption"))
        self.list.forget.connect(self._forget)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._pick())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        hint = Label(self.tr("Double click edits a caption."), "muted")
        layout.addWidget(row(self.filter, hint, None, self.remove, spacing=12, margins=(16, 0, 16, 0)))
        layout.addWidget(self.list, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.renew)
        self.filter.textChanged.connect(lambda _: self._pause.start())

    @property
    def collection(self) -> str | None:
        """The collection that is shown."""
        return self._collection

    def open(self, collection: str) -> None:
        """Shows a collection."""
        self._collection = collection
        self.filter.clear()
        self.model.show(())
        self.list.scrollToTop()
        self.renew()

    def renew(self) -> None:
        """Asks again for what is shown."""
        collection, wanted = self._collection, self.filter.text().strip().casefold()
        if collection is None:
            return

        def find(library: Library) -> list[Anchor]:
            anchors = library.ask(ListAnchors(collection))
            return [anchor for anchor in anchors if wanted in anchor.caption.casefold()]

        self._asker.do(find, self._show, channel="anchors")

    def selected(self) -> list[int]:
        """Returns the ids of the selected anchors."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.anchors[row].id for row in rows]

    def _show(self, anchors: Sequence[Anchor]) -> None:
        if self.list.state() == QAbstractItemView.State.EditingState:
            self._pause.start()  # not while a caption is being typed
            return
        if list(anchors) != list(self.model.anchors):
            chosen, place = set(self.selected()), self.list.verticalScrollBar().value()
            self.model.show(anchors)
            for at, anchor in enumerate(anchors if chosen else ()):
                if anchor.id in chosen:
                    self.list.selectionModel().select(
                        self.model.index(at), self.list.selectionModel().SelectionFlag.Select
                    )
            self.list.verticalScrollBar().setValue(place)
        self._pick()
        self.counted.emit(self._collection or "", len(anchors))
        self._later.start()

    def _pick(self) -> None:
        count = len(self.list.selectionModel().selectedIndexes())
        self.remove.setEnabled(count > 0)
        self.picked.emit(count)

    def _edit(self, anchor: int, caption: str) -> None:
        self._asker.edit(EditAnchor(anchor, caption), lambda _: self.renew(), self.told.emit)

    def _forget(self) -> None:
        anchors = self.selected()
        if not anchors:
            return
        one, many = (
            self.tr("Forgot 1 pair. Ctrl+Z takes it back."),
            self.tr("Forgot {0} pairs. Ctrl+Z takes it back."),
        )
        said = one if len(anchors) == 1 else many.format(number(len(anchors)))
        self._asker.edit(RemoveAnchors(anchors), lambda _: self.told.emit(said), self.told.emit)

    def _fetch(self) -> None:
        """Reads the pictures of the rows on screen that have one."""
        top = self.list.verticalScrollBar().value() // HEIGHT
        count = self.list.viewport().height() // HEIGHT + 2
        wanted = [
            anchor.id
            for anchor in self.model.anchors[top : top + count]
            if anchor.class_name is None and anchor.id not in self._pictures
        ]
        ratio = self.devicePixelRatioF()
        size = QSize(round(SIDE * ratio), round(SIDE * ratio))

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
            self.list.viewport().update()

        if wanted:
            self._asker.do(read, keep, lane="pictures", channel="anchor pictures")
