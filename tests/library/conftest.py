"""A library in the test's own process, with encoders that need no model."""

import functools
import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain.knowledge import Anchor
from asif_desktop.domain.requests import DescribeAnchors, IndexFolders, ListAnchors
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.library import pixels
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


class LentPool(DecoderPool):
    """Decoders that one library leaves to the next: they take longer to start than a test has work for."""

    def close(self) -> None:
        """Leaves them running."""

    def end(self) -> None:
        """Ends them."""
        super().close()


@pytest.fixture(scope="session")
def lent_pool() -> Iterator[LentPool]:
    pool = LentPool()
    yield pool
    pool.end()


@pytest.fixture(scope="module", autouse=True)
def _lent_decoders(lent_pool: LentPool) -> Iterator[None]:
    """Every library of this room works with the same decoders."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(pixels, "DecoderPool", lambda: lent_pool)
        yield


@pytest.fixture
def makers() -> TinyMakers:
    return TinyMakers()


@functools.cache
def picture(number: int) -> bytes:
    """Returns a PNG file: a colour each, with some texture."""
    rng = np.random.default_rng(number)
    base = rng.integers(0, 255, (6, 6, 3)).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(base).resize((120, 90), Image.Resampling.BICUBIC).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twelve pictures."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.png").write_bytes(picture(number))
    return folder


@pytest.fixture
def library(tmp_path: Path, photos: Path, makers: TinyMakers) -> Iterator[OpenLibrary]:
    """A library that holds the twelve pictures."""
    opened = OpenLibrary(tmp_path / "library", makers)
    answer(opened, IndexFolders([bytes(photos)]))
    yield opened
    opened.close()


def anchors_of(library: OpenLibrary, collection: str | None = None, words: str = "") -> list[Anchor]:
    """Returns the anchors of a collection, or all."""
    ids = np.frombuffer(answer(library, ListAnchors(collection, words)).ids, "<i8").tolist()
    return answer(library, DescribeAnchors(ids))
