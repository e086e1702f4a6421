"""Starts the library process of a folder and waits until it listens."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.remote.spawning import spawned

if TYPE_CHECKING:
    import subprocess


class Started(msgspec.Struct, frozen=True):
    """The one line that a starting library process says on its standard output."""

    state: Literal["ready", "in-use", "refused"]
    sentence: Sentence | None = None
    damaged: bool = False
    """Whether it is the catalog's damage that keeps it from starting."""
    backup: str = ""
    """The newest good backup of a damaged catalog."""


def start_library_process(
    library: Path, restore: str | None = None, begun: "subprocess.Popen[bytes] | None" = None
) -> bool:
    """Starts the process; returns once it listens, or False when another holds the library already.

    Args:
        library: Absolute.
        restore: The backup to put in the catalog's place first; empty: the newest that is whole.
        begun: The process, where it was spawned before.

    Raises:
        DamagedCatalogError: The catalog is damaged.
        AsifError: It could not open the library; the message is its own.
    """
    process = spawned(library, restore) if begun is None else begun
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
