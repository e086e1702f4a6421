"""A second look at folders: what was seen before costs no reading of the catalog, and hides no change."""

import os
import random
from collections.abc import Collection

import pytest

from asif_desktop.catalog.records import KnownFile
from tests.indexing.conftest import Place


def looks(place: Place, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Returns the list to which each reading of what the catalog knows of a whole folder is added."""
    read: list[int] = []
    known_files = place.catalog.known_files

    def counted(folder: int, below: Collection[bytes] = (b"",)) -> dict[bytes, KnownFile]:
        read.append(folder)
        return known_files(folder, below)

    monkeypatch.setattr(place.catalog, "known_files", counted)
    return read


def test_what_is_known_is_read_once_however_often_one_looks(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, pipeline = looks(place, monkeypatch), place.pipeline()
    for number in range(4):
        place.put(f"deep/{number}.jpg", number)
    assert place.index(pipeline) == 4
    assert len(read) == 1
    assert place.index(pipeline) == 0
    assert len(read) == 1
    place.put("deep/4.jpg", 4)
    (place.photos / "deep/0.jpg").unlink()
    assert place.index(pipeline) == 1
    assert len(read) == 2
    assert place.index(pipeline) == 0
    assert len(read) == 2
    assert place.catalog.count_photos() == 4
    place.check()


def test_what_was_done_to_files_beside_the_scan_is_seen_by_the_next(place: Place) -> None:
    pipeline = place.pipeline()
    for number in range(3):
        place.put(f"{number}.jpg", number)
    place.index(pipeline)
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    gone = place.catalog.known_files(folder)[b"1.jpg"].id
    place.catalog.record_scan(folder, [], [gone])
    assert place.catalog.count_photos() == 2
    place.index(pipeline)  # on the disk, nothing is other than before
    assert place.catalog.count_photos() == 3
    place.catalog.set_folder_online(folder, False)
    place.index(pipeline)
    assert {file.state for file in place.catalog.known_files(folder).values()} == {"online"}
    place.catalog.remove_folder(os.fsencode(place.photos))
    place.index(pipeline)
    assert place.catalog.count_photos() == 3


def test_many_looks_of_one_pipeline_are_as_those_of_new_ones(place: Place) -> None:
    chance, pipeline = random.Random(8), place.pipeline()
    present: dict[str, int] = {}
    for step in range(12):
        for _ in range(chance.choice((0, 1, 3))):
            name = f"{chance.choice(('', 'a/', 'b/'))}{chance.randrange(4)}.jpg"
            if present.pop(name, None) is not None:
                if chance.random() < 0.5:
                    (place.photos / name).unlink()
                else:
                    other = f"{chance.choice(('', 'a/', 'b/'))}moved {step}.jpg"
                    (place.photos / other).parent.mkdir(exist_ok=True)
                    (place.photos / name).rename(place.photos / other)
                    present[other] = 0
            else:
                present[name] = 0
                place.put(name, chance.randrange(40))
        place.index(pipeline)
        folder = place.catalog.add_folder(os.fsencode(place.photos))
        there = {path for path, file in place.catalog.known_files(folder).items() if file.state == "online"}
        assert there == {os.fsencode(name) for name in present}
        place.check()
