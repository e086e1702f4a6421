"""The place in the folder that was asked for comes first."""

import os

import pytest

from asif_desktop.domain.asked_folders import in_folders_first
from asif_desktop.library.verbs.asked_folders import folders_asked
from asif_desktop.search.query import read

PATHS = [b"/home/anna/2023/Rome/a.jpg", b"/home/anna/Best of/a.jpg", b"/home/anna/Best\xff/a.jpg"]


@pytest.mark.skipif(os.sep != "/", reason="paths as Unix has them")
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("beach", 0),
        ('folder:"best of"', 1),
        ('dog folder:"/home/anna/Best of"', 1),
        ("folder:/home/anna/Be", 0),
        ("folder:rome OR folder:/home/anna", 0),
        ("folder:est", 0),
    ],
)
def test_the_place_in_the_folder_comes_first(query: str, first: int) -> None:
    found = in_folders_first(PATHS, folders_asked(read(query).query))
    assert found[0] == PATHS[first]
    assert sorted(found) == sorted(PATHS)
