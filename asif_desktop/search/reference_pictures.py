"""The pictures of the fixed reference set, for an encoder whose vectors of them are not shipped."""

import hashlib
import io
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders import Preprocessing
from asif_desktop.search.reference_set import PICTURES

BORDER = (255, 255, 255)
"""The colour beside a padded picture."""

_FILTERS = {
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
    "lanczos": Image.Resampling.LANCZOS,
}


def pictures(preprocessing: Preprocessing) -> NDArray[np.uint8]:
    """Returns the reference pictures as an encoder wants them, uint8 [r, side, side, 3].

    Raises:
        AsifError: A picture is missing or is not the one named here.
    """
    squares = []
    for package, files in PICTURES.items():
        for file, sha256 in files.items():
            whole = _picture(package, file, sha256)
            squares += [_square(view, preprocessing) for view in _views(whole)]
    return np.stack(squares)


def _picture(package: str, file: str, sha256: str) -> Image.Image:
    found = find_spec(package)
    folders = list(found.submodule_search_locations or ()) if found is not None else []
    for folder in folders:
        path = Path(folder) / file
        if path.is_file():
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == sha256:
                return _over_white(Image.open(io.BytesIO(data)))
    raise AsifError(
        said(
            "The reference picture {0} of {1} is missing or was altered; install {1} again in "
            "the version that this program asks for.",
            file,
            package,
        )
    )


def _over_white(picture: Image.Image) -> Image.Image:
    """Returns the picture in RGB; what is transparent shows white."""
    if picture.mode in ("RGB", "L"):
        return picture.convert("RGB")
    above = picture.convert("RGBA")
    white = Image.new("RGBA", above.size, "white")
    white.alpha_composite(above)
    return white.convert("RGB")


def _views(picture: Image.Image) -> list[Image.Image]:
    """Returns the picture whole, its four corners and its middle, in the order of `VIEWS`."""
    width, height = picture.width // 2, picture.height // 2
    right, below = picture.width - width, picture.height - height
    corners = ((0, 0), (right, 0), (0, below), (right, below), (right // 2, below // 2))
    return [picture, *(picture.crop((x, y, x + width, y + height)) for x, y in corners)]


def _square(picture: Image.Image, preprocessing: Preprocessing) -> NDArray[np.uint8]:
    """Returns the whole picture as a square, uint8 [side, side, 3]: stretched, or between borders."""
    side, resample = preprocessing.side, _FILTERS[preprocessing.resample]
    if preprocessing.fit == "squash":
        return np.asarray(picture.resize((side, side), resample))
    shrink = side / max(picture.size)
    width, height = (max(1, round(length * shrink)) for length in picture.size)
    square = Image.new("RGB", (side, side), BORDER)
    square.paste(picture.resize((width, height), resample), ((side - width) // 2, (side - height) // 2))
    return np.asarray(square)
