"""How many photos a second, beside what one would use instead and beside what the machine allows.

Usage: python -m benchmarks.indexing [--photos N] [--only KIND …] [--out FILE]

Photographs that packages ship are made into files of several kinds and sizes, all different. No package ships
a camera's RAW file with a preview: these are DNG files as the tests make them, with 24 MB of uncompressed
grey for the sensor and a JPEG preview, which LibRaw reads like any other. In one run, on the same files:

- ours: the real command line with its library process running, models loaded; "cold" without.
- the naive loop: full decode with Pillow, the model's own timm transform, torch in fp32, 32 at a time, one
  commit a photo, all in one process.
- rclip's way: open_clip ViT-B-32 (random weights do for speed) with its own transform, 8 at a time, a commit
  a batch.
- the limit: 1 / (1 / decoding alone + 1 / the model alone), each on all cores.
"""

import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER, cpu_image_encoder, known_identity
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import THUMBNAIL, DecodeTask, EncoderInput
from tests.indexing.pictures import dng

KINDS: dict[str, tuple[tuple[int, int], str]] = {
    "JPEG, 12 megapixels": ((4000, 3000), "JPEG"),
    "JPEG, 24 megapixels": ((6000, 4000), "JPEG"),
    "HEIC, 12 megapixels": ((4000, 3000), "HEIF"),
    "RAW, preview of 12 megapixels": ((4000, 3000), "DNG"),
    "PNG, 12 megapixels": ((4000, 3000), "PNG"),
}
_SIMPLE = "JPEG, 12 megapixels"
_ENDINGS = {"JPEG": "jpg", "HEIF": "heic", "DNG": "dng", "PNG": "png"}
_RCLIP = "rclip's way"
_SHOWN = (
    "ours",
    "cold",
    "decoding alone",
    "model alone",
    "of the limit",
    "naive loop",
    "times the naive loop",
)


def originals() -> list[Image.Image]:
    """Returns photographs that packages ship."""
    from skimage import data as module
    from sklearn.datasets import load_sample_images

    data: Any = module
    arrays = [data.astronaut(), data.chelsea(), data.coffee(), data.rocket(), *load_sample_images().images]
    return [Image.fromarray(array) for array in arrays]


def make_photos(folder: Path, kind: str, count: int) -> list[Path]:
    """Writes so many photos of a kind, all different, and returns their paths."""
    size, form = KINDS[kind]
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    folder.mkdir(parents=True)
    sources = originals()
    rng = np.random.default_rng(11)
    paths = []
    for number in range(count):
        source = sources[number % len(sources)]
        left, top = rng.uniform(0, 0.3, 2)
        right, bottom = rng.uniform(0.7, 1, 2)
        wide, high = source.size
        part = source.crop((int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
        picture = np.asarray(part.resize(size, Image.Resampling.BICUBIC))
        grain = rng.integers(-6, 7, (size[1] // 2, size[0] // 2, 1), dtype=np.int16)
        grained = np.clip(picture + np.kron(grain, np.ones((2, 2, 1), np.int16)), 0, 255).astype(np.uint8)
        path = folder / f"{number:04}.{_ENDINGS[form]}"
        if form == "DNG":
            path.write_bytes(dng(Image.fromarray(grained), *size))
        else:
            # A seventh of the time that x265 takes else, for a file of the same size and cost of decoding.
            more: dict[str, Any] = {"enc_params": {"preset": "ultrafast"}} if form == "HEIF" else {}
            Image.fromarray(grained).save(path, form, quality=88, **more)
        paths.append(path)
    return paths


class Program:
    """The real command line on a library of its own."""

    def __init__(self, scratch: Path) -> None:
        runtime = scratch / "run"
        runtime.mkdir(mode=0o700)
        self._command = [sys.executable, "-m", "asif_desktop", "--library", str(scratch / "library")]
        self._environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(runtime),
            "ASIF_LINGER_SECONDS": "60",
        }

    def __call__(self, *arguments: str) -> float:
        """Runs a verb and returns the seconds it took."""
        began = time.perf_counter()
        subprocess.run(
            [*self._command, *arguments], env=self._environment, check=True, stdout=subprocess.DEVNULL
        )
        return time.perf_counter() - began


def ours(paths: list[Path], scratch: Path) -> tuple[float, float]:
    """Returns photos a second, with the library process warm and from nothing."""
    one = scratch / "one"
    one.mkdir()
    shutil.copy(paths[0], one / "extra.jpg")
    cold = Program(_made(scratch / "cold"))("index", str(paths[0].parent))
    warm = Program(_made(scratch / "warm"))
    warm("index", str(one))
    return len(paths) / warm("index", str(paths[0].parent)), len(paths) / cold


def decoding_alone(paths: list[Path]) -> float:
    """Returns photos a second: read, hashed, decoded, scaled for the encoder, thumbnail; all cores."""
    identity = known_identity(DEFAULT_IMAGE_ENCODER)
    assert identity is not None
    wanted = identity.preprocessing
    assert wanted is not None
    pixels = EncoderInput(wanted.side, wanted.fit, wanted.resample)
    pool = DecoderPool(nice=0)
    try:
        tasks = [
            DecodeTask(path=os.fsencode(path), encoder=pixels, copies=(THUMBNAIL,), described=True)
            for path in paths
        ]
        for future in [pool.submit(task) for task in tasks[: 2 * pool.size]]:
            future.result()
        began = time.perf_counter()
        for future in [pool.submit(task) for task in tasks]:
            future.result()
        return len(paths) / (time.perf_counter() - began)
    finally:
        pool.close()


def model_alone(count: int) -> float:
    """Returns pictures a second through the default image encoder, all cores."""
    encoder = cpu_image_encoder(DEFAULT_IMAGE_ENCODER)
    side = encoder.preprocessing.side
    pictures = np.random.default_rng(0).integers(0, 256, (count, side, side, 3), dtype=np.uint8)
    encoder.encode(pictures[:8])
    began = time.perf_counter()
    for start in range(0, count, 8):
        encoder.encode(pictures[start : start + 8])
    return count / (time.perf_counter() - began)


def naive(paths: list[Path], scratch: Path) -> float:
    """Returns photos a second of the loop that one writes first."""
    import timm.data
    import torch

    data: Any = timm.data
    model = timm.create_model("tf_efficientnet_lite2", pretrained=False, num_classes=0).eval()
    transform = data.create_transform(**data.resolve_model_data_config(model))
    return _loop(paths, scratch / "naive.sqlite", transform, model, torch, batch=32, commit_each=True)


def rclips_way(paths: list[Path], scratch: Path) -> float:
    """Returns photos a second of open_clip's ViT-B-32 as rclip runs it."""
    import open_clip
    import torch

    model, _, transform = open_clip.create_model_and_transforms("ViT-B-32")
    model.eval()
    encode = torch.nn.Module()
    encode.forward = model.encode_image
    return _loop(paths, scratch / "rclip.sqlite", transform, encode, torch, batch=8, commit_each=False)


def _loop(
    paths: list[Path], store: Path, transform: Any, model: Any, torch: Any, *, batch: int, commit_each: bool
) -> float:
    def batches() -> Iterator[list[Path]]:
        for start in range(0, len(paths), batch):
            yield paths[start : start + batch]

    with closing(sqlite3.connect(store)) as driver, torch.inference_mode():
        driver.execute("CREATE TABLE photo (path TEXT, vector BLOB)")
        began = time.perf_counter()
        for group in batches():
            pictures = []
            pictures += [transform(_opened(path)) for path in group]
            rows = model(torch.stack(pictures)).numpy()
            for path, row in zip(group, rows, strict=True):
                driver.execute("INSERT INTO photo VALUES (?, ?)", (str(path), row.tobytes()))
                if commit_each:
                    driver.commit()
            driver.commit()
        return len(paths) / (time.perf_counter() - began)


def _opened(path: Path) -> Image.Image:
    if path.suffix == ".dng":
        import rawpy

        with rawpy.imread(str(path)) as raw:
            return Image.fromarray(raw.postprocess())
    with Image.open(path) as image:
        return image.convert("RGB")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def measure(kind: str, count: int, *, rclip: bool) -> dict[str, Any]:
    """Returns photos a second by what was measured, for one kind of files."""
    with tempfile.TemporaryDirectory(prefix="indexing-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        paths = make_photos(scratch / "photos", kind, count)
        megabytes = sum(path.stat().st_size for path in paths) / count / 1e6
        decode, model = decoding_alone(paths), model_alone(max(count, 32))
        warm, cold = ours(paths, scratch)
        cell: dict[str, Any] = {
            "kind": kind,
            "photos": count,
            "megabytes": megabytes,
            "ours": warm,
            "cold": cold,
        }
        cell |= {"decoding alone": decode, "model alone": model, "limit": 1 / (1 / decode + 1 / model)}
        cell["of the limit"] = warm / cell["limit"]
        few = paths[: max(16, count // 3)]
        cell["naive loop"] = naive(few, scratch)
        cell["times the naive loop"] = warm / cell["naive loop"]
        if rclip:
            cell[_RCLIP] = rclips_way(few, scratch)
        return cell


def main() -> None:
    """Prints a table, then JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=96)
    parser.add_argument("--only", choices=list(KINDS), nargs="+")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    cells: list[dict[str, Any]] = []
    print(f"{'photos a second':32}" + "".join(f"{name:>22}" for name in _SHOWN))
    for kind in options.only or KINDS:
        cells.append(measure(kind, options.photos, rclip=kind == _SIMPLE))
        print(f"{kind:32}" + "".join(f"{cells[-1][name]:22.2f}" for name in _SHOWN), flush=True)
        if _RCLIP in cells[-1]:
            print(f"{'':32}{_RCLIP}: {cells[-1][_RCLIP]:.2f}", flush=True)
    result = json.dumps(
        {"benchmark": "indexing", "cores": os.cpu_count(), "load": os.getloadavg(), "cells": cells}
    )
    print(result)
    if options.out:
        options.out.write_text(result + "\n")


if __name__ == "__main__":
    main()
