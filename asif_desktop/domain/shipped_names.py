"""Names of what comes with the program, in the languages that the window speaks.

The catalog keeps the English one, as it would keep a name that a person gave, so that a library means the
same to windows in different languages. Where it still has that name it is shown in the window's language, and
what is shown is understood where a person types it. Renamed, it is called what the person calls it.
"""

from collections.abc import Mapping

SHIPPED: Mapping[str, Mapping[str, str]] = {"Everyday things": {"de": "Dinge des Alltags"}}
"""By the name that is kept: the name in each language but English, by the language's code."""


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
