"""How long does a search from a terminal take, with the library process running and from nothing?

Usage: python -m benchmarks.cold_search LIBRARY [--runtime torch] [--times N] [--out FILE]

LIBRARY is a library's folder, such as `benchmarks.made_library` makes; nobody may have it open. In turns, so
that what else the machine does falls on all alike:

- cold: the real command line, no library process running; beside it, the time that a process takes to import
  and load the two models as they run here;
- warm: the same with the library process running; beside it, `python -c "import typer, rich"`.

CPU time is that of both processes up to the answer. With `--runtime torch`, the library's setting of that
name is changed for the run, and both models are loaded by torch beside it.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from asif_desktop.remote.client import connect

_LINGER = 1.0
"""Seconds that the library process stays, so that its CPU time can still be read."""
_MODELS = """
import time
began = time.perf_counter()
from asif_desktop import encoders
image = encoders.{image}(encoders.DEFAULT_IMAGE_ENCODER{device})
text = encoders.{text}(encoders.DEFAULT_TEXT_ENCODER{device})
print(time.perf_counter() - began)
"""
_LOADING = {
    "auto": _MODELS.format(image="cpu_image_encoder", text="cpu_text_encoder", device=""),
    "torch": _MODELS.format(image="create_image_encoder", text="create_text_encoder", device=', "cpu"'),
}
"""What loads both models, for each value of the setting "runtime"."""
_ENVIRONMENT = {"ASIF_LINGER_SECONDS": str(_LINGER)}


def _terminal(library: Path, *arguments: str) -> bytes:
    """Returns what the command line prints."""
    command = [sys.executable, "-m", "asif_desktop", "--library", str(library), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _search(library: Path) -> tuple[float, float]:
    """Returns the seconds of a search from a terminal, and the CPU time of that process."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    found = _terminal(library, "search", "a red boat")
    seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert found.count(b"\n") > 1, found
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _processor_time(pid: int) -> float:
    """Returns the CPU time that a process has taken so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _cold_and_warm(library: Path) -> dict[str, float]:
    cold, client = _search(library)
    connection = connect(library)
    pid = connection.pid
    spent = client + _processor_time(pid)
    warm, _ = _search(library)
    connection.close()
    while Path(f"/proc/{pid}").exists():
        time.sleep(0.05)
    return {"cold": cold, "cold, CPU": spent, "warm": warm}


def _told(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _taken(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def measure(library: Path, runtime: str, times: int) -> dict[str, Any]:
    """Returns the medians in seconds, and the two ratios."""
    _terminal(library, "settings", "set", "runtime", runtime)
    _cold_and_warm(library)  # what is compiled and converted once, and the disk
    rows = []
    for _ in range(times):
        row = _cold_and_warm(library)
        row |= {"two models": _told(_LOADING[runtime]), "typer and rich": _taken("import typer, rich")}
        rows.append(row)
    found: dict[str, Any] = {name: statistics.median(row[name] for row in rows) for name in rows[0]}
    found |= {f"{name}, least": min(row[name] for row in rows) for name in ("cold", "two models", "warm")}
    found["cold to two models"] = statistics.median(row["cold"] / row["two models"] for row in rows)
    found["warm to typer and rich"] = statistics.median(row["warm"] / row["typer and rich"] for row in rows)
    return found


def main() -> None:
    """Prints a line for each figure, then JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    parser.add_argument("--runtime", choices=list(_LOADING), default="auto")
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="run-") as runtime:
        os.environ |= _ENVIRONMENT | {"XDG_RUNTIME_DIR": runtime}
        # An installed program has its byte code beside it.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        found = measure(options.library.absolute(), options.runtime, options.times)
        _terminal(options.library.absolute(), "settings", "set", "runtime", "auto")
    for name, value in found.items():
        print(f"{name:28}{value:8.3f}")
    result = json.dumps(
        {
            "benchmark": "cold search",
            "runtime": options.runtime,
            "times": options.times,
            "load": os.getloadavg(),
            "seconds": found,
        }
    )
    print(result)
    if options.out:
        options.out.write_text(result + "\n")


if __name__ == "__main__":
    main()
