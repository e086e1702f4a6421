"""What a decoder process may use: modules, memory, the processor."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import (
    Decoded,
    DecodeFailure,
    DecodeTask,
)
from tests.indexing.decoding.decoders.processes import SQUARE, photo
from tests.indexing.pictures import huge_png


def test_a_decoder_that_meets_an_ordinary_photo_does_without_numpy(folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    program = (
        "import sys\n"
        "from asif_desktop.indexing.decoding import decoder_process\n"
        "from asif_desktop.indexing.decoding.decode import decode\n"
        "from asif_desktop.indexing.decoding.tasks import THUMBNAIL, Decoded, DecodeTask, EncoderInput\n"
        f"task = DecodeTask(path={task.path!r}, encoder={SQUARE!r}, copies=(THUMBNAIL,), described=True)\n"
        "assert isinstance(decode(task), Decoded)\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_a_decoder_imports_neither_torch_nor_sqlalchemy() -> None:
    program = (
        "import sys, asif_desktop.indexing.decoding.decoder_process\n"
        "import asif_desktop.indexing.decoding.heif, asif_desktop.indexing.decoding.raw\n"
        "sys.exit(', '.join({'torch', 'sqlalchemy', 'timm', 'PySide6', 'numba'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_modules_among_the_photos_are_not_loaded(
    folder: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIL", "numpy", "msgspec", "argparse"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    with DecoderPool(1) as pool:
        assert isinstance(pool.decode(photo(folder, "photo.jpg")), Decoded)
    assert not (tmp_path / "loaded").exists()


def test_too_large_for_the_memory(folder: bytes) -> None:
    path = os.path.join(folder, b"large.png")
    with open(path, "wb") as file:
        file.write(huge_png(19_000, 19_000, 2))
    with DecoderPool(1, memory=2**30) as pool:
        answer = pool.decode(DecodeTask(path=path, encoder=SQUARE))
        assert answer == DecodeFailure(said("There is not enough memory to decode this picture."))
        assert isinstance(pool.decode(photo(folder, "small.jpg")), Decoded)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_limits(folder: bytes) -> None:
    with DecoderPool(1, memory=3 * 2**30, nice=7) as pool:
        pool.decode(photo(folder, "photo.jpg"))
        (pid,) = pool.pids()
        assert os.getpriority(os.PRIO_PROCESS, pid) == min(os.getpriority(os.PRIO_PROCESS, 0) + 7, 19)
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert f"Max address space         {3 * 2**30}" in limits
        assert "Max core file size        0 " in limits
