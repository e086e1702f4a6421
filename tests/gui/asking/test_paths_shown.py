"""The file of a photo that the window speaks of."""

from array import array

import pytest

from asif_desktop.domain.photos import Folder, Photo
from asif_desktop.domain.results import QueryReading
from asif_desktop.gui.asking.columns import int64s
from asif_desktop.gui.asking.paths_shown import PathsShown
from asif_desktop.gui.asking.place import Place
from asif_desktop.gui.asking.results import Results
from asif_desktop.gui.asking.shown import Shown

ROOTS = [Folder(1, b"/pictures", True, 9), Folder(2, b"/old\xff", True, 9)]
PATHS = [b"/pictures/Rome/a.jpg", b"/pictures/Best of/a.jpg", b"/old\xff/2019/a.jpg", b"/old\xff/20199.jpg"]


def shown(place: Place, folders: list[str] | None = None) -> Shown:
    ids = int64s(b"")
    reading = None if folders is None else QueryReading([], None, None, folders=folders)
    results = None if reading is None else Results("x", ids, array("f"), 0, 0.0, reading=reading)
    return Shown(place, "", None, ids, 0, results, None, 0.5, True)


@pytest.mark.parametrize(
    ("place", "folders", "first"),
    [
        (Place(), None, 0),
        (Place("album", name="Best"), None, 0),
        (Place("folder", 1, "pictures"), None, 0),
        (Place("folder", 1, "Best of", b"Best of"), None, 1),
        (Place("folder", 2, "old"), None, 2),
        (Place("folder", 2, "2019", b"2019"), None, 2),
        (Place("folder", 7, "removed"), None, 0),
        (Place(), ["best OF"], 1),
        (Place(), [], 0),
        (Place("folder", 2, "old"), ["rome"], 2),
        (Place("folder", 1, "pictures"), ["best of"], 1),
    ],
)
def test_the_one_in_the_folder_that_is_shown_comes_first(
    place: Place, folders: list[str] | None, first: int
) -> None:
    photo = Photo(1, PATHS, "JPEG", 4, 3, 10, None, "2026-01-01T00:00:00Z", None, "00")
    paths = PathsShown()
    assert paths.of(photo) is photo
    paths.follow(shown(place, folders), ROOTS)
    told = paths.of(photo).paths
    assert told[0] == PATHS[first]
    assert sorted(told) == sorted(PATHS)
    paths.follow(shown(Place()), ROOTS)
    assert paths.of(photo).paths == PATHS
