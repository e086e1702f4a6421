"""What people wrote of a photo: in its file, and in the sidecar beside it, whose word goes before."""

from asif_desktop.domain.notes import MOST_KEYWORDS
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.indexing.decoding.reading import OpenFile, UnreadableError
from asif_desktop.indexing.decoding.sidecars import places_of
from asif_desktop.metadata.descriptions import (
    MAX_SIDECAR,
    NOTHING,
    Description,
    SidecarError,
    read_description,
    read_sidecar,
    together,
)


def describe(data: bytes, path: bytes) -> tuple[Description, Sentence | None]:
    """Returns what the file and its sidecar say, and a sentence about what is left aside of it.

    Args:
        data: The photo's file.
        path: Where it is, absolute; empty for what is no file.
    """
    inside = read_description(data)
    for sidecar in places_of(path) if path else ():
        try:
            return _told(together(_sidecar(sidecar), inside), path)
        except FileNotFoundError:
            continue
        except SidecarError as error:
            told = said("The sidecar {0} is left aside: {1}.", display(sidecar)[-600:], error.sentence)
            return inside, told
    return _told(inside, path)


def _told(description: Description, path: bytes) -> tuple[Description, Sentence | None]:
    """Returns what is said of a photo, and a sentence where that is not all."""
    if not description.more_keywords:
        return description, None
    named = said(
        "{0} names more than {1} keywords; the first {1} are kept.", display(path)[-600:], MOST_KEYWORDS
    )
    return description, named


def _sidecar(path: bytes) -> Description:
    """Returns what a sidecar says.

    Raises:
        FileNotFoundError: There is none.
        SidecarError: It is no sidecar, or cannot be read.
    """
    try:
        with OpenFile(path) as file:
            if file.info.st_size == 0:
                return NOTHING
            if file.info.st_size > MAX_SIDECAR:
                raise SidecarError(said("it is larger than 16 MiB"))
            return read_sidecar(file.rest(file.head()))
    except UnreadableError as error:
        if error.failure.cause == "vanished":
            raise FileNotFoundError from error
        raise SidecarError(said("it cannot be read")) from error
