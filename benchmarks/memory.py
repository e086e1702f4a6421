"""What all processes of a library hold in memory (PSS): idle, while indexing, and while the index is built.

    python -m benchmarks.made_library DIR --photos 100000
    python -m benchmarks.memory DIR --json FILE

The real library process, asked over its socket, with the default models. First its cached index is set aside
and built from the vectors; then it is left alone; then another process reads the index that was kept, is
left alone, takes photos of 12 and of 24 megapixels in, and is left alone again. Each run begins with the
library as the first one found it, of which it keeps a copy.
"""

import argparse
import json
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asif_desktop.domain.events import Event, ModelsReady
from asif_desktop.domain.requests import IndexFolders, PrepareModels, Search
from asif_desktop.remote.client import Connection, connect
from benchmarks.indexing import make_photos
from benchmarks.reliability.load import memory_by_process

MOST_BUSY, MOST_IDLE = 1536, 600
"""MiB that all processes together may hold."""

_EVERY = 0.1
_QUIET = 60.0
"""Seconds that the library is left alone before it counts as idle."""
_NEW = {"JPEG, 12 megapixels": 24, "JPEG, 24 megapixels": 12}
_FILES = ("catalog.sqlite", "embeddings.sqlite")


class Peak:
    """The most that a process and all below it held while it was watched, in MiB."""

    def __init__(self, pid: int) -> None:
        self.most = 0.0
        self._pid = pid
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> None:
        """Watches no longer."""
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(_EVERY):
            self.most = max(self.most, sum(memory_by_process(self._pid).values()))


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Watches a process while the block runs."""
    peak = Peak(pid)
    try:
        yield peak
    finally:
        peak.stop()


@contextmanager
def opened(library: Path) -> Iterator[Connection]:
    """Starts the library's process, and waits in the end until it is gone."""
    connection = connect(library)
    try:
        yield connection
    finally:
        connection.close()
        while Path(f"/proc/{connection.pid}").exists():
            time.sleep(0.1)


def made_ready(library: Connection) -> float:
    """Loads models and index as a window does; returns the most that was held meanwhile, in MiB."""
    ready = threading.Event()

    def take(event: Event) -> None:
        if isinstance(event, ModelsReady):
            ready.set()

    stop = library.listen(take)
    with watched(library.pid) as peak:
        library.ask(PrepareModels())
        ready.wait(300)
        library.ask(Search("a daisy"))
    stop()
    return peak.most


def idle(library: Connection, seconds: float) -> dict[str, float]:
    """Returns the MiB that each process holds once the library was left alone for so long."""
    time.sleep(seconds)
    own, *others = memory_by_process(library.pid).values()
    return {"library": own, **{f"decoder {number}": held for number, held in enumerate(others, 1)}}


def measure(place: Path, quiet: float) -> dict[str, float | dict[str, float]]:
    """Returns what was held, in MiB: at most, and idle by process."""
    library, more = place / "library", place / "more"
    restore(library, place / "kept")
    shutil.rmtree(more, ignore_errors=True)
    found: dict[str, float | dict[str, float]] = {}
    with opened(library) as connection:
        found["building the index"] = made_ready(connection)
        found["idle after building it"] = idle(connection, quiet)
    with opened(library) as connection:
        found["reading the index"] = made_ready(connection)
        found["idle after reading it"] = idle(connection, quiet)
        for kind, count in _NEW.items():
            folder = more / str(count)
            make_photos(folder, kind, count)
            with watched(connection.pid) as peak:
                connection.ask(IndexFolders([os.fsencode(folder)]))
            found[f"indexing {kind}"] = peak.most
        found["idle after indexing"] = idle(connection, quiet)
        found["a query afterwards"] = queried(connection)
    return found


def restore(library: Path, kept: Path) -> None:
    """Puts the library back as it was before the first run, without an index."""
    if not kept.exists():
        kept.mkdir()
        for name in _FILES:
            shutil.copyfile(library / name, kept / name)
    for name in _FILES:
        shutil.copyfile(kept / name, library / name)
    for name in ("index.asif", "index.sheet"):
        (library / "cache" / name).unlink(missing_ok=True)


def queried(library: Connection) -> float:
    """Returns the most that was held while some phrases were searched for, in MiB."""
    with watched(library.pid) as peak:
        for word in ("a boat", "snow", "two dogs on a beach"):
            library.ask(Search(word))
            time.sleep(_EVERY)
    return peak.most


def main() -> None:
    """Measures and prints; writes JSON where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("place", type=Path, help="what benchmarks.made_library made")
    parser.add_argument("--quiet", type=float, default=_QUIET)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = measure(arguments.place.absolute(), arguments.quiet)
    for what, held in found.items():
        total = held if isinstance(held, float) else sum(held.values())
        bound = MOST_IDLE if what.startswith("idle") else MOST_BUSY
        parts = "" if isinstance(held, float) else ", ".join(f"{who} {mib:.0f}" for who, mib in held.items())
        print(f"{what:<28}{total:>7.0f} MiB  (wanted: {bound})  {parts}", flush=True)
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
