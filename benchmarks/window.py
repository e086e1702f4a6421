"""How fast the window is with 100,000 photos: opening, typing, scrolling while photos are indexed, memory.

    python -m benchmarks.made_library DIR --photos 100000
    python -m benchmarks.window DIR [--json FILE] [PART …]

Each part runs in a process of its own, on an X server without a screen (Xvfb) where there is one, else off
screen:

start   From nothing to the painted grid, beside the time of an empty QMainWindow, in turn, as a person starts
        the program. Files are in the system's cache. Three ways: the library process has to start too and the
        first view is kept from the last time; the library process runs already; it has to start and nothing
        is kept. "Confirmed" is when the library has told what is shown (`benchmarks.window_opening`).
type    One key after the other in the search field, with the models loaded, until the answer to that key is
        painted; what is waited for typing to pause counts (`benchmarks.window_use`, so for the rest).
grey    Scrolling from the top to the bottom with tiles that stay grey, and nothing indexed: the baseline.
scroll  The same scroll with thumbnails while new photos are indexed beside it, by a stall monitor
        (`benchmarks.stalls`); and the memory of the window's process after it.

How long views take to follow a lesson is `benchmarks.lesson`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PARTS = ("start", "type", "grey", "scroll")
_LIMITS = {
    "open, ratio to an empty window": 4.0,
    "open, library process running, ratio": 4.0,
    "key to painted results, p95 ms": 150.0,
    "scroll while indexing, p99 ms": 16.0,
    "scroll while indexing, longest ms": 50.0,
    "memory of the window, MB": 400.0,
}


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Gives the environment of a display: an Xvfb of its own, or none at all."""
    if shutil.which("Xvfb") is None:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        display = said.readline().strip()
    try:
        yield {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    finally:
        server.terminate()
        server.wait()


def table(results: dict[str, dict[str, Any]]) -> str:
    """Returns what was measured as lines, with what is wanted beside what has a limit."""
    lines = [
        f"{part:7} {name:52} {value:10.3f}" if isinstance(value, float) else f"{part:7} {name:52} {value:10}"
        for part, values in results.items()
        for name, value in values.items()
    ]
    reached: dict[str, float] = {}
    if "start" in results:
        start = results["start"]
        empty = start["empty window s"]
        reached["open, ratio to an empty window"] = start["grid s, library process started too"] / empty
        reached["open, library process running, ratio"] = start["grid s, library process running"] / empty
    if "type" in results:
        reached["key to painted results, p95 ms"] = results["type"]["p95 ms"]
    if "scroll" in results:
        scroll = results["scroll"]
        reached["scroll while indexing, p99 ms"] = scroll["p99"]
        reached["scroll while indexing, longest ms"] = scroll["longest"]
        reached["memory of the window, MB"] = scroll["memory peak MB"]
        if "grey" in results:
            ratio = scroll["p99"] / results["grey"]["p99"]
            lines.append(f"{'':7} {'scroll, p99 as a ratio to grey tiles':52} {ratio:10.2f}")
    for name, value in reached.items():
        verdict = "met" if value <= _LIMITS[name] else "MISSED"
        lines.append(f"{'':7} {name:52} {value:10.2f}   at most {_LIMITS[name]:g}: {verdict}")
    return "\n".join(lines)


def measured(part: str, library: Path, starts: int, seconds: float) -> dict[str, Any]:
    """Measures one part in this process, which has a display."""
    if part == "start":
        from benchmarks.window_opening import measure_start

        return measure_start(library, starts)
    from benchmarks.window_use import measure_grey, measure_scroll, measure_type

    if part == "type":
        return measure_type(library)
    return measure_grey(library, seconds) if part == "grey" else measure_scroll(library, seconds)


def main() -> None:
    """Measures as the command line says."""
    parser = argparse.ArgumentParser(description="Measure the window over a made library.")
    parser.add_argument("place", type=Path, help="what benchmarks.made_library made")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}; all without any")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long a scroll takes")
    parser.add_argument("--starts", type=int, default=5, help="how often each window is opened")
    parser.add_argument("--json", type=Path, help="where the figures go")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    library = arguments.place.resolve() / "library"
    if arguments.inside:
        (part,) = arguments.parts
        told = measured(part, library, arguments.starts, arguments.seconds)
        print(json.dumps(told))
        return
    results: dict[str, dict[str, Any]] = {}
    with screen() as environment:
        for part in arguments.parts or _PARTS:
            words = [str(arguments.place), part, "--seconds", str(arguments.seconds), "--inside"]
            words += ["--starts", str(arguments.starts)]
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.window", *words],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            results[part] = json.loads(done.stdout.splitlines()[-1])
    print(table(results))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
