"""The kinds of terms that a query can have, as people read them, and how a value is written."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

ASKED = frozenset(
    ("tag", "suggested", "album", "collection", "folder", "camera", "lens", "label", "type", "taken")
)
"""Fields whose values the library knows."""


def fields() -> Sequence[tuple[str, str]]:
    """Returns each field's name with what it asks of a photo, in the window's language."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    return (
        ("like", tr("Is like the photo")),
        ("tag", tr("Has the tag")),
        ("untagged", tr("Has no tag")),
        ("suggested", tr("Tag is suggested")),
        ("album", tr("Is in the album")),
        ("folder", tr("Is in the folder")),
        ("name", tr("File name")),
        ("caption", tr("Caption")),
        ("collection", tr("Is an example in")),
        ("rating", tr("Rating")),
        ("label", tr("Label")),
        ("flag", tr("Flag")),
        ("taken", tr("Taken")),
        ("camera", tr("Camera")),
        ("lens", tr("Lens")),
        ("iso", tr("ISO")),
        ("size", tr("File size")),
        ("type", tr("File type")),
        ("has", tr("Is known")),
        ("sort", tr("In the order")),
    )


def quoted(text: str) -> str:
    """Returns the text in quotes, as the query language has them."""
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def value_text(value: str) -> str:
    """Returns a field's value as one would type it: in quotes where it needs them."""
    return value if re.fullmatch(r'[^\s()"^]+', value) else quoted(value)
