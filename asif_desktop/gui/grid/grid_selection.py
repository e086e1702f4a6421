"""Selections as Qt keeps them, in ranges, from and to positions."""

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QItemSelection, QItemSelectionRange

_MANY = 50


def ranges(selection: QItemSelection) -> list[QItemSelectionRange]:
    """Returns the ranges of a selection."""
    return [selection.at(place) for place in range(selection.size())]


def rows_in(selection: QItemSelection) -> list[int]:
    """Returns the selected positions, ascending."""
    return sorted(row for part in ranges(selection) for row in range(part.top(), part.bottom() + 1))


def count_in(selection: QItemSelection) -> int:
    """Returns how many positions are selected."""
    return sum(part.height() for part in ranges(selection))


def selection_of(model: QAbstractListModel, spans: Iterable[tuple[int, int]]) -> QItemSelection:
    """Returns the selection of these spans of positions, both ends in."""
    selection = QItemSelection()
    for first, last in spans:
        selection.select(model.index(first), model.index(last))
    return selection


def spans_of(photos: Sequence[int], shown: "array[int]") -> list[tuple[int, int]]:
    """Returns where these photos are among those shown, as spans; those not shown are left out."""
    if len(photos) > _MANY:
        places = {photo: row for row, photo in enumerate(shown)}
        rows = sorted(places[photo] for photo in photos if photo in places)
    else:
        rows = sorted(row for row in (row_of(photo, shown) for photo in photos) if row is not None)
    spans: list[tuple[int, int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    return spans


def row_of(photo: int, shown: "array[int]") -> int | None:
    """Returns the position of a photo; None where it is not shown."""
    try:
        return shown.index(photo)
    except ValueError:
        return None
