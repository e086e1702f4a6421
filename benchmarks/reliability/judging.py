"""Looks at a library that was cut off: is all there that was confirmed, and nothing by half?"""

import contextlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.reliability.edits import state_of
from benchmarks.tiny_encoders import TinyMakers


def look_at(directory: Path, confirmed: str | None, *, may_be_later: bool) -> list[str]:
    """Returns what is wrong with a library that was cut off, as sentences.

    Args:
        directory: The library.
        confirmed: The state after the last edit that was confirmed.
        may_be_later: Whether one more edit had begun, all of which may be there, or nothing.
    """
    losses = []
    catalog = directory / "catalog.sqlite"
    with closing(sqlite3.connect(catalog)) as driver:
        if driver.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            losses.append("the catalog is damaged")
        if driver.execute("PRAGMA foreign_key_check").fetchall():
            losses.append("the catalog has rows without their parents")
    if losses or confirmed is None:
        return losses
    state = state_of(catalog)
    if state == confirmed:
        return []
    if not may_be_later:
        return ["a confirmed edit is not there"]
    library = OpenLibrary(directory, TinyMakers())
    try:
        # An edit that was under way is there as a whole: taking it back, or doing again what it took back,
        # leads to what was confirmed.
        for there, back in ((requests.Undo(), requests.Redo()), (requests.Redo(), requests.Undo())):
            with contextlib.suppress(AsifError):
                answer(library, there)
                reached = state_of(catalog)
                answer(library, back)
                if reached == confirmed:
                    return []
    finally:
        library.close()
    return ["a confirmed edit is not there, or one that was under way is there by half"]


def compare_with_rebuild(
    directory: Path, photos: Path, words: Sequence[str] = ("word 1", "caption 2", "a cat")
) -> list[str]:
    """Returns in what the library differs from one whose computed files are all made anew."""
    library = OpenLibrary(directory, TinyMakers())
    try:
        answer(library, requests.IndexFolders([bytes(photos)]))
        for collection in answer(library, requests.ListCollections()):
            if not collection.enabled:  # with all of them off there is nothing to compare
                answer(library, requests.SwitchCollection(collection.name, True))
        if not library.knowledge.usable:  # nor where all was forgotten
            answer(library, requests.Teach(library.catalog.contents()[0].tolist()[:2], words[0]))
        kept = [answer(library, requests.Rank(word)) for word in words]
    finally:
        library.close()
    for path in (directory / "cache").glob("index*"):
        path.unlink()
    library = OpenLibrary(directory, TinyMakers())
    try:
        anew = [answer(library, requests.Rank(word)) for word in words]
    finally:
        library.close()
    same = all(
        np.array_equal(np.frombuffer(one.ids, "<i8"), np.frombuffer(other.ids, "<i8"))
        and one.scores == other.scores
        for one, other in zip(kept, anew, strict=True)
    )
    return [] if same else ["the kept index differs from a rebuild"]


def half_written(cache: Path) -> list[str]:
    """Returns which pictures of a cache are not whole, as sentences; what lies aside as unfinished is."""
    losses = []
    for path in cache.rglob("*.jpg"):
        try:
            with Image.open(path) as picture:
                picture.load()
        except OSError as error:
            losses.append(f"the thumbnail {path.name} is no picture: {error}")
    return losses
