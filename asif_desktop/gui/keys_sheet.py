"""The list of keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from asif_desktop.gui.sheet import Sheet
from asif_desktop.gui.theme import Theme
from asif_desktop.gui.widgets import Button, Label, row


class KeysSheet(Sheet):
    """Shows what each key does."""

    def __init__(self, actions: Sequence[QAction], theme: Theme, window: QWidget) -> None:
        super().__init__(self.tr("Keys"), theme, window, 720)
        self.inside.addWidget(Label(self.tr("Keys"), "title"))
        lines = [
            (
                action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").split(" “")[0],
                [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()],
            )
            for action in actions
            if action.shortcuts()
        ]
        lines += [
            (self.tr("Open the photo"), [self.tr("Space"), self.tr("Double click")]),
            (self.tr("Next and previous photo"), ["→", "←"]),
            (self.tr("Closer, farther, whole photo"), ["+", "−", "0"]),
            (self.tr("Larger and smaller pictures"), [self.tr("Ctrl+wheel")]),
            (self.tr("Searched before, in the empty field"), ["↓"]),
            (self.tr("Clear the search, go back"), [self.tr("Esc")]),
        ]
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(24)
        half = -(-len(lines) // 2)
        for place, (words, keys) in enumerate(lines):
            line, column = place % half, 2 * (place // half)
            grid.addWidget(Label(words), line, column)
            grid.addWidget(row(None, *[Label(key, "key") for key in keys], spacing=4), line, column + 1)
        self.inside.addLayout(grid)
        done = Button(self.tr("Close"), key=self.tr("Esc"))
        done.clicked.connect(self.close_sheet)
        self.inside.addSpacing(6)
        self.inside.addWidget(row(None, done), 0, Qt.AlignmentFlag.AlignRight)
