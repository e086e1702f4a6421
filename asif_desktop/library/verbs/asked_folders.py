"""Of a photo that lies in several places, the one in the folder that was asked for is told first."""

import os
from collections.abc import Sequence

from asif_desktop.catalog.text import folded
from asif_desktop.domain.conditions import InFolder
from asif_desktop.domain.paths import display
from asif_desktop.search.query import Filter, Query, condition_of, terms


def folders_asked(query: Query) -> list[str]:
    """Returns the folders that a query names: absolute paths, or names of folders at any depth."""
    conditions = [
        condition_of(leaf.field, leaf.value) for leaf in terms(query.wanted) if isinstance(leaf, Filter)
    ]
    return [condition.folder for condition in conditions if isinstance(condition, InFolder)]


def in_folders_first(paths: Sequence[bytes], folders: Sequence[str]) -> list[bytes]:
    """Returns the paths, those in one of the folders before the others, otherwise as they were."""
    if not folders or len(paths) < 2:
        return list(paths)
    return sorted(paths, key=lambda path: not any(_is_in(path, folder) for folder in folders))


def _is_in(path: bytes, folder: str) -> bool:
    if os.path.isabs(folder):
        return path.startswith(os.path.join(os.fsencode(folder), b""))
    name = f"{os.sep}{folded(folder).strip(os.sep)}{os.sep}"
    return name in folded(os.path.join(display(os.path.dirname(path)), ""))
