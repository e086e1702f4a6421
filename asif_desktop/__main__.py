"""The entry: no verb opens the window, a verb runs the command line.

Two hidden verbs become the other processes, since a frozen build has no other way to start them.
"""

import contextlib
import gc
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from asif_desktop.remote.spawning import FOR_PHRASE, VERB, spawned_for_phrase

if TYPE_CHECKING:
    from asif_desktop.domain.first_view import Reading

_DECODER = "decoder-process"


def main() -> None:
    """Runs the program with the arguments it was started with, and exits."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    _open_standard_streams()
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    if arguments[:1] == [_DECODER]:
        from asif_desktop.indexing.decoding import decoder_process

        return decoder_process.main(arguments[1:])
    if arguments[:1] == [VERB] and len(arguments) >= 2:
        return _library_process(arguments[1:])
    directory, rest = _library_option(arguments)
    if not rest and directory is not None:
        if not _has_display():
            sys.stderr.write(
                "There is no display to open the window on; asif-desktop --help lists the verbs.\n"
            )
            return 1
        from asif_desktop.domain.first_view import Reading
        from asif_desktop.remote.client import connect, restore

        first = Reading(directory)
        _wake_library(directory, first)
        from asif_desktop.gui.app import run

        return run(
            lambda: connect(directory),
            sys.argv[:1],
            directory / "cache",
            lambda backup: restore(directory, backup),
            first.taken,
        )
    return _command_line(arguments, directory, rest)


def _library_process(words: list[str]) -> int:
    gc.disable()  # there is no garbage among what is imported; the server switches it on again
    phrases = None
    if words[0] == FOR_PHRASE:
        from asif_desktop.library.phrases_ahead import PhrasesAhead

        words = words[1:]
        phrases = PhrasesAhead(Path(words[0]))
    from asif_desktop.remote import server

    return server.main(Path(words[0]), *words[1:], phrases=phrases)


def _wake_library(directory: Path, first: "Reading") -> None:
    """Starts the library process on another core while Qt is imported here.

    Not where there is a first view: the window paints it sooner alone, and asks the library then.
    """
    from asif_desktop.domain.errors import AsifError
    from asif_desktop.remote.client import connect

    def wake() -> None:
        if first.finished() is None:
            with contextlib.suppress(AsifError):  # the window finds it out for itself, and says so
                connect(directory).close()

    import threading

    threading.Thread(target=wake, name="wake", daemon=True).start()


def _has_display() -> bool:
    """Returns whether Qt can open a window; without a display it would abort instead of saying so."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or sys.platform != "linux"


def _command_line(arguments: list[str], directory: Path | None, rest: list[str]) -> int:
    try:
        if rest[:1] == ["search"] and directory is not None:
            plain = len(rest) == 2 and not rest[1].startswith("-")
            begun = spawned_for_phrase(directory) if plain else None
            from asif_desktop.cli.searching import search_plainly

            if search_plainly(directory, rest[1:], begun):
                return 0
        os.environ["ASIF_LIBRARY"] = os.environ.get("ASIF_LIBRARY") or str(default_library())
        from asif_desktop.cli.app import app

        app(arguments, prog_name="asif-desktop", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        return 130
    return 0


def _library_option(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """Returns the library's folder (None: its option lacks a value) and the other arguments."""
    if arguments and arguments[0] == "--library":
        return (_named(arguments[1]), arguments[2:]) if len(arguments) > 1 else (None, [])
    if arguments and arguments[0].startswith("--library="):
        return _named(arguments[0].removeprefix("--library=")), arguments[1:]
    return Path(os.environ.get("ASIF_LIBRARY") or default_library()), arguments


def _named(directory: str) -> Path | None:
    return Path(directory) if directory else None


def _open_standard_streams() -> None:
    """Points standard streams that were closed at nothing: files opened later would come to lie there."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(descriptor, True)
        if descriptor == 1:
            sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8")
        elif descriptor == 2:
            sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8")
    os.close(descriptor)


def default_library() -> Path:
    """Returns the folder of the library where none is named."""
    from platformdirs import user_data_path

    return user_data_path("asif-desktop")


if __name__ == "__main__":
    main()
