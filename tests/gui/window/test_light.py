"""The window starts light, with nothing imported that belongs to the library process, and on its screen."""

import os
import subprocess
import sys
from pathlib import Path

STORY = """
import os, sys, tempfile
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.gui.fake_library import FakeLibrary
from asif_desktop.gui import app, tour
import asif_desktop.remote.client
assert "PySide6.QtWidgets" in sys.modules
before = set(sys.modules)
library = FakeLibrary(Path(tempfile.mkdtemp()))
library.add_photo(b"/photos/one.jpg", "dog")
fits = []
def look():
    window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
    if list(window.grid.shown()) == [1] and window.grid.is_complete():
        room = window.screen().availableSize()
        fits.append(window.width() <= room.width() and window.height() < room.height() < 880)
        window.close()
    else:
        QTimer.singleShot(50, look)
QTimer.singleShot(0, look)
status = app.run(library.connect, ["asif-desktop"], library.cache, print)
heavy = [name for name in ("torch", "sqlalchemy", "PIL", "numpy", "timm") if name in sys.modules]
print(status, heavy, fits)
"""


def test_a_started_window_has_imported_nothing_heavy_and_is_no_larger_than_its_screen(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", STORY],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.stdout == "0 [] [True]\n", done.stderr
