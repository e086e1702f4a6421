"""How the library process is started."""

import sys
from pathlib import Path

import pytest

from asif_desktop.remote.client import connect


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("name", ["MALLOC_ARENA_MAX", "OPENBLAS_NUM_THREADS"])
@pytest.mark.parametrize("chosen", [None, "3"])
def test_it_has_one_heap_and_one_thread_of_the_blas_unless_the_person_chose_otherwise(
    name: str, chosen: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASIF_LINGER_SECONDS", "2")
    monkeypatch.delenv(name, raising=False)
    if chosen is not None:
        monkeypatch.setenv(name, chosen)
    library = connect(tmp_path / "library")
    try:
        environment = Path(f"/proc/{library.pid}/environ").read_bytes().split(b"\0")
    finally:
        library.close()
    assert f"{name}={chosen or 1}".encode() in environment
