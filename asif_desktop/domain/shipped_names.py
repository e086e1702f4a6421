"""Names of what comes with the program, in the languages that the window speaks.

The catalog keeps the English one, as it would keep a name that a person gave, so that a library means the
same to windows in different languages. Where it still has that name it is shown in the window's language, and
what is shown is understood where a person types it. Renamed, it is called what the person calls it.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from asif_desktop.domain.sentences import Sentence

SHIPPED: Mapping[str, Mapping[str, str]] = {"Everyday things": {"de": "Dinge des Alltags"}}
"""By the name that is kept: the name in each language but English, by the language's code."""

NAMING: Mapping[str, Sequence[int]] = {
    "Create collection “{0}”": (0,),
    "Delete collection “{0}”": (0,),
    "Move {0} pairs to “{1}”": (1,),
    "Rename collection “{0}” to “{1}”": (0, 1),
    "Switch collection “{0}” off": (0,),
    "Switch collection “{0}” on": (0,),
}
"""Templates of steps that name collections, and the places where they do."""


def with_shipped_names(sentence: Sentence) -> Sentence:
    """Returns a sentence with the shipped names in it told apart, as `catalog.text.in_sentence` does today.

    Steps of the history that are older have such a name as mere text, which is told as it stands. It is
    certain to be one only where the sentence names a collection there.
    """
    places = NAMING.get(sentence.template)
    if places is None:
        return sentence
    arguments = (
        Sentence(argument)
        if place in places and isinstance(argument, str) and argument in SHIPPED
        else argument
        for place, argument in enumerate(sentence.arguments)
    )
    return replace(sentence, arguments=tuple(arguments))


def shown_name(kept: str, language: str) -> str:
    """Returns the name that people read: the kept one, unless the language has another for what was shipped.

    Args:
        kept: As the catalog has it.
        language: Its code, such as "de".
    """
    return SHIPPED.get(kept, {}).get(language, kept)


def kept_name(shown: str) -> str:
    """Returns the name that the catalog keeps for one that is shown in any language, however capitalised."""
    wanted = shown.strip().casefold()
    for kept, others in SHIPPED.items():
        if wanted in (other.casefold() for other in others.values()):
            return kept
    return shown
