"""What all tests share: sample photographs that packages ship, and libraries that end with their test."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from platformdirs import user_cache_path
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow or busy computer is no failure: whoever waits for a condition waits as long as a hang would take, and
# property tests try the same examples everywhere.
_PATIENCE = 60_000
for _waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitCallback):
    assert _waiting.__kwdefaults__ is not None
    assert "timeout" in _waiting.__kwdefaults__
    _waiting.__kwdefaults__["timeout"] = _PATIENCE
settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

SKIMAGE = ["astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "horse.png", "coins.png", "camera.png"]
SKLEARN = ["china.jpg", "flower.jpg"]


def package_file(package: str, *inside: str) -> Path:
    """Returns the path of a file that an installed package ships."""
    found = importlib.util.find_spec(package)
    assert found is not None
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0], *inside)


@pytest.fixture(scope="session")
def sample_photos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with nine real photographs; neither tests nor the program change it, which is checked."""
    folder = tmp_path_factory.mktemp("samples")
    for name in SKIMAGE:
        shutil.copy(package_file("skimage", "data", name), folder)
    for name in SKLEARN:
        shutil.copy(package_file("sklearn", "datasets", "images", name), folder)
    before = looks_of(folder)
    yield folder
    assert looks_of(folder) == before, "the program altered photos"


def looks_of(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Returns each file below a folder with its mode, time of change and hash."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass
class Program:
    """The real program on a library folder of its own, from the command line."""

    library: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str | bytes, code: int = 0) -> str:
        """Runs the program, checks how it ended, and returns its standard output."""
        done = self.run(*arguments)
        assert done.returncode == code, (done.stdout, done.stderr)
        return done.stdout.decode()

    def refused(self, *arguments: str | bytes) -> str:
        """Runs what must be refused: status 1, one sentence, no traceback, nothing on standard output."""
        done = self.run(*arguments)
        assert done.returncode == 1, (done.stdout, done.stderr)
        assert done.stdout == b""
        sentence = done.stderr.decode().strip()
        assert sentence
        assert "Traceback" not in sentence
        assert len(sentence.splitlines()) == 1, sentence
        return sentence

    def run(self, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
        """Runs the program and returns how it ended."""
        return subprocess.run(
            self.command(*arguments), env=self.environment, capture_output=True, timeout=240, check=False
        )

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        """Returns the command line."""
        return [sys.executable, "-m", "asif_desktop", "--library", str(self.library), *arguments]

    def pid(self) -> int | None:
        """Returns the library process's pid, if it runs."""
        with contextlib.suppress(OSError, ValueError):
            pid = int((self.library / "lock").read_text())
            os.kill(pid, 0)
            return pid
        return None

    def kill(self) -> None:
        """Kills the library process, and waits until it is gone."""
        pid = self.pid()
        while pid is not None and self.pid() == pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.02)


def make_program(folder: Path) -> Program:
    """Returns the program with a library, a home and a runtime folder of its own."""
    home = folder / "home"
    runtime = folder / "run"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        # Shared: converting the models anew in every home would take most of the tests' time.
        "XDG_CACHE_HOME": str(user_cache_path()),
        "ASIF_LINGER_SECONDS": "120",
        "PYTHONUNBUFFERED": "1",
        "COLUMNS": "200",
    }
    for name in ("ASIF_LIBRARY", "XDG_DATA_HOME"):
        environment.pop(name, None)
    return Program(folder / "library", environment)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The real program on a new library."""
    made = make_program(tmp_path)
    yield made
    made.kill()
