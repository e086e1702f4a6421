"""What the browser has found, for the views to show."""

from array import array
from dataclasses import dataclass

from asif_desktop.gui.asking.days import Days
from asif_desktop.gui.asking.example import Example, in_words
from asif_desktop.gui.asking.place import Place
from asif_desktop.gui.asking.results import Results


@dataclass(frozen=True)
class Shown:
    """What is to be shown now."""

    place: Place
    query: str
    example: Example | None
    ids: "array[int]"
    total: int
    """How many photos there are in this place."""
    results: Results | None
    """None where nothing is searched."""
    days: Days | None
    """The days of `ids`, where they are in that order."""
    cut: float
    from_top: bool
    """Whether something else was asked for, so that the old scroll place means nothing."""
    confirmed: bool = True
    """Whether the library has said so, and it is not what was shown the last time."""

    @property
    def asked(self) -> str:
        """What is searched, in words; empty for nothing."""
        return in_words(self.query, self.example)

    @property
    def suggests(self) -> int | None:
        """The tag whose suggestions are shown, and nothing else."""
        reading = None if self.results is None else self.results.reading
        return None if reading is None else reading.suggests
