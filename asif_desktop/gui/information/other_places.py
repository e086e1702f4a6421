"""Where else a photo lies, beneath the file that is shown: a line each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from asif_desktop.domain.paths import display
from asif_desktop.gui.look.text import name_of, number
from asif_desktop.gui.look.widgets import Line

_MOST = 5
"""Lines; one more says how many there are beyond."""


class OtherPlaces(QWidget):
    """Lists files of a photo by their folders; by their names too, where they are called something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._lines: list[Line] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_paths(self, paths: Sequence[bytes]) -> None:
        """Shows all but the first of these paths, which is told of elsewhere."""
        rest = paths[1:]
        room = _MOST if len(rest) > _MOST + 1 else _MOST + 1  # "and 1 more" takes the place of that one
        told = [_told(path, paths[0]) for path in rest[:room]]
        if len(rest) > room:
            told.append(self.tr("and {0} more").format(number(len(rest) - room)))
        while len(self._lines) < len(told):
            line = Line(keeps_end=True)
            self._lines.append(line)
            self._layout.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(told))
            line.show_text(told[place] if place < len(told) else "")

    def whole(self) -> str:
        """Returns the lines without their cuts, each ended by a break but the last."""
        return "\n".join(line.whole() for line in self._lines if line.whole())


def crumbs(path: bytes) -> str:
    """Returns the last three folders above a file: "Pictures / 2025 / Garden"."""
    folder = display(path.rpartition(b"/")[0])
    return " / ".join([part for part in folder.split("/") if part][-3:])


def _told(path: bytes, shown: bytes) -> str:
    name = name_of(path)
    return crumbs(path) if name == name_of(shown) else f"{crumbs(path)} / {name}"
