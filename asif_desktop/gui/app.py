"""The window's entry."""

import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from asif_desktop.domain.first_view import FirstView
from asif_desktop.domain.library import Library
from asif_desktop.gui.look.fonts import inter, load_fonts
from asif_desktop.gui.look.icons import program_icon
from asif_desktop.gui.look.language import Language
from asif_desktop.gui.look.scale import BASE
from asif_desktop.gui.look.stylesheet import style_sheet
from asif_desktop.gui.look.text_size import TextSize
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.language_sheet import ANEW
from asif_desktop.gui.settings.memory import Memory
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.gui.window.only_window import OnlyWindow


def run(
    open_library: Callable[[], Library],
    argv: Sequence[str],
    cache: Path,
    restore: Callable[[str], None],
    first: Callable[[], FirstView | None] = lambda: None,
) -> int:
    """Opens the window and returns the program's exit status when it is closed.

    Args:
        open_library: Opens a connection to the library; called from threads, several times.
        argv: The program's name and Qt's own arguments.
        cache: The library's folder of pictures, which holds `thumbnails/`.
        restore: Puts the backup of this name in the catalog's place; called from a thread.
        first: Returns what is shown until the library answers, if it is known by now; does not wait.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not let Python hear Ctrl+C
    app = QApplication(list(argv))
    only = OnlyWindow(cache.parent)
    if only.is_open_already():
        return 0
    only.listen()
    theme, language, memory = prepare(app), Language(app), Memory()
    text_size = TextSize(app, theme)
    status = ANEW
    while status == ANEW:
        language.use(memory.language)
        text_size.use(memory.text_size)
        window = MainWindow(open_library, cache, theme, restore)
        only.wanted.connect(window.come_to_front)
        window.keep_on_screen()
        window.start(first())
        window.show()
        status = app.exec()
        if status == ANEW:
            _take_down(window, app)
    only.close()
    return status


def _take_down(window: MainWindow, app: QApplication) -> None:
    """Closes a window that another one is to follow; the program goes on."""
    app.setQuitOnLastWindowClosed(False)
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
    app.setQuitOnLastWindowClosed(True)


def prepare(app: QApplication) -> Theme:
    """Gives the program its name, typeface and colours; returns the colours."""
    app.setApplicationName("asif-desktop")
    app.setApplicationDisplayName("ASIF Desktop")
    app.setDesktopFileName("asif-desktop")
    QGuiApplication.setWindowIcon(program_icon())
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(inter(BASE))
    theme = Theme()

    def dress() -> None:
        app.setPalette(theme.palette())
        app.setStyleSheet(style_sheet(theme.tokens))

    theme.changed.connect(dress)
    dress()
    return theme
