"""Starts the library process of a folder and waits until it listens."""

import os
import sys
import threading
from pathlib import Path
from typing import Literal

import msgspec

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.sentences import Sentence, said

VERB = "library-process"
"""The hidden verb of the program that becomes the library process; frozen builds have no other way."""


class Started(msgspec.Struct, frozen=True):
    """The one line that a starting library process says on its standard output."""

    state: Literal["ready", "in-use", "refused"]
    sentence: Sentence | None = None
    damaged: bool = False
    """Whether it is the catalog's damage that keeps it from starting."""
    backup: str = ""
    """The newest good backup of a damaged catalog."""


def command(library: Path, restore: str | None = None) -> list[str]:
    """Returns the command that becomes the library process of a folder."""
    words = [VERB, str(library)] if restore is None else [VERB, str(library), restore]
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    # -P: a module that lies in the current folder, among photos, is not loaded.
    return [sys.executable, "-P", "-m", "asif_desktop", *words]


def start_library_process(library: Path, restore: str | None = None) -> bool:
    """Starts the process; returns once it listens, or False when another holds the library already.

    It does not stay in the current folder, which may go before the process does, or be on a disk to unplug.

    Args:
        library: Absolute.
        restore: The backup to put in the catalog's place first; empty: the newest that is whole.

    Raises:
        DamagedCatalogError: The catalog is damaged.
        AsifError: It could not open the library; the message is its own.
    """
    import subprocess  # most clients find the process there, and are to be quick

    process = subprocess.Popen(
        command(library, restore),
        cwd=library.anchor,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # The C library would keep memory apart for each thread, most of it freed and never given back.
        env={"MALLOC_ARENA_MAX": "1", **os.environ},
        start_new_session=True,  # Ctrl+C in a terminal is for the client
    )
    assert process.stdout is not None
    with process.stdout:
        line = process.stdout.readline()
    try:
        started = msgspec.json.decode(line, type=Started)
    except msgspec.DecodeError:
        code, log = process.wait(), library / "cache" / "log"
        raise AsifError(
            said("The library process ended at once (exit code {0}); {1} says why.", str(code), log)
        ) from None
    if started.state == "refused" and started.sentence is not None:
        process.wait()
        if started.damaged:
            raise DamagedCatalogError(started.sentence, started.backup)
        raise AsifError(started.sentence)
    if started.state == "in-use":
        process.wait()
        return False
    # It outlives most starters; one that outlives it, such as the window, must not keep its remains.
    threading.Thread(target=process.wait, name="library-process", daemon=True).start()
    return True
