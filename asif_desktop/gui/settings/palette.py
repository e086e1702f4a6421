"""The palette: everything that can be done, found by typing a few letters of it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.text import elided
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Label
from asif_desktop.gui.settings.actions import Actions
from asif_desktop.gui.settings.keys import keys_in_words, name_of_action

_HEIGHT = 32
_ROWS = 12

_Index = QModelIndex | QPersistentModelIndex


class PaletteSheet(Sheet):
    """Finds an action and does it. What cannot be done now stands below, in grey."""

    def __init__(self, actions: Actions, theme: Theme, window: QWidget) -> None:
        super().__init__(self.tr("Everything you can do"), theme, window, 560)
        self._all = _in_menus(actions)
        self._also = {
            actions.settings: self.tr("preferences options theme dark light language text size"),
            actions.trash: self.tr("delete remove"),
            actions.export: self.tr("save share"),
            actions.keys: self.tr("shortcuts"),
        }
        """Other words that people look for; they are not shown."""
        self.line = QLineEdit()
        self.line.setProperty("role", "caption")
        self.line.setPlaceholderText(self.tr("What do you want to do?"))
        self.line.setAccessibleName(self.tr("What do you want to do?"))
        self.line.textChanged.connect(lambda _: self._find())
        self.line.installEventFilter(self)
        self.found = _Found()
        self.list = QListView()
        self.list.setModel(self.found)
        self._rows = _Row(theme)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(_HEIGHT * _ROWS)
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.clicked.connect(self._do)
        self.none = Label(self.tr("Nothing is called that. Try another word."), "muted")
        self.inside.setSpacing(8)
        self.inside.addWidget(self.line)
        self.inside.addWidget(self.none)
        self.inside.addWidget(self.list)
        self._find()

    def open(self) -> None:
        """Shows the sheet, ready to be typed in."""
        super().open()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves among what was found while the line keeps the keyboard."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS,
                Qt.Key.Key_PageUp: -_ROWS,
            }
            key = Qt.Key(event.key())
            if key in steps:
                row = self.list.currentIndex().row() + steps[key]
                self.list.setCurrentIndex(self.found.index(max(0, min(row, self.found.rowCount() - 1))))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        words = self.line.text().casefold().split()
        found = [
            (menu, action)
            for menu, action in self._all
            if all(word in self._words(menu, action) for word in words)
        ]
        found.sort(key=lambda entry: not entry[1].isEnabled())
        self.found.show(found)
        self.none.setVisible(not found)
        self.list.setCurrentIndex(self.found.index(0))

    def _words(self, menu: str, action: QAction) -> str:
        return f"{menu} {name_of_action(action)} {self._also.get(action, '')}".casefold()

    def _do(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        action = self.found.actions[index.row()][1]
        if action.isEnabled():
            self.close_sheet()
            action.trigger()


class _Found(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.actions: Sequence[tuple[str, QAction]] = ()

    def show(self, actions: Sequence[tuple[str, QAction]]) -> None:
        self.beginResetModel()
        self.actions = actions
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.actions)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        _, action = self.actions[index.row()]
        keys = keys_in_words(action.shortcuts())
        return f"{name_of_action(action)}, {keys}" if keys else name_of_action(action)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsEnabled if self.actions[index.row()][1].isEnabled() else usual


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found = index.model()
        assert isinstance(found, _Found)
        menu, action = found.actions[index.row()]
        place, colour = option.rect, self._theme.colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(place.adjusted(0, 1, -12, -1), 7, 7)
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        inside = place.adjusted(10, 0, -24, 0)
        painter.setPen(colour("muted"))
        keys = keys_in_words(action.shortcuts())
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, keys)
        room = inside.width() - metrics.horizontalAdvance(keys) - 16
        name = elided(name_of_action(action), metrics, room)
        painter.setPen(colour("text" if action.isEnabled() else "muted"))
        painter.drawText(inside, middle, name)
        start = metrics.horizontalAdvance(name) + 10
        painter.setPen(colour("muted"))
        painter.drawText(inside.adjusted(start, 0, 0, 0), middle, elided(menu, metrics, room - start))
        painter.restore()


def _in_menus(actions: Actions) -> list[tuple[str, QAction]]:
    return [
        (title.replace("&", ""), action)
        for title, entries in actions.menus()
        for action in entries
        if action is not None and action.isVisible()
    ]
