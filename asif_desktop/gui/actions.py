"""What can be done, each with its key; the menus and the list of keys are made of these."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenuBar, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


class Actions:
    """All actions of the window. The window connects them; a disabled one has nothing to do now."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.all: list[QAction] = []
        self.add_folder = self._action(_tr("&Add Folder…"), "Ctrl+O")
        self.rescan = self._action(_tr("&Look for New Photos"), "F5")
        self.pause = self._action(_tr("&Pause Encoding"), "Ctrl+P", checkable=True)
        self.close = self._action(_tr("&Close"), "Ctrl+Q")
        self.undo = self._action(_tr("Undo"), "Ctrl+Z")
        self.redo = self._action(_tr("Redo"), "Ctrl+Shift+Z")
        self.copy = self._action(_tr("&Copy"), "Ctrl+C")
        self.select_all = self._action(_tr("Select &All"), "Ctrl+A")
        self.select_none = self._action(_tr("Select &Nothing"), "Ctrl+Shift+A")
        self.invert = self._action(_tr("&Invert Selection"), "Ctrl+I")
        self.search = self._action(_tr("&Search"), "Ctrl+F")
        self.open = self._action(_tr("&Open"), "Return", shown_only=True)
        self.teach = self._action(_tr("&Teach…"), "T")
        self.similar = self._action(_tr("Find &Similar"), "S")
        self.show_file = self._action(_tr("Show in File &Manager"), "Ctrl+Shift+M")
        self.open_with = self._action(_tr("Open in &Another Program"), "Ctrl+Shift+O")
        self.larger = self._action(_tr("&Larger Pictures"), "Ctrl++")
        self.smaller = self._action(_tr("S&maller Pictures"), "Ctrl+-")
        self.by_day = self._action(_tr("&Group by Day"), "Ctrl+G", checkable=True)
        self.sidebar = self._action(_tr("&Sidebar"), "F7", checkable=True)
        self.information = self._action(_tr("&Information"), "F8", checkable=True)
        self.slideshow = self._action(_tr("Sli&deshow"), "F9")
        self.full_screen = self._action(_tr("&Full Screen"), "F11", checkable=True)
        self.keys = self._action(_tr("&Keys"), "F1", "?")
        self.report = self._action(_tr("Save &Report…"))
        self.about = self._action(_tr("&About ASIF Desktop"))
        self.orders = QActionGroup(window)
        self.order_by = {
            name: self._order(text)
            for name, text in (
                ("score", _tr("Best match")),
                ("taken", _tr("Newest first")),
                ("added", _tr("Added last")),
                ("name", _tr("Name")),
                ("size", _tr("Largest file")),
            )
        }

    def fill(self, bar: QMenuBar) -> None:
        """Puts the actions into menus."""
        for title, actions in self.menus():
            # Alt and the letter open the menu, as the underlined letter would, which is not quiet enough.
            menu = bar.addMenu(title.replace("&", ""))
            opener = QShortcut(QKeySequence(f"Alt+{title[title.index('&') + 1]}"), self._window)
            opener.activated.connect(lambda menu=menu: bar.setActiveAction(menu.menuAction()))
            for action in actions:
                if action is None:
                    menu.addSeparator()
                else:
                    menu.addAction(action)

    def menus(self) -> Sequence[tuple[str, Sequence[QAction | None]]]:
        """Returns the menus and what stands in them; None is a line between."""
        return [
            (_tr("&File"), [self.add_folder, self.rescan, self.pause, None, self.close]),
            (
                _tr("&Edit"),
                [self.undo, self.redo, None, self.copy, None, self.select_all, self.select_none, self.invert],
            ),
            (_tr("&Photo"), [self.open, self.teach, self.similar, None, self.show_file, self.open_with]),
            (
                _tr("&View"),
                [
                    self.search,
                    None,
                    *self.order_by.values(),
                    self.by_day,
                    None,
                    self.larger,
                    self.smaller,
                    None,
                    self.sidebar,
                    self.information,
                    None,
                    self.slideshow,
                    self.full_screen,
                ],
            ),
            (_tr("&Help"), [self.keys, self.report, self.about]),
        ]

    def _action(self, text: str, *keys: str, checkable: bool = False, shown_only: bool = False) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(checkable)
        action.setShortcuts([QKeySequence(key) for key in keys])
        if shown_only:  # the grid takes this key itself; elsewhere it means something else
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.all.append(action)
        self._window.addAction(action)
        return action

    def _order(self, text: str) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(True)
        self.orders.addAction(action)
        return action
