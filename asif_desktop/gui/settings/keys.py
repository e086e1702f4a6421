"""Which key does what: the usual keys, and those that the person chose instead."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence

from asif_desktop.gui.look.text import one_line
from asif_desktop.gui.settings.actions import Actions
from asif_desktop.gui.settings.memory import Memory

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Keys:
    """Changes keys of actions and remembers them. A key belongs to one action at a time."""

    def __init__(self, actions: Actions, memory: Memory) -> None:
        self.actions = actions
        self._memory = memory
        for action in actions.all:
            chosen = memory.keys(action.objectName())
            if chosen is not None:
                action.setShortcuts([QKeySequence(key, _PORTABLE) for key in chosen])

    def choose(self, action: QAction, keys: Sequence[QKeySequence]) -> None:
        """Gives an action these keys; whatever had one of them before loses it."""
        for key in keys:
            other = self.owner(key)
            if other is not None and other is not action:
                self._set(other, [kept for kept in other.shortcuts() if kept != key])
        self._set(action, list(keys))

    def reset(self, action: QAction) -> None:
        """Gives an action its usual keys back."""
        self.choose(action, self.usual(action))

    def reset_all(self) -> None:
        """Gives every action its usual keys back."""
        for action in self.actions.all:
            self._set(action, self.usual(action))

    def usual(self, action: QAction) -> list[QKeySequence]:
        """Returns the keys that an action has where nobody changed them."""
        return self.actions.default_keys[action.objectName()]

    def is_changed(self, action: QAction) -> bool:
        """Returns whether an action has other keys than usual."""
        return action.shortcuts() != self.usual(action)

    def owner(self, key: QKeySequence) -> QAction | None:
        """Returns the action that a key belongs to."""
        return next((action for action in self.actions.all if key in action.shortcuts()), None)

    def _set(self, action: QAction, keys: list[QKeySequence]) -> None:
        action.setShortcuts(keys)
        kept = [key.toString(_PORTABLE) for key in keys] if self.is_changed(action) else None
        self._memory.set_keys(action.objectName(), kept)


def name_of_action(action: QAction) -> str:
    """Returns what an action does, as a menu says it, without the mark of its letter."""
    words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return one_line(words)


def keys_in_words(keys: Sequence[QKeySequence]) -> str:
    """Returns keys as they are written on the keyboard: "F1, ?"."""
    return ", ".join(key.toString(_NATIVE) for key in keys)
