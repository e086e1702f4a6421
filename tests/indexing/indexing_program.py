"""Indexes a folder and notes each batch before it is encoded. Run as a program, to be killed."""

import os
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.stages.pipeline import Pipeline
from tests.indexing.fake_encoder import FakeEncoder, known

BATCH = 4


def main(library: Path, photos: Path) -> None:
    def note(pixels: NDArray[np.uint8]) -> None:
        with (library / "encoded").open("a") as file:
            file.write(f"{len(pixels)}\n")
        time.sleep(0.03)

    catalog, store = (
        Catalog.open(library / "catalog.sqlite"),
        EmbeddingStore.open(library / "embeddings.sqlite"),
    )
    encoder = FakeEncoder(before=note)
    with DecoderPool(2) as pool:
        cache = PictureCache(library / "cache")
        pipeline = Pipeline(catalog, store, pool, cache, lambda _: None, BATCH)
        folder = catalog.add_folder(os.fsencode(photos))
        print("started", flush=True)
        pipeline.run([folder], lambda: known(encoder, store), lambda: encoder, lambda *_: None)
    catalog.integrity_check()
    catalog.close()
    store.close()
    print("finished", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
