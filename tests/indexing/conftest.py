"""A library folder, a folder of photos, and what indexes one into the other."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Notice, Progress
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import THUMBNAIL, Decoded, DecodeTask, EncoderInput
from asif_desktop.indexing.stages.pipeline import Pipeline
from tests.indexing.fake_encoder import SIDE, FakeEncoder, known
from tests.indexing.pictures import encoded, scenery


@pytest.fixture(scope="module")
def shared_pool() -> Iterator[DecoderPool]:
    with DecoderPool(2) as pool:
        yield pool


@dataclass
class Place:
    """A library folder and a folder of photos."""

    photos: Path
    library: Path
    pool: DecoderPool
    catalog: Catalog
    store: EmbeddingStore
    encoder: FakeEncoder = field(default_factory=FakeEncoder)
    events: list[Progress | Notice] = field(default_factory=list)
    told: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)

    def pipeline(self, pool: DecoderPool | None = None, batch: int = 4) -> Pipeline:
        cache = PictureCache(self.library / "cache")
        return Pipeline(self.catalog, self.store, pool or self.pool, cache, self.events.append, batch)

    def index(self, pipeline: Pipeline | None = None, folders: Sequence[int] | None = None) -> int:
        folder = self.catalog.add_folder(os.fsencode(self.photos))
        return (pipeline or self.pipeline()).run(
            [folder] if folders is None else folders,
            lambda: known(self.encoder, self.store),
            lambda: self.encoder,
            self.on_batch,
        )

    def on_batch(
        self, photos: Sequence[int], contents: Sequence[bytes], vectors: NDArray[np.int16], encoder: int
    ) -> None:
        assert encoder == known(self.encoder, self.store).id
        assert len(photos) == len(contents) == len(vectors)
        for photo, content, vector in zip(photos, contents, vectors, strict=True):
            self.told[photo] = (content, vector.tobytes())

    def put(self, name: str, seed: int, mtime: int | None = None) -> Path:
        path = self.photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(scenery(60 + seed, 50, seed), "JPEG"))
        if mtime is not None:
            os.utime(path, (mtime, mtime))
        return path

    def put_six(self) -> None:
        """Puts the photos 0.jpg to 5.jpg there."""
        for number in range(6):
            self.put(f"{number}.jpg", number)

    def refuse(self, name: str) -> None:
        """Has the encoder refuse one of the photos."""
        bad = self.decoded(os.fsencode(self.photos / name)).array()

        def before(pixels: NDArray[np.uint8]) -> None:
            if (pixels == bad).all(axis=(1, 2, 3)).any():
                raise AsifError(said("The model gave no number for this picture."))

        self.encoder.before = before

    def decoded(self, path: bytes) -> Decoded:
        """Returns a photo as the encoder gets it."""
        # With a thumbnail, as the pipeline asks for it: both are made from the picture at one scale.
        wanted = EncoderInput(SIDE, "squash", "bilinear")
        answer = decode(DecodeTask(path=path, encoder=wanted, copies=(THUMBNAIL,)))
        assert isinstance(answer, Decoded)
        return answer

    def check(self) -> None:
        """Every photo has the thumbnail and the vector of its own picture, and none of a neighbour's."""
        ids, contents = self.catalog.contents()
        number = known(self.encoder, self.store).id
        present, vectors = self.store.get(number, contents)
        assert present.all()
        cache = PictureCache(self.library / "cache")
        for photo, content, vector in zip(ids.tolist(), contents, vectors, strict=True):
            (path, *_) = self.catalog.paths([photo])[photo]
            answer = self.decoded(path)
            assert answer.content_hash == content
            expected = quantise(FakeEncoder().encode(answer.array()[np.newaxis]))[0]
            np.testing.assert_array_equal(vector, expected)
            assert cache.has(content)


@pytest.fixture
def place(tmp_path: Path, shared_pool: DecoderPool) -> Iterator[Place]:
    (tmp_path / "photos").mkdir()
    library = tmp_path / "library"
    library.mkdir()
    catalog, store = (
        Catalog.open(library / "catalog.sqlite"),
        EmbeddingStore.open(library / "embeddings.sqlite"),
    )
    yield Place(tmp_path / "photos", library, shared_pool, catalog, store)
    catalog.close()
    store.close()
