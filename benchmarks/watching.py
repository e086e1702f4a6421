"""How long from a file appearing in a watched folder to being found by a phrase, one file at a time.

The real program: its library process with the default models, asked over its socket as the window asks. The
pictures of a folder are copied one after the other into a watched one; the clock runs from before the copy to
the first answer that ranks the new photo. Beside it, as the baseline, the time that the library takes for the
same file when it is told to look (`index`), without watching.
"""

import argparse
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from blake3 import blake3

from asif_desktop.domain.events import Changed, Event, ModelsReady
from asif_desktop.domain.requests import IndexFolders, ListPhotos, PrepareModels, Rank, WatchFolders
from asif_desktop.remote.client import Connection, connect

_SUFFIXES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".heic", ".tif"))
_PATIENCE = 60.0


def measure(pictures: Sequence[Path], *, watching: bool) -> list[float]:
    """Returns the seconds for each picture."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder, beside = Path(place, "photos"), Path(place, "beside")
        folder.mkdir()
        beside.mkdir()
        shutil.copy(pictures[0], folder)
        library = connect(Path(place, "library"))
        try:
            ready, changed = threading.Event(), threading.Event()

            def take(event: Event) -> None:
                if isinstance(event, ModelsReady):
                    ready.set()
                if isinstance(event, Changed):
                    changed.set()

            stop = library.listen(take)
            library.ask(IndexFolders([os.fsencode(folder)]))
            library.ask(PrepareModels())
            ready.wait(120)
            library.ask(Rank("a daisy"))
            if watching:
                library.ask(WatchFolders())
                time.sleep(4)
            seconds = [_one(library, picture, folder, changed, watching) for picture in pictures[1:]]
            stop()
            return seconds
        finally:
            library.close()


def _one(library: Connection, picture: Path, folder: Path, changed: threading.Event, watching: bool) -> float:
    known = len(library.ask(ListPhotos()).ids)
    start = time.perf_counter()
    shutil.copyfile(picture, folder / f"{start}{picture.suffix}")
    if not watching:
        library.ask(IndexFolders([os.fsencode(folder)]))
    while len(library.ask(Rank("a daisy")).ids) <= known:
        if time.perf_counter() - start > _PATIENCE:
            raise RuntimeError(f"{picture} is not found after {_PATIENCE} s.")
        changed.wait(0.25)
        changed.clear()
    return time.perf_counter() - start


def main() -> None:
    """Prints the median and the 95th percentile of both ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", type=Path, help="a folder of photos, of which copies are made")
    parser.add_argument("--count", type=int, default=41)
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.pictures.rglob("*") if path.suffix.lower() in _SUFFIXES)
    found = list({blake3(path.read_bytes()).digest(): path for path in paths}.values())
    found = found[:: max(1, len(found) // arguments.count)][: arguments.count]
    for watching in (True, False):
        seconds = sorted(measure(found, watching=watching))
        way = "watched" if watching else "told to look"
        p95 = statistics.quantiles(seconds, n=20)[-1]
        print(
            f"{way}: {len(seconds)} files, p50 {statistics.median(seconds):.2f} s, p95 {p95:.2f} s, "
            f"most {seconds[-1]:.2f} s"
        )


if __name__ == "__main__":
    main()
