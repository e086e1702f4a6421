"""What can go wrong outside the program, told to the person in one sentence.

An `AsifError` is never a bug: its text is shown as it is, without a traceback. Anything else that is
raised is a bug, and goes to the log with one.
"""


class AsifError(Exception):
    """The request was refused or could not be done; the message says why and what to do."""


class LibraryLostError(AsifError):
    """The library process ended while it was being asked."""


class DamagedCatalogError(AsifError):
    """The catalog's file is damaged."""

    def __init__(self, sentence: str, backup: str = "") -> None:
        """Keeps the sentence, and the name of the newest backup that is whole, if there is one."""
        super().__init__(sentence)
        self.backup = backup


class CancelledError(AsifError):
    """The person stopped the work before it was done; nothing of it was kept half-way."""
