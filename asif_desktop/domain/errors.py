"""What can go wrong outside the program, told to the person in one sentence.

An `AsifError` is never a bug: its sentence is shown as it is, without a traceback. Anything else that is
raised is a bug, and goes to the log with one.
"""

from asif_desktop.domain.sentences import Sentence


class AsifError(Exception):
    """The request was refused or could not be done; the sentence says why and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        """Keeps the sentence; `str()` of the error is its English."""
        super().__init__(sentence)
        self.sentence = sentence


class LibraryLostError(AsifError):
    """The library process ended while it was being asked."""


class DamagedCatalogError(AsifError):
    """The catalog's file is damaged."""

    def __init__(self, sentence: Sentence, backup: str = "") -> None:
        """Keeps the sentence, and the name of the newest backup that is whole, if there is one."""
        super().__init__(sentence)
        self.backup = backup


class CancelledError(AsifError):
    """The person stopped the work before it was done; nothing of it was kept half-way."""
