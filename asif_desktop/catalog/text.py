"""Text as it is kept: valid Unicode in one normal form."""

import unicodedata
from typing import Literal

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.folding import folded as folded
from asif_desktop.domain.joiners import JOINERS
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.shipped_names import SHIPPED

NAME_LIMIT = 200
Named = Literal["collection", "album", "saved search", "tag"]
_NAMELESS = {
    "collection": said("A collection needs a name."),
    "album": said("An album needs a name."),
    "saved search": said("A saved search needs a name."),
    "tag": said("A tag needs a name."),
}


def legible(text: str) -> str:
    """Returns text from a file or the system with what is not Unicode replaced, so that it can be kept."""
    return text.encode("utf-8", "replace").decode("utf-8")


def caption_of(text: str) -> str:
    """Returns a caption as it is kept: NFC, without space around it.

    Raises:
        AsifError: It is empty or not valid text.
    """
    caption = _normal(text)
    if not caption:
        raise AsifError(said("The caption is empty; give the photo a word or a phrase."))
    return caption


def name_of(text: str, what: Named = "collection") -> str:
    """Returns the name of a collection, or of something else, as it is kept.

    That is in NFC, without space around it, and without characters that nobody sees, which come along with
    what is copied from a page: two names that look alike would not be.

    Raises:
        AsifError: It is empty, too long, not valid text, or holds control characters.
    """
    name = "".join(c for c in _normal(text) if unicodedata.category(c) != "Cf" or c in JOINERS).strip()
    if not name.strip(JOINERS):
        raise AsifError(_NAMELESS[what])
    if len(name) > NAME_LIMIT:
        raise AsifError(said("A name has at most {0} characters; this one has {1}.", NAME_LIMIT, len(name)))
    if any(unicodedata.category(character) == "Cc" for character in name):
        raise AsifError(said("A name is one line of text, without control characters."))
    return name


def folded_tag(name: str) -> str:
    """Returns a tag's name as it is compared: forms of one letter, such as a ligature, are one as well."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name.strip()).casefold())


def shortened(text: str, limit: int = 60) -> str:
    """Returns the text on one line, cut to the limit."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def in_sentence(name: str) -> str | Sentence:
    """Returns a collection's name as a sentence has it: one that came with the program in any language."""
    return Sentence(name) if name in SHIPPED else shortened(name)


def _normal(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise AsifError(said("The text is not valid Unicode; type it again.")) from error
    return unicodedata.normalize("NFC", text).strip()


def cut_of(cut: float | None) -> float | None:
    """Returns a cut as it is kept: None for the automatic one, which has the score 0.5.

    Raises:
        AsifError: It is no score between 0 and 1.
    """
    if cut is not None and not 0.0 < cut < 1.0:
        raise AsifError(said("A cut is a score between 0 and 1, such as 0.5."))
    return None if cut == 0.5 else cut
