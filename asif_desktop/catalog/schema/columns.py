"""Column types that SQLite lacks."""

from sqlalchemy import Dialect, Integer
from sqlalchemy.types import TypeDecorator

_LIMIT = 1 << 63


class WideInteger(TypeDecorator[int]):
    """An integer of any size.

    Inode numbers are unsigned, and a file may claim a time after the year 2262; SQLite's integers end at 63
    bits. What does not fit is kept as decimal digits in a BLOB, which sorts after every integer.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, _dialect: Dialect) -> int | bytes | None:
        """Returns the value as SQLite keeps it."""
        if value is None or -_LIMIT <= value < _LIMIT:
            return value
        return str(value).encode()

    def process_result_value(self, value: int | bytes | None, _dialect: Dialect) -> int | None:
        """Returns the value as it was given."""
        return int(value) if isinstance(value, bytes) else value
