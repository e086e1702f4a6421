"""Undo and redo: the library's history, with the name of the next step in the menu."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from asif_desktop.domain.knowledge import Step
from asif_desktop.domain.requests import History, Redo, Undo
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.text import menu_text

_LOOKED_AT = 100


class UndoRedo(QObject):
    """Keeps the two actions true."""

    told = Signal(str)
    """What was undone or done again."""

    def __init__(self, asker: Asker, undo: QAction, redo: QAction) -> None:
        super().__init__()
        self._asker = asker
        self._undo = undo
        self._redo = redo
        undo.triggered.connect(lambda _: self.undo())
        redo.triggered.connect(self.redo)
        self._show([])

    def renew(self) -> None:
        """Asks what can be undone."""
        self._asker.ask(History(limit=_LOOKED_AT), self._show, channel="history")

    def undo(self, only: int | None = None) -> None:
        """Takes back the last step; none where another one is meant."""
        self._asker.edit(Undo(only), lambda step: self._done(self.tr("Undone: {0}"), step), self._refused)

    def redo(self) -> None:
        """Does again what was undone last."""
        self._asker.edit(Redo(), lambda step: self._done(self.tr("Done again: {0}"), step), self._refused)

    def _done(self, words: str, step: Step) -> None:
        self.told.emit(words.format(spoken(step.description)))
        self.renew()

    def _refused(self, message: str) -> None:
        self.told.emit(message)
        self.renew()

    def _show(self, steps: Sequence[Step]) -> None:
        undoable = next((step for step in steps if not step.undone), None)
        redoable = None
        for step in steps:
            if not step.undone:
                break
            redoable = step
        _name(self._undo, self.tr("Undo"), self.tr("Undo: {0}"), undoable)
        _name(self._redo, self.tr("Redo"), self.tr("Redo: {0}"), redoable)


def _name(action: QAction, alone: str, named: str, step: Step | None) -> None:
    action.setEnabled(step is not None)
    action.setText(alone if step is None else named.format(menu_text(spoken(step.description))))
