"""A program that indexes and edits a library without end, and says what it has done: to be killed.

Each line it prints is JSON: `{"about": N}` before an edit, `{"done": N, "state": HASH}` once it is confirmed,
and `{"encoded": N}` when so many photos are about to be encoded.
The hash is of all manual rows, so whoever finds the library later can tell which edits it holds.
"""

import hashlib
import json
import os
import random
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import Decision, NewTag
from asif_desktop.encoders import ImageEncoder, Notify
from asif_desktop.indexing.stages.pipeline import BATCH
from asif_desktop.library.models import Runtime
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyImageEncoder, TinyMakers

MANUAL = (
    "collection",
    "anchor",
    "photo_note",
    "tag",
    "photo_tag",
    "album",
    "album_photo",
    "saved_search",
)
"""Tables whose rows a person made; what an edit that was taken back leaves for doing it again is not here."""

_MOST_ANCHORS = 80


def state_of(catalog: Path) -> str:
    """Returns the hash of all manual rows in a catalog's file."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(catalog)) as driver:
        driver.execute("BEGIN")
        for table in MANUAL:
            for row in driver.execute(f"SELECT * FROM {table} ORDER BY 1"):
                digest.update(repr((table, row)).encode())
    return digest.hexdigest()[:16]


class Editor:
    """Edits a library at random, from a seed."""

    def __init__(self, library: OpenLibrary, photos: list[int], seed: int) -> None:
        self._library = library
        self._photos = photos
        self._random = random.Random(seed)
        self._count = 0

    def step(self) -> None:
        """Makes one edit that is not refused."""
        # A day without end must not grow without end: where much was taught, it is forgotten first.
        if self._count % 10 == 0 and len(self._anchors()) > _MOST_ANCHORS:
            self._count += 1
            self._forget(_MOST_ANCHORS // 2)
            return
        edits: list[Callable[[], object]] = [
            self._teach,
            self._teach,
            self._caption,
            self._forget,
            self._switch,
            self._collection,
            self._tag,
            self._undo,
            self._redo,
            self._backup,
        ]
        while True:
            self._count += 1
            try:
                self._random.choice(edits)()
            except AsifError:
                continue  # there was nothing to undo, or the name is taken
            return

    def _anchors(self) -> list[int]:
        names = [collection.name for collection in answer(self._library, requests.ListCollections())]
        return [
            int(anchor)
            for name in names
            if name != "Everyday things"
            for anchor in np.frombuffer(answer(self._library, requests.ListAnchors(name)).ids, "<i8")
        ]

    def _teach(self) -> None:
        chosen = self._random.sample(self._photos, self._random.randint(1, 3))
        collection = self._random.choice([None, "Family", "Garden"])
        answer(self._library, requests.Teach(list(chosen), f"word {self._count}", collection))

    def _caption(self) -> None:
        anchor = self._random.choice(self._anchors() or [1])
        answer(self._library, requests.EditAnchor(anchor, f"caption {self._count}"))

    def _forget(self, count: int = 1) -> None:
        anchors = self._anchors()
        if not anchors:
            raise AsifError(said("There is nothing to forget."))
        answer(self._library, requests.RemoveAnchors(self._random.sample(anchors, count)))

    def _switch(self) -> None:
        collections = answer(self._library, requests.ListCollections())
        one = self._random.choice(collections)
        answer(self._library, requests.SwitchCollection(one.name, not one.enabled))

    def _collection(self) -> None:
        collections = [c.name for c in answer(self._library, requests.ListCollections())][1:]
        if len(collections) > 6:
            answer(self._library, requests.DeleteCollection(self._random.choice(collections)))
        else:
            answer(self._library, requests.CreateCollection(f"collection {self._count}"))

    def _tag(self) -> None:
        tags = answer(self._library, requests.ListTags())
        if len(tags) < 5:
            answer(self._library, requests.CreateTag(NewTag(f"tag {self._count}")))
            return
        states: list[Decision] = ["manual", "accepted", "rejected"]
        state = self._random.choice(states)
        chosen = self._random.sample(self._photos, 2)
        name = self._random.choice(tags).name
        answer(self._library, requests.DecideTag(name, list(chosen), state))

    def _undo(self) -> None:
        answer(self._library, requests.Undo())

    def _redo(self) -> None:
        answer(self._library, requests.Redo())

    def _backup(self) -> None:
        if self._random.random() < 0.2:
            answer(self._library, requests.MakeBackup())


class _TellingEncoder(TinyImageEncoder):
    """Says how many photos it is about to encode."""

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        if len(pixels) <= BATCH:  # the reference set, once, is more
            _say({"encoded": len(pixels)})
        return super().encode(pixels)


class _TellingMakers(TinyMakers):
    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        return _TellingEncoder(spec)


def main(directory: Path, folder: Path, seed: int, edits: int) -> None:
    """Opens the library, begins to index, and edits until killed, or so many times if `edits` is positive."""
    library = OpenLibrary(directory, _TellingMakers())
    catalog = directory / "catalog.sqlite"
    threading.Thread(
        target=lambda: answer(library, requests.IndexFolders([os.fsencode(folder)])), daemon=True
    ).start()
    while len(photos := library.catalog.contents()[0].tolist()) < 6:
        time.sleep(0.01)
    editor = Editor(library, photos, seed)
    _say({"state": state_of(catalog)})
    number = 0
    while not edits or number < edits:
        number += 1
        _say({"about": number})
        editor.step()
        _say({"done": number, "state": state_of(catalog)})
    library.close()
    _say({"closed": True})


def _say(line: dict[str, object]) -> None:
    os.write(1, json.dumps(line).encode() + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
