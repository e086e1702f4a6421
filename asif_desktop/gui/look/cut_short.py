"""Says where a field takes no more of what is typed or pasted: Qt leaves the rest out without a word."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from asif_desktop.gui.look.text import number


def tell_where_cut(line: QLineEdit, tell: Callable[[str], None]) -> None:
    """Tells a sentence whenever not all of what comes fits into the line."""

    def say() -> None:
        words = QCoreApplication.translate("Fields", "The field holds {0} characters; the rest was left out.")
        tell(words.format(number(line.maxLength())))

    line.inputRejected.connect(say)
