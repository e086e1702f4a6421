import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.remote.address import address_of


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="run-") as folder:  # a short path: a test's own is too long
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def test_the_address_is_short_however_long_the_path(tmp_path: Path) -> None:
    deep = tmp_path / ("long" * 40) / ("name" * 40)
    assert len(Path(address_of(deep).socket).name) < 40


def test_a_runtime_folder_too_deep_for_a_socket_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("deep" * 30)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert len(address_of(tmp_path).socket) <= 100


def test_two_libraries_have_two_addresses_and_one_has_one(tmp_path: Path) -> None:
    assert address_of(tmp_path / "a") != address_of(tmp_path / "b")
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert address_of(tmp_path / "a") == address_of(tmp_path / "link")


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    address = address_of(tmp_path)
    key = address.renew_key()
    assert address.key() == key
    assert stat.S_IMODE(address.key_file.stat().st_mode) == 0o600
    assert address.renew_key() != key


def test_a_runtime_folder_open_to_others_is_refused(tmp_path: Path, runtime: Path) -> None:
    address_of(tmp_path)
    (runtime / "asif-desktop").chmod(0o755)
    with pytest.raises(AsifError, match="belong to you alone"):
        address_of(tmp_path)
