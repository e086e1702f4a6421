"""Becomes two: the library process is spawned, and comes up while the client is still being imported.

Importing this costs little, for the same reason.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asif_desktop.remote.address import may_listen

if TYPE_CHECKING:
    import subprocess

VERB = "library-process"
"""The hidden verb of the program that becomes the library process; frozen builds have no other way."""

FOR_PHRASE = "--for-phrase"
"""Follows the verb where a phrase will be asked for first: its model is loaded while all else is imported."""

_ENVIRONMENT = {
    # The C library would keep memory apart for each thread, most of it freed and never given back.
    "MALLOC_ARENA_MAX": "1",
    # Threads of its own would be started with numpy, and spin; ours are in `asif.threads.crews`.
    "OPENBLAS_NUM_THREADS": "1",
}


def command(library: Path, restore: str | None = None, *, for_phrase: bool = False) -> list[str]:
    """Returns the command that becomes the library process of a folder; see `spawned`."""
    words = [
        VERB,
        *([FOR_PHRASE] if for_phrase else []),
        str(library),
        *([] if restore is None else [restore]),
    ]
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    # -P: a module that lies in the current folder, among photos, is not loaded.
    return [sys.executable, "-P", "-m", "asif_desktop", *words]


def spawned(
    library: Path, restore: str | None = None, *, for_phrase: bool = False
) -> "subprocess.Popen[bytes]":
    """Returns the process, just begun; it says on its standard output how that went.

    It does not stay in the current folder, which may go before the process does, or be on a disk to unplug.

    Args:
        library: Absolute.
        restore: The backup to put in the catalog's place first; empty: the newest that is whole.
        for_phrase: Whether a phrase will be the first that it is asked for.
    """
    import subprocess  # most clients find the process there, and are to be quick

    return subprocess.Popen(
        command(library, restore, for_phrase=for_phrase),
        cwd=library.anchor,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**_ENVIRONMENT, **os.environ},
        start_new_session=True,  # Ctrl+C in a terminal is for the client
    )


def spawned_for_phrase(library: Path) -> "subprocess.Popen[bytes] | None":
    """Returns the process of a library that has none, just begun; None where it may have one, or cannot."""
    if not library.is_absolute() or may_listen(library):
        return None
    try:
        return spawned(library, for_phrase=True)
    except OSError:
        return None  # who asks the library next tries again, and says what is wrong
