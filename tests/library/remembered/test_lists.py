"""Lists of photos are remembered, and not shown after they ceased to be true."""

import numpy as np
import pytest

from asif_desktop.domain import requests as ask
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.remembered.lists import Listed
from asif_desktop.library.verbs.table import answer

ORDERS = ("taken", "added", "name", "size", "rating")


@pytest.mark.parametrize("order", ORDERS)
def test_a_list_is_read_once_until_something_changes(library: OpenLibrary, order: str) -> None:
    first = library.lists.photos(Listed(order=order))
    assert library.lists.photos(Listed(order=order)) is first
    answer(library, ask.CreateAlbum("Sea", [int(first[0][0])]))
    again = library.lists.photos(Listed(order=order))
    assert again is not first
    assert np.array_equal(again[0], first[0])


def test_a_removed_folder_is_gone_from_every_list(library: OpenLibrary) -> None:
    (folder,) = answer(library, ask.ListFolders())
    for order in ORDERS:
        assert len(library.lists.photos(Listed(order=order))[0]) == 12
    assert len(library.lists.photos(Listed(folder.id))[0]) == 12
    answer(library, ask.RemoveFolder(folder.path))
    for order in ORDERS:
        assert len(library.lists.photos(Listed(order=order))[0]) == 0
