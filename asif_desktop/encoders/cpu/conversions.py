"""Converted models between two runs: a folder each, named by weights, form and version; light to import.

A folder is written aside and renamed, so it is whole or not there. It says what its files' hashes are; one
that does not fit, or was made by another version of the runtime, is made anew. What an older runtime, or an
older version of this program, made of the same weights goes then.
"""

import logging
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from blake3 import blake3
from platformdirs import user_cache_path

from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.encoders.protocols import Preprocessing

FORM = 4
"""Changes with what is in a folder, and how a model is wrapped before it is converted."""
_ABOUT = "about.json"
_NAME = re.compile(r"(?P<model>(image|text)-[0-9a-f]{1,32})-(?P<form>\d+)-(?P<version>\d+(\.\d+)*)")
"""What `folder_of` names."""
_ASIDE = re.compile(r"\.aside-[^.]*$")
"""How a folder's name ends while it is written."""
_LONG_AGO = 3600.0
"""Seconds in which surely every model is converted."""
_logger = logging.getLogger(__name__)


class About(msgspec.Struct, frozen=True):
    """What a folder holds, or why it holds nothing."""

    usable: bool
    reason: Sentence | None = None
    """Why it is not: the model does not convert, is not close enough, or is slower."""
    lasting: bool = True
    """Whether that is so of the model and this runtime; else it is of the moment, and never kept."""
    dim: int = 0
    preprocessing: Preprocessing | None = None
    classes: bool = False
    """Whether `classes.npz` has the prototypes of its classifier."""
    cosine: float = 0.0
    """The least cosine to the original's embeddings over the pictures or phrases that were tried."""
    speed: float = 0.0
    """How many times as fast as the original it was."""
    files: dict[str, str] = {}
    """BLAKE3 by name: reading them is a good part of a start, and no other hash is as fast."""


def folder_of(kind: Literal["image", "text"], weights_hash: str, version: str) -> Path:
    """Returns where the conversion of a model lies, whether it is there or not.

    Args:
        kind: What it encodes.
        weights_hash: Of the original.
        version: Of the runtime.
    """
    return user_cache_path("asif-desktop") / "converted" / f"{kind}-{weights_hash[:32]}-{FORM}-{version}"


def find(folder: Path) -> About | None:
    """Returns what a folder holds; None where it is missing or its files are not as they were."""
    try:
        about = msgspec.json.decode((folder / _ABOUT).read_bytes(), type=About)
        if all(_hash(folder / name) == digest for name, digest in about.files.items()):
            return about
    except (OSError, msgspec.DecodeError):
        return None
    _logger.warning("The converted model in %s is damaged and is made anew", folder)
    return None


def keep(folder: Path, write: Callable[[Path], About]) -> About:
    """Fills a folder and puts it in its place; where that cannot be, `About` says why, as long as that lasts.

    Args:
        folder: Where it goes.
        write: Fills the folder it is given, and says what it holds; `files` is filled in here.

    Raises:
        OSError: It cannot be written; what was there before may be there still.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _clear_remains(folder.parent)
    aside = Path(tempfile.mkdtemp(prefix=f"{folder.name}.aside-", dir=folder.parent))
    try:
        about = write(aside)
        if not about.usable and not about.lasting:
            return about
        names = sorted(entry.name for entry in aside.iterdir()) if about.usable else []
        about = msgspec.structs.replace(about, files={name: _hash(aside / name) for name in names})
        (aside / _ABOUT).write_bytes(msgspec.json.encode(about))
        about = _put(aside, folder, about)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _clear_older(folder)
    return about


def of_the_moment(error: OSError) -> About:
    """Returns what is known of a model that was not converted because the system refused something."""
    reason = said("{0}; the next start tries again.", system_reason(error))
    return About(usable=False, lasting=False, reason=reason)


def _put(aside: Path, folder: Path, about: About) -> About:
    """Puts a folder in its place; returns what is there then, which another process may have made."""
    there = find(folder)
    if there is not None:
        return there
    _remove(folder)
    try:
        os.replace(aside, folder)
    except OSError:
        there = find(folder)
        if there is None:
            raise
        return there
    return about


def _clear_remains(parent: Path) -> None:
    """Removes what processes that were killed have left half-written: a hundred megabytes a time."""
    for entry in parent.iterdir():
        with suppress(OSError):  # another process may do the same
            if _ASIDE.search(entry.name) and time.time() - entry.stat().st_mtime > _LONG_AGO:
                _remove(entry)


def _clear_older(folder: Path) -> None:
    """Removes what older versions made of the same weights; what cannot be removed now stays.

    Whoever has it open goes on with it. What newer ones made stays: of two programs with different runtimes,
    neither is to make its own anew each time the other has.
    """
    ours = _parts(folder.name)
    try:
        others = [entry for entry in folder.parent.iterdir() if entry.name != folder.name]
    except OSError as error:
        _logger.info("Older conversions of this model were not looked for: %s", error)
        return
    for entry in others:
        parts = _parts(entry.name)
        if ours is None or parts is None or parts[0] != ours[0] or entry.is_symlink():
            continue
        if parts[1] > ours[1] or parts[2] > ours[2]:
            continue
        try:
            # Moved first, so it is gone or there as a whole, as where files that are open bar that.
            gone = Path(tempfile.mkdtemp(prefix=f"{entry.name}.aside-", dir=folder.parent))
            try:
                os.replace(entry, gone / entry.name)
            finally:
                shutil.rmtree(gone, ignore_errors=True)
        except OSError as error:
            _logger.info("The older conversion %s stays: %s", entry, error)
        else:
            _logger.info("The older conversion %s was removed", entry)


def _parts(name: str) -> tuple[str, int, tuple[int, ...]] | None:
    """Returns the model, form and version that a folder is of; None where it is none of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    return found["model"], int(found["form"]), tuple(int(part) for part in found["version"].split("."))


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _hash(path: Path) -> str:
    # In one go: while the rest is imported in other threads, each step would wait for the interpreter.
    return blake3().update_mmap(path).hexdigest()
