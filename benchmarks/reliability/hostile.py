"""A folder of hostile files indexed by a library in a process of its own, and what became of each.

python -m benchmarks.reliability.hostile --files 1000 --seed 1
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from asif_desktop.domain import requests
from asif_desktop.indexing.decoding.tasks import STOPPED
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.reliability.hostile_files import Corpus, encoded, make_corpus, picture
from benchmarks.reliability.outcome import Outcome
from benchmarks.tiny_encoders import TinyMakers

_SECONDS_A_FILE = 2.0
"""Far more than it takes: who needs longer hangs."""


def face(scratch: Path, files: int, seed: int) -> Outcome:
    """Has a library index hostile files; returns what was wrong with how it bore them.

    Args:
        scratch: A folder for the files and the library; made.
        files: How many, good photos among them included.
        seed: Of the files.
    """
    corpus = make_corpus(scratch / "photos", files, seed)
    outcome = Outcome(tried=len(corpus.fates))
    program = [sys.executable, "-m", "benchmarks.reliability.hostile"]
    program += ["--library", str(scratch / "library"), "--folder", str(corpus.folder)]
    try:
        done = subprocess.run(
            program, capture_output=True, timeout=120 + _SECONDS_A_FILE * files, check=False
        )
    except subprocess.TimeoutExpired:
        outcome.losses.append("the library hangs")
        return outcome
    if done.returncode != 0:
        outcome.losses.append(f"the library ended with {done.returncode}: {done.stderr[-2000:].decode()}")
        return outcome
    found = json.loads(done.stdout)
    counts = {key: found[key] for key in ("photos", "failed", "stopped")}
    outcome.notes = {"counts": counts, "longest_wait": found["longest_wait"], "reasons": found["reasons"]}
    outcome.losses += _judge(corpus, found)
    return outcome


def _judge(corpus: Corpus, found: dict[str, Any]) -> list[str]:
    """Returns what became otherwise than it must, as sentences."""
    photos = {bytes.fromhex(path) for path in found["paths"]}
    failures = {bytes.fromhex(path): reason for path, reason in found["failures"].items()}
    losses = list(found["losses"])
    for path, fate in corpus.fates.items():
        sort, name = corpus.kinds[path], os.path.basename(path)
        is_photo, reason = path in photos, failures.get(path)
        if is_photo and reason is not None:
            losses.append(f"{sort}, {name!r}: a photo and failed")
        elif fate == "photo" and not is_photo:
            losses.append(f"{sort}, {name!r}: no photo ({reason})")
        elif fate == "failed" and reason is None:
            losses.append(f"{sort}, {name!r}: not among the failed")
        elif fate == "either" and not is_photo and reason is None:
            losses.append(f"{sort}, {name!r}: lost")
        elif fate == "ignored" and (is_photo or reason is not None):
            losses.append(f"{sort}, {name!r}: taken for a file")
        if reason is not None and not (reason.endswith(".") and "Traceback" not in reason):
            losses.append(f"{sort}, {name!r}: no sentence: {reason}")
    unknown = (photos | failures.keys()) - corpus.fates.keys()
    losses += [f"{path!r} was never made" for path in unknown]
    return losses


def index(directory: Path, folder: Path) -> dict[str, Any]:
    """Indexes the folder while others ask; returns what the library says of it, paths in hex."""
    library = OpenLibrary(directory, TinyMakers())
    losses: list[str] = []
    waits = [0.0]
    over = threading.Event()

    def ask() -> None:
        while not over.wait(0.05):
            began = time.monotonic()
            answer(library, requests.GetStatus())
            waits.append(time.monotonic() - began)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        answer(library, requests.IndexFolders([bytes(folder)]))
        status = answer(library, requests.GetStatus())
        failures = {failure.path: str(failure.reason) for failure in status.failed}
        losses += _try_again(library, failures)
    finally:
        over.set()
        asking.join()
    if status.pending:
        losses.append(f"{status.pending} files still wait")
    if answer(library, requests.IndexFolders([bytes(folder)])).new:
        losses.append("looking again encodes again")
    ids = library.catalog.contents()[0].tolist()
    paths = [path for several in library.catalog.paths(ids).values() for path in several]
    library.close()
    return {
        "losses": losses,
        "photos": status.photos,
        "failed": len(failures),
        "stopped": sum(reason == str(STOPPED) for reason in failures.values()),
        "longest_wait": round(max(waits), 2),
        "reasons": dict(Counter(_sort_of(reason) for reason in failures.values()).most_common()),
        "paths": [path.hex() for path in paths],
        "failures": {path.hex(): reason for path, reason in failures.items()},
    }


def _try_again(library: OpenLibrary, failures: dict[bytes, str]) -> list[str]:
    """Tries all failures again, one of them mended for as long."""
    mended = min(failures)
    with open(mended, "rb") as file:
        before = file.read(2**20)
    size = os.path.getsize(mended)
    times = (os.stat(mended).st_atime_ns, os.stat(mended).st_mtime_ns)
    Path(os.fsdecode(mended)).write_bytes(encoded(picture(-1 % 2**32), "PNG"))
    tried = answer(library, requests.RetryFailed(wait=True))
    after = {failure.path: str(failure.reason) for failure in answer(library, requests.GetStatus()).failed}
    losses = [] if tried == len(failures) else [f"{tried} of {len(failures)} failures were tried again"]
    losses += [f"{path!r} was mended and is not a photo" for path in after if path == mended]
    differing = (after.keys() ^ failures.keys()) - {mended}
    losses += [f"trying {path!r} again came to something else" for path in sorted(differing)]
    with open(mended, "wb") as file:
        file.write(before)
        file.truncate(size)
    os.utime(mended, ns=times)
    return losses


def _sort_of(reason: str) -> str:
    """Returns a reason without what differs from file to file."""
    return "".join("#" if sign.isdigit() else sign for sign in reason.split(":")[0])


def main() -> int:
    """Faces hostile files and prints what came of it; or, asked by itself, indexes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.library is not None:
        json.dump(index(options.library, options.folder), sys.stdout)
        return 0
    scratch = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        outcome = face(scratch / "here", options.files, options.seed)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    json.dump({"files": outcome.tried, **outcome.notes, "losses": outcome.losses}, sys.stdout, indent=1)
    return 1 if outcome.losses else 0


if __name__ == "__main__":
    sys.exit(main())
