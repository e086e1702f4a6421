"""Catalogs that end with their test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from tests.catalog.building import new_catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """A new catalog."""
    path = tmp_path / "library" / "catalog.sqlite"
    path.parent.mkdir()
    path.write_bytes(new_catalog())
    opened = Catalog.open(path)
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddingStore]:
    """A new store of embeddings, beside the catalog."""
    opened = EmbeddingStore.open(tmp_path / "library" / "embeddings.sqlite")
    yield opened
    opened.close()
