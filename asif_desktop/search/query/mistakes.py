"""A query that cannot be understood, and where."""

from asif_desktop.domain.errors import AsifError

_SHOWN = 40


class QueryError(AsifError):
    """What is wrong with a query, in a sentence, and the place in the text that it speaks of."""

    def __init__(self, sentence: str, text: str, start: int, end: int) -> None:
        """Marks the characters from `start` up to `end` of the text.

        Args:
            sentence: Without the place.
            text: The whole query as it was typed.
            start: The first character that is meant.
            end: The one behind the last; `start` where something is missing.
        """
        self.sentence = sentence
        self.start = start
        self.end = end
        there = " ".join(text[start:end].split())
        there = there if len(there) <= _SHOWN else there[: _SHOWN - 1] + "…"
        place = f"character {start + 1}" if text[:start].strip() or there else "the beginning"
        if start >= len(text.rstrip()) and text.strip():
            place = "the end"
        super().__init__(f"{sentence} (At {place}{f': “{there}”' if there else ''}.)")
