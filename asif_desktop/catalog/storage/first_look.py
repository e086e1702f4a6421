"""What a catalog says before it is opened, read without SQLAlchemy: to be trusted for nothing but haste."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote_from_bytes

CATALOG = "catalog.sqlite"


def stored_settings(directory: Path) -> dict[str, str]:
    """Returns the settings that were set, by name, as of the last checkpoint; empty where there are none.

    Nothing is locked, written or recovered, so what is returned may be out of date.
    """
    uri = f"file:{quote_from_bytes(bytes(directory / CATALOG))}?immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as driver:
            return dict(driver.execute("SELECT name, value FROM setting"))
    except sqlite3.Error:
        return {}
