"""Prints what a library survived.

python -m benchmarks.reliability [--seed N] [--small] [--keep FOLDER] [--only PART …]

With --keep, what was done is noted in FOLDER, and the same command goes on there after an interruption.
"""

import argparse
import json
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.reliability.compactions import kill_compactions
from benchmarks.reliability.cuts import can_record, cut_often, record
from benchmarks.reliability.hostile import face
from benchmarks.reliability.kills import kill_often
from benchmarks.reliability.ledger import Ledger, parts
from benchmarks.reliability.load import take_in
from benchmarks.reliability.long_day import live_through
from benchmarks.reliability.migrations import kill_migrations
from benchmarks.reliability.outcome import Outcome
from benchmarks.reliability.pictures import make_pictures

Trial = tuple[list[int], Callable[[int, int], Outcome]]
"""How much each stretch tries, and what tries so much with a seed."""


def main() -> int:
    """Runs everything; returns 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    parser.add_argument("--keep", type=Path, help="a folder for the libraries and what was done")
    parser.add_argument("--only", nargs="+", metavar="PART", help="of the parts, these")
    options = parser.parse_args()
    # An interruption of any kind takes along what is to be killed: it would run for ever.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    scratch = options.keep or Path(tempfile.mkdtemp(prefix="reliability-"))
    scratch.mkdir(parents=True, exist_ok=True)
    trials = _trials(scratch, 10 if options.small else 1)
    chosen = options.only or list(trials)
    ledger = Ledger(scratch / "done.jsonl", options.seed)
    table: list[dict[str, object]] = []
    losses = 0
    try:
        for name in chosen:
            began = time.perf_counter()
            counts, trial = trials[name]
            outcome = ledger.run(name, counts, trial)
            losses += len(outcome.losses)
            line = {
                "what": name,
                "seed": options.seed,
                "tried": outcome.tried,
                "edits": outcome.edits,
                **outcome.notes,
                "losses": outcome.losses,
                "seconds": round(time.perf_counter() - began, 1),
            }
            table.append(line)
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    finally:
        if options.keep is None:
            shutil.rmtree(scratch, ignore_errors=True)
    sys.stdout.write(f"\nseed {options.seed}\n")
    for line in table:
        lost = line["losses"]
        assert isinstance(lost, list)
        sys.stdout.write(f"{line['what']!s:28} {line['tried']!s:>7}   losses {len(lost)}\n")
    return 1 if losses else 0


def _trials(scratch: Path, share: int) -> dict[str, Trial]:
    """Returns what there is to try, by name; of everything, one in so many."""

    def photos() -> Path:
        folder = scratch / "photos"
        return folder if folder.exists() else make_pictures(folder, 60)

    def killed(kills: int, seed: int) -> Outcome:
        return kill_often(scratch / "killed", photos(), kills, seed)

    def compacted(kills: int, seed: int) -> Outcome:
        return kill_compactions(scratch / "compacted", photos(), kills, seed)

    return {
        "kills while editing": (parts(120 // share, 20), killed),
        "kills while migrating": (
            parts(40 // share, 20),
            lambda kills, seed: kill_migrations(_fresh(scratch / "migrated"), kills, seed),
        ),
        "kills while compacting": (parts(40 // share, 20), compacted),
        "power cuts": (parts(100 // share, 50), lambda cuts, seed: _cuts(scratch, photos(), cuts, seed)),
        "hostile files": (
            parts(5000 // share, 1250),
            lambda files, seed: face(_fresh(scratch / "hostile"), files, seed),
        ),
        "events of a long day": (
            parts(50_000 // share, 2500),
            lambda events, seed: live_through(scratch / "day", events, seed),
        ),
        "photos at once": (
            [10_000 // share, 100_000 // share],
            lambda photos, seed: take_in(_fresh(scratch / "load"), photos, seed),
        ),
    }


def _fresh(folder: Path) -> Path:
    """Returns the folder, without what an interrupted stretch left there."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _cuts(scratch: Path, photos: Path, cuts: int, seed: int) -> Outcome:
    if not can_record():
        return Outcome(losses=["strace is missing or may not trace here, so no power cut was tried"])
    directory = _fresh(scratch / "cut")
    events = record(directory, photos, scratch / "trace", seed, 60)
    return cut_often(events, directory, scratch / "disk", cuts, seed)


if __name__ == "__main__":
    sys.exit(main())
