"""How much memory an index takes."""

from asif_desktop.asif.state.state import slack_for

_PER_PHOTO = 56
"""Id, count, bar, k-th key, norm, and the directory's id and slot."""
_PER_ANCHOR = 112
"""Code, scales, the list's start, length, size and room to grow, and the directory's id and slot."""


def bytes_needed(
    photos: int, anchors: int, image_dim: int, text_dim: int, k: int, mapped: bool = False
) -> int:
    """Returns the bytes that an index of this size takes, about; files take as much.

    Args:
        photos: How many photos.
        anchors: How many anchors.
        image_dim: Entries of an image embedding.
        text_dim: Entries of a text embedding.
        k: How many anchors describe a photo.
        mapped: Whether the anchors' image vectors lie in a file.
    """
    room = k + slack_for(k)
    entries = min(room, anchors)
    rows = 8 * photos * (room + entries)
    vectors = 2 * image_dim * (photos + (0 if mapped else anchors)) + 2 * text_dim * anchors
    return rows + vectors + _PER_PHOTO * photos + _PER_ANCHOR * anchors
