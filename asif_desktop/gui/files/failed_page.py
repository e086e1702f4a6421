"""The files that could not be read as photos, each with its reason."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Failure
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.text import elided, one_line, tooltip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row

_HEIGHT = 48
_Index = QModelIndex | QPersistentModelIndex


class _Failures(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.failures: list[Failure] = []

    def show(self, failures: Sequence[Failure]) -> None:
        self.beginResetModel()
        self.failures = list(failures)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.failures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        failure = self.failures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{one_line(display(failure.path))}: {one_line(spoken(failure.reason))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{display(failure.path)}\n{spoken(failure.reason)}")
        return None


class _FailureRow(QStyledItemDelegate):
    def __init__(self, model: _Failures, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        failure, colour = self._model.failures[index.row()], self._theme.colour
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(place.adjusted(8, 2, -8, -2), 7, 7)
        sign = pixmap("failed", self._theme.tokens.negative, px(18))
        painter.drawPixmap(place.left() + px(18), place.top() + px(15), sign)
        text = place.adjusted(px(48), px(6), -16, -px(24))
        painter.setPen(colour("text"))
        metrics = painter.fontMetrics()
        painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter, elided(display(failure.path), metrics, text.width())
        )
        painter.setPen(colour("muted"))
        below = place.adjusted(px(48), px(24), -16, -px(5))
        painter.drawText(
            below, Qt.AlignmentFlag.AlignVCenter, elided(spoken(failure.reason), metrics, below.width())
        )
        painter.restore()


class FailedPage(QWidget):
    """The files that failed, and the way to read them once more."""

    again_wanted = Signal()
    """All of them are to be read again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._model = _Failures()
        self.list = QListView()
        self.list.setModel(self._model)
        self._rows = _FailureRow(self._model, theme)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Files that could not be read"))
        self.again = Button(self.tr("Try again"), "primary")
        self.again.clicked.connect(self.again_wanted)
        told = self.tr("All other photos are there; what could not be read stays as it is.")
        hint = Label(told, "muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(hint, self.again, spacing=12, margins=(16, 0, 16, 0)))
        layout.addWidget(self.list, 1)

    def show_failures(self, failures: Sequence[Failure]) -> None:
        """Shows these files."""
        self.again.setEnabled(bool(failures))
        if list(failures) != self._model.failures:
            self._model.show(failures)
