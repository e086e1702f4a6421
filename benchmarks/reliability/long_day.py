"""A long day: events on the disk, searches and edits, mixed at random; at its end nothing has drifted."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.reliability.edits import Editor, state_of
from benchmarks.reliability.hostile_files import encoded, file_of, picture
from benchmarks.reliability.judging import compare_with_rebuild
from benchmarks.reliability.outcome import Outcome
from benchmarks.reliability.pictures import make_pictures
from benchmarks.tiny_encoders import TinyMakers

_WORDS = ("word 1", "caption 7", "a cat", "word 3 -a cat", "a cat OR word 9", "rating:>=3", "untagged:")
_LOOK = 20
"""Events on the disk between two looks at it, at most."""


class _Disk:
    """A folder in which files come, go, change and move."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._next = chance.randrange(10_000, 2**31)  # no name or picture comes twice in a day

    def happen(self) -> None:
        """Lets one thing happen."""
        ways: list[Callable[[Path], object]] = [self._add, self._change, self._move, self._copy, self._spoil]
        if len(self._files()) > 40:
            ways = [Path.unlink, self._move]
        self._chance.choice(ways)(self._chance.choice(self._files()))

    def _files(self) -> list[Path]:
        return sorted(path for path in self._folder.rglob("*") if path.is_file())

    def _fresh(self) -> Path:
        self._next += 1
        place = self._folder / self._chance.choice(("", "a", "a/b", "c"))
        place.mkdir(parents=True, exist_ok=True)
        return place / f"{self._next}.png"

    def _add(self, _: Path) -> None:
        path = self._fresh()
        path.write_bytes(encoded(picture(self._next), "PNG"))

    def _change(self, file: Path) -> None:
        self._next += 1
        file.write_bytes(encoded(picture(self._next), "PNG"))

    def _move(self, file: Path) -> None:
        file.rename(self._fresh())

    def _copy(self, file: Path) -> None:
        shutil.copy(file, self._fresh())

    def _spoil(self, file: Path) -> None:
        file.write_bytes(file_of("PNG")[:300])


def live_through(scratch: Path, events: int, seed: int) -> Outcome:
    """Lets a stretch of a long day happen to a library; returns in what it then differs from one made anew.

    Args:
        scratch: For the library and its photos; made, or left there by the stretch before, finished or not.
        events: How many.
        seed: Of all of them.
    """
    chance = random.Random(seed)
    directory, photos = scratch / "library", scratch / "photos"
    if not photos.exists():
        make_pictures(photos, 24)
    library = OpenLibrary(directory, TinyMakers())
    answer(library, requests.IndexFolders([bytes(photos)]))
    disk = _Disk(photos, chance)
    editor = Editor(library, library.catalog.contents()[0].tolist()[:12], seed)
    counts = {"edits": 0, "searches": 0, "on disk": 0}
    unseen = 0
    for _ in range(events):
        kind = chance.choices(("edits", "searches", "on disk"), (40, 40, 20))[0]
        counts[kind] += 1
        if kind == "edits":
            editor.step()
        elif kind == "searches":
            _search(library, chance)
        else:
            disk.happen()
            unseen += 1
            if unseen >= chance.randint(1, _LOOK):
                unseen = 0
                answer(library, requests.IndexFolders([bytes(photos)]))
    answer(library, requests.IndexFolders([bytes(photos)]))
    library.catalog.integrity_check()
    outcome = Outcome(events, counts["edits"], _closed(library, directory), {"counts": counts})
    # On a copy: the index that was kept goes on into the next stretch.
    copy = scratch / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(directory, copy)
    outcome.losses += compare_with_rebuild(copy, photos, _WORDS)
    shutil.rmtree(copy)
    return outcome


def _search(library: OpenLibrary, chance: random.Random) -> None:
    try:
        answer(library, requests.Search(chance.choice(_WORDS), limit=5, why=chance.random() < 0.2))
    except AsifError:
        return  # a collection that is switched off leaves nothing to search with


def _closed(library: OpenLibrary, directory: Path) -> list[str]:
    """Closes the library; returns what is wrong if that altered what a person made."""
    before = state_of(directory / "catalog.sqlite")
    library.close()
    return [] if state_of(directory / "catalog.sqlite") == before else ["closing lost an edit"]
