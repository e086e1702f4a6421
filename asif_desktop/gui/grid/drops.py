"""What is dragged and dropped: photos and anchors as their ids, files of other programs as addresses.

The bytes of an address are the file's name.
"""

from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl

PHOTO_IDS = "application/x-asif-photo-ids"
"""The kind of data that photos dragged inside the window carry: ids, separated by spaces."""
ANCHOR_IDS = "application/x-asif-anchor-ids"
"""The kind of data that pairs dragged inside the window carry: ids, separated by spaces."""


def paths_in(data: QMimeData) -> list[bytes]:
    """Returns the paths of the local files in what was dropped or pasted."""
    lines = bytes(data.data("text/uri-list").data()).decode("ascii", "surrogateescape").splitlines()
    return [path for path in map(path_of, lines) if path is not None]


def photos_in(data: QMimeData) -> list[int]:
    """Returns the photos that were dragged inside the window; none where something else was."""
    return [int(photo) for photo in bytes(data.data(PHOTO_IDS).data()).split()]


def pairs_in(data: QMimeData) -> list[int]:
    """Returns the anchors that were dragged inside the window; none where something else was."""
    return [int(anchor) for anchor in bytes(data.data(ANCHOR_IDS).data()).split()]


def path_of(address: str) -> bytes | None:
    """Returns the path that a file address stands for, byte for byte; None for other addresses.

    QUrl would give text, and change names that are not valid UTF-8.
    """
    scheme, _, rest = address.strip().partition("://")
    host, slash, path = rest.partition("/")
    if scheme.lower() != "file" or host not in ("", "localhost") or not slash:
        return None
    # A # or ? that was left as it is belongs to the name: files have neither fragments nor queries.
    name = unquote_to_bytes(f"/{path}".encode("utf-8", "surrogateescape"))
    return name.rstrip(b"/") or b"/"


def path_of_url(url: QUrl) -> bytes | None:
    """Returns the path of an address that a dialog gave."""
    return path_of(bytes(url.toEncoded().data()).decode("ascii"))
