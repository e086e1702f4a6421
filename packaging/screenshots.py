"""Makes the key screens, light and dark, of a library of photographs that the system and packages bring.

Copies of the photographs get dates of their own, a few a day, so that there are days to see.
"""

import importlib
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image, ImageStat

_PLACES = ("/usr/share/backgrounds", "/usr/share/wallpapers")
_LARGEST = 1600
_TAKEN = 36867
"""EXIF's number of the time that a photo was taken."""
_COLOURS = 256
_SWATCH = 80
"""Pixels that each of the window's own colours has a say with."""
_COLOURLESS = 40
"""Less colour than this, of 255, and it is a picture for testing rather than a photograph."""


def gather(folder: Path, samples: Path) -> int:
    """Puts dated copies of the photographs there are into a folder; returns how many."""
    found = {file.stem + str(file.parent): file for place in _PLACES for file in Path(place).rglob("*.jpg")}
    importlib.import_module("tour").gather_samples(samples)  # beside this file, which is no package
    files = [*found.values(), *samples.iterdir()]
    seen: set[bytes] = set()
    count = 0
    for file in sorted(files, key=lambda each: str(each)):
        with Image.open(file) as image:
            small = image.convert("RGB")
        small.thumbnail((_LARGEST, _LARGEST))
        look = small.convert("L").resize((4, 4)).point(lambda value: value // 24).tobytes()
        dull = ImageStat.Stat(small.convert("HSV")).mean[1] < _COLOURLESS
        if min(small.size) < 200 or look in seen or dull:
            continue
        seen.add(look)
        exif = Image.Exif()
        taken = datetime(2025, 6, 14, 9, 12) - timedelta(days=9 * (count // 7), minutes=-11 * (count % 7))
        exif.get_ifd(0x8769)[_TAKEN] = taken.strftime("%Y:%m:%d %H:%M:%S")
        name = file.stem if not file.stem[0].isdigit() else file.parent.parent.parent.name
        place = folder / str(taken.year) / f"{taken:%m %B}"
        place.mkdir(parents=True, exist_ok=True)
        small.save(place / f"{count:02} {name}.jpg", quality=90, exif=exif)
        count += 1
    return count


def shrink(folder: Path, own: Sequence[str]) -> int:
    """Makes the pictures small files, of a few hundred colours each; returns their bytes together.

    Args:
        folder: Of PNG files.
        own: Colours of the window, "#rrggbb", which are kept however few pixels have them.
    """
    swatches = Image.new("RGB", (_SWATCH * len(own), _SWATCH))
    for at, colour in enumerate(own):
        swatches.paste(colour, (_SWATCH * at, 0, _SWATCH * (at + 1), _SWATCH))
    for file in folder.glob("*.png"):
        with Image.open(file) as image:
            whole = image.convert("RGB")
        told = Image.new("RGB", (max(whole.width, swatches.width), whole.height + _SWATCH))
        told.paste(whole)
        told.paste(swatches, (0, whole.height))
        palette = told.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=1)
        few = whole.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
        few.save(file, optimize=True)
    return sum(file.stat().st_size for file in folder.glob("*.png"))


def main() -> int:
    """Makes the pictures and returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from asif_desktop.gui import tour
    from asif_desktop.gui.look.theme import DARK, LIGHT
    from asif_desktop.gui.screens import Photographer
    from asif_desktop.remote.client import connect

    out = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="asif-screenshots-") as scratch:
        photos, samples = Path(scratch, "Photographs"), Path(scratch, "samples")
        photos.mkdir()
        samples.mkdir()
        print(f"{gather(photos, samples)} photographs.")
        # The folder of pictures that the first page proposes is nobody's.
        Path(scratch, "user-dirs.dirs").write_text('XDG_PICTURES_DIR="/home/anna/Pictures"\n')
        os.environ["XDG_CONFIG_HOME"] = scratch
        library = Path(scratch, "library")
        status = tour.run(
            lambda: connect(library),
            os.fsencode(photos),
            out,
            library / "cache",
            ("flower", "flower"),
            Photographer,
        )
    own = [
        colour
        for tokens in (LIGHT, DARK)
        for colour in vars(tokens).values()
        if len(colour) == len("#rrggbb")
    ]
    print(f"{shrink(out, own) / 1e6:.1f} MB of pictures are in {out}.")
    return status


if __name__ == "__main__":
    sys.exit(main())
