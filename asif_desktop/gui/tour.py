"""A tour: the real window, driven through a story, where nobody sits before it.

It says what it does line by line, and saves what one would have seen. Nothing here is made up for the
pictures: the words are typed into the search field, and the library answers.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.library import Library
from asif_desktop.domain.sentences import said
from asif_desktop.gui.app import prepare
from asif_desktop.gui.look.language import Language
from asif_desktop.gui.look.text import name_of, spent
from asif_desktop.gui.look.theme import DARK, LIGHT, Theme
from asif_desktop.gui.window.main_window import MainWindow

PHRASES = ("cat", "a cup of coffee", "a motorcycle", "yellow flower")
"""What is searched; photographs of these come with the packages."""
INVENTED = "wibblefritz"
_SIZE = (1400, 880)
_INDEX_SECONDS = 1800.0
_ANSWER_SECONDS = 180.0


def run(
    open_library: Callable[[], Library],
    folder: bytes,
    out: Path,
    cache: Path,
    phrases: Sequence[str] = PHRASES,
    guide: "type[Guide] | None" = None,
) -> int:
    """Shows a new library around and returns the exit status: 0 when all of the story came true.

    Args:
        open_library: As for `app.run`.
        folder: Photos to add.
        out: Where the screenshots go: `01-first-run.png` and so on.
        cache: The library's folder of pictures.
        phrases: What is searched.
        guide: Who shows around, and what; the usual tour where none is named.
    """
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["asif-desktop"])
    theme = prepare(app)
    Language(app).use("en")
    theme.choose(LIGHT)
    out.mkdir(parents=True, exist_ok=True)
    # What the window remembers of itself is not the person's: it goes beside the screenshots.
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(cache.parent / "tour"))
    window = MainWindow(open_library, cache, theme)
    try:
        (guide or Guide)(window, theme, out).show_around(folder, phrases)
    except AsifError as error:
        _say(f"The tour ends here: {error}")
        return 1
    finally:
        window.close()
    return 0


class Guide:
    """Drives a window, and saves what it shows."""

    def __init__(self, window: MainWindow, theme: Theme, out: Path) -> None:
        self._window = window
        self._theme = theme
        self._out = out
        self._pictures = 0

    def show_around(self, folder: bytes, phrases: Sequence[str]) -> None:
        """Goes through the story."""
        window = self._window
        window.resize(*_SIZE)
        window.show()
        window.start()
        self._wait(lambda: window.shelves.folders is not None, "the library")
        if not window.shelves.folders:
            self._wait(lambda: window.stage.currentWidget() is window.stage.welcome, "the first page")
        self._picture("first-run")
        self._index(folder)
        found: dict[str, list[int]] = {}
        for phrase in phrases:
            found[phrase] = self._search(phrase)
            self._picture(phrase.replace(" ", "-"))
        known = max(phrases, key=lambda phrase: len(found[phrase]))
        if not found[known]:
            raise AsifError(said("none of the phrases found a photo."))
        self._search(known)
        self._why()
        self._loupe()
        self._teach(known)
        self._theme.choose(DARK)
        self._search(known)
        self._choose_first()
        self._picture("dark")
        self._theme.choose(LIGHT)
        _say(f"{self._pictures} screenshots are in {self._out}.")

    def _index(self, folder: bytes) -> None:
        window, start = self._window, time.monotonic()
        window.folders.add([folder])
        _say(f"Added the folder {name_of(folder)}.")
        self._wait(lambda: len(window.grid.shown()) > 0, "the first photo", _INDEX_SECONDS)
        self._settle()
        self._picture("while-indexing")
        again = QTimer(window, interval=500)
        again.timeout.connect(window.shelves.renew)
        again.start()
        self._wait(self._is_indexed, "the end of indexing", _INDEX_SECONDS)
        again.stop()
        status = window.shelves.status
        count = 0 if status is None else status.photos
        failed = 0 if status is None else len(status.failed)
        _say(f"Indexed {count} photos in {time.monotonic() - start:.0f} s; {failed} files could not be read.")
        # Counts come on a lane of their own, and may have been from before the last batch.
        self._wait(
            lambda: self._is_indexed() and len(window.grid.shown()) == self._photos(),
            "all photos in the grid",
        )
        self._settle()
        self._picture("all-photos")

    def _photos(self) -> int:
        status = self._window.shelves.status
        return 0 if status is None else status.photos

    def _is_indexed(self) -> bool:
        status = self._window.shelves.status
        idle = not self._window.work.is_busy()
        return idle and status is not None and status.photos > 0 and status.pending == 0

    def _search(self, phrase: str) -> list[int]:
        window = self._window
        window.search.clear()
        window.search.focus()
        QTest.keyClicks(window.search.line, phrase)
        self._wait(
            lambda: window.stage.header.title.whole() == phrase and window.browser.results is not None,
            f"the answer to “{phrase}”",
        )
        self._settle()
        results = window.browser.results
        took = "" if results is None else f" ({spent(results.seconds)})"
        best = ", ".join(self._name(photo) for photo in window.grid.shown()[:3]) or "nothing"
        _say(f"Searched “{phrase}”{took}: {window.stage.header.told.whole()}; best: {best}.")
        return list(window.grid.shown())

    def _why(self) -> None:
        window = self._window
        self._choose_first()
        self._wait(lambda: bool(window.information.why.rows), "the explanation")
        for row in window.information.why.rows[:3]:
            _say(f"  why {window.information.name.whole()}: {row.accessibleName()}")
        self._picture("why")

    def _loupe(self) -> None:
        window = self._window
        QTest.keyClick(window.grid, Qt.Key.Key_Return)
        self._wait(window.loupe.is_sharp, "the preview")
        self._picture("preview")
        QTest.keyClick(window.loupe, Qt.Key.Key_Escape)
        _say("Opened the preview with Enter and left it with Esc.")

    def _teach(self, like: str) -> None:
        window = self._window
        before = self._search(INVENTED)
        photo = self._search(like)[0]
        self._choose_first()
        QTest.keyClick(window.grid, Qt.Key.Key_T)
        self._wait(lambda: window.teaching.sheet is not None, "the sheet")
        sheet = window.teaching.sheet
        if sheet is None:
            return
        QTest.keyClicks(sheet.caption, INVENTED)
        self._wait(sheet.forecast.isVisible, "what the lesson would change")
        _say(
            f"Before it is confirmed: {sheet.forecast.joining.text()} {sheet.forecast.joining_words.whole()}."
        )
        self._picture("teach")
        QTest.keyClick(sheet.caption, Qt.Key.Key_Return)
        self._wait(lambda: window.teaching.sheet is None, "the lesson")
        _say(f"Taught {self._name(photo)} the word “{INVENTED}”.")
        after = self._search(INVENTED)
        if after[:1] != [photo]:
            raise AsifError(said("what was taught is not found first."))
        self._choose_first()
        self._picture("taught")
        window.actions_.undo.trigger()
        self._wait(lambda: list(window.grid.shown()) == before, "the results from before the lesson")
        self._settle()
        _say("Took the lesson back; the results are those from before.")

    def _choose_first(self) -> None:
        shown = self._window.grid.shown()
        if shown:
            self._window.grid.setFocus()
            self._window.grid.make_current(shown[0])
            self._settle()

    def _name(self, photo: int) -> str:
        known = self._window.book.get(photo)
        return name_of(known.paths[0]) if known is not None and known.paths else str(photo)

    def _picture(self, name: str) -> None:
        self._pictures += 1
        file = self._out / f"{self._pictures:02}-{name}.png"
        _pause(0.1)
        self._window.grab().save(str(file))

    def _settle(self) -> None:
        """Waits until every tile on screen is there."""
        window = self._window
        _pause(0.3)
        self._wait(lambda: window.grid.is_complete() or not window.grid.isVisible(), "the thumbnails")

    def _wait(self, come: Callable[[], bool], what: str, seconds: float | None = None) -> None:
        seconds = _ANSWER_SECONDS if seconds is None else seconds
        end = time.monotonic() + seconds
        while not come():
            if time.monotonic() > end:
                raise AsifError(said("{0} did not come within {1} s.", what, round(seconds)))
            _pause(0.03)


def _pause(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
