"""Messages over a pipe: eight bytes of length, then msgpack of exactly that length."""

import struct
from typing import IO

from asif_desktop.indexing.decoding.tasks import MAX_MESSAGE

_LENGTH = struct.Struct("<Q")


class BrokenMessageError(Exception):
    """What came is no message: the pipe ended within one, or it announces a length that cannot be."""


def write_message(pipe: IO[bytes], message: bytes) -> None:
    """Writes one message and flushes it."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def read_message(pipe: IO[bytes]) -> bytes | None:
    """Returns the next message; None where the pipe has ended.

    Raises:
        BrokenMessageError: It ended in the middle of one, or a message is longer than any can be.
    """
    head = pipe.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise BrokenMessageError("cut within its length")
    (length,) = _LENGTH.unpack(head)
    if length > MAX_MESSAGE:
        raise BrokenMessageError(f"{length} bytes announced")
    message = pipe.read(length)
    if len(message) < length:
        raise BrokenMessageError("cut")
    return message
