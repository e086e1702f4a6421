"""The disk is full: one sentence, nothing damaged, and on it goes when there is room."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reliability.pictures import make_pictures

_NAMESPACE = ["unshare", "-rm"]
_MEGABYTES = 4


def _can_mount(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    return subprocess.run([*_NAMESPACE, *mount], capture_output=True, check=False).returncode == 0


def test_a_full_disk_costs_nothing_but_the_wait(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not _can_mount(disk):
        pytest.skip("no disks of one's own are permitted here")
    first, more = make_pictures(tmp_path / "first", 6), make_pictures(tmp_path / "more", 40)
    mount = f'mount -t tmpfs -o size={_MEGABYTES}m tmpfs "$1"'
    script = mount + ' && exec "$2" -m tests.reliability.full_disk "$1/l" "$3" "$4"'
    command = [*_NAMESPACE, "sh", "-c", script, "sh", str(disk), sys.executable, str(first), str(more)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    for what, sentence in told["said"].items():
        assert "full" in sentence or "space" in sentence, (what, sentence)
        assert len(sentence.splitlines()) == 1
    assert told["found"] > 0, "what is known can still be searched"
    assert (told["photos"], told["failed"], told["pending"]) == (40, 0, 0)
    assert "after" in told["first"]
    assert told["backups"] >= 1
