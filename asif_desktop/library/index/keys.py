"""Under which key a vector is kept: what it was made from, so that it is made once."""

import unicodedata

from blake3 import blake3

CLASSES = b"class:"
"""How the keys of classes begin."""
_LONGEST = 64


def class_key(class_name: str) -> bytes:
    """Returns the key of a class's prototype."""
    return CLASSES + class_name.encode("ascii")


def class_in(key: bytes) -> str:
    """Returns the class whose prototype has this key."""
    return key.removeprefix(CLASSES).decode("ascii")


def text_key(text: str) -> bytes:
    """Returns the key of a caption or phrase; equal for the Unicode forms of one text."""
    data = unicodedata.normalize("NFC", text).encode("utf-8")
    return b"text:" + data if len(data) <= _LONGEST else b"text-hash:" + blake3(data).digest()
