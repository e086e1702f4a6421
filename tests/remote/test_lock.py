import errno
import os
from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.remote import lock as lock_module
from asif_desktop.remote.lock import LibraryInUseError, LibraryLock


def test_the_lock_holds_the_pid_of_its_holder(tmp_path: Path) -> None:
    lock = LibraryLock(tmp_path / "library")
    assert (tmp_path / "library" / "lock").read_text() == str(os.getpid())
    lock.release()


def test_only_one_holds_it(tmp_path: Path) -> None:
    lock = LibraryLock(tmp_path)
    with pytest.raises(LibraryInUseError):
        LibraryLock(tmp_path)
    lock.release()
    LibraryLock(tmp_path).release()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(AsifError, match="cannot be used"):
        LibraryLock(tmp_path / "file" / "library")


def test_a_file_system_without_locks_is_no_other_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock_module, "_lock", none)
    with pytest.raises(AsifError, match=r"cannot be used: .*Choose another") as raised:
        LibraryLock(tmp_path)
    assert not isinstance(raised.value, LibraryInUseError)
