"""Sentences from the library, in the window's language."""

from PySide6.QtCore import QCoreApplication

from asif_desktop.domain.sentences import Sentence, filled
from asif_desktop.domain.shipped_names import SHIPPED, with_shipped_names
from asif_desktop.gui.look.text import collection_name, locale, number

CONTEXT = "sentences"
"""The translations' context for what the library says."""


def spoken(sentence: Sentence) -> str:
    """Returns a sentence in the window's language; English where that has no words for it. Of any thread."""
    if sentence.template in SHIPPED:
        return collection_name(sentence.template)
    count = sentence.arguments[0] if sentence.one else -1
    plural = count if isinstance(count, int) else -1
    words = QCoreApplication.translate(CONTEXT, sentence.template, None, plural)
    if words == sentence.template and sentence.one and plural == 1:
        words = sentence.one
    return filled(words, with_shipped_names(sentence).arguments, _spelt)


def _spelt(argument: str | int | float | Sentence) -> str:
    match argument:
        case Sentence():
            return spoken(argument)
        case int():
            return number(argument)
        case float():
            return locale().toString(argument, "f", 1)
        case _:
            return argument
