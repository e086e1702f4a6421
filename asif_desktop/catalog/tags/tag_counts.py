"""How many photos each tag has: memberships are fetched once, as text that numpy reads, and counted together.

Counting in SQL joins each question with the files anew, and one more time for every tag above others.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Select, func, select

from asif_desktop.catalog.places.folders import READABLE
from asif_desktop.catalog.places.pairs import shown_as
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.tag_rows import Tree, not_refused

_NONE = np.zeros(0, dtype=np.int64)


def tag_counts(connection: Connection, tree: Tree, tags: Sequence[int]) -> dict[tuple[int, str], int]:
    """Returns how many readable photos tags have in each state, a RAW and JPEG of one name once.

    Args:
        connection: A transaction.
        tree: All tags.
        tags: Ids of those that are asked for.

    Returns:
        By tag and state: a decision; "file", where files name it and the person did not reject it; "photos",
        those that have it or a tag below it in whatever way. What is missing is 0.
    """
    given, path = tables.PhotoTag, tables.PhotoPath
    said = _photos(
        connection,
        select(given.tag, given.state, func.group_concat(given.photo)).group_by(given.tag, given.state),
    )
    pairs = not_refused().subquery()
    named = _photos(connection, select(pairs.c.tag, func.group_concat(pairs.c.photo)).group_by(pairs.c.tag))
    there = select(func.group_concat(path.photo)).where(path.state.in_(READABLE), path.photo.is_not(None))
    readable = _photos(connection, there).get((), _NONE)
    every = {**said, **{(tag, "file"): np.unique(photos) for (tag,), photos in named.items()}}
    last = max((int(photos.max(initial=0)) for photos in (readable, *every.values())), default=0)
    is_there = np.zeros(last + 1, dtype=bool)
    is_there[readable] = True
    hidden = _Hidden(shown_as(connection, select(given.photo).union(select(tables.FileTag.photo))), last)

    def count(photos: NDArray[np.int64]) -> int:
        return int(np.count_nonzero(is_there[photos])) - hidden.among(photos)

    counts = {key: count(photos) for key, photos in every.items()}
    for tag in tags:
        below = tree.below(tag)
        had = [every.get((one, state), _NONE) for one in below for state in ("manual", "accepted", "file")]
        counts[tag, "photos"] = count(np.unique(np.concatenate(had)))
    return counts


class _Hidden:
    """The photos that are shown as another, for counting them where that other is among the same photos."""

    def __init__(self, others: Mapping[int, set[int]], last: int) -> None:
        self._others = others
        self._is_raw = np.zeros(max(last, max(others, default=0)) + 1, dtype=bool)
        self._is_raw[list(others)] = True

    def among(self, photos: NDArray[np.int64]) -> int:
        """Returns how many of these photos, each given once, are shown as another of them."""
        raws = photos[self._is_raw[photos]].tolist()
        if not raws:
            return 0
        inside = set(photos.tolist())
        return sum(not inside.isdisjoint(self._others[raw]) for raw in raws)


def _photos(connection: Connection, asked: Select[Any]) -> dict[Any, NDArray[np.int64]]:
    """Returns the photos in the last column, by the columns before it."""
    return {
        tuple(row[:-1]): np.fromstring(row[-1], dtype=np.int64, sep=",")
        for row in connection.execute(asked)
        if row[-1] is not None
    }
