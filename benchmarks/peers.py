"""Shotwell and digiKam beside ours, on one folder of made photos: a full scan, and a window that can be used.

    apt-get install --no-install-recommends shotwell digikam xvfb xdotool dbus
    python -m benchmarks.peers PLACE --photos 5000

Each program has a home of its own under PLACE and an X server without a screen. A *full scan* runs from the
start of an empty library until the program's database holds every photo. Shotwell is told where photos are
by its settings; digiKam by its assistant, and its clock runs from the last click there; ours by `asif-
desktop index`, with the models prepared as `packaging/setup.sh` does. They do not do the same in it:
Shotwell hashes and makes thumbnails, digiKam reads metadata and leaves thumbnails for later, ours hashes,
makes thumbnails and encodes. The *window* is a second start over the library scanned before, from the
command until the main window is on the screen and not of one colour; medians of `--starts`. digiKam asks
for 335 MB of face models in front of its main window; empty files of their sizes spare it the question,
and faces are not looked for here.
"""

import argparse
import contextlib
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageGrab

from benchmarks.indexing import originals
from benchmarks.window import screen

_NEEDED = ("shotwell", "digikam", "Xvfb", "xdotool", "dbus-run-session")
_PATIENCE = 1800.0
_FAREWELL = 3.0
_SIZE = (1024, 768)
_NEXT = (1168, 777)
"""Where digiKam's assistant has its Next and Finish on the screen of `benchmarks.window`."""
_PAGES = 9
_FACES = {
    "shapepredictor.dat": 67740572,
    "yolov3-face.cfg": 8334,
    "yolov3-wider_16000.weights": 246305388,
    "openface_nn4.small2.v1.t7": 31510785,
    "deploy.prototxt": 28092,
    "res10_300x300_ssd_iter_140000_fp16.caffemodel": 5351047,
}
"""The files of digiKam 7.9 that it would download, and how many bytes it expects of each."""
_SHOTWELL = """[org/yorba/shotwell/preferences/ui]
show-welcome-dialog=false
[org/yorba/shotwell/preferences/files]
import-dir='{photos}'
auto-import=true
"""


@dataclass(frozen=True)
class Peer:
    """A program, and how its scan is seen from outside."""

    name: str
    title: str
    """A pattern of its main window's title."""
    command: list[str]
    database: Path
    count: str
    """The query that counts the photos it has taken in."""
    prepare: Callable[[], None]
    begin: Callable[[dict[str, str]], None]
    """What a person does before the scan begins."""


def peers(home: Path, photos: Path) -> list[Peer]:
    """Returns Shotwell and digiKam, each with this home."""
    settings = home / ".config" / "glib-2.0" / "settings" / "keyfile"

    def write_settings() -> None:
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_SHOTWELL.format(photos=photos))

    def stand_in_for_faces() -> None:
        folder = home / ".local" / "share" / "digikam" / "facesengine"
        folder.mkdir(parents=True, exist_ok=True)
        for name, size in _FACES.items():
            with (folder / name).open("wb") as file:
                file.truncate(size)

    return [
        Peer(
            name="Shotwell",
            title="^Shotwell$",
            command=["shotwell"],
            database=home / ".local" / "share" / "shotwell" / "data" / "photo.db",
            count="SELECT count(*) FROM PhotoTable",
            prepare=write_settings,
            begin=lambda _: None,
        ),
        Peer(
            name="digiKam",
            title="^digiKam$|Pictures.*digiKam$",
            command=["digikam"],
            database=photos / "digikam4.db",
            count="SELECT count(*) FROM Images WHERE status = 1",
            prepare=stand_in_for_faces,
            begin=_assist,
        ),
    ]


def make_photos(folder: Path, count: int) -> None:
    """Writes photos of 1024 x 768 in fifty folders, all different: crops of photographs from packages."""
    sources = originals()
    rng = np.random.default_rng(5)
    for number in range(count):
        place = folder / f"{number % 50:02}" / f"IMG_{number:05}.jpg"
        place.parent.mkdir(parents=True, exist_ok=True)
        source = sources[number % len(sources)]
        wide, high = source.size
        (left, top), (right, bottom) = rng.uniform(0, 0.4, 2), rng.uniform(0.6, 1, 2)
        box = (left * wide, top * high, right * wide, bottom * high)
        source.resize(_SIZE, Image.Resampling.BICUBIC, box).save(place, quality=85)


@contextmanager
def running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[Callable[[], bool]]:
    """Runs a program in a session bus of its own until the block ends; gives what tells if it still runs."""
    with log.open("ab") as said:
        process = subprocess.Popen(
            ["dbus-run-session", "--", *command],
            env=environment,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    try:
        yield lambda: process.poll() is None
    finally:
        # What asks whether it may end, or what it has started, does not outlive it.
        for way, patience in ((signal.SIGTERM, _FAREWELL), (signal.SIGKILL, 0.0)):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, way)
            time.sleep(patience)
        process.wait()


def scan(peer: Peer, environment: dict[str, str], photos: int, log: Path) -> float:
    """Returns the seconds until a program knows all photos."""
    peer.prepare()
    start = time.monotonic()
    with running(peer.command, environment, log) as runs:
        peer.begin(environment)
        if peer.begin is _assist:
            start = time.monotonic()
        _until(lambda: _counted(peer) >= photos, runs, f"{peer.name} to scan", 0.5)
        return time.monotonic() - start


def opened(command: list[str], title: str, environment: dict[str, str], log: Path) -> float:
    """Returns the seconds until a program's main window is painted."""
    start = time.monotonic()
    with running(command, environment, log) as runs:
        _until(lambda: _is_painted(title, environment), runs, f"{command[0]} to open", 0.02)
        return time.monotonic() - start


def _until(ready: Callable[[], bool], runs: Callable[[], bool], what: str, pause: float) -> None:
    end = time.monotonic() + _PATIENCE
    while not ready():
        if time.monotonic() > end or not runs():
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(pause)


def _counted(peer: Peer) -> int:
    try:
        # Without a lock: Shotwell ends where it finds its database locked.
        address = f"file:{peer.database}?mode=ro&immutable=1"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
            return int(database.execute(peer.count).fetchone()[0])
    except sqlite3.Error:
        return 0  # not made yet, or being written


def _windows(title: str, environment: dict[str, str]) -> list[str]:
    # Not `--onlyvisible`, which misses digiKam's main window; what is on the screen is looked at afterwards.
    words = ["xdotool", "search", "--name", title]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    return done.stdout.split()


def _is_painted(title: str, environment: dict[str, str]) -> bool:
    if not _windows(title, environment):
        return False
    seen = np.asarray(ImageGrab.grab(xdisplay=environment["DISPLAY"]))[100:400, 100:500]
    return len(np.unique(seen.reshape(-1, seen.shape[-1]), axis=0)) > 1


def _assist(environment: dict[str, str]) -> None:
    """Clicks through digiKam's assistant, which proposes the folder of pictures for everything."""
    named = ["xdotool", "search", "--onlyvisible", "--class", "digikam"]
    while subprocess.run(named, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
        time.sleep(0.2)
    for _ in range(_PAGES):
        time.sleep(2.5)
        words = ["xdotool", "mousemove", *map(str, _NEXT), "click", "1"]
        subprocess.run(words, env=environment, check=True)


def main() -> None:
    """Measures as the command line says."""
    parser = argparse.ArgumentParser(description="Measure Shotwell and digiKam beside ours.")
    parser.add_argument("place", type=Path, help="an empty or new folder")
    parser.add_argument("--photos", type=int, default=5000)
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)}; see the first lines of {__file__}.")
    place, log = arguments.place.resolve(), arguments.place.resolve() / "log"
    home, photos, library = place / "home", place / "home" / "Pictures", place / "library"
    make_photos(photos, arguments.photos)
    (place / "run").mkdir(mode=0o700)
    ours = [sys.executable, "-P", "-m", "asif_desktop", "--library", str(library)]
    with screen() as display:
        environment = {
            **display,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_RUNTIME_DIR": str(place / "run"),
            "GSETTINGS_BACKEND": "keyfile",
            "QTWEBENGINE_DISABLE_SANDBOX": "1",  # digiKam's browser ends the program where root runs it
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        prepare = [sys.executable, "-P", "-m", "asif_desktop.encoders.cpu.convert_packaged"]
        subprocess.run(prepare, env=environment, check=True, stdout=subprocess.DEVNULL)
        start = time.monotonic()
        subprocess.run([*ours, "index", str(photos)], env=environment, check=True, stdout=subprocess.DEVNULL)
        print(f"ASIF Desktop  scan {time.monotonic() - start:7.1f} s", flush=True)
        others = peers(home, photos)
        for peer in others:
            print(f"{peer.name:12}  scan {scan(peer, environment, arguments.photos, log):7.1f} s", flush=True)
        windows = {"ASIF Desktop": (ours, "ASIF Desktop$")} | {
            peer.name: (peer.command, peer.title) for peer in others
        }
        times: dict[str, list[float]] = {name: [] for name in windows}
        for _ in range(arguments.starts):  # in turns, so that a busy machine is busy for all
            for name, (command, title) in windows.items():
                times[name].append(opened(command, title, environment, log))
        for name, each in times.items():
            print(f"{name:12}  window {statistics.median(each):5.2f} s")


if __name__ == "__main__":
    main()
