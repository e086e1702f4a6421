"""Where the library process of a folder listens.

The socket lies in the runtime folder under a hash of the library's folder, since a socket's path may not
be longer than 108 bytes. The key that clients prove they know lies beside it, readable by its owner alone.
Importing this costs little: a search looks here before anything else.
"""

import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

_LONGEST_SOCKET = 100
"""Bytes that every system we know allows in a socket's path."""


class Address(NamedTuple):
    """A listening place and the file of its key."""

    socket: str
    key_file: Path

    def key(self) -> bytes:
        """Returns the key.

        Raises:
            FileNotFoundError: No library process has listened here yet.
        """
        return self.key_file.read_bytes()

    def renew_key(self) -> bytes:
        """Writes a new random key, readable by its owner alone, and returns it."""
        key = os.urandom(32)
        fresh = self.key_file.with_suffix(f".{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)
        fresh.replace(self.key_file)
        return key


def address_of(library: Path) -> Address:
    """Returns where the library process of this folder listens.

    Raises:
        AsifError: The runtime folder cannot be used, or belongs to somebody else.
    """
    name = _name_of(library)
    if sys.platform == "win32":
        from platformdirs import user_runtime_path

        return Address(rf"\\.\pipe\asif-{name}", _private(user_runtime_path("asif-desktop")) / f"{name}.key")
    folder = _private(_runtime_folder(len(name)))
    return Address(str(folder / f"{name}.sock"), folder / f"{name}.key")


def may_listen(library: Path) -> bool:
    """Returns whether the library process of this folder may listen; False is certain for this moment."""
    if sys.platform == "win32":
        return True
    name = _name_of(library)
    try:
        os.stat(_runtime_folder(len(name)) / f"{name}.sock")
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # the folder is somebody else's: who connects says so
    return True


def _name_of(library: Path) -> str:
    return hashlib.sha256(os.path.realpath(os.fsencode(library))).hexdigest()[:24]


def _runtime_folder(name: int) -> Path:
    """Returns the session's runtime folder; a temporary one where there is none, or none short enough."""
    session = os.environ.get("XDG_RUNTIME_DIR")
    if session and len(os.fsencode(session)) + len("/asif-desktop/.sock") + name <= _LONGEST_SOCKET:
        return Path(session, "asif-desktop")
    import tempfile

    return Path(tempfile.gettempdir(), f"asif-desktop-{os.getuid()}")


def _private(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError as error:
        from asif_desktop.domain.errors import AsifError
        from asif_desktop.domain.sentences import said
        from asif_desktop.domain.system_reasons import system_reason

        raise AsifError(
            said("The folder for sockets, {0}, cannot be used: {1}.", folder, system_reason(error))
        ) from error
    if sys.platform != "win32" and (state.st_uid != os.getuid() or stat.S_IMODE(state.st_mode) & 0o077):
        from asif_desktop.domain.errors import AsifError
        from asif_desktop.domain.sentences import said

        raise AsifError(said("The folder for sockets, {0}, must belong to you alone (chmod 700).", folder))
    return folder
