"""What decoding at a smaller scale costs in likeness and saves in time.

Photographs that Debian packages ship (mate-backgrounds, gnome-backgrounds, plasma-workspace-wallpapers,
opencv-doc), each at least 1600 pixels long, are saved as JPEG at their own size. The pixels the encoder gets
are made from the picture scaled while decoding to at least 1, 2, 4 … times the encoder's side, and compared
with those made from the full picture: mean difference of pixels, cosine of embeddings (default encoder), CPU
milliseconds a photo with a thumbnail on one core.

    python -m benchmarks.scaled_decode [--json]
"""

import argparse
import io
import json
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER, create_image_encoder
from asif_desktop.indexing import scaling
from asif_desktop.indexing.decode import decode
from asif_desktop.indexing.tasks import THUMBNAIL, Decoded, DecodeTask, EncoderInput

FOLDERS = ("/usr/share/backgrounds", "/usr/share/wallpapers", "/usr/share/doc/opencv-doc")
SHORTEST = 1600
FULL = 1e9


def photographs(limit: int) -> list[bytes]:
    """Returns JPEG files made of the packages' photographs, one of each folder and size."""
    found: list[bytes] = []
    for folder in FOLDERS:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix.lower() not in (".jpg", ".jpeg", ".png", ".webp") or len(found) == limit:
                continue
            with Image.open(path) as image:
                if max(image.size) < SHORTEST:
                    continue
                file = io.BytesIO()
                image.convert("RGB").save(file, "JPEG", quality=92)
            found.append(file.getvalue())
    return found


def decoded(files: list[bytes], wanted: EncoderInput, oversampling: float) -> tuple[NDArray[np.uint8], float]:
    """Returns pixels uint8 [n, side, side, 3], and CPU milliseconds a photo."""
    scaling.OVERSAMPLING = oversampling
    start = time.process_time()
    answers = [decode(DecodeTask(data=file, encoder=wanted, copies=(THUMBNAIL,))) for file in files]
    spent = (time.process_time() - start) / len(files) * 1e3
    return np.stack([answer.array() for answer in answers if isinstance(answer, Decoded)]), spent


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--photos", type=int, default=120)
    options = parser.parse_args()
    encoder = create_image_encoder(DEFAULT_IMAGE_ENCODER, "cpu")
    side = encoder.preprocessing
    wanted = EncoderInput(side.side, side.fit, side.resample)
    files = photographs(options.photos)
    full_pixels, full_time = decoded(files, wanted, FULL)
    full = unit(encoder.encode(full_pixels))
    rows = []
    for oversampling in (1.0, 1.5, 2.0, 3.0, 4.0):
        pixels, spent = decoded(files, wanted, oversampling)
        cosines = (full * unit(encoder.encode(pixels))).sum(axis=1)
        row = {
            "oversampling": oversampling,
            "ms": round(spent, 1),
            "pixel difference": round(float(np.abs(pixels.astype(int) - full_pixels).mean()), 2),
            "cosine mean": round(float(cosines.mean()), 4),
            "cosine 5th percentile": round(float(np.percentile(cosines, 5)), 4),
            "cosine least": round(float(cosines.min()), 4),
        }
        rows.append(row)
    report = {"photos": len(files), "full decode ms": round(full_time, 1), "scaled": rows}
    if options.json:
        print(json.dumps(report))
        return
    print(f"{report['photos']} photographs, full decode {report['full decode ms']} ms")
    for row in rows:
        print("  ".join(f"{name} {value}" for name, value in row.items()))


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    normed: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return normed


if __name__ == "__main__":
    main()
