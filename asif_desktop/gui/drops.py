"""Folders and files as other programs hand them over: addresses, whose bytes are the file names."""

from urllib.parse import unquote_to_bytes, urlsplit

from PySide6.QtCore import QMimeData, QUrl


def paths_in(data: QMimeData) -> list[bytes]:
    """Returns the paths of the local files in what was dropped or pasted."""
    lines = bytes(data.data("text/uri-list").data()).decode("ascii", "surrogateescape").splitlines()
    return [path for path in map(path_of, lines) if path is not None]


def path_of(address: str) -> bytes | None:
    """Returns the path that a file address stands for, byte for byte; None for other addresses.

    QUrl would give text, and change names that are not valid UTF-8.
    """
    parts = urlsplit(address.strip())
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = unquote_to_bytes(parts.path.encode("utf-8", "surrogateescape"))
    return path.rstrip(b"/") or b"/"


def path_of_url(url: QUrl) -> bytes | None:
    """Returns the path of an address that a dialog gave."""
    return path_of(bytes(url.toEncoded().data()).decode("ascii"))
