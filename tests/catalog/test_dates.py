"""The date a photo stands under: its own, or else the earliest time of its files."""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.dates import keep_dates, local_time
from asif_desktop.catalog.photos.photos import UNDATED
from asif_desktop.catalog.records import READABLE
from asif_desktop.catalog.steps.moving_files import PhotoFile
from asif_desktop.domain import conditions as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from tests.catalog.building import decoded, found, new_catalog

SECOND = 10**9
NOON = int(datetime(2019, 6, 15, 12, tzinfo=UTC).timestamp()) * SECOND
DAY = 86_400 * SECOND


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Berlin, which has a summer time."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def put(catalog: Catalog, path: bytes, content: str, mtime_ns: int, taken: str | None = None) -> int:
    """Has a scan find a file under /a, and reads it; returns its photo."""
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(path, mtime_ns=mtime_ns)], [])
    known = catalog.known_files(folder)[path]
    (photo,) = catalog.record_photos([decoded(known.id, content, taken=taken)])
    return photo


def date_of(catalog: Catalog, photo: int) -> str | None:
    """Returns the date that is told of a photo."""
    (known,) = catalog.photos([photo])
    assert known.taken is None or known.file_date is None
    return known.taken or known.file_date


class Trash:
    """Moves nothing."""

    def put_away(self, files: Sequence[PhotoFile]) -> AbstractContextManager[Mapping[int, bytes | None]]:
        return nullcontext({file.id: None for file in files})

    def put_back(self, files: Sequence[PhotoFile]) -> AbstractContextManager[None]:
        return nullcontext(None)

    def holds(self, file: PhotoFile) -> bool:
        return True


@pytest.mark.parametrize(
    ("mtime_ns", "expected"),
    [
        (NOON, "2019-06-15T14:00:00"),
        (NOON + SECOND - 1, "2019-06-15T14:00:00"),
        (NOON + 180 * DAY, "2019-12-12T13:00:00"),
        (-1, "1970-01-01T00:59:59"),
        (-40 * 365 * DAY, "1930-01-11T01:00:00"),
        (0, None),
        (SECOND - 1, None),
        (SECOND, "1970-01-01T01:00:01"),
        (1 << 62, "2116-02-21T00:53:38"),
        (1 << 70, None),
        (-(1 << 70), None),
        (str(1 << 70).encode(), None),
        (str(1 << 65).encode(), "3139-02-10T00:09:07"),
        (None, None),
    ],
)
def test_a_file_s_time_is_told_as_the_clock_on_the_wall_showed_it(
    mtime_ns: int | bytes | None, expected: str | None
) -> None:
    """Files made without a time carry the first second of 1970; that is no date."""
    assert local_time(mtime_ns) == expected


def test_a_photo_without_a_date_stands_where_its_file_does(catalog: Catalog) -> None:
    early = put(catalog, b"early.jpg", "early", 5 * DAY, taken="2018-01-01T08:00:00")
    middle = put(catalog, b"scan.png", "scan", NOON)
    late = put(catalog, b"late.jpg", "late", 5 * DAY, taken="2019-06-15T14:00:01")
    nothing = put(catalog, b"nothing.png", "nothing", 0)
    ids, days = catalog.dated_photo_ids()
    assert ids.tolist() == [late, middle, early, nothing]
    assert days.tolist() == [18062, 18062, 17532, UNDATED]
    assert catalog.photo_ids(order="rating").tolist() == [late, middle, early, nothing]
    assert date_of(catalog, middle) == "2019-06-15T14:00:00"
    (known,) = catalog.photos([late])
    assert (known.taken, known.file_date) == ("2019-06-15T14:00:01", None)
    assert date_of(catalog, nothing) is None


def test_its_day_is_that_of_the_clock_on_the_wall(catalog: Catalog) -> None:
    put(catalog, b"night.png", "night", NOON + 10 * 3600 * SECOND)  # half past midnight is after 22:00 UTC
    assert catalog.dated_photo_ids()[1].tolist() == [18063]


def test_a_time_finds_it_and_only_a_date_of_its_own_counts_as_known(catalog: Catalog) -> None:
    own = put(catalog, b"own.jpg", "own", NOON + 900 * DAY, taken="2019-06-01T00:00:00")
    scan = put(catalog, b"scan.png", "scan", NOON)
    put(catalog, b"nothing.png", "nothing", 0)
    assert set(catalog.photos_meeting(ask.Taken("2019-06", "2019-07")).tolist()) == {own, scan}
    assert catalog.photos_meeting(ask.Taken("2019-06-15", "2019-06-16")).tolist() == [scan]
    assert set(catalog.photos_meeting(ask.Taken(None, "9999")).tolist()) == {own, scan}
    assert catalog.photos_meeting(ask.Taken("2021", None)).tolist() == []
    assert catalog.photos_meeting(ask.Has("date")).tolist() == [own]


def test_what_was_taken_at_one_moment_is_told_by_cameras_alone(catalog: Catalog) -> None:
    """Files that were copied within a second make no burst."""
    own = put(catalog, b"own.jpg", "own", NOON, taken="2019-06-01T00:00:00")
    put(catalog, b"scan.png", "scan", NOON)
    put(catalog, b"other.png", "other", NOON)
    assert [moment[:2] for moment in catalog.moments()] == [(own, "2019-06-01T00:00:00")]


def test_the_oldest_of_its_files_counts_while_it_is_there(catalog: Catalog) -> None:
    photo = put(catalog, b"new.png", "one", NOON)
    assert put(catalog, b"old/copy.png", "one", NOON - 7 * DAY) == photo
    assert date_of(catalog, photo) == "2019-06-08T14:00:00"
    folder = catalog.add_folder(b"/a")
    old = catalog.known_files(folder)[b"old/copy.png"]
    catalog.record_scan(folder, [], [old.id])
    assert date_of(catalog, photo) == "2019-06-15T14:00:00"
    catalog.record_scan(folder, [found(b"old/copy.png", mtime_ns=NOON - 7 * DAY)], [])
    assert date_of(catalog, photo) == "2019-06-08T14:00:00"
    catalog.set_folder_online(folder, False)
    assert date_of(catalog, photo) == "2019-06-08T14:00:00", "a disk that is away keeps its files' times"


def test_a_file_that_moves_keeps_its_date(catalog: Catalog) -> None:
    photo = put(catalog, b"here.png", "one", NOON)
    folder = catalog.add_folder(b"/a")
    gone = catalog.known_files(folder)[b"here.png"]
    there = found(b"there.png", mtime_ns=NOON, inode=gone.inode)
    catalog.record_scan(folder, [there], [gone.id])
    assert catalog.paths([photo]) == {photo: [b"/a/there.png"]}
    assert date_of(catalog, photo) == "2019-06-15T14:00:00"


def test_a_file_that_is_written_again_has_its_new_date_once_it_is_read(catalog: Catalog) -> None:
    photo = put(catalog, b"x.png", "one", NOON)
    assert put(catalog, b"x.png", "another", NOON + DAY) == photo
    assert date_of(catalog, photo) == "2019-06-16T14:00:00"
    assert put(catalog, b"x.png", "another", NOON + 2 * DAY, taken="2001-01-01T00:00:00") == photo
    assert date_of(catalog, photo) == "2001-01-01T00:00:00"
    assert put(catalog, b"x.png", "another", NOON + 3 * DAY) == photo
    assert date_of(catalog, photo) == "2019-06-18T14:00:00", "the date it told was taken out of it"


def test_another_version_of_a_photo_has_a_date_of_its_own(catalog: Catalog) -> None:
    photo = put(catalog, b"x.png", "one", NOON)
    put(catalog, b"y.png", "one", NOON + 5 * DAY)
    edited = put(catalog, b"x.png", "edited", NOON + 9 * DAY)
    assert edited != photo
    assert date_of(catalog, photo) == "2019-06-20T14:00:00"
    assert date_of(catalog, edited) == "2019-06-24T14:00:00"


def test_the_trash_takes_its_files_times_along_and_brings_them_back(catalog: Catalog) -> None:
    photo = put(catalog, b"old.png", "one", NOON)
    put(catalog, b"new.png", "one", NOON + DAY)
    (old, new) = catalog.files_of([photo])
    trash = Trash()
    catalog.trash_files(said("Delete"), [old.id], trash)
    assert date_of(catalog, photo) == "2019-06-16T14:00:00"
    catalog.undo(trash)
    assert date_of(catalog, photo) == "2019-06-15T14:00:00"
    catalog.redo(trash)
    assert date_of(catalog, photo) == "2019-06-16T14:00:00"
    catalog.trash_files(said("Delete"), [new.id], trash)
    assert catalog.photo_ids().tolist() == []
    catalog.undo(trash)
    assert date_of(catalog, photo) == "2019-06-16T14:00:00"


def test_a_folder_that_is_removed_takes_its_files_times_along(catalog: Catalog) -> None:
    photo = put(catalog, b"x.png", "one", NOON)
    other = catalog.add_folder(b"/b")
    catalog.record_scan(other, [found(b"x.png", mtime_ns=NOON - DAY)], [])
    catalog.record_photos([decoded(catalog.known_files(other)[b"x.png"].id, "one")])
    assert date_of(catalog, photo) == "2019-06-14T14:00:00"
    catalog.remove_folder(b"/b")
    assert date_of(catalog, photo) == "2019-06-15T14:00:00"


def test_a_copy_may_know_the_date_that_the_first_file_lost(catalog: Catalog) -> None:
    photo = put(catalog, b"x.png", "one", NOON)
    assert put(catalog, b"y.png", "one", NOON - DAY, taken="2005-05-05T05:05:05") == photo
    assert date_of(catalog, photo) == "2005-05-05T05:05:05"


def test_lists_are_read_in_order_from_an_index_that_holds_all_they_tell(catalog: Catalog) -> None:
    with catalog._reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id, julianday(substr(dated, 1, 10)) FROM photo "
            "ORDER BY dated DESC, added DESC, id DESC"
        ).all()
    assert [row[3] for row in plan] == ["SCAN photo USING COVERING INDEX ix_photo_dated_added"]


def test_keeping_the_date_of_one_photo_looks_at_its_own_files_alone(catalog: Catalog, tmp_path: Path) -> None:
    folder = catalog.add_folder(b"/a")
    files = [found(b"%d.png" % number, mtime_ns=NOON + number * SECOND) for number in range(2000)]
    catalog.record_scan(folder, files, [])
    known = catalog.known_files(folder)
    catalog.record_photos([decoded(known[file.path].id, file.path.decode()) for file in files])
    catalog.close()
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(sqlite3.connect(tmp_path / "library" / "catalog.sqlite")) as driver:
        keep_dates(driver)
        driver.set_progress_handler(count, 1)
        driver.execute("UPDATE photo_path SET state = 'missing' WHERE id = 7")
        driver.set_progress_handler(None, 1)
        assert driver.execute("SELECT count(*) FROM photo WHERE dated IS NULL").fetchone() == (1,)
    assert 10 < steps < 1000


PATHS = st.sampled_from([b"a.png", b"b.png", b"in/c.png", b"in/d.png"])
CONTENTS = st.sampled_from(["one", "two", "three"])
TIMES = st.sampled_from([0, 1, NOON, NOON + 7, NOON + DAY, NOON - DAY, -DAY, 1 << 70])
TAKEN = st.sampled_from([None, None, "2019-06-15T14:00:00", "2020-01-01T00:00:00"])
ROOTS = st.sampled_from([b"/a", b"/b"])


class Files(RuleBasedStateMachine):
    """Files come, change, move, go and come back; each photo has the date that its files tell by then."""

    @initialize()
    def start(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        path = self.place / "catalog.sqlite"
        path.write_bytes(new_catalog())
        self.catalog = Catalog.open(path)
        self.inode = 1000

    def teardown(self) -> None:
        if hasattr(self, "catalog"):
            self.catalog.integrity_check()
            self.catalog.close()
            shutil.rmtree(self.place)

    @rule(root=ROOTS, path=PATHS, mtime_ns=TIMES)
    def write(self, root: bytes, path: bytes, mtime_ns: int) -> None:
        self.inode += 1
        folder = self.catalog.add_folder(root)
        self.catalog.record_scan(folder, [found(path, mtime_ns=mtime_ns, inode=self.inode)], [])

    @rule(content=CONTENTS, taken=TAKEN, many=st.integers(1, 4), fails=st.booleans())
    def read(self, content: str, taken: str | None, many: int, fails: bool) -> None:
        files = self.catalog.pending_files(many)
        if fails:
            self.catalog.record_failures([(file.id, said("It is damaged.")) for file in files])
        else:
            self.catalog.record_photos([decoded(file.id, content, taken=taken) for file in files])

    @rule(root=ROOTS, path=PATHS)
    def lose(self, root: bytes, path: bytes) -> None:
        folder = self.catalog.add_folder(root)
        known = self.catalog.known_files(folder)
        self.catalog.record_scan(folder, [], [known[path].id] if path in known else [])

    @rule(root=ROOTS, path=PATHS, to=PATHS)
    def move(self, root: bytes, path: bytes, to: bytes) -> None:
        folder = self.catalog.add_folder(root)
        known = self.catalog.known_files(folder)
        if path in known and path != to:
            file = known[path]
            there = found(to, size=file.size, mtime_ns=file.mtime_ns, inode=file.inode)
            self.catalog.record_scan(folder, [there], [file.id])

    @rule(root=ROOTS, path=PATHS)
    def leave_out(self, root: bytes, path: bytes) -> None:
        folder = self.catalog.add_folder(root)
        known = self.catalog.known_files(folder)
        self.catalog.record_scan(folder, [], [], [known[path].id] if path in known else [])

    @rule(root=ROOTS, there=st.booleans())
    def plug(self, root: bytes, there: bool) -> None:
        self.catalog.set_folder_online(self.catalog.add_folder(root), there)

    @rule(root=ROOTS)
    def remove(self, root: bytes) -> None:
        self.catalog.add_folder(root)
        self.catalog.remove_folder(root)

    @rule()
    def retry(self) -> None:
        self.catalog.retry_failures()

    @rule(back=st.booleans())
    def throw_away(self, back: bool) -> None:
        photos = self.catalog.photo_ids().tolist()
        try:
            if back:
                self.catalog.undo(Trash())
            elif photos:
                file = self.catalog.files_of(photos[:1])[0]
                self.catalog.trash_files(said("Delete"), [file.id], Trash())
        except AsifError:
            pass  # it is not there, or there is nothing to undo

    @rule()
    def forget(self) -> None:
        gone = [one.photo for one in self.catalog.missing_photos()]
        self.catalog.forget_missing(gone, said("Forget"))

    @invariant()
    def each_photo_has_its_date(self) -> None:
        if not hasattr(self, "catalog"):
            return
        with self.catalog._reading() as connection:
            photos = connection.exec_driver_sql("SELECT id, taken, dated FROM photo").all()
            paths = connection.exec_driver_sql("SELECT photo, state, mtime_ns FROM photo_path").all()
        for photo, taken, dated in photos:
            times = [int(time) for mine, state, time in paths if mine == photo and state in READABLE]
            told = taken or local_time(min(times, default=None))
            assert dated == told, (photo, taken, times)


TestFiles = Files.TestCase
TestFiles.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
