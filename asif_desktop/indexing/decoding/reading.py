"""Reading a photo's file: once, whole, and only if it is a regular file that holds still."""

import errno
import os
import stat

from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.indexing.decoding.formats import HEAD
from asif_desktop.indexing.decoding.tasks import DecodeFailure

MAX_FILE = 2**30
"""Largest file that is read, in bytes: it must fit into a decoder's memory beside its pixels."""

_GONE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


class UnreadableError(Exception):
    """There is no picture to be had from a file; carries what to say of it."""

    def __init__(self, failure: DecodeFailure) -> None:
        super().__init__(str(failure.reason))
        self.failure = failure


def unreadable(reason: Sentence) -> UnreadableError:
    """Returns the error that says that the file itself is at fault, and how."""
    return UnreadableError(DecodeFailure(reason))


class OpenFile:
    """A file open for reading. Use as a context manager."""

    def __init__(self, path: bytes) -> None:
        """Opens it without waiting, as for the writer of a FIFO, and without changing anything of it.

        Raises:
            UnreadableError: It is gone, may not be read, or is no regular file.
        """
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            self._number = os.open(path, flags)
        except OSError as error:
            raise _trouble(error) from error
        self.info = os.fstat(self._number)
        if not stat.S_ISREG(self.info.st_mode):
            os.close(self._number)
            raise UnreadableError(DecodeFailure(said("This is not a regular file."), "vanished"))

    def __enter__(self) -> "OpenFile":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._number)

    def head(self) -> bytes:
        """Returns its first `HEAD` bytes.

        Raises:
            UnreadableError: It is empty, or the disk cannot read it.
        """
        if self.info.st_size == 0:
            raise unreadable(said("The file is empty (0 bytes)."))
        return self._read(0, HEAD)

    def rest(self, head: bytes) -> bytes:
        """Returns the whole file.

        Args:
            head: What `head` returned.

        Raises:
            UnreadableError: It is too large, was changed meanwhile, or the disk cannot read it.
        """
        size = self.info.st_size
        if size > MAX_FILE:
            raise unreadable(said("The file has {0} GiB; photos up to 1 GiB are read.", size / 2**30))
        parts, at = [head], len(head)
        while at < size:
            part = self._read(at, min(size - at, 2**26))
            if not part:
                break
            parts.append(part)
            at += len(part)
        after = os.fstat(self._number)
        if at != size or (after.st_size, after.st_mtime_ns) != (size, self.info.st_mtime_ns):
            raise UnreadableError(DecodeFailure(said("The file was changed while it was read."), "changed"))
        return b"".join(parts) if len(parts) > 1 else head

    def _read(self, at: int, count: int) -> bytes:
        try:
            os.lseek(self._number, at, os.SEEK_SET)
            return os.read(self._number, count)
        except OSError as error:
            raise _trouble(error) from error


def _trouble(error: OSError) -> UnreadableError:
    if error.errno in _GONE:
        return UnreadableError(DecodeFailure(said("The file is not there any more."), "vanished"))
    if isinstance(error, PermissionError):
        reason = said("The file may not be read; change its permissions and try again.")
    else:
        reason = said("The disk could not read the file: {0}.", system_reason(error))
    return UnreadableError(DecodeFailure(reason, "withheld"))
