"""What every verb shares: which library it speaks to, and how its mistakes end."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from asif_desktop.cli import output
from asif_desktop.cli.output import tell
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import absolute, display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.remote.client import Connection, connect

if TYPE_CHECKING:  # a search is to be answered before typer could be imported
    import subprocess

    import typer


@dataclass
class Session:
    """One run of the command line; connects when it first has something to ask."""

    directory: Path
    _connection: Connection | None = field(default=None)
    begun: "subprocess.Popen[bytes] | None" = None
    """The library's process, where it was spawned already."""

    @property
    def library(self) -> Connection:
        """The library, its process started if need be."""
        if self._connection is None:
            self._connection = connect(self.directory, self.begun)
        return self._connection


def session_of(context: "typer.Context") -> Session:
    """Returns the session that the command belongs to."""
    session = context.find_object(Session)
    assert session is not None
    return session


@contextlib.contextmanager
def one_sentence() -> Iterator[None]:
    """Ends the program with status 1 and one sentence when the request was refused."""
    try:
        yield
        output.flush()
    except AsifError as error:
        tell(str(error))
        raise SystemExit(1) from None
    except BrokenPipeError:
        output.give_up()
        raise SystemExit(1) from None


def path_of(argument: str) -> bytes:
    """Returns the absolute path that an argument names, byte for byte.

    Raises:
        AsifError: It names nothing, or is relative to a current folder that is gone.
    """
    if not argument:
        raise AsifError(said("The name of a file or folder is empty."))
    path = os.fsencode(argument)
    try:
        return absolute(path, b"" if os.path.isabs(path) else os.getcwdb())
    except OSError as error:
        raise AsifError(
            said("{0} cannot be found from here: {1}.", display(path), system_reason(error))
        ) from error


def current_folder() -> bytes:
    """Returns the folder that a path in a query is relative to; empty where it is gone."""
    try:
        return os.getcwdb()
    except OSError:
        return b""


def text_of(argument: str, what: str) -> str:
    """Returns the argument as text.

    Raises:
        AsifError: Its bytes are not UTF-8.
    """
    try:
        # Where the locale says that text is ASCII, the bytes of anything else arrive as surrogates.
        return os.fsencode(argument).decode("utf-8")
    except UnicodeDecodeError:
        raise AsifError(said("The {0} is not valid UTF-8 text.", what)) from None
