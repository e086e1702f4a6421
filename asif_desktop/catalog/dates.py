"""The date that a photo stands under: when it was taken, or else the earliest time of its files.

It is kept in `photo.dated`, so that lists are read from an index in order. What it follows from is written in
many places (scans, decoding, the trash, undo, folders that go), so it is kept by triggers, which none of them
can forget. These belong to the writer's connection and are not in the file: a migration that makes a table
anew would lose them, or trip over them.
"""

import sqlite3
from datetime import datetime

from asif_desktop.catalog.records import READABLE

_NANOSECONDS = 10**9

_TRIGGERS = """
CREATE TEMP TRIGGER dated_as_made AFTER INSERT ON main.photo WHEN NEW.taken IS NOT NULL BEGIN
    UPDATE photo SET dated = taken WHERE id = NEW.id;
END;
CREATE TEMP TRIGGER dated_as_told AFTER UPDATE OF taken ON main.photo WHEN NEW.taken IS NOT OLD.taken BEGIN
    UPDATE photo SET dated = coalesce(taken, BY_FILES) WHERE id = NEW.id;
END;
CREATE TEMP TRIGGER dated_with_file AFTER INSERT ON main.photo_path WHEN NEW.photo IS NOT NULL BEGIN
    UPDATE photo SET dated = BY_FILES WHERE id = NEW.photo AND taken IS NULL;
END;
CREATE TEMP TRIGGER dated_without_file AFTER DELETE ON main.photo_path WHEN OLD.photo IS NOT NULL BEGIN
    UPDATE photo SET dated = BY_FILES WHERE id = OLD.photo AND taken IS NULL;
END;
CREATE TEMP TRIGGER dated_by_file AFTER UPDATE OF photo, state, mtime_ns ON main.photo_path
WHEN NEW.photo IS NOT OLD.photo OR NEW.mtime_ns IS NOT OLD.mtime_ns
    OR (NEW.state IN READABLE) <> (OLD.state IN READABLE)
BEGIN
    UPDATE photo SET dated = BY_FILES WHERE id IN (OLD.photo, NEW.photo) AND taken IS NULL;
END;
"""
# The plus bars an index of all readable files, which SQLite would go through for want of a better guess.
_BY_FILES = """(
    SELECT local_time(min(mtime_ns)) FROM photo_path
    WHERE photo_path.photo = photo.id AND +photo_path.state IN READABLE
)"""


def local_time(mtime_ns: int | bytes | None) -> str | None:
    """Returns a file's time as this machine's clock showed it then, as `Photo.taken` has it.

    The zone is the one that the machine stands in now, with the summer time of that day. It is asked when the
    date is kept, not when it is shown: no photo moves to another day because its owner travels.

    Args:
        mtime_ns: Nanoseconds since 1970 in UTC, as `photo_path` has them.

    Returns:
        ISO 8601 without offset, to the second. None where there is no file, where no calendar has the time,
        and for the first second of 1970, which files carry that were made without one.
    """
    seconds = 0 if mtime_ns is None else int(mtime_ns) // _NANOSECONDS
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(seconds).isoformat(timespec="seconds")
    except (OSError, OverflowError, ValueError):
        return None


def keep_dates(driver: sqlite3.Connection) -> None:
    """Keeps `photo.dated` right from now on, whatever this connection writes."""
    driver.create_function("local_time", 1, local_time)
    states = ", ".join(f"'{state}'" for state in READABLE)
    driver.executescript(_TRIGGERS.replace("BY_FILES", _BY_FILES).replace("READABLE", f"({states})"))
