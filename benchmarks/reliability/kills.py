"""Kills the program at random moments, and looks at what it left."""

import contextlib
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import IndexFolders
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.verbs import answer
from benchmarks.reliability.edits import state_of
from benchmarks.tiny_encoders import TinyMakers


@dataclass
class Outcome:
    """What came of it."""

    tried: int = 0
    edits: int = 0
    losses: list[str] = field(default_factory=list)
    """Each a sentence; empty where all is well."""
    notes: dict[str, Any] = field(default_factory=dict)
    """What else was counted or measured."""


def kill_often(directory: Path, photos: Path, kills: int, seed: int) -> Outcome:
    """Runs the editing program again and again on one library, killing it each time.

    Args:
        directory: Of the library; made if it is not there.
        photos: The folder it indexes.
        kills: How often.
        seed: Of the edits and the moments.
    """
    chance = random.Random(seed)
    outcome = Outcome()
    before = ""
    for attempt in range(kills):
        lines, code = _run_and_kill(directory, photos, seed + attempt, chance.uniform(0.0, 0.9))
        outcome.tried += 1
        if code not in (-9,):
            outcome.losses.append(f"run {attempt} ended by itself: {code}")
            return outcome
        states = [before] if before else []
        states += [line["state"] for line in lines if "state" in line]
        outcome.edits += sum("done" in line for line in lines)
        began = bool(lines) and "about" in lines[-1]
        found = look_at(directory, states[-1] if states else None, may_be_later=began or not lines)
        outcome.losses += [f"run {attempt}: {loss}" for loss in found]
        before = state_of(directory / "catalog.sqlite")
    outcome.losses += compare_with_rebuild(directory, photos)
    return outcome


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
        answer(library, IndexFolders([bytes(photos)]))
        for collection in answer(library, requests.ListCollections()):
            if not collection.enabled:  # with all of them off there is nothing to compare
                answer(library, requests.SwitchCollection(collection.name, True))
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


def _run_and_kill(directory: Path, photos: Path, seed: int, after: float) -> tuple[list[dict[str, Any]], int]:
    """Returns the lines that it said, and its exit code."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.reliability.edits",
        str(directory),
        str(photos),
        str(seed),
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()  # it has opened the library and sees photos
        time.sleep(after)
        process.kill()
        said = first + process.stdout.read()
        code = process.wait()
    whole = said[: said.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()], code
