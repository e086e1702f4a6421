"""Prints what a library survived. Usage: python -m benchmarks.reliability [--seed N] [--small]"""

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.reliability.cuts import can_record, cut_often, record
from benchmarks.reliability.hostile import face
from benchmarks.reliability.kills import Outcome, kill_often
from benchmarks.reliability.long_day import live_through
from benchmarks.reliability.pictures import make_pictures


def main() -> int:
    """Runs everything; returns 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    options = parser.parse_args()
    share = 10 if options.small else 1
    scratch = Path(tempfile.mkdtemp(prefix="reliability-"))
    losses = 0
    try:
        photos = make_pictures(scratch / "photos", 60)
        runs: dict[str, Callable[[], Outcome]] = {
            "kills": lambda: kill_often(scratch / "killed", photos, 200 // share, options.seed),
            "power cuts": lambda: _cuts(scratch, photos, 100 // share, options.seed),
            "a long day": lambda: live_through(scratch / "day", 50_000 // share, options.seed),
            "hostile files": lambda: face(scratch / "hostile", 5000 // share, options.seed),
        }
        for name, run in runs.items():
            began = time.perf_counter()
            outcome = run()
            losses += len(outcome.losses)
            line = {
                "what": name,
                "seed": options.seed,
                "survived": outcome.tried - len(outcome.losses),
                "of": outcome.tried,
                "edits": outcome.edits,
                **outcome.notes,
                "losses": outcome.losses,
                "seconds": round(time.perf_counter() - began, 1),
            }
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return 1 if losses else 0


def _cuts(scratch: Path, photos: Path, cuts: int, seed: int) -> Outcome:
    if not can_record():
        return Outcome(losses=["strace is missing or may not trace here, so no power cut was tried"])
    events = record(scratch / "cut", photos, scratch / "trace", seed, 60)
    return cut_often(events, scratch / "cut", scratch / "disk", cuts, seed)


if __name__ == "__main__":
    sys.exit(main())
