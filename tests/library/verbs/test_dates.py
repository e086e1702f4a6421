"""Photos whose files tell no date, from the folder to the answers."""

import os
import shutil
from datetime import date, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain import first_view, requests
from asif_desktop.domain.photos import Photo
from asif_desktop.library.first_views import FirstViews
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from asif_desktop.search.query import times

MARCH = datetime(2016, 3, 5, 14, 30, 20)


def write_at(file: Path, moment: datetime) -> None:
    os.utime(file, (moment.timestamp(), moment.timestamp()))


def again(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.IndexFolders([bytes(photos)]))


def listed(library: OpenLibrary) -> list[Photo]:
    ids = np.frombuffer(answer(library, requests.ListPhotos()).ids, "<i8").tolist()
    return answer(library, requests.DescribePhotos(ids))


def names(library: OpenLibrary, query: str) -> list[str]:
    found = answer(library, requests.Search(query, 0)).matches
    return [Path(os.fsdecode(match.paths[0])).name for match in found]


def test_a_picture_without_a_date_is_found_where_its_file_s_time_puts_it(
    library: OpenLibrary, photos: Path
) -> None:
    for number in range(12):
        write_at(photos / f"{number:02}.png", datetime(2010, 1, 1 + number))
    write_at(photos / "04.png", MARCH)
    picture = Image.new("RGB", (80, 60), "teal")
    exif = Image.Exif()
    exif[0x0132] = "2016:03:05 14:30:21"
    picture.save(photos / "own.jpg", exif=exif)
    again(library, photos)
    first, second, third, *_ = listed(library)
    assert (first.paths, first.taken) == ([bytes(photos / "own.jpg")], "2016-03-05T14:30:21")
    assert (second.paths, second.file_date) == ([bytes(photos / "04.png")], "2016-03-05T14:30:20")
    assert third.file_date == "2010-01-12T00:00:00"
    assert names(library, "taken:2016-03-05") == ["own.jpg", "04.png"]
    assert names(library, "taken:2016 -has:date") == ["04.png"]
    answer(library, requests.SaveSearch("2016", "taken:2016"))
    assert answer(library, requests.CountMatches(["taken:2016"], [None])) == [2]
    write_at(photos / "05.png", MARCH)
    again(library, photos)
    assert answer(library, requests.CountMatches(["taken:2016"], [None])) == [3]


def test_an_older_copy_gives_its_date_and_takes_it_along(library: OpenLibrary, photos: Path) -> None:
    (photos / "old").mkdir()
    copy = photos / "old" / "03.png"
    shutil.copyfile(photos / "03.png", copy)
    write_at(copy, MARCH)
    again(library, photos)
    assert [photo.file_date for photo in listed(library) if len(photo.paths) == 2] == ["2016-03-05T14:30:20"]
    shutil.move(copy, photos / "moved.png")
    again(library, photos)
    assert names(library, "taken:2016") == ["03.png"]
    (photos / "moved.png").unlink()
    again(library, photos)
    assert names(library, "taken:2016") == []


def test_files_that_were_copied_within_seconds_are_no_burst(library: OpenLibrary, photos: Path) -> None:
    picture = Image.fromarray(np.random.default_rng(3).integers(0, 255, (48, 64, 3)).astype(np.uint8))
    for number in range(3):
        picture.rotate(number).save(photos / f"burst{number}.jpg", quality=95)
        write_at(photos / f"burst{number}.jpg", MARCH)
    again(library, photos)
    assert len(names(library, "taken:2016")) == 3
    assert answer(library, requests.FindAlike("bursts")) == []


def test_a_saved_search_for_yesterday_moves_with_the_day(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        write_at(photos / f"{number:02}.png", datetime(2010, 1, 1 + number, 23, 59))
    again(library, photos)
    answer(library, requests.SaveSearch("Yesterday", 'taken:"Yesterday"'))
    assert answer(library, requests.GetSearch("Yesterday")).query == "taken:Yesterday"
    for day in (4, 5):
        monkeypatch.setattr(times, "local_day", partial(date, 2010, 1, day))
        assert names(library, "taken:Yesterday") == [f"{day - 2:02}.png"]
        assert answer(library, requests.CountMatches(["taken:yesterday", "taken:3d"], [])) == [1, 3]
        assert names(library, "taken:this-year -taken:<today") == [
            f"{number:02}.png" for number in range(11, day - 2, -1)
        ]


@pytest.mark.parametrize("late", [False, True])
def test_what_a_window_shows_first_has_the_dates_of_files(
    library: OpenLibrary, photos: Path, late: bool
) -> None:
    """Also where a file's time alone has changed since it was written."""
    views = FirstViews(library, 1000.0)
    if late:
        views._renew()
    write_at(photos / "07.png", MARCH)
    again(library, photos)
    wanted, described = answer(library, requests.ListPhotos()), listed(library)
    views.end()
    kept = first_view.read(library.directory)
    assert kept is not None
    assert kept.photos == wanted
    assert kept.described == described
    assert "2016-03-05T14:30:20" in [photo.file_date for photo in kept.described]
