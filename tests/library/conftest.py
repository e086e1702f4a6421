"""A library in the test's own process, with encoders that need no model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain.knowledge import Anchor
from asif_desktop.domain.requests import DescribeAnchors, IndexFolders, ListAnchors
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


@pytest.fixture
def makers() -> TinyMakers:
    return TinyMakers()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twelve pictures: a colour each, with some texture."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(12):
        rng = np.random.default_rng(number)
        base = rng.integers(0, 255, (6, 6, 3)).astype(np.uint8)
        Image.fromarray(base).resize((120, 90), Image.Resampling.BICUBIC).save(folder / f"{number:02}.png")
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
