"""Phrases and captions as they are kept and encoded."""

import unicodedata

from asif_desktop.domain.errors import AsifError

LONGEST = 100_000
"""Characters; the encoders read far fewer."""


def clean(text: str, what: str) -> str:
    """Returns the text in Unicode form NFC, without white space at its ends.

    Raises:
        AsifError: Nothing is left, or it is absurdly long, or holds what is no text.
    """
    cleaned = unicodedata.normalize("NFC", text).strip()
    if not cleaned:
        raise AsifError(f"The {what} is empty; type a word or two.")
    if len(cleaned) > LONGEST:
        raise AsifError(f"The {what} is longer than {LONGEST:,} characters.")
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in cleaned):
        raise AsifError(f"The {what} is not valid text.")
    return cleaned
