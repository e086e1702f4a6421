"""The anchors of a collection as Qt sees them: ids in an array, captions only when they are looked at."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from asif_desktop.domain.knowledge import Anchor
from asif_desktop.gui.grid.drops import ANCHOR_IDS
from asif_desktop.gui.look.text import name_of, one_line, tooltip

_Index = QModelIndex | QPersistentModelIndex


class AnchorModel(QAbstractListModel):
    """Shows what it is given; an edit is told and comes back with the next answer of the library."""

    edited = Signal(int, str)
    """An anchor, and the caption that it is to have."""
    emptied = Signal()
    """A caption was left empty, and stays as it was."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: array[int] = array("q")
        self._known: dict[int, Anchor] = {}
        self._current: set[int] = set()
        """Those of the known that were described since the last `show`."""

    def show(self, ids: "array[int]") -> None:
        """Shows these anchors; what is known of them stays on show until they are described anew."""
        self._current.clear()
        if ids != self.ids:
            self.beginResetModel()
            self.ids = ids
            self.endResetModel()

    def learn(self, anchors: Sequence[Anchor]) -> None:
        """Takes in descriptions."""
        self._known.update((anchor.id, anchor) for anchor in anchors)
        self._current.update(anchor.id for anchor in anchors)

    def lacking(self, first: int, last: int) -> list[int]:
        """Returns the anchors in the rows from `first` up to `last` that are not described yet."""
        return [anchor for anchor in self.ids[max(0, first) : last] if anchor not in self._current]

    def anchor(self, row: int) -> Anchor | None:
        """Returns what is known of the anchor in a row; None until it is described."""
        return self._known.get(self.ids[row])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Returns how many anchors are shown."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Returns the caption on one line, or as it is where it is edited."""
        anchor = self.anchor(index.row())
        if anchor is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return anchor.caption
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{one_line(anchor.caption)}, {self.source(anchor)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(anchor.caption)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tells that a caption is to be changed."""
        anchor, caption = self.anchor(index.row()), str(value).strip()
        if anchor is None or role != Qt.ItemDataRole.EditRole or caption == anchor.caption:
            return False
        if not caption:
            self.emptied.emit()
            return False
        self.edited.emit(anchor.id, caption)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Returns that pairs can be selected and dragged, and captions edited where they are known."""
        flag = Qt.ItemFlag
        usual = (
            flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren
        )
        return usual if self.anchor(index.row()) is None else usual | flag.ItemIsEditable

    def supportedDragActions(self) -> Qt.DropAction:
        """Returns that dragging a pair moves it."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Returns what a dragged pair is."""
        return [ANCHOR_IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Returns what a drag of these pairs carries."""
        data = QMimeData()
        ids = " ".join(str(self.ids[index.row()]) for index in indexes)
        data.setData(ANCHOR_IDS, QByteArray(ids.encode()))
        return data

    def source(self, anchor: Anchor) -> str:
        """Returns where an anchor's picture is from."""
        if not anchor.usable:
            return self.tr("not usable with the models in use")
        if anchor.photo is not None:
            return self.tr("taught with {0}").format(name_of(anchor.photo))
        if anchor.class_name is not None:
            return self.tr("came with the program")
        return self.tr("its picture is kept here")
