"""From folders to stored embeddings, with a real catalog, real decoders and an encoder made for the test."""

import functools
import os
import random
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Progress
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import Answer, DecodeTask
from asif_desktop.indexing.stages.pipeline import Pipeline
from tests.indexing.conftest import Place
from tests.indexing.fake_encoder import FakeEncoder, known
from tests.indexing.pictures import encoded, scenery


def never() -> FakeEncoder:
    raise AssertionError("nothing is to be encoded")


def test_a_folder_of_all_sorts(place: Place) -> None:
    for number in range(11):
        place.put(f"{number % 3}/{number}.jpg", number)
    place.put("copy of 5.jpg", 5)
    (place.photos / "empty.jpg").write_bytes(b"")
    (place.photos / "text.png").write_text("no picture")
    (place.photos / "cut.jpg").write_bytes(place.put("0/0.jpg", 0).read_bytes()[:900])
    os.mkfifo(place.photos / "fifo.jpg")
    assert place.index() == 11
    assert place.catalog.count_photos() == 11
    assert place.catalog.count_pending() == 0
    failed = {os.path.basename(failure.path): str(failure.reason) for failure in place.catalog.failures()}
    assert failed.keys() == {b"empty.jpg", b"text.png", b"cut.jpg"}
    assert "empty" in failed[b"empty.jpg"]
    place.check()
    assert place.told.keys() == set(place.catalog.photo_ids().tolist())
    ids, contents = place.catalog.contents()
    assert [place.told[photo][0] for photo in ids.tolist()] == contents
    _, vectors = place.store.get(1, contents)
    assert [place.told[photo][1] for photo in ids.tolist()] == [vector.tobytes() for vector in vectors]


def test_the_second_time_nothing_is_read_and_no_model_is_loaded(place: Place) -> None:
    for number in range(5):
        place.put(f"{number}.jpg", number)
    (place.photos / "bad.jpg").write_bytes(b"bad")
    assert place.index() == 5
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    refusing = DecoderPool(1, ("false",))
    again = place.pipeline(refusing).run(
        [folder], lambda: known(place.encoder, place.store), never, place.on_batch
    )
    assert again == 0
    refusing.close()


def test_what_changed_is_encoded_again_and_what_did_not_is_not(place: Place) -> None:
    for number in range(6):
        place.put(f"{number}.jpg", number)
    assert place.index() == 6
    place.put("1.jpg", 11)
    place.put("new.jpg", 12)
    (place.photos / "2.jpg").rename(place.photos / "moved.jpg")
    (place.photos / "3.jpg").unlink()
    exif = scenery(64, 50, 4).getexif()
    exif[0x9286] = "a comment that another program wrote"
    (place.photos / "4.jpg").write_bytes(encoded(scenery(64, 50, 4), "JPEG", exif=exif))
    assert place.index() == 2
    assert place.encoder.encoded == 8
    assert place.catalog.count_photos() == 6
    place.check()


def test_newest_first(place: Place) -> None:
    for number in range(12):
        place.put(f"{number}.jpg", number, mtime=1000 + number)
    order: list[int] = []
    pipeline = Pipeline(
        place.catalog,
        place.store,
        place.pool,
        PictureCache(place.library / "cache"),
        place.events.append,
        batch=1,
    )
    folder = place.catalog.add_folder(os.fsencode(place.photos))

    def note(photos: Sequence[int], *_: object) -> None:
        names = [os.path.basename(place.catalog.paths([photo])[photo][0]) for photo in photos]
        order.extend(int(name.split(b".")[0]) for name in names)

    pipeline.run([folder], lambda: known(place.encoder, place.store), lambda: place.encoder, note)
    assert sorted(order) == list(range(12))
    # A decoder that is slow to start holds its first file back; at random, half of the 66 pairs would be.
    late = sum(one < other for at, one in enumerate(order) for other in order[at + 1 :])
    assert late <= 22


def test_batches_and_progress(place: Place) -> None:
    for number in range(10):
        place.put(f"{number}.jpg", number)
    (place.photos / "bad.jpg").write_bytes(b"bad")
    place.index()
    assert max(place.encoder.batches) <= 4
    assert sum(place.encoder.batches) == 10
    reports = [event for event in place.events if isinstance(event, Progress)]
    assert [report.task for report in reports][:2] == ["scan", "scan"]
    last = reports[-1]
    assert (last.task, last.done, last.total, last.failed, last.new) == ("index", 11, 11, 1, 10)
    assert not last.active
    done = [report.done for report in reports if report.task == "index"]
    assert done == sorted(done)
    assert all(report.total == 11 for report in reports if report.task == "index")


def test_an_encoder_that_wants_more_at_once_gets_it(place: Place) -> None:
    place.encoder.batch = 30
    for number in range(40):
        place.put(f"{number}.jpg", number)
    assert place.index() == 40
    assert 4 < max(place.encoder.batches) <= 30
    place.check()


def test_decoding_goes_on_while_the_model_loads(place: Place) -> None:
    for number in range(12):
        place.put(f"{number}.jpg", number)
    decoded = threading.Semaphore(0)
    submit = place.pool.submit

    class Counting(DecoderPool):
        def submit(self, task: DecodeTask, urgent: bool = False) -> "Future[Answer]":
            future = submit(task, urgent)
            future.add_done_callback(lambda _: decoded.release())
            return future

    @functools.cache
    def load() -> FakeEncoder:
        for _ in range(10):
            assert decoded.acquire(timeout=60)
        return place.encoder

    folder = place.catalog.add_folder(os.fsencode(place.photos))
    pipeline = place.pipeline(Counting(2))
    assert pipeline.run([folder], lambda: known(place.encoder, place.store), load, place.on_batch) == 12
    place.check()


def test_a_bounded_number_of_files_is_under_way(place: Place) -> None:
    for number in range(60):
        place.put(f"{number}.jpg", number)
    under_way, most = 0, 0
    lock = threading.Lock()
    submit = place.pool.submit

    class Counting(DecoderPool):
        def submit(self, task: DecodeTask, urgent: bool = False) -> "Future[Answer]":
            nonlocal under_way, most
            with lock:
                under_way += 1
                most = max(most, under_way)
            return submit(task, urgent)

    def before(pixels: NDArray[np.uint8]) -> None:
        nonlocal under_way
        with lock:
            under_way -= len(pixels)

    place.encoder.before = before
    place.index(place.pipeline(Counting(2)))
    assert place.catalog.count_photos() == 60
    assert most <= 2 * 4 + 2 * 2 + 4  # two batches, two files for each decoder, and a batch being encoded


def test_cancelled_and_taken_up_again(place: Place) -> None:
    for number in range(23):
        place.put(f"{number}.jpg", number)
    pipeline = place.pipeline()

    def cancel_in_the_third(_: object) -> None:
        if len(place.encoder.batches) == 2:
            pipeline.cancel()

    place.encoder.before = cancel_in_the_third
    with pytest.raises(CancelledError):
        place.index(pipeline)
    first = place.encoder.encoded
    assert 0 < first <= 12
    assert place.catalog.count_photos() == first
    with pytest.raises(CancelledError):
        place.index(pipeline)
    place.encoder.before = None
    assert place.index() == 23 - first
    assert place.encoder.encoded == 23
    place.check()


def test_paused_and_resumed(place: Place) -> None:
    for number in range(12):
        place.put(f"{number}.jpg", number)
    pipeline = place.pipeline()
    pipeline.pause(True)
    results: list[int] = []
    thread = threading.Thread(target=lambda: results.append(place.index(pipeline)))
    thread.start()
    while not any(isinstance(event, Progress) and event.paused for event in place.events):
        time.sleep(0.01)
    time.sleep(0.3)
    assert (results, place.encoder.encoded) == ([], 0)
    assert place.catalog.count_pending() == 12  # what there is to do is known
    pipeline.pause(False)
    thread.join(60)
    assert results == [12]
    last = place.events[-1]
    assert isinstance(last, Progress)
    assert not last.paused


def test_a_full_disk_is_said_and_loses_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        place.put(f"{number}.jpg", number)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_bytes", fail)
        with pytest.raises(AsifError, match="No space left on device"):
            place.index()
    assert (place.catalog.failures(), place.catalog.count_pending()) == ([], 3)
    assert place.index() == 3
    place.check()


def test_a_vector_that_is_there_already_is_not_made_again(place: Place) -> None:
    """As after an end between keeping the vectors of a batch and recording its photos."""
    for number in range(4):
        place.put(f"{number}.jpg", number)
    record = place.catalog.record_photos

    def end(_: object) -> list[int]:
        raise KeyboardInterrupt

    place.catalog.record_photos = end  # type: ignore[assignment,method-assign]
    with pytest.raises(KeyboardInterrupt):
        place.index()
    assert place.catalog.count_photos() == 0
    place.catalog.record_photos = record  # type: ignore[method-assign]
    place.encoder.before = lambda _: pytest.fail("their vectors are there")
    assert place.index() == 0
    assert place.catalog.count_photos() == 4
    place.check()


def test_many_runs_over_a_folder_that_changes(place: Place) -> None:
    chance = random.Random(3)
    present: dict[str, int] = {}
    seen: set[int] = set()
    for _ in range(6):
        for _ in range(8):
            name = f"{chance.randrange(12)}.jpg"
            if present.get(name) is not None and chance.random() < 0.3:
                (place.photos / name).unlink()
                del present[name]
            else:
                present[name] = chance.randrange(40)
                place.put(name, present[name])
        new = place.index()
        assert new == len(set(present.values()) - seen)
        seen |= set(present.values())
        assert place.catalog.count_photos() == len(set(present.values()))
        place.check()
