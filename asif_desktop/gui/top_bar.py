"""The top of the window: its name, the menus, the search field, and the order."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from asif_desktop.gui.actions import Actions
from asif_desktop.gui.icons import icon
from asif_desktop.gui.search_field import SearchField
from asif_desktop.gui.theme import Theme
from asif_desktop.gui.widgets import Label, row


class TopBar(QWidget):
    """One line; the search field stays in the middle while there is room."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self.setProperty("role", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(52)
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        actions.fill(self.menus)
        self.search = SearchField(theme)
        self.search.setMaximumWidth(760)
        self.search.setMinimumWidth(240)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.order = QToolButton()
        self.order.setProperty("role", "menu")
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.order.setIconSize(QSize(14, 14))
        self.order.setAccessibleName(self.tr("Order of the photos"))
        orders = QMenu(self.order)
        orders.addActions(list(actions.order_by.values()))
        self.order.setMenu(orders)
        self.order.hide()
        left = row(Label("ASIF", "wordmark"), self.menus, None, spacing=10)
        right = row(None, self.order)
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 0, 14, 1)
        layout.setHorizontalSpacing(16)
        layout.addWidget(left, 0, 0)
        layout.addWidget(self.search, 0, 1)
        layout.addWidget(right, 0, 2)
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

    def _draw(self) -> None:
        self.order.setIcon(icon("sort", self._theme.tokens.muted))
