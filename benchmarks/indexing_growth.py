"""Does indexing stay as fast as the library grows, and does looking again cost more than a walk?

Usage: python -m benchmarks.indexing_growth [--sizes 1000 5000 20000] [--out FILE]

Small made-up photos and an encoder with random weights, so that what is measured is everything but decoding
and the model: scanning, recording, storing, the index. One library grows from size to size.

- photos a second while it grows to each size, so the time per photo shows as a trend;
- a second look at unchanged files, as a ratio to a bare walk with os.scandir and stat of the same folders;
- the first look after the library was closed and opened anew, as a ratio to the same;
- memory of the library's process at its highest so far.
"""

import argparse
import json
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from asif_desktop.domain.requests import IndexFolders
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.reliability.pictures import make_pictures
from benchmarks.tiny_encoders import TinyMakers

_IN_A_FOLDER = 500


def grow(root: Path, pattern: bytes, start: int, stop: int) -> None:
    """Writes small pictures, each of another content, numbered from start to stop, below root."""
    for number in range(start, stop):
        folder = root / f"{number // _IN_A_FOLDER:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:06}.bmp").write_bytes(
            pattern[:-8] + number.to_bytes(4, "big") + number.to_bytes(4, "little")
        )


def walk(root: Path) -> float:
    """Returns the seconds of a bare walk that looks at every file."""
    began = time.perf_counter()
    folders = [bytes(root)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    entry.stat()
    return time.perf_counter() - began


def _look(library: OpenLibrary, photos: Path) -> tuple[float, float]:
    """Returns the seconds of a look at unchanged files, and those of a bare walk just before."""
    bare = walk(photos)
    began = time.perf_counter()
    answer(library, IndexFolders([bytes(photos)]))
    return time.perf_counter() - began, bare


def measure(sizes: list[int], scratch: Path) -> list[dict[str, Any]]:
    """Returns a row for each size."""
    from PIL import Image

    (first,) = make_pictures(scratch / "one", 1).iterdir()
    with Image.open(first) as image:
        image.convert("RGB").resize((32, 24)).save(scratch / "pattern.bmp")
    pattern = (scratch / "pattern.bmp").read_bytes()
    photos = scratch / "photos"
    photos.mkdir()
    library = OpenLibrary(scratch / "library", TinyMakers())
    rows = []
    done = 0
    try:
        for size in sizes:
            grow(photos, pattern, done, size)
            began = time.perf_counter()
            told = answer(library, IndexFolders([bytes(photos)]))
            seconds = time.perf_counter() - began
            assert (told.photos, told.failed) == (size, 0), told
            again = [_look(library, photos) for _ in range(3)]
            anew = []
            for _ in range(3):
                library.close()
                library = OpenLibrary(scratch / "library", TinyMakers())
                anew.append(_look(library, photos))
            look, bare = min(again)
            anew_look, bare_then = min(anew)
            rows.append(
                {
                    "photos": size,
                    "ms a photo": round(seconds / (size - done) * 1e3, 2),
                    "second look, s": round(look, 3),
                    "to a bare walk": round(look / bare, 2),
                    "first look, s": round(anew_look, 3),
                    "first, to a bare walk": round(anew_look / bare_then, 2),
                    "memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                }
            )
            print(rows[-1], flush=True)
            done = size
    finally:
        library.close()
    return rows


def main() -> None:
    """Prints a row for each size, then JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="growth-"))
    try:
        rows = measure(sorted(options.sizes), scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    result = json.dumps({"benchmark": "indexing growth", "rows": rows})
    print(result)
    if options.out:
        options.out.write_text(result + "\n")


if __name__ == "__main__":
    main()
