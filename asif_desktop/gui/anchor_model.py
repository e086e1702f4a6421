"""The anchors of a collection as Qt sees them: captions that can be edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from asif_desktop.domain.knowledge import Anchor
from asif_desktop.gui.text import name_of, one_line, tooltip

_Index = QModelIndex | QPersistentModelIndex


class AnchorModel(QAbstractListModel):
    """Shows what it is given; an edit is told and comes back with the next answer of the library."""

    edited = Signal(int, str)
    """An anchor, and the caption that it is to have."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: Sequence[Anchor] = ()

    def show(self, anchors: Sequence[Anchor]) -> None:
        """Shows these anchors."""
        self.beginResetModel()
        self.anchors = anchors
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Returns how many anchors are shown."""
        return 0 if parent.isValid() else len(self.anchors)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Returns the caption on one line, or as it is where it is edited."""
        anchor = self.anchors[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return anchor.caption
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{one_line(anchor.caption)}, {self.source(anchor)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(anchor.caption)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tells that a caption is to be changed."""
        anchor, caption = self.anchors[index.row()], str(value).strip()
        if role == Qt.ItemDataRole.EditRole and caption and caption != anchor.caption:
            self.edited.emit(anchor.id, caption)
            return True
        return False

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Returns that captions can be selected and edited."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemNeverHasChildren

    def source(self, anchor: Anchor) -> str:
        """Returns where an anchor's picture is from."""
        if not anchor.usable:
            return self.tr("not usable with the models in use")
        if anchor.photo is not None:
            return self.tr("taught with {0}").format(name_of(anchor.photo))
        if anchor.class_name is not None:
            return self.tr("came with the program")
        return self.tr("its photo is gone; its picture is kept")
