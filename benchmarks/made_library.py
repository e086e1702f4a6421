"""A library of any size without indexing one: made-up photos with real files, thumbnails and vectors.

    python -m benchmarks.made_library DIR --photos 100000

makes DIR/library, to be opened with `asif-desktop --library DIR/library`, and DIR/photos, which it watches.
The files are a few drawn pictures of 12 megapixels under many names (hard links take no room), so the loupe
and lessons read what a camera would have written. Each photo has a content hash, a thumbnail file and a
vector of its own; the vectors lie in clusters, as those of photos do, in the default image encoder's space.
What is stored is what indexing would have stored, so the program has nothing left to do when it opens it.
"""

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np
from blake3 import blake3
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.asif import quantise
from asif_desktop.catalog import DecodedPhoto, FoundFile
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.library.models import RealMakers

_PICTURES = 12
_SIZE = (4000, 3000)
_FOLDERS = 100
_CLUSTERS = 500
_BATCH = 10_000
_SHOTS = timedelta(minutes=47)
"""Between two photos: 100,000 of them span nine years."""


def make(place: Path, photos: int) -> Path:
    """Makes the photos and their library in a folder; returns the library's folder.

    The same number of photos gives the same library, but for the times of files.
    """
    library, root = place / "library", place / "photos"
    library.mkdir(parents=True)
    drawn = [_drawn(number) for number in range(_PICTURES)]
    originals = [_written(place / f"original-{at}.jpg", picture) for at, picture in enumerate(drawn)]
    thumbnails = [
        _written(place / f"thumbnail-{at}.jpg", picture.resize((384, 288)))
        for at, picture in enumerate(drawn)
    ]
    names = [f"{n % _FOLDERS:02}/IMG_{n:06}.jpg" for n in range(photos)]
    for folder in range(_FOLDERS):
        (root / f"{folder:02}").mkdir(parents=True)
    for number, name in enumerate(names):
        os.link(originals[number % _PICTURES], root / name)
    contents = [blake3(f"made photo {number}".encode()).digest() for number in range(photos)]
    cache = PictureCache(library / "cache" / "thumbnails")
    for number, content in enumerate(contents):
        path = cache.path(content)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.link(thumbnails[number % _PICTURES], path)
    _record(library, root, names, contents)
    _embed(library, contents)
    return library


def _drawn(number: int) -> Image.Image:
    rng = np.random.default_rng(number)
    coarse = Image.fromarray(rng.integers(0, 255, (9, 12, 3)).astype(np.uint8))
    grain = rng.normal(0, 6, (_SIZE[1], _SIZE[0], 1))
    smooth = np.asarray(coarse.resize(_SIZE, Image.Resampling.BICUBIC), np.float32)
    return Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8))


def _written(path: Path, picture: Image.Image) -> Path:
    picture.save(path, quality=88)
    return path


def _record(library: Path, root: Path, names: Sequence[str], contents: Sequence[bytes]) -> None:
    catalog = Catalog.open(library / "catalog.sqlite")
    folder = catalog.add_folder(os.fsencode(root))
    start = datetime(2017, 1, 1)
    found = []
    for name in names:
        known = (root / name).stat()
        found.append(FoundFile(os.fsencode(name), known.st_size, known.st_mtime_ns, known.st_ino))
    catalog.record_scan(folder, found, [])
    files = catalog.known_files(folder)
    rows = [
        DecodedPhoto(
            path_id=files[os.fsencode(name)].id,
            file_hash=content,
            content_hash=content,
            kind="JPEG",
            size=found[number].size,
            width=_SIZE[0],
            height=_SIZE[1],
            taken=(start + number * _SHOTS).isoformat(timespec="seconds"),
            camera="Made camera",
        )
        for number, (name, content) in enumerate(zip(names, contents, strict=True))
    ]
    for first in range(0, len(rows), _BATCH):
        catalog.record_photos(rows[first : first + _BATCH])
    catalog.close()


def _embed(library: Path, contents: Sequence[bytes]) -> None:
    identity = RealMakers().known(DEFAULT_IMAGE_ENCODER)
    assert identity is not None
    assert identity.preprocessing is not None
    store = EmbeddingStore.open(library / "embeddings.sqlite")
    encoder = store.encoder_id(
        identity.spec,
        identity.weights_hash,
        identity.dim,
        msgspec.json.encode(identity.preprocessing).decode(),
    )
    first = 0
    for vectors in _batches(len(contents), identity.dim):
        store.put(encoder, list(contents[first : first + len(vectors)]), vectors)
        first += len(vectors)
    store.close()


def made_vectors(photos: int, dim: int = 1280) -> NDArray[np.int16]:
    """Returns the vectors of a made library's photos, int16 [photos, dim]."""
    return np.concatenate(list(_batches(photos, dim)))


def _batches(photos: int, dim: int) -> Iterator[NDArray[np.int16]]:
    rng = np.random.default_rng(0)
    # Pooled features come after a ReLU: nothing in them is negative.
    centres = np.maximum(rng.normal(0.2, 1, (_CLUSTERS, dim)), 0)
    for first in range(0, photos, _BATCH):
        yield _vectors(rng, centres, min(_BATCH, photos - first))


def _vectors(rng: np.random.Generator, centres: NDArray[np.float64], count: int) -> NDArray[np.int16]:
    of = centres[rng.integers(0, len(centres), count)]
    spread = np.maximum(of + rng.normal(0, 0.6, of.shape), 0)
    return quantise(spread.astype(np.float32))


def main() -> None:
    """Makes a library as the command line says."""
    parser = argparse.ArgumentParser(description="Make a library of made-up photos.")
    parser.add_argument("place", type=Path, help="an empty or new folder")
    parser.add_argument("--photos", type=int, default=100_000)
    arguments = parser.parse_args()
    print(make(arguments.place.absolute(), arguments.photos))


if __name__ == "__main__":
    main()
