"""Small pictures, all different, for libraries that are made to suffer."""

from pathlib import Path

import numpy as np
from PIL import Image


def make_pictures(folder: Path, count: int) -> Path:
    """Writes so many small pictures into a new folder and returns it."""
    folder.mkdir(parents=True)
    for number in range(count):
        make_picture(folder / f"{number:05}.png", number)
    return folder


def make_picture(path: Path, number: int) -> None:
    """Writes the picture of this number."""
    rng = np.random.default_rng(number)
    colours = rng.integers(0, 255, (6, 6, 3)).astype(np.uint8)
    Image.fromarray(colours).resize((120, 90), Image.Resampling.BICUBIC).save(path)
