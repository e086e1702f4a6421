"""How many photos a second, beside what one would use instead and beside what the machine allows.

Usage: python -m benchmarks.indexing [--photos N] [--only KIND] [--out FILE]

Photographs that packages ship are made into files of several kinds and sizes, all different. In one run, on
the same files:

- ours: the real command line with its library process running, models loaded; "cold" without.
- the naive loop: full decode with Pillow, the model's own timm transform, torch in fp32, 32 at a time, one
  commit a photo, all in one process.
- rclip's way: open_clip ViT-B-32 (random weights do for speed) with its own transform, 8 at a time, a commit
  a batch.
- the limit: 1 / (1 / decoding alone + 1 / the model alone), each on all cores.
"""

import argparse
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER, cpu_image_encoder, known_identity
from asif_desktop.indexing.decoder_pool import DecoderPool
from asif_desktop.indexing.tasks import THUMBNAIL, DecodeTask, EncoderInput

KINDS: dict[str, tuple[tuple[int, int], str]] = {
    "JPEG, 12 megapixels": ((4000, 3000), "JPEG"),
    "JPEG, 24 megapixels": ((6000, 4000), "JPEG"),
    "HEIC, 12 megapixels": ((4000, 3000), "HEIF"),
    "PNG, 12 megapixels": ((4000, 3000), "PNG"),
}
_SIMPLE = "JPEG, 12 megapixels"
_ENDINGS = {"JPEG": "jpg", "HEIF": "heic", "PNG": "png"}


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
        Image.fromarray(grained).save(path, form, quality=88)
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
        tasks = [DecodeTask(path=os.fsencode(path), encoder=pixels, copies=(THUMBNAIL,)) for path in paths]
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
            for path in group:
                with Image.open(path) as image:
                    pictures.append(transform(image.convert("RGB")))
            rows = model(torch.stack(pictures)).numpy()
            for path, row in zip(group, rows, strict=True):
                driver.execute("INSERT INTO photo VALUES (?, ?)", (str(path), row.tobytes()))
                if commit_each:
                    driver.commit()
            driver.commit()
        return len(paths) / (time.perf_counter() - began)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def measure(kind: str, count: int, *, baselines: bool) -> dict[str, Any]:
    """Returns photos a second by what was measured, for one kind of files."""
    with tempfile.TemporaryDirectory(prefix="indexing-") as folder:
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
        if baselines:
            few = paths[: max(32, count // 3)]
            runs: dict[str, Callable[[], float]] = {
                "naive loop": lambda: naive(few, scratch),
                "rclip's way": lambda: rclips_way(few, scratch),
            }
            cell |= {name: run() for name, run in runs.items()}
            cell["times the naive loop"] = warm / cell["naive loop"]
        return cell


def main() -> None:
    """Prints a table, then JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=96)
    parser.add_argument("--only", choices=list(KINDS))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    cells = []
    for kind in [options.only] if options.only else KINDS:
        cells.append(measure(kind, options.photos, baselines=kind == _SIMPLE))
        shown = {name: round(v, 2) if isinstance(v, float) else v for name, v in cells[-1].items()}
        out = io.StringIO()
        print(shown.pop("kind"), file=out)
        for name, value in shown.items():
            print(f"  {name}: {value}", file=out)
        print(out.getvalue(), end="", flush=True)
    result = json.dumps({"benchmark": "indexing", "cores": os.cpu_count(), "cells": cells})
    print(result)
    if options.out:
        options.out.write_text(result + "\n")


if __name__ == "__main__":
    main()
