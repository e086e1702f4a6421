"""What to say when a model is not found under the name a person gave."""

import difflib
import os
from collections.abc import Iterable, Sequence

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said


def closest(name: str, names: Iterable[str]) -> list[str]:
    """Returns up to three of the names, those that look most like this one first."""
    return difflib.get_close_matches(name, list(names), n=3, cutoff=0.6)


def either(words: Sequence[str]) -> Sentence:
    """Returns a part of a sentence: one of these words, of which there is one at least."""
    first, *others = words
    told = Sentence(first)
    for word in others:
        told = said("{0} or {1}", told, word)
    return told


def near(name: str, names: Iterable[str]) -> Sentence:
    """Returns the end of a sentence: the names that look most like this one, or where to look."""
    matches = closest(name, names)
    return said("did you mean {0}?", either(matches)) if matches else said("check its name.")


def a_folder(library: str, folder: str) -> Sentence:
    """Returns how to name the model in a folder, where its path alone was given."""
    return said("The model saved in a folder is named {0}.", f"{library}:local-dir:{folder}")


def require_folder(spec: str, folder: str, files: tuple[str, ...]) -> None:
    """Checks that a folder is there and holds these files.

    Raises:
        AsifError: It does not.
    """
    if not os.path.isdir(folder):
        raise AsifError(
            said('There is no folder "{0}" for the model {1}; give the path of a saved model.', folder, spec)
        )
    for file in files:
        if not os.path.isfile(os.path.join(folder, file)):
            raise AsifError(said('The folder "{0}" holds no model: {1} is missing from it.', folder, file))
