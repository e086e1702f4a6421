"""Text files that people give the program: read up to a limit, whatever the file turns out to be."""

from pathlib import Path

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

LONGEST_LIST = 2**24
"""The longest list of tags that is read, in bytes."""


def list_of_tags_in(file: str) -> str:
    """Returns the text of a list of tags.

    Raises:
        AsifError: It cannot be read, is too long, or is not UTF-8.
    """
    if not file:
        raise AsifError(said("The name of a file or folder is empty."))
    try:
        with Path(file).open("rb") as opened:
            data = opened.read(LONGEST_LIST + 1)  # its size says nothing of a device or a pipe
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else str(error)
        raise AsifError(said("The list of tags cannot be read: {0}.", reason)) from error
    if len(data) > LONGEST_LIST:
        raise AsifError(said("The list of tags is longer than 16 MiB."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AsifError(
            said("The list of tags is not UTF-8 text; save it as UTF-8 in a text editor, then import it.")
        ) from None
