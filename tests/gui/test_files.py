import subprocess
import sys

_STORY = """
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from asif_desktop.gui.files import leave_the_clipboard
app = QGuiApplication([])
data = QMimeData()
data.setText("copied")
QGuiApplication.clipboard().setMimeData(data)
leave_the_clipboard()
assert QGuiApplication.clipboard().text() == ""
"""


def test_a_program_that_copied_something_ends_well() -> None:
    ended = subprocess.run([sys.executable, "-c", _STORY], capture_output=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
