"""Small pictures, all different, for libraries that are made to suffer."""

from pathlib import Path

import numpy as np
from PIL import Image


def make_pictures(folder: Path, count: int) -> Path:
    """Writes so many small pictures into a new folder and returns it."""
    folder.mkdir(parents=True)
    for number in range(count):
        rng = np.random.default_rng(number)
        colours = rng.integers(0, 255, (6, 6, 3)).astype(np.uint8)
        Image.fromarray(colours).resize((120, 90), Image.Resampling.BICUBIC).save(folder / f"{number:05}.png")
    return folder
