"""What to say when a model is not found under the name a person gave."""

import difflib
import os
from collections.abc import Iterable

from asif_desktop.domain.errors import AsifError


def closest(name: str, names: Iterable[str]) -> list[str]:
    """Returns up to three of the names, those that look most like this one first."""
    return difflib.get_close_matches(name, list(names), n=3, cutoff=0.6)


def near(name: str, names: Iterable[str]) -> str:
    """Returns the end of a sentence: the names that look most like this one, or where to look."""
    matches = closest(name, names)
    return f"did you mean {' or '.join(matches)}?" if matches else "check its name."


def require_folder(spec: str, folder: str, files: tuple[str, ...]) -> None:
    """Checks that a folder is there and holds these files.

    Raises:
        AsifError: It does not.
    """
    if not os.path.isdir(folder):
        raise AsifError(
            f'There is no folder "{folder}" for the model {spec}; give the path of a saved model.'
        )
    for file in files:
        if not os.path.isfile(os.path.join(folder, file)):
            raise AsifError(f'The folder "{folder}" holds no model: {file} is missing from it.')
