"""From folders to stored embeddings, with a real catalog, real decoders and an encoder made for the test."""

import os
import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.embeddings import EmbeddingStore
from asif_desktop.catalog.records import FoundFile
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Notice, Progress
from asif_desktop.indexing.decode import decode
from asif_desktop.indexing.decoder_pool import DecoderPool
from asif_desktop.indexing.pipeline import Pipeline
from asif_desktop.indexing.tasks import STOPPED, Answer, Decoded, DecodeFailure, DecodeTask, EncoderInput
from asif_desktop.indexing.thumbnails import PictureCache
from tests.indexing.described import sidecar
from tests.indexing.fake_encoder import SIDE, FakeEncoder, known
from tests.indexing.pictures import encoded, scenery
from tests.indexing.test_decoder_pool import MISBEHAVING


@pytest.fixture(scope="module")
def shared_pool() -> Iterator[DecoderPool]:
    with DecoderPool(2) as pool:
        yield pool


@dataclass
class Place:
    """A library folder and a folder of photos."""

    photos: Path
    library: Path
    pool: DecoderPool
    catalog: Catalog
    store: EmbeddingStore
    encoder: FakeEncoder = field(default_factory=FakeEncoder)
    events: list[Progress | Notice] = field(default_factory=list)
    told: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)

    def pipeline(self, pool: DecoderPool | None = None, batch: int = 4) -> Pipeline:
        cache = PictureCache(self.library / "cache")
        return Pipeline(self.catalog, self.store, pool or self.pool, cache, self.events.append, batch)

    def index(self, pipeline: Pipeline | None = None, folders: Sequence[int] | None = None) -> int:
        folder = self.catalog.add_folder(os.fsencode(self.photos))
        return (pipeline or self.pipeline()).run(
            [folder] if folders is None else folders,
            lambda: known(self.encoder, self.store),
            lambda: self.encoder,
            self.on_batch,
        )

    def on_batch(
        self, photos: Sequence[int], contents: Sequence[bytes], vectors: NDArray[np.int16], encoder: int
    ) -> None:
        assert encoder == known(self.encoder, self.store).id
        assert len(photos) == len(contents) == len(vectors)
        for photo, content, vector in zip(photos, contents, vectors, strict=True):
            self.told[photo] = (content, vector.tobytes())

    def put(self, name: str, seed: int, mtime: int | None = None) -> Path:
        path = self.photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(scenery(60 + seed, 50, seed), "JPEG"))
        if mtime is not None:
            os.utime(path, (mtime, mtime))
        return path

    def check(self) -> None:
        """Every photo has the thumbnail and the vector of its own picture, and none of a neighbour's."""
        ids, contents = self.catalog.contents()
        number = known(self.encoder, self.store).id
        present, vectors = self.store.get(number, contents)
        assert present.all()
        cache = PictureCache(self.library / "cache")
        for photo, content, vector in zip(ids.tolist(), contents, vectors, strict=True):
            (path, *_) = self.catalog.paths([photo])[photo]
            answer = decode(DecodeTask(path=path, encoder=EncoderInput(SIDE, "squash", "bilinear")))
            assert isinstance(answer, Decoded)
            assert answer.content_hash == content
            expected = quantise(FakeEncoder().encode(answer.array()[np.newaxis]))[0]
            np.testing.assert_array_equal(vector, expected)
            assert cache.has(content)


@pytest.fixture
def place(tmp_path: Path, shared_pool: DecoderPool) -> Iterator[Place]:
    (tmp_path / "photos").mkdir()
    library = tmp_path / "library"
    library.mkdir()
    catalog, store = (
        Catalog.open(library / "catalog.sqlite"),
        EmbeddingStore.open(library / "embeddings.sqlite"),
    )
    yield Place(tmp_path / "photos", library, shared_pool, catalog, store)
    catalog.close()
    store.close()


def never() -> FakeEncoder:
    raise AssertionError("nothing is to be encoded")


def ratings(place: Place) -> dict[str, int]:
    ids = place.catalog.photo_ids().tolist()
    return {
        os.fsdecode(os.path.basename(photo.paths[0])): photo.rating for photo in place.catalog.photos(ids)
    }


def test_a_second_look_reads_sidecars_that_are_new_other_or_gone(place: Place) -> None:
    def rate(name: str, stars: int) -> None:
        (place.photos / name).write_text(sidecar("", f'xmp:Rating="{stars}"'), "utf-8")

    for number in range(4):
        place.put(f"{number}.jpg", number)
    rate("0.xmp", 1)
    rate("1.jpg.xmp", 2)
    assert place.index() == 4
    assert ratings(place) == {"0.jpg": 1, "1.jpg": 2, "2.jpg": 0, "3.jpg": 0}

    (place.photos / "0.xmp").unlink()
    rate("1.xmp", 5)  # what is named after the whole file goes before
    rate("2.XMP", 3)
    rate("nobody.xmp", 5)
    encoded = place.encoder.encoded
    assert place.index() == 0
    assert ratings(place) == {"0.jpg": 0, "1.jpg": 2, "2.jpg": 3, "3.jpg": 0}

    (place.photos / "1.jpg.xmp").unlink()
    assert place.index() == 0
    assert ratings(place)["1.jpg"] == 5
    assert place.encoder.encoded == encoded, "nothing is encoded again"

    read = place.catalog.generation
    place.index()
    assert place.catalog.generation == read, "what was read once is not read again"


def test_a_sidecar_that_comes_while_its_photo_is_decoded_is_read(place: Place) -> None:
    photo = place.put("a.jpg", 1)

    def write(_: NDArray[np.uint8]) -> None:
        photo.with_suffix(".xmp").write_text(sidecar("", 'xmp:Rating="4"'), "utf-8")

    place.encoder.before = write
    assert place.index() == 1
    assert ratings(place) == {"a.jpg": 4}


def test_a_sidecar_that_is_no_xml_leaves_the_photo_and_is_told_once(place: Place) -> None:
    place.put("a.jpg", 1)
    place.index()
    (place.photos / "a.xmp").write_text("no XML")
    for _ in range(2):
        place.index()
    told = [event.message for event in place.events if isinstance(event, Notice)]
    assert [("a.xmp" in one, "left aside" in one) for one in told] == [(True, True)]
    assert place.catalog.count_photos() == 1


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
    failed = {os.path.basename(failure.path): failure.reason for failure in place.catalog.failures()}
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
        future.set_result(DecodeFailure("It was changed.", "changed") if changed else decode(task))
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
        future.set_result(DecodeFailure("The file may not be read.", "withheld"))
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
    assert any(isinstance(event, Notice) and "is not there now" in event.message for event in place.events)
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

    monkeypatch.setattr("asif_desktop.indexing.scan.os.scandir", refuse)
    assert place.index() == 1
    assert [event.message for event in place.events if isinstance(event, Notice)] == [
        f"{place.photos}/locked: This folder cannot be read: Permission denied."
    ]


def test_another_model_encodes_everything_once_more(place: Place) -> None:
    for number in range(7):
        place.put(f"{number}.jpg", number)
    place.index()
    place.encoder = FakeEncoder(weights_hash="1" * 64)
    place.told.clear()
    assert place.index(folders=[]) == 7
    assert len(place.told) == 7
    place.check()
    assert place.index() == 0


def test_a_model_that_is_changed_meanwhile_starts_anew(place: Place) -> None:
    for number in range(3):
        place.put(f"{number}.jpg", number)
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    old, new = FakeEncoder(), FakeEncoder(weights_hash="1" * 64)
    answers = iter([known(old, place.store), known(new, place.store)])
    place.encoder = new
    assert place.pipeline().run([folder], lambda: next(answers), lambda: new, place.on_batch) == 3
    place.check()


def test_one_picture_that_the_encoder_refuses_costs_itself_alone(place: Place) -> None:
    for number in range(6):
        place.put(f"{number}.jpg", number)
    bad = decode(
        DecodeTask(path=os.fsencode(place.photos / "3.jpg"), encoder=EncoderInput(SIDE, "squash", "bilinear"))
    )
    assert isinstance(bad, Decoded)

    def refuse(pixels: NDArray[np.uint8]) -> None:
        if (pixels == bad.array()).all(axis=(1, 2, 3)).any():
            raise AsifError("The model gave no number for this picture.")

    place.encoder.before = refuse
    assert place.index() == 5
    assert [(os.path.basename(failure.path), failure.reason) for failure in place.catalog.failures()] == [
        (b"3.jpg", "The model gave no number for this picture.")
    ]
    place.encoder.before = None
    place.check()


def break_down(_: object) -> None:
    raise AsifError("The device is lost.")


def test_an_encoder_that_works_for_nothing_blames_no_photo(place: Place) -> None:
    for number in range(6):
        place.put(f"{number}.jpg", number)
    place.encoder.before = break_down
    with pytest.raises(AsifError, match="The device is lost"):
        place.index()
    assert (place.catalog.failures(), place.catalog.count_pending()) == ([], 6)
    place.encoder.before = None
    assert place.index() == 6


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 0.0])
def test_what_is_no_embedding_is_never_stored(wrong: float, place: Place) -> None:
    class Wrong(FakeEncoder):
        def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
            return np.full((len(pixels), self.dim), wrong, np.float32)

    place.put("a.jpg", 1)
    place.encoder = Wrong()
    with pytest.raises(AsifError):
        place.index()
    assert place.store.missing(1, [b"x"]) == [0]
    assert place.catalog.count_pending() == 1


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
