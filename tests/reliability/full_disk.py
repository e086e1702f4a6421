"""Runs a library on a disk that is full for a while. Run as a program, on a small disk of its own."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def main(directory: Path, first: Path, more: Path) -> None:
    """Indexes, fills the disk, tries everything, makes room, and goes on; prints what was said."""
    library = OpenLibrary(directory, TinyMakers())
    answer(library, requests.IndexFolders([bytes(first)]))
    photos = library.catalog.contents()[0].tolist()
    answer(library, requests.Teach([photos[0]], "before"))
    answer(library, requests.Search("before"))
    filler = directory / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass

    def teach_until_full() -> None:
        for number in range(2000):
            answer(library, requests.Teach([photos[1]], f"word {number}"))

    attempts: dict[str, Callable[[], object]] = {
        "index": lambda: answer(library, requests.IndexFolders([bytes(more)])),
        "teach": teach_until_full,
        "back up": lambda: answer(library, requests.MakeBackup()),
    }
    said = {}
    for name, attempt in attempts.items():
        try:
            attempt()
            said[name] = ""
        except AsifError as error:
            said[name] = str(error)
    found = len(answer(library, requests.Search("before")).matches)
    library.catalog.integrity_check()
    filler.unlink()
    indexed = answer(library, requests.IndexFolders([bytes(more)]))
    answer(library, requests.Teach([photos[2]], "after"))
    answer(library, requests.MakeBackup())
    steps = answer(library, requests.History())
    library.close()
    again = OpenLibrary(directory, TinyMakers())
    again.catalog.integrity_check()
    told = {
        "said": said,
        "found": found,
        "photos": indexed.photos,
        "failed": indexed.failed,
        "pending": answer(again, requests.GetStatus()).pending,
        "first": str(steps[0].description),
        "backups": len(answer(again, requests.ListBackups())),
    }
    again.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
