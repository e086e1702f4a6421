"""The library process starts without what only some questions need."""

import subprocess
import sys


def test_the_server_is_imported_without_what_a_first_search_can_do_without() -> None:
    code = (
        "import sys, asif_desktop.remote.server\n"
        "heavy = {'numba', 'lark', 'torch', 'openvino', 'alembic', 'scipy', 'skimage', 'sklearn'}\n"
        "heavy |= {'PIL', 'watchdog'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
