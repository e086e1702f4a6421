"""From which likeness on two pictures are the same one, or of one moment; measured through the real program.

    python -m benchmarks.look_alikes [--json FILE]

Photographs (the reference set's, and those of installed wallpapers, one of each package) are altered as
people alter them: saved again, made smaller, cropped, brightened, turned a little. Two overlapping parts of
one photograph stand for two shots of a burst. The likeness of each to its original is set beside that of all
pairs of different pictures, the stamps of the development set among them.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import skimage.data
from PIL import Image, ImageEnhance, ImageOps

from asif_desktop.domain.requests import DescribePhotos, IndexFolders
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from asif_desktop.search import reference_set
from benchmarks.development_set import BENCH, development_set

_LINES = (0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.93, 0.92, 0.90, 0.88, 0.85, 0.80, 0.75)
_WALLPAPERS = (Path("/usr/share/wallpapers"), Path("/usr/share/backgrounds"))
_ENDINGS = (".jpg", ".jpeg", ".png")
_SIDE = 1600


def _part(left: float, top: float, right: float, bottom: float) -> Callable[[Image.Image], Image.Image]:
    def crop(picture: Image.Image) -> Image.Image:
        width, height = picture.size
        return picture.crop(
            (round(left * width), round(top * height), round(right * width), round(bottom * height))
        )

    return crop


def _turned(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    return _part(0.05, 0.05, 0.95, 0.95)(picture.rotate(2, Image.Resampling.BICUBIC)).resize((width, height))


_SAME: Mapping[str, Callable[[Image.Image], Image.Image]] = {
    "saved again, quality 60": lambda picture: picture,
    "half the size": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
    "320 pixels wide": lambda picture: picture.resize((320, max(1, 320 * picture.height // picture.width))),
    "without a border of 2.5 %": _part(0.025, 0.025, 0.975, 0.975),
    "without a border of 5 %": _part(0.05, 0.05, 0.95, 0.95),
    "a fifth brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
    "a fifth more contrast": lambda picture: ImageEnhance.Contrast(picture).enhance(1.2),
    "turned by 2°": _turned,
    "black and white": lambda picture: ImageOps.grayscale(picture).convert("RGB"),
}
_BURST = {
    "moved by a twentieth": (_part(0, 0.05, 0.95, 1), _part(0.05, 0, 1, 0.95)),
    "moved by a tenth": (_part(0, 0.1, 0.9, 1), _part(0.1, 0, 1, 0.9)),
    "moved by a fifth": (_part(0, 0.1, 0.8, 0.9), _part(0.2, 0.1, 1, 0.9)),
}
_HALVES = (_part(0, 0, 0.5, 1), _part(0.5, 0, 1, 1))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, default=BENCH / "look_alikes.json", help="where figures go")
    arguments = parser.parse_args()
    stamps = [pair.picture for pair in development_set()]
    with tempfile.TemporaryDirectory(dir=BENCH) as directory:
        made = Path(directory) / "made"
        count = _make(made)
        vectors = _vectors(Path(directory), [made, BENCH / "stamps"])
        photographs = np.stack([vectors[made / f"{at} original.png"] for at in range(count)])
        rows: dict[str, list[float]] = {}
        for name in _SAME:
            altered = np.stack([vectors[made / f"{at} {name}.jpg"] for at in range(count)])
            rows[name] = np.sum(photographs * altered, axis=1).tolist()
        for name in (*_BURST, "its two halves"):
            both = [
                np.stack([vectors[made / f"{at} {name} {one}.jpg"] for at in range(count)]) for one in (0, 1)
            ]
            rows[name] = np.sum(both[0] * both[1], axis=1).tolist()
        rows["different photographs"] = _different(photographs)
        rows["different stamps"] = _different(np.unique(np.stack([vectors[one] for one in stamps]), axis=0))
    print(f"{count} photographs; share of pairs at or above a likeness")
    print(f"{'':28}{'pairs':>8}{'median':>8}" + "".join(f"{line:>7.2f}" for line in _LINES))
    figures = {}
    for name, values in rows.items():
        likeness = np.array(values)
        shares = [float((likeness >= line).mean()) for line in _LINES]
        figures[name] = {
            "median": float(np.median(likeness)),
            "shares": dict(zip(_LINES, shares, strict=True)),
        }
        print(
            f"{name:28}{len(values):8}{np.median(likeness):8.3f}" + "".join(f"{one:7.3f}" for one in shares)
        )
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _photographs() -> list[Path]:
    """Returns one picture of each installed wallpaper, its largest file, and those of the reference set."""
    found = []
    for root in _WALLPAPERS:
        for place in sorted(root.iterdir()) if root.is_dir() else ():
            files = [file for file in place.rglob("*") if file.suffix.lower() in _ENDINGS and file.is_file()]
            if files and root.name == "wallpapers":
                found.append(max(files, key=lambda file: (file.stat().st_size, file)))
            else:
                found += sorted(files)
    package = Path(skimage.data.__file__).parent
    names = sorted({view.split("/")[1] for view in reference_set.names()})
    return found + [package / name for name in names if (package / name).is_file()]


def _make(folder: Path) -> int:
    """Makes every alteration of every photograph; returns how many photographs there are."""
    folder.mkdir()
    count = 0
    for file in _photographs():
        with Image.open(file) as opened:
            picture = opened.convert("RGB")
        if min(picture.size) < 200 or picture.convert("L").entropy() < 5:
            continue  # a plain background has nothing to tell it by
        picture.thumbnail((_SIDE, _SIDE))
        picture.save(folder / f"{count} original.png")
        for name, alter in _SAME.items():
            alter(picture).save(folder / f"{count} {name}.jpg", quality=60 if "60" in name else 90)
        for name, both in (*_BURST.items(), ("its two halves", _HALVES)):
            for one, part in enumerate(both):
                part(picture).save(folder / f"{count} {name} {one}.jpg", quality=90)
        count += 1
    return count


def _vectors(directory: Path, folders: list[Path]) -> dict[Path, np.ndarray]:
    """Returns the embedding of each picture, of unit length, as the program has it."""
    library = OpenLibrary(directory / "library")
    try:
        answer(library, IndexFolders([os.fsencode(folder) for folder in folders]))
        ids, contents = library.catalog.contents()
        _, vectors = library.store.get(library.models.image_row().id, contents)
        unit = vectors / np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
        row = dict(zip(ids.tolist(), unit, strict=True))
        described = answer(library, DescribePhotos(ids.tolist()))
        return {Path(os.fsdecode(path)): row[photo.id] for photo in described for path in photo.paths}
    finally:
        library.close()


def _different(vectors: np.ndarray) -> list[float]:
    likeness = vectors @ vectors.T
    values: list[float] = likeness[np.triu_indices(len(vectors), 1)].tolist()
    return values


if __name__ == "__main__":
    main()
