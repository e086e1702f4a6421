"""Of a photo that lies in several places, the one in the folder that was asked for is told first."""

import os
from collections.abc import Sequence

from asif_desktop.domain.folding import folded
from asif_desktop.domain.paths import display


def in_folders_first(paths: Sequence[bytes], folders: Sequence[str]) -> list[bytes]:
    """Returns the paths, those in one of the folders before the others, otherwise as they were.

    Args:
        paths: Absolute, of one photo.
        folders: Absolute paths, or names of folders at any depth.
    """
    if not folders or len(paths) < 2:
        return list(paths)
    return sorted(paths, key=lambda path: not any(_is_in(path, folder) for folder in folders))


def _is_in(path: bytes, folder: str) -> bool:
    if os.path.isabs(folder):
        return path.startswith(os.path.join(os.fsencode(folder), b""))
    name = f"{os.sep}{folded(folder).strip(os.sep)}{os.sep}"
    return name in folded(os.path.join(display(os.path.dirname(path)), ""))
