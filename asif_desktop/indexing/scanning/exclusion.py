"""Which files and folders a person wants left out: globs, as shells have them."""

import fnmatch
import os
import re
from collections.abc import Iterable
from functools import lru_cache


class Exclusion:
    """A set of globs.

    One without a slash is compared with the name of each folder and file; one with a slash with the path
    below the watched folder, from its start. A folder that is left out takes all in it along.
    """

    def __init__(self, globs: Iterable[str] = ()) -> None:
        """Takes globs; empty ones mean nothing."""
        self._globs = tuple(dict.fromkeys(glob.strip().strip("/") for glob in globs if glob.strip(" /")))
        names = [glob for glob in self._globs if "/" not in glob]
        paths = [glob for glob in self._globs if "/" in glob]
        self._name, self._path = _any_of(tuple(names)), _any_of(tuple(paths))

    def __bool__(self) -> bool:
        """Returns whether anything can be left out."""
        return bool(self._globs)

    def covers(self, path: bytes) -> bool:
        """Returns whether a path, relative to the watched folder, is left out by itself."""
        text = os.fsdecode(path)
        if self._name is not None and self._name.match(text.rpartition("/")[2]):
            return True
        return self._path is not None and self._path.match(text) is not None


@lru_cache(maxsize=64)
def _any_of(globs: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(fnmatch.translate(glob) for glob in globs)) if globs else None


NOTHING = Exclusion()
"""Leaves nothing out."""
