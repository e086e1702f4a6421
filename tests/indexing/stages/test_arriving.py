"""Photos can be looked at while the encoder is still loading, and nothing is lost by it."""

import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Progress
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.stages import recording
from asif_desktop.indexing.stages.arriving import HeldPhotos
from asif_desktop.indexing.stages.pipeline import Pipeline
from tests.indexing.conftest import Place
from tests.indexing.fake_encoder import FakeEncoder, known


class Run:
    """Indexing in a thread, with an encoder that comes when it is let."""

    def __init__(self, place: Place, pipeline: Pipeline | None = None) -> None:
        self.place = place
        self.pipeline = pipeline or place.pipeline()
        self.there = threading.Event()
        self.refusal: AsifError | None = None
        self.new = 0
        self.error: Exception | None = None
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _load(self) -> FakeEncoder:
        assert self.there.wait(60)
        if self.refusal is not None:
            raise self.refusal
        return self.place.encoder

    def _run(self) -> None:
        place = self.place
        folder = place.catalog.add_folder(os.fsencode(place.photos))
        try:
            self.new = self.pipeline.run(
                [folder], lambda: known(place.encoder, place.store), self._load, place.on_batch
            )
        except (AsifError, CancelledError) as error:
            self.error = error

    def end(self) -> None:
        self.there.set()
        self.thread.join(60)
        assert not self.thread.is_alive()


@pytest.fixture
def begin(place: Place) -> Iterator[Callable[[], Run]]:
    runs: list[Run] = []

    def start() -> Run:
        runs.append(Run(place))
        return runs[-1]

    yield start
    for run in runs:
        run.pipeline.cancel()
        run.end()


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def _six_arrived(place: Place, begin: Callable[[], Run]) -> Run:
    """Returns indexing that has written six photos, and waits for the encoder."""
    place.put_six()
    run = begin()
    _until(lambda: place.catalog.count_photos() == 6)
    return run


def test_photos_are_there_before_the_encoder(place: Place, begin: Callable[[], Run]) -> None:
    for number in range(13):
        place.put(f"{number}.jpg", number)
    place.put("copy.jpg", 3)
    run = begin()
    _until(lambda: place.catalog.count_photos() == 13 and place.catalog.count_pending() == 0)
    cache = PictureCache(place.library / "cache")
    _, contents = place.catalog.contents()
    assert all(map(cache.has, contents))
    assert place.encoder.encoded == 0
    assert place.told == {}
    reports = [event for event in place.events if isinstance(event, Progress) and event.task == "index"]
    assert reports[-1].done == 0
    assert reports[-1].active
    run.end()
    assert run.new == 13
    assert place.encoder.encoded == 13
    assert place.told.keys() == set(place.catalog.photo_ids().tolist())
    place.check()
    last = place.events[-1]
    assert isinstance(last, Progress)
    assert (last.done, last.total, last.active) == (14, 14, False)


def test_what_does_not_fit_into_memory_is_decoded_again(
    place: Place, begin: Callable[[], Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    side = known(place.encoder, place.store).preprocessing
    assert side is not None
    monkeypatch.setattr(recording, "HeldPhotos", lambda: HeldPhotos(3 * side.side * side.side * 5))
    for number in range(20):
        place.put(f"{number}.jpg", number)
    run = begin()
    _until(lambda: place.catalog.count_photos() == 20)
    run.end()
    assert run.new == place.encoder.encoded == 20
    place.check()


def test_an_encoder_that_does_not_come_leaves_the_photos_and_the_next_run_encodes_them(
    place: Place, begin: Callable[[], Run]
) -> None:
    run = _six_arrived(place, begin)
    run.refusal = AsifError(said("The model is not there."))
    run.end()
    assert str(run.error) == "The model is not there."
    assert place.catalog.count_photos() == 6
    assert place.index() == 6
    place.check()


def test_cancelled_while_the_encoder_loads(place: Place, begin: Callable[[], Run]) -> None:
    run = _six_arrived(place, begin)
    run.pipeline.cancel()
    run.thread.join(60)
    assert isinstance(run.error, CancelledError)
    assert place.index() == 6
    place.check()


def test_a_picture_that_the_encoder_refuses_is_a_failure_then(place: Place, begin: Callable[[], Run]) -> None:
    place.put_six()
    place.refuse("3.jpg")
    run = begin()
    _until(lambda: place.catalog.count_photos() == 6)
    run.end()
    assert run.new == place.catalog.count_photos() == 5
    assert [os.path.basename(failure.path) for failure in place.catalog.failures()] == [b"3.jpg"]
    place.check()


def test_a_photo_removed_while_the_encoder_loads_is_not_told_of(
    place: Place, begin: Callable[[], Run]
) -> None:
    run = _six_arrived(place, begin)
    place.catalog.remove_folder(os.fsencode(place.photos))
    run.end()
    assert run.error is None
    assert place.told == {}
