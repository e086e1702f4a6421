"""Undo, redo, and the history."""

from asif_desktop.domain.knowledge import Step
from asif_desktop.domain.requests.base import Request


class Undo(Request[Step], frozen=True, tag="undo"):
    """Take back the last operation; answers with what was undone."""

    only: int | None = None
    """The step that is meant: where another one came after it, nothing is taken back."""


class Redo(Request[Step], frozen=True, tag="redo"):
    """Do again what was last undone."""


class History(Request[list[Step]], frozen=True, tag="history"):
    """The operations that can be undone or redone, newest first."""

    limit: int = 100
