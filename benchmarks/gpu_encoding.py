"""Pictures a second through a GPU, beside the bare forward pass; photos a second from files to the catalog.

Usage: python -m benchmarks.gpu_encoding [--device cuda] [--models NAME …] [--photos N] [--out FILE]

- near: the cosine of fp16 and bf16 (autocast) and TF32 to fp32, least over photographs that packages ship.
- bare: the model alone, pictures normalised and on the device already, at the batch that is the fastest.
- ours: `encode` from uint8 arrays in the computer's memory, as many at once as indexing hands over.
- both in fp32, too.
- files: made JPEGs of 12 megapixels, all different, indexed by the library in this process with the real
  catalog, index and decoders; beside decoding alone on all cores. The slower of that and of the model is the
  limit.

The default model has its real weights, the two others random ones, which are as fast. A part that fails says
so, and the others go on.
"""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import timm
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from asif_desktop.domain.requests import IndexFolders
from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER, ImageEncoder, Notify, create_image_encoder
from asif_desktop.encoders.families.timm_images import TimmImageEncoder
from asif_desktop.encoders.gpu.devices import choose_device
from asif_desktop.library.models import Runtime
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.indexing import decoding_alone, originals
from benchmarks.tiny_encoders import TinyMakers

LITE2 = "tf_efficientnet_lite2"
MODELS = (LITE2, "vit_base_patch16_224", "vit_base_patch14_dinov2")
_SIZE = (4000, 3000)
_BATCHES = (32, 64, 128, 256, 512)
_MAX_BYTES = 128 * 2**20
"""Of pixels in one batch of the bare model."""
_FIRST = 48
_SHOWN = ("fp16", "fp32")


def load(name: str, device: str) -> TimmImageEncoder:
    """Returns an encoder: with the packaged weights for the default model, with random ones for others."""
    if name == LITE2:
        made = create_image_encoder(DEFAULT_IMAGE_ENCODER, device)
        assert isinstance(made, TimmImageEncoder)
        return made
    torch.manual_seed(0)
    model = timm.create_model(name, pretrained=False, num_classes=0)
    return TimmImageEncoder(f"timm:{name}", f"random {name}", model, choose_device(device), None, None)


def photographs(side: int) -> NDArray[np.uint8]:
    """Returns photographs and quarters of them [n, side, side, 3]."""
    pictures = []
    for whole in originals():
        wide, high = whole.size
        boxes = [(0, 0, wide, high)]
        boxes += [
            (x * wide // 2, y * high // 2, (x + 1) * wide // 2, (y + 1) * high // 2)
            for x in (0, 1)
            for y in (0, 1)
        ]
        pictures += [whole.crop(box).convert("RGB").resize((side, side)) for box in boxes]
    return np.stack([np.asarray(picture, np.uint8) for picture in pictures])


@contextmanager
def precision(name: str, device: str) -> Iterator[None]:
    """Computes in this precision."""
    kept = torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = name == "tf32"
    number = torch.bfloat16 if name == "bf16" else torch.float16
    half = name == "bf16" or (name == "fp16" and device == "cuda")  # on CPUs, fp16 takes minutes
    try:
        with torch.inference_mode(), torch.autocast(device, number, enabled=half):
            yield
    finally:
        torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32 = kept


def _rows(encoder: TimmImageEncoder, pixels: NDArray[np.uint8], name: str) -> NDArray[np.float64]:
    """Returns embeddings of the model alone, 16 at a time."""
    found = []
    for start in range(0, len(pixels), 16):
        batch = encoder.normalise(pixels[start : start + 16])
        with precision(name, batch.device.type):
            found.append(encoder.embed(batch).double().cpu().numpy())
    return np.concatenate(found)


def least_cosine(rows: NDArray[Any], exact: NDArray[Any]) -> float:
    """Returns the least cosine of embeddings to the exact ones."""
    norms = np.linalg.norm(rows, axis=1) * np.linalg.norm(exact, axis=1)
    return float(((rows * exact).sum(axis=1) / norms).min())


def near(encoder: TimmImageEncoder) -> dict[str, Any]:
    """Returns by precision how near the embeddings of photographs are to those in fp32."""
    pixels = photographs(encoder.preprocessing.side)
    exact = _rows(encoder, pixels, "fp32")
    found: dict[str, Any] = {"photographs": len(pixels)}
    for name in ("fp16", "bf16", "tf32"):
        found[name] = least_cosine(_rows(encoder, pixels, name), exact)
    found["ours"] = least_cosine(encoder.encode(pixels).astype(np.float64), exact)
    return found


def near_the_cpu(device: str) -> dict[str, Any]:
    """Returns how near the default model's embeddings on this device are to those in fp32 on the CPU."""
    encoder, cpu = load(LITE2, device), load(LITE2, "cpu")
    pixels = photographs(encoder.preprocessing.side)
    exact = _rows(cpu, pixels, "fp32")
    return {
        "fp32": least_cosine(_rows(encoder, pixels, "fp32"), exact),
        "ours": least_cosine(encoder.encode(pixels).astype(np.float64), exact),
    }


def _rate(work: Callable[[], int], device: str, seconds: float) -> float:
    """Returns pictures a second of work that tells how many it did, repeated for some time."""
    wait: Callable[[], None] = torch.cuda.synchronize if device == "cuda" else lambda: None
    for _ in range(2):
        work()
    wait()
    done, began = 0, time.perf_counter()
    while done == 0 or time.perf_counter() - began < seconds:
        done += work()
        wait()  # after each: else the host runs far ahead, and the time says nothing
    return done / (time.perf_counter() - began)


def _bare_rate(encoder: TimmImageEncoder, name: str, count: int, device: str, seconds: float) -> float:
    side = encoder.preprocessing.side
    pictures = torch.rand((count, 3, side, side), device=device).contiguous(memory_format=torch.channels_last)
    torch.backends.cudnn.benchmark = True

    def work() -> int:
        found: Tensor | None = None
        for _ in range(4):  # as many as make one batch of ours
            found = encoder.embed(pictures)
        assert found is not None
        return 4 * len(found)

    with precision(name, device):
        return _rate(work, device, seconds)


def bare(
    encoder: TimmImageEncoder, name: str, device: str, seconds: float, batches: Sequence[int]
) -> tuple[float, int, dict[int, float]]:
    """Returns the bare rate at the best batch, that batch, and the rates at all."""
    side = encoder.preprocessing.side
    rates: dict[int, float] = {}
    for count in batches:
        if rates and count * side * side * 3 > _MAX_BYTES:
            break
        try:
            rates[count] = _bare_rate(encoder, name, count, device, seconds)
        except torch.OutOfMemoryError:
            break
        finally:
            if device == "cuda":
                torch.cuda.empty_cache()
    best = max(rates, key=lambda count: rates[count])
    return rates[best], best, rates


def ours(encoder: ImageEncoder, device: str, seconds: float) -> float:
    """Returns pictures a second from memory through `encode`, as many at once as indexing hands over."""
    side = encoder.preprocessing.side
    shape = (2, encoder.batch, side, side, 3)
    pictures = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    turn = 0

    def work() -> int:
        nonlocal turn
        turn += 1
        return len(encoder.encode(pictures[turn % 2]))

    return _rate(work, device, seconds)


def speed(name: str, device: str, seconds: float, batches: Sequence[int]) -> dict[str, Any]:
    """Returns what was measured of one model."""
    began = time.perf_counter()
    encoder = load(name, device)
    loaded = time.perf_counter() - began
    cell: dict[str, Any] = {"model": name, "side": encoder.preprocessing.side, "seconds to load": loaded}
    cell["near"] = near(encoder)
    cell["batch"] = encoder.batch
    streamed = encoder.streamed
    if streamed is not None:
        cell |= {"half": streamed.fit.half, "piece": streamed.fit.piece}
    for shown in _SHOWN:
        if streamed is not None:
            streamed.fit = replace(streamed.fit, half=shown == "fp16" and device == "cuda")
        rate, best, rates = bare(encoder, shown, device, seconds, batches)
        cell[shown] = {"bare": rate, "bare batch": best, "bare rates": rates}
        cell[shown]["ours"] = ours(encoder, device, 2 * seconds)
        cell[shown]["bare again"] = _bare_rate(encoder, shown, best, device, seconds)
        cell[shown]["ratio"] = cell[shown]["ours"] / max(rate, cell[shown]["bare again"])
    if device == "cuda":
        cell["GiB"] = torch.cuda.max_memory_allocated() / 2**30
        torch.cuda.reset_peak_memory_stats()
    return cell


def _bases() -> list[Image.Image]:
    return [whole.convert("RGB").resize(_SIZE, Image.Resampling.BICUBIC) for whole in originals()]


def _write(folder: Path, numbers: Sequence[int]) -> None:
    bases = [np.asarray(base, np.int16) for base in _bases()]
    grain = np.random.default_rng(11).integers(-6, 7, (*_SIZE[::-1], 1), dtype=np.int16)
    grained = [np.clip(base + grain, 0, 255).astype(np.uint8) for base in bases]
    for number in numbers:
        shift = (number * 8) % _SIZE[1], (number * 40) % _SIZE[0]
        pixels = np.roll(grained[number % len(grained)], shift, axis=(0, 1))
        pixels[0, 0] = number % 256, number // 256 % 256, 128
        Image.fromarray(pixels).save(folder / f"{number:05}.jpg", "JPEG", quality=88)


def write_photos(folder: Path, numbers: Sequence[int]) -> list[Path]:
    """Writes JPEGs of 12 megapixels: a few photographs, moved by another way for each number; all cores."""
    folder.mkdir()
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(partial(_write, folder), [numbers[at::workers] for at in range(workers)]))
    return sorted(folder.iterdir())


class Makers(TinyMakers):
    """The default image encoder on a device; phrases do not matter here."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self._device = device

    def device(self, name: str) -> str:
        """Returns the device."""
        return self._device

    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        """Returns the default image encoder."""
        return load(LITE2, self._device)


def from_files(device: str, count: int) -> dict[str, Any]:
    """Returns photos a second from files to catalog and index, and of decoding alone."""
    with tempfile.TemporaryDirectory(prefix="gpu-encoding-") as folder:
        scratch = Path(folder)
        began = time.perf_counter()
        paths = write_photos(scratch / "photos", range(count))
        cell: dict[str, Any] = {"photos": count, "seconds to make them": time.perf_counter() - began}
        cell["megabytes a photo"] = sum(path.stat().st_size for path in paths) / count / 1e6
        cell["decoding alone"] = decoding_alone(paths)
        # After these, decoders, encoder and index are up.
        first = write_photos(scratch / "first", range(count, count + _FIRST))
        library = OpenLibrary(scratch / "library", Makers(device))
        try:
            answer(library, IndexFolders([bytes(scratch / "first")]))
            began, busy = time.perf_counter(), time.process_time()
            told = answer(library, IndexFolders([bytes(scratch / "photos")]))
            seconds = time.perf_counter() - began
            cell["cores of the library's process"] = (time.process_time() - busy) / seconds
        finally:
            library.close()
        cell |= {"indexed": told.photos - len(first), "failed": told.failed, "ours": count / seconds}
    return cell


def attempt(result: dict[str, Any], key: str, part: Callable[[], Any], out: Path | None) -> None:
    """Adds a part's result, or what went wrong, to the whole, and keeps that."""
    began = time.perf_counter()
    try:
        result[key] = part()
    except Exception:  # noqa: BLE001 (whatever it is, it is written down, and the others go on)
        result.setdefault("failures", {})[key] = traceback.format_exc()
        print(f"{key} failed:\n{traceback.format_exc()}", flush=True)
    print(f"# {key}: {time.perf_counter() - began:.1f} s", flush=True)
    if out is not None:
        out.write_text(json.dumps(result) + "\n")


def show(result: dict[str, Any]) -> None:
    """Prints the tables."""
    print(f"\n{result['device']}, torch {result['torch']}, {result['cores']} cores")
    heads = ("bare/s", "at", "ours/s", "ratio")
    print(f"{'':26}{'piece':>6}" + "".join(f"{shown:>7}{head:>8}" for shown in _SHOWN for head in heads))
    for name in MODELS:
        if name in result:
            cell = result[name]
            line = f"{name:26}{cell.get('piece', 0):6}"
            for shown in _SHOWN:
                one = cell[shown]
                numbers = (one["bare"], one["bare batch"], one["ours"], one["ratio"])
                line += "".join(f"{number:15.2f}" for number in numbers)
            print(line)
    for name in (*MODELS, "default model to the CPU"):
        if name in result:
            print(f"1 - least cosine, {name}:", end="")
            cosines = result[name].get("near", result[name])
            print("".join(f"  {kind} {1 - v:.1e}" for kind, v in cosines.items() if isinstance(v, float)))
    if "files" in result:
        files = result["files"]
        model = result.get(LITE2, {}).get("fp16", {}).get("ours", float("inf"))
        files["limit"] = min(files["decoding alone"], model)
        files["of the limit"] = files["ours"] / files["limit"]
        print("files:", ", ".join(f"{name} {value:.5g}" for name, value in files.items()))


def main() -> None:
    """Prints tables, then JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda", choices=["cuda", "cpu"])
    parser.add_argument("--models", nargs="*", default=list(MODELS), choices=MODELS)
    parser.add_argument("--photos", type=int, default=2400, help="none if 0")
    parser.add_argument("--seconds", type=float, default=0.5, help="for each rate")
    parser.add_argument("--batches", type=int, nargs="+", default=list(_BATCHES))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    device: str = options.device
    result: dict[str, Any] = {
        "benchmark": "gpu encoding",
        "device": torch.cuda.get_device_name() if device == "cuda" else "CPU",
        "torch": torch.__version__,
        "timm": timm.__version__,
        "cores": len(os.sched_getaffinity(0)),
    }
    for name in options.models:
        measure = partial(speed, name, device, options.seconds, options.batches)
        attempt(result, name, measure, options.out)
    attempt(result, "default model to the CPU", partial(near_the_cpu, device), options.out)
    if options.photos:
        attempt(result, "files", partial(from_files, device, options.photos), options.out)
    attempt(result, "shown", partial(show, result), options.out)
    print(json.dumps(result))
    sys.exit(1 if "failures" in result else 0)


if __name__ == "__main__":
    main()
