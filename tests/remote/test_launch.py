"""How the library process is started."""

import sys
from pathlib import Path

import pytest

from asif_desktop.remote.client import connect


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("chosen", [None, "3"])
def test_its_threads_share_one_heap_unless_the_person_chose_otherwise(
    chosen: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASIF_LINGER_SECONDS", "2")
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    if chosen is not None:
        monkeypatch.setenv("MALLOC_ARENA_MAX", chosen)
    library = connect(tmp_path / "library")
    try:
        environment = Path(f"/proc/{library.pid}/environ").read_bytes().split(b"\0")
    finally:
        library.close()
    assert f"MALLOC_ARENA_MAX={chosen or 1}".encode() in environment
