"""What decoding at a smaller scale costs in likeness and search quality, and saves in time.

    python -m benchmarks.scaled_decode [--folder DIR …] [--json]

Pictures are saved as JPEG. The pixels the encoder gets are made from the picture scaled while decoding to at
least 1, 1.4, 1.9 … times the encoder's side, and compared with those made from the full picture. JPEGs are
scaled to a half, a quarter or an eighth, so a photo usually has more than the least:

- photographs that Debian packages ship (mate-backgrounds, gnome-backgrounds, plasma-workspace-wallpapers,
  opencv-doc), each at least 1600 pixels long, at their own size: cosine of embeddings (default encoder), CPU
  milliseconds a photo with a thumbnail on one core;
- the same in the hardest size: once halved, the shorter side has just so many times the encoder's side, as a
  photo of 4000 x 3000 has just 1.44 times 260 pixels at an eighth;
- the development set (`benchmarks.development_set`) in its hardest size: quality of search by caption, from
  the full and from the halved pictures.
"""

import argparse
import io
import json
import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.asif import RelativeIndex, quantise
from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    ImageEncoder,
    class_prototypes,
    cpu_image_encoder,
    cpu_text_encoder,
    known_identity,
)
from asif_desktop.indexing.decoding import scaling
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import THUMBNAIL, Decoded, DecodeTask, EncoderInput
from asif_desktop.search import reference_set, starter
from asif_desktop.search.anchor_scales import image_scales
from asif_desktop.search.calibration import REFERENCE_BASE
from asif_desktop.search.defaults import DEFAULT
from benchmarks.development_set import development_set
from benchmarks.measures import quality

FOLDERS = ("/usr/share/backgrounds", "/usr/share/wallpapers", "/usr/share/doc/opencv-doc")
SHORTEST = 1600
FULL = 1e9
SCALES = (1.0, 1.4, 1.9, 2.5)


def photographs(folders: Sequence[str], limit: int) -> list[Image.Image]:
    """Returns the packages' photographs."""
    found: list[Image.Image] = []
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix.lower() not in (".jpg", ".jpeg", ".png", ".webp") or len(found) == limit:
                continue
            with Image.open(path) as image:
                if max(image.size) >= SHORTEST:
                    found.append(image.convert("RGB"))
    return found


def as_jpeg(image: Image.Image, shorter: int | None = None) -> bytes:
    """Returns a JPEG of a picture, whose shorter side has so many pixels if that is given."""
    if shorter is not None:
        scale = shorter / min(image.size)
        size = (max(shorter, round(image.width * scale)), max(shorter, round(image.height * scale)))
        image = image.resize(size, Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=92)
    return file.getvalue()


def decoded(
    files: list[bytes], wanted: EncoderInput, oversampling: float, *, thumbnail: bool = False
) -> tuple[NDArray[np.uint8], float]:
    """Returns pixels uint8 [n, side, side, 3], and CPU milliseconds a photo.

    With a thumbnail, as when photos are indexed, small ones are not scaled for its sake.
    """
    scaling.OVERSAMPLING = oversampling
    start = time.process_time()
    copies = (THUMBNAIL,) if thumbnail else ()
    answers = [decode(DecodeTask(data=file, encoder=wanted, copies=copies)) for file in files]
    spent = round((time.process_time() - start) / len(files) * 1e3, 1)
    return np.stack([answer.array() for answer in answers if isinstance(answer, Decoded)]), spent


class Searching:
    """Search by caption over the development set, as the program does it with the starter collection."""

    def __init__(self, image: ImageEncoder, captions: Sequence[str]) -> None:
        text = cpu_text_encoder(DEFAULT_TEXT_ENCODER)
        classes = class_prototypes(image)
        identity = known_identity(DEFAULT_IMAGE_ENCODER)
        assert classes is not None
        assert identity is not None
        reference = reference_set.shipped_vectors(identity.weights_hash, identity.preprocessing)
        assert reference is not None
        rows = dict(zip(classes.classes, quantise(classes.vectors), strict=True))
        entries = list(starter.entries())
        images = np.stack([rows[entry.class_name] for entry in entries])
        texts = quantise(text.encode([entry.caption for entry in entries]))
        d = DEFAULT
        self._index = RelativeIndex(images.shape[1], texts.shape[1], d.k, d.p, d.text_k, d.text_p)
        self._index.add_photos(REFERENCE_BASE + np.arange(len(reference), dtype=np.int64), reference)
        scales = image_scales(images, ["class"] * len(images), reference)
        self._index.add_anchors(np.arange(1, len(images) + 1), images, texts, image_scale=scales)
        self._queries = quantise(text.encode(captions))
        self._right = np.array([[other == caption for other in captions] for caption in captions])

    def quality(self, embeddings: NDArray[np.float32]) -> dict[str, float]:
        """Returns how well the captions find their pictures, given the pictures' embeddings."""
        ids = np.arange(1, len(embeddings) + 1, dtype=np.int64)
        self._index.add_photos(ids, quantise(embeddings))
        order = np.argsort(-self._index.scores(self._queries, ids), axis=1, kind="stable")
        self._index.remove_photos(ids)
        found = quality(np.take_along_axis(self._right, order, axis=1))
        return {
            "R@1": round(found.recall_1, 4),
            "R@10": round(found.recall_10, 4),
            "mAP": round(found.mean_average_precision, 4),
        }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--photos", type=int, default=120)
    parser.add_argument("--folder", action="append", help=f"instead of {', '.join(FOLDERS)}")
    options = parser.parse_args()
    encoder = cpu_image_encoder(DEFAULT_IMAGE_ENCODER)
    pairs = development_set()
    searching = Searching(encoder, [pair.caption for pair in pairs])
    found = photographs(options.folder or FOLDERS, options.photos)
    stamps = [_over_white(pair.picture) for pair in pairs]
    own = [as_jpeg(image) for image in found]
    side = encoder.preprocessing
    wanted = EncoderInput(side.side, side.fit, side.resample)
    pixels, full_time = decoded(own, wanted, FULL, thumbnail=True)
    full = encoder.encode(pixels)
    if not options.json:
        print(f"{len(own)} photographs, full decode {full_time:.1f} ms")
    rows: list[dict[str, Any]] = []
    for oversampling in SCALES:
        row: dict[str, Any] = {"oversampling": oversampling}
        pixels, row["ms"] = decoded(own, wanted, oversampling, thumbnail=True)
        row |= _alike("own size", full, encoder.encode(pixels))
        halved = math.ceil(oversampling * side.side)
        for name, pictures in (("hardest", found), ("development set", stamps)):
            files = [as_jpeg(picture, 2 * halved) for picture in pictures]
            first, second = (encoder.encode(decoded(files, wanted, o)[0]) for o in (FULL, oversampling))
            row |= _alike(name, first, second)
        row |= {f"{what}, full": value for what, value in searching.quality(first).items()}
        row |= {f"{what}, halved": value for what, value in searching.quality(second).items()}
        rows.append(row)
        if not options.json:
            print("  ".join(f"{what} {value}" for what, value in row.items()), flush=True)
    if options.json:
        print(json.dumps({"photos": len(own), "full decode ms": full_time, "scaled": rows}))


def _alike(name: str, first: NDArray[np.float32], second: NDArray[np.float32]) -> dict[str, float]:
    cosines = (unit(first) * unit(second)).sum(axis=1)
    return {
        f"{name}, cosine mean": round(float(cosines.mean()), 4),
        f"{name}, 5th percentile": round(float(np.percentile(cosines, 5)), 4),
        f"{name}, least": round(float(cosines.min()), 4),
    }


def _over_white(path: Path) -> Image.Image:
    with Image.open(path) as image:
        picture = image.convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    normed: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


if __name__ == "__main__":
    main()
