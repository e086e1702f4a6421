import subprocess
import sys
from pathlib import Path

_STORY = "tests/gui/window/test_window.py::test_copied_photos_are_files_for_other_programs"


def test_a_program_that_copied_photos_ends_well() -> None:
    """Seen from outside: the crash came after the last line of Python."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", _STORY]
    top = Path(__file__).parents[3]
    ended = subprocess.run(command, capture_output=True, timeout=120, check=False, cwd=top)
    assert ended.returncode == 0, (ended.stdout, ended.stderr)
