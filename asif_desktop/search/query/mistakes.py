"""A query that cannot be understood, and where."""

from collections.abc import Iterator
from contextlib import contextmanager

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said

_SHOWN = 40


class QueryError(AsifError):
    """What is wrong with a query, in a sentence, and the place in the text that it speaks of."""

    def __init__(self, mistake: Sentence, text: str, start: int, end: int) -> None:
        """Marks the characters from `start` up to `end` of the text.

        Args:
            mistake: Without the place.
            text: The whole query as it was typed.
            start: The first character that is meant.
            end: The one behind the last; `start` where something is missing.
        """
        self.mistake = mistake
        self.start = start
        self.end = end
        there = " ".join(text[start:end].split())
        there = there if len(there) <= _SHOWN else there[: _SHOWN - 1] + "…"
        place = said("character {0}", start + 1) if text[:start].strip() or there else said("the beginning")
        if start >= len(text.rstrip()) and text.strip():
            place = said("the end")
        if there:
            super().__init__(said("{0} (At {1}: “{2}”.)", mistake, place, there))
        else:
            super().__init__(said("{0} (At {1}.)", mistake, place))


@contextmanager
def marked(text: str, start: int, end: int) -> Iterator[None]:
    """Marks what is refused inside, at these characters of the query's text.

    Raises:
        QueryError: Something was refused.
    """
    try:
        yield
    except QueryError:
        raise
    except AsifError as error:
        raise QueryError(error.sentence, text, start, end) from None
