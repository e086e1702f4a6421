"""Files and decoders that misbehave, and folders that go away, while photos are indexed."""

import os
from concurrent.futures import Future

import pytest

from asif_desktop.catalog.records import FoundFile
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Notice
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import STOPPED, Answer, DecodeFailure, DecodeTask
from tests.indexing.conftest import Place
from tests.indexing.decoding.decoders.processes import MISBEHAVING


def test_a_crash_of_a_decoder_costs_one_photo(place: Place) -> None:
    for number, name in enumerate(["a.jpg", "crash.jpg", "b.jpg", "garbage.jpg", "c.jpg", "d.jpg"]):
        place.put(name, number)
    with DecoderPool(2, MISBEHAVING) as pool:
        assert place.index(place.pipeline(pool)) == 4
    assert sorted((failure.path, failure.reason) for failure in place.catalog.failures()) == [
        (os.fsencode(place.photos / "crash.jpg"), STOPPED),
        (os.fsencode(place.photos / "garbage.jpg"), STOPPED),
    ]
    place.check()
    assert place.catalog.retry_failures() == 2
    assert place.index(folders=[]) == 2  # with decoders that behave
    assert place.catalog.failures() == []


def test_decoders_that_do_not_start_blame_no_photo(place: Place) -> None:
    place.put("a.jpg", 1)
    with DecoderPool(1, ("false",)) as pool, pytest.raises(AsifError, match="does not start"):
        place.index(place.pipeline(pool))
    assert (place.catalog.failures(), place.catalog.count_pending()) == ([], 1)


def test_a_file_that_vanishes_before_it_is_read_is_missing(place: Place) -> None:
    place.put("a.jpg", 1)
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    place.catalog.record_scan(folder, [FoundFile(b"gone.jpg", 5, 5, 5)], [])
    assert place.index() == 1
    assert (place.catalog.count_pending(), place.catalog.failures()) == (0, [])
    assert place.catalog.known_files(folder)[b"gone.jpg"].state == "missing"


def test_a_file_that_changed_after_the_scan_is_recorded_as_it_is(place: Place) -> None:
    path = place.put("a.jpg", 1)
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    place.catalog.record_scan(folder, [FoundFile(b"a.jpg", 5, 5, 5)], [])
    assert place.index(folders=[]) == 1
    file = place.catalog.known_files(folder)[b"a.jpg"]
    assert (file.state, file.size, file.mtime_ns) == ("online", path.stat().st_size, path.stat().st_mtime_ns)
    place.encoder.before = lambda _: pytest.fail("it is known")
    assert place.index() == 0


class Unsteady(DecoderPool):
    """Says of a file that it was changed while it was read, so many times."""

    def __init__(self, times: int) -> None:
        super().__init__(1)
        self.times = times
        self.asked = 0

    def submit(self, task: DecodeTask, urgent: bool = False) -> "Future[Answer]":
        self.asked += 1
        future: Future[Answer] = Future()
        changed = self.asked <= self.times
        future.set_result(DecodeFailure(said("It was changed."), "changed") if changed else decode(task))
        return future


def test_a_file_that_is_written_to_while_it_is_read_is_tried_again(place: Place) -> None:
    place.put("a.jpg", 1)
    pool = Unsteady(2)
    assert place.index(place.pipeline(pool)) == 1
    assert pool.asked == 3


class Withholding(DecoderPool):
    """May read nothing."""

    def submit(self, task: DecodeTask, urgent: bool = False) -> "Future[Answer]":
        future: Future[Answer] = Future()
        future.set_result(DecodeFailure(said("The file may not be read."), "withheld"))
        return future


def test_a_file_that_could_not_be_read_is_tried_at_each_look(place: Place) -> None:
    path = place.put("a.jpg", 1)
    withholding = Withholding(1)
    for _ in range(2):
        assert place.index(place.pipeline(withholding)) == 0
        assert [failure.path for failure in place.catalog.failures()] == [bytes(path)]
        assert place.catalog.count_pending() == 0
    assert place.index() == 1
    assert place.catalog.failures() == []
    place.encoder.before = lambda _: pytest.fail("it is known")
    assert place.index() == 0


def test_a_file_that_is_written_to_without_end_stays_pending(place: Place) -> None:
    place.put("a.jpg", 1)
    pool = Unsteady(1000)
    assert place.index(place.pipeline(pool)) == 0
    assert pool.asked == 3
    assert (place.catalog.count_pending(), place.catalog.failures()) == (1, [])
    assert place.index() == 1


def test_a_folder_that_is_unplugged_keeps_its_photos(place: Place) -> None:
    for number in range(4):
        place.put(f"{number}.jpg", number)
    place.index()
    place.photos.rename(place.photos.with_name("unplugged"))
    assert place.index() == 0
    assert place.catalog.count_photos() == 4
    assert [folder.online for folder in place.catalog.folders()] == [False]
    assert any(
        isinstance(event, Notice) and "is not there now" in str(event.message) for event in place.events
    )
    place.photos.with_name("unplugged").rename(place.photos)
    place.encoder.before = lambda _: pytest.fail("nothing is new")
    assert place.index() == 0
    assert [folder.online for folder in place.catalog.folders()] == [True]
    assert place.catalog.count_photos() == 4


def test_a_folder_that_is_unplugged_while_it_is_read(place: Place) -> None:
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    place.catalog.record_scan(
        folder, [FoundFile(b"%d.jpg" % number, 5, 5, number) for number in range(9)], []
    )
    place.photos.rmdir()
    assert place.index(folders=[]) == 0
    assert [folder.online for folder in place.catalog.folders()] == [False]
    assert {file.state for file in place.catalog.known_files(folder).values()} == {"pending"}


def test_folders_that_cannot_be_listed_are_told_and_stop_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.put("a.jpg", 1)
    place.put("locked/b.jpg", 2)
    listing = os.scandir

    def refuse(path: bytes) -> object:
        if path.endswith(b"locked"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr("asif_desktop.indexing.scanning.scan.os.scandir", refuse)
    assert place.index() == 1
    assert [str(event.message) for event in place.events if isinstance(event, Notice)] == [
        f"{place.photos}/locked: This folder cannot be read: Permission denied."
    ]
