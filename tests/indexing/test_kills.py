"""The indexing process killed at any moment goes on where it was."""

import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from asif_desktop.asif import quantise
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import Decoded, DecodeTask, EncoderInput
from tests.indexing.fake_encoder import SIDE, FakeEncoder
from tests.indexing.indexing_program import BATCH
from tests.indexing.pictures import encoded, scenery

PHOTOS = 60
KILLS = 4


def test_killed_at_any_moment(tmp_path: Path) -> None:
    library, photos = tmp_path / "library", tmp_path / "photos"
    library.mkdir()
    photos.mkdir()
    for number in range(PHOTOS):
        (photos / f"{number}.jpg").write_bytes(encoded(scenery(40 + number, 40, number), "JPEG"))
    chance = random.Random(7)
    command = [sys.executable, "-m", "tests.indexing.indexing_program", str(library), str(photos)]
    kills = 0
    for attempt in range(100):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "started\n"
            if attempt < KILLS:
                time.sleep(chance.uniform(0.2, 1.0))
                process.kill()
            finished = process.stdout.read() == "finished\n"
        kills += not finished
        if finished:
            break
    assert kills > 0
    batches = [int(line) for line in (library / "encoded").read_text().split()]
    assert PHOTOS <= sum(batches) <= PHOTOS + kills * BATCH
    assert_complete(library)


def assert_complete(library: Path) -> None:
    catalog, store = (
        Catalog.open(library / "catalog.sqlite"),
        EmbeddingStore.open(library / "embeddings.sqlite"),
    )
    ids, contents = catalog.contents()
    assert (len(ids), catalog.count_pending(), catalog.failures()) == (PHOTOS, 0, [])
    present, vectors = store.get(1, contents)
    assert present.all()
    cache = PictureCache(library / "cache")
    paths = catalog.paths(ids.tolist())
    for photo, content, vector in zip(ids.tolist(), contents, vectors, strict=True):
        task = DecodeTask(path=paths[photo][0], encoder=EncoderInput(SIDE, "squash", "bilinear"))
        answer = decode(task)
        assert isinstance(answer, Decoded)
        assert answer.content_hash == content
        np.testing.assert_array_equal(vector, quantise(FakeEncoder().encode(answer.array()[np.newaxis]))[0])
        assert cache.has(content)
    catalog.close()
    store.close()
