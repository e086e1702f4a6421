"""How much the enabled collections know about the phrases of a query."""

from typing import TYPE_CHECKING

from asif_desktop.domain.results import PhraseKnowledge
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asking import Question

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex


def knowledge_of(library: OpenLibrary, asked: Question) -> list[PhraseKnowledge]:
    """Returns how much is known of each phrase in its best wording, each once, from left to right.

    Raises:
        AsifError: There is a phrase, and no usable anchor.
    """
    if not asked.phrases:
        return []
    with library.knowledge.asking(asked.text) as index:
        return known_in(index, asked)


def known_in(index: "RelativeIndex", asked: Question) -> list[PhraseKnowledge]:
    """Returns the same, over an index that is held."""
    return [
        PhraseKnowledge(
            phrase.text,
            max(
                asked.words.known(wording.vector, index.described(wording.vector).nearest)
                for wording in wordings
            ),
        )
        for phrase, wordings in asked.phrases.items()
    ]
