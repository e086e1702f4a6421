"""One library process for a library folder, held by an operating-system lock."""

import errno
import os
import sys
from pathlib import Path

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

_HELD = frozenset((errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK))
"""What systems answer where another process has the lock."""


class LibraryInUseError(AsifError):
    """Another process holds the library."""


class LibraryLock:
    """Holds `DIR/lock`, which contains the pid of its holder, until released or until the process ends."""

    def __init__(self, library: Path) -> None:
        try:
            library.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._descriptor = os.open(library / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise _unusable(library, error) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            if error.errno in _HELD:
                raise LibraryInUseError(said("Another process holds the library {0}.", library)) from error
            raise _unusable(library, error) from error  # some file systems of networks have no locks
        try:
            os.ftruncate(self._descriptor, 0)
            os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)
        except OSError as error:
            os.close(self._descriptor)
            raise AsifError(
                said("The library folder {0} cannot be written: {1}.", library, system_reason(error))
            ) from error

    def release(self) -> None:
        """Lets the next process have the library."""
        os.close(self._descriptor)


def _unusable(library: Path, error: OSError) -> AsifError:
    return AsifError(
        said("The library folder {0} cannot be used: {1}. Choose another one.", library, system_reason(error))
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # Windows locks ranges that may lie past the end, so the pid at the start stays readable.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
