"""Phrases and captions as they are kept and encoded."""

import unicodedata
from typing import Literal

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said

LONGEST = 100_000
"""Characters; the encoders read far fewer."""
What = Literal["caption", "name", "phrase"]
_EMPTY = {
    "caption": said("The caption is empty; type a word or two."),
    "name": said("The name is empty; type a word or two."),
    "phrase": said("The phrase is empty; type a word or two."),
}
_LONG = {
    "caption": said("The caption is longer than {0} characters.", LONGEST),
    "name": said("The name is longer than {0} characters.", LONGEST),
    "phrase": said("The phrase is longer than {0} characters.", LONGEST),
}
_INVALID = {
    "caption": said("The caption is not valid text."),
    "name": said("The name is not valid text."),
    "phrase": said("The phrase is not valid text."),
}


def clean(text: str, what: What) -> str:
    """Returns the text in Unicode form NFC, without white space at its ends.

    Raises:
        AsifError: Nothing is left, or it is absurdly long, or holds what is no text.
    """
    cleaned = unicodedata.normalize("NFC", text).strip()
    if not cleaned:
        raise AsifError(_EMPTY[what])
    if len(cleaned) > LONGEST:
        raise AsifError(_LONG[what])
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in cleaned):
        raise AsifError(_INVALID[what])
    return cleaned
