"""The menu of a photo: what a right click on it, or the menu key, offers."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.settings.actions import Actions


class PhotoMenu(QMenu):
    """The actions of the Photo menu, with the Mark menu inside: the same ones, with the same keys."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        menus = actions.menus()
        for _, members in menus:
            if actions.open in members:
                # What concerns all photos alike is no business of this one.
                _fill(self, [one for one in members if one is None or one in actions.of_photos])
        for title, members in menus:
            if actions.marks["pick"] in members:
                marks = QMenu(title.replace("&", ""), self)
                _fill(marks, members)
                self.insertMenu(actions.into_album, marks)

    def serve(self, widget: QWidget) -> None:
        """Opens on right clicks on this widget; in the grid, on photos alone."""
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        widget.customContextMenuRequested.connect(lambda at: self._offer(widget, at))

    def _offer(self, widget: QWidget, at: QPoint) -> None:
        seen = widget
        if isinstance(widget, PhotoGrid):
            if not widget.count_selected() or not widget.indexAt(at).isValid():
                return
            seen = widget.viewport()
        self.popup(seen.mapToGlobal(at))


def _fill(menu: QMenu, actions: Sequence[QAction | None]) -> None:
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
