"""The top of the window: its name, the menus, the search field, and the order."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from asif_desktop.gui.look.icons import icon
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Label, row
from asif_desktop.gui.searching.search_field import SearchField
from asif_desktop.gui.settings.actions import Actions

_HEIGHT = 52
_TWO_LINES_HEIGHT = 78
_AROUND_LINES = 5
"""Above, below and between two lines."""
_LEAST_SEARCH = 240
_WIDEST_SEARCH = 760
_ANY_WIDTH = 16777215
"""What Qt takes for no limit."""
_ONE_LINE = (0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)
_TWO_LINES = (0, 0, 1, 3), (1, 0, 1, 2), (1, 2, 1, 1)
"""Row, column and how many of them: the menus, the search field, and the order."""
_MORE_MENUS = "qt_menubar_ext_button"
"""Qt's own sign for menus that have no room; its picture is black, whatever the colours."""
_GAPS = 60
"""The bar's edges, and what is between its parts."""


class TopBar(QWidget):
    """One line; the search field stays in the middle while there is room."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self.setProperty("role", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(_HEIGHT))
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        actions.fill(self.menus)
        self.search = SearchField(theme)
        self.search.setMaximumWidth(panel(_WIDEST_SEARCH))
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.order = QToolButton()
        self.order.setProperty("role", "menu")
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.order.setIconSize(QSize(px(14), px(14)))
        self.order.setAccessibleName(self.tr("Order of the photos"))
        orders = QMenu(self.order)
        orders.addActions(list(actions.order_by.values()))
        self.order.setMenu(orders)
        self.order.hide()
        self._left = row(Label("ASIF", "wordmark"), self.menus, None, spacing=10)
        self._right = row(None, self.order)
        self._lines = 1
        self._layout = layout = QGridLayout(self)
        layout.setContentsMargins(14, 0, 14, 1)
        layout.setHorizontalSpacing(16)
        layout.addWidget(self._left, 0, 0)
        layout.addWidget(self.search, 0, 1)
        layout.addWidget(self._right, 0, 2)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 4)
        layout.setColumnStretch(2, 1)
        theme.changed.connect(self._draw)
        self._draw()

    def show_order(self, name: str, *, searching: bool) -> None:
        """Shows which order is in use; the best match is one only where something is searched."""
        self._actions.order_by["score"].setVisible(searching)
        action = self._actions.order_by[name]
        action.setChecked(True)
        self.order.setText(action.text())
        self.order.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the search field a line of its own where it would be squeezed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self._left.sizeHint().width() + self._right.sizeHint().width()
        lines = 1 if self.width() >= beside + px(_LEAST_SEARCH) + _GAPS else 2
        if lines != self._lines:
            self._lines = lines
            for part in (self._left, self.search, self._right):
                self._layout.removeWidget(part)
            menus, field, order = _ONE_LINE if lines == 1 else _TWO_LINES
            self._layout.addWidget(self._left, *menus)
            self._layout.addWidget(self.search, *field)
            self._layout.addWidget(self._right, *order)
            self.search.setMaximumWidth(panel(_WIDEST_SEARCH) if lines == 1 else _ANY_WIDTH)
            self.setFixedHeight(px(_HEIGHT if lines == 1 else _TWO_LINES_HEIGHT))
            around = 0 if lines == 1 else px(_AROUND_LINES)
            self._layout.setContentsMargins(14, around, 14, around + 1)
            self._layout.setVerticalSpacing(around)

    def _draw(self) -> None:
        self.order.setIcon(icon("sort", self._theme.tokens.muted))
        more = self.menus.findChild(QToolButton, _MORE_MENUS)
        if isinstance(more, QToolButton):
            more.setIcon(icon("forward", self._theme.tokens.muted))
            more.setAccessibleName(self.tr("More menus"))
