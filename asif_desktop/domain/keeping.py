"""What keeps a library safe: backups, and what an examination finds."""

import msgspec


class Backup(msgspec.Struct, frozen=True):
    """A backup of the catalog."""

    name: str
    made: str
    """ISO 8601, UTC."""
    size: int
    """Bytes."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    value: str
    good: bool = True
    advice: str = ""
    """What to do where it is not good, in one sentence."""
