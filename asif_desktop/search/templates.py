"""Prompt templates, “a photo of a {}”: the wordings of a phrase that photos are ranked for.

As in the paper, several wordings of one thing are separate candidates: a photo has the best of their scores,
and nothing is averaged. Whether that helps is measured in docs/search-quality.md.
"""

import unicodedata
from collections.abc import Sequence

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said

AS_WRITTEN = "{}"
"""The template of a phrase as the person wrote it."""

MOST = 8
"""Templates; each is one ranking more, and a column more of every tag's phrases."""

LONGEST = 200
"""Characters of one; the encoders read few words."""


def read_templates(text: str) -> tuple[str, ...]:
    """Returns the templates of a text, each once, in its order; nothing but `AS_WRITTEN` where it has none.

    Args:
        text: They stand between semicolons or on lines of their own.

    Raises:
        AsifError: One has not exactly one “{}”, or is no text, or is too long, or there are too many.
    """
    parts = unicodedata.normalize("NFC", text).replace(";", "\n").splitlines()
    templates = tuple(dict.fromkeys(part.strip() for part in parts if part.strip())) or (AS_WRITTEN,)
    for template in templates:
        if template.count(AS_WRITTEN) != 1:
            raise AsifError(
                said(
                    "The prompt template “{0}” must have {} once, where the phrase goes.", template[:LONGEST]
                )
            )
        if len(template) > LONGEST:
            raise AsifError(said("A prompt template has {0} characters at most.", LONGEST))
        if any("\ud800" <= c <= "\udfff" or c == "\0" for c in template):
            raise AsifError(said("A prompt template must be valid text."))
    if len(templates) > MOST:
        raise AsifError(said("There are {0} prompt templates at most.", MOST))
    return templates


def printed(templates: Sequence[str]) -> str:
    """Returns the text that is read as these templates."""
    return "; ".join(templates)


def wordings_of(phrase: str, templates: Sequence[str]) -> list[str]:
    """Returns the phrase in each template, each wording once; as it is written where that is a template."""
    return list(
        dict.fromkeys(
            phrase
            if template == AS_WRITTEN
            else unicodedata.normalize("NFC", template.replace(AS_WRITTEN, phrase))
            for template in templates
        )
    )
