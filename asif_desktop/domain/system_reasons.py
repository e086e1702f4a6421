"""What the operating system gives as its reason, as a part of a sentence that can be translated."""

from asif_desktop.domain.sentences import Sentence, said

_KNOWN = {
    str(reason): reason
    for reason in (
        said("Permission denied"),
        said("Operation not permitted"),
        said("No such file or directory"),
        said("Not a directory"),
        said("Is a directory"),
        said("Directory not empty"),
        said("File exists"),
        said("File name too long"),
        said("Too many levels of symbolic links"),
        said("No space left on device"),
        said("Disk quota exceeded"),
        said("Read-only file system"),
        said("Input/output error"),
        said("Device or resource busy"),
        said("Text file busy"),
        said("Transport endpoint is not connected"),
        said("Stale file handle"),
        said("Too many open files"),
        said("Invalid cross-device link"),
        said("Cannot allocate memory"),
        said("Operation not supported"),
        said("Connection refused"),
        said("Connection timed out"),
    )
}
"""By the system's own words, which are English: the program leaves the locale of messages alone."""


def system_reason(error: OSError) -> Sentence:
    """Returns why the system refused: its own words, which languages have theirs for where they are usual."""
    words = error.strerror or type(error).__name__
    return _KNOWN.get(words, Sentence(words))
