"""The library process is spawned before the client has imported anything."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from asif_desktop.remote.address import address_of, may_listen
from asif_desktop.remote.spawning import command, spawned_for_phrase


def test_the_entry_imports_nothing_that_takes_long() -> None:
    code = (
        "import sys, asif_desktop.__main__\n"
        "heavy = {'msgspec', 'numpy', 'dataclasses', 'multiprocessing', 'tempfile', 'subprocess'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_it_is_not_spawned_where_there_may_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not may_listen(tmp_path)
    Path(address_of(tmp_path).socket).touch()
    assert may_listen(tmp_path)
    assert spawned_for_phrase(tmp_path) is None


def test_a_process_that_cannot_be_spawned_is_left_to_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert spawned_for_phrase(tmp_path) is None


def test_what_it_is_for_comes_before_the_folder(tmp_path: Path) -> None:
    plain = command(tmp_path)
    assert command(tmp_path, for_phrase=True) == [*plain[:-1], "--for-phrase", plain[-1]]
    assert command(tmp_path, "") == [*plain, ""]


def test_a_folder_of_somebody_else_is_left_to_who_can_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    look = os.stat

    def refuse(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if str(path).endswith(".sock"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return look(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", refuse)
    assert may_listen(tmp_path)
    assert spawned_for_phrase(tmp_path) is None
