import contextlib
import os
import resource
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.catalog import backups as making
from asif_desktop.catalog.backups import DAYS, WEEKS, Backups, StoredBackup, is_whole, worth_keeping
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError, DamagedCatalogError

NOW = datetime(2026, 11, 23, 20, 39, 5, tzinfo=UTC)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Catalog]:
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    yield catalog
    catalog.close()


def names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as driver:
        return [row[0] for row in driver.execute("SELECT name FROM collection ORDER BY id")]


def test_a_backup_holds_what_was_committed_while_the_catalog_is_in_use(
    opened: Catalog, tmp_path: Path
) -> None:
    opened.create_collection("One")
    made = Backups(tmp_path).make(NOW)
    opened.create_collection("Two")
    assert names(made.path) == ["One"]
    assert is_whole(made.path)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["catalog-20261123T203905Z.sqlite"]


def test_the_newest_backup_that_is_whole_is_put_back(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    catalog.create_collection("One")
    backups = Backups(tmp_path)
    backups.make(NOW - timedelta(days=1))
    newer = backups.make(NOW)
    catalog.create_collection("Two")
    catalog.close()
    newer.path.write_bytes(newer.path.read_bytes()[:5000])

    backups.request_restore("")
    aside = Backups(tmp_path).finish_restore(NOW)

    assert names(tmp_path / "catalog.sqlite") == ["One"]
    assert aside is not None
    assert names(aside) == ["One", "Two"]
    assert Backups(tmp_path).finish_restore(NOW) is None
    Catalog.open(tmp_path / "catalog.sqlite").close()


def test_what_the_log_of_the_replaced_catalog_held_goes_with_it(tmp_path: Path) -> None:
    """Never into the backup, which it does not belong to."""
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    backups = Backups(tmp_path)
    backups.make(NOW)
    catalog.create_collection("Only in the log")
    copied = {
        ending: (tmp_path / f"catalog.sqlite{ending}").read_bytes() for ending in ("", "-wal")
    }  # as a kill leaves them
    catalog.close()
    for ending, data in copied.items():
        (tmp_path / f"catalog.sqlite{ending}").write_bytes(data)
    backups.request_restore("")
    aside = backups.finish_restore(NOW)
    assert names(tmp_path / "catalog.sqlite") == []
    assert aside is not None
    assert names(aside) == ["Only in the log"]


def test_two_backups_at_the_same_moment_do_not_disturb_each_other(
    opened: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that a person asks for, and the day's."""
    opened.create_collection("One")
    copy, together = making._copy, threading.Barrier(2)

    def copy_together(source: Path, target: Path) -> None:
        together.wait(60)
        copy(source, target)
        together.wait(60)

    monkeypatch.setattr(making, "_copy", copy_together)
    with ThreadPoolExecutor(2) as threads:
        made = [threads.submit(Backups(tmp_path).make, NOW) for _ in range(2)]
        assert {one.result(60).path.name for one in made} == {"catalog-20261123T203905Z.sqlite"}
    (there,) = (tmp_path / "backups").iterdir()
    assert names(there) == ["One"]


def test_what_killed_backups_left_goes_with_old_ones(opened: Catalog, tmp_path: Path) -> None:
    made = Backups(tmp_path).make(NOW)
    old, young = (made.path.with_suffix(f".{name}.part") for name in ("old", "young"))
    for part in (old, young):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    Backups(tmp_path).rotate()
    assert set((tmp_path / "backups").iterdir()) == {made.path, young}


class Killed(BaseException):
    """What ends a process in the middle."""


def _left_by_a_kill(folder: Path) -> None:
    """Makes a catalog with an edit that is in its log alone; a backup without it is to be put back."""
    catalog = Catalog.open(folder / "catalog.sqlite")
    backups = Backups(folder)
    backups.make(NOW)
    catalog.create_collection("Only in the log")
    copied = {ending: (folder / f"catalog.sqlite{ending}").read_bytes() for ending in ("", "-wal")}
    catalog.close()
    for ending, data in copied.items():
        (folder / f"catalog.sqlite{ending}").write_bytes(data)
    backups.request_restore("")


@pytest.mark.parametrize("after", range(12))
def test_a_restore_that_is_killed_goes_on_and_what_it_replaces_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    _left_by_a_kill(tmp_path)
    steps = 0

    def stopping(real: Callable[..., object]) -> Callable[..., object]:
        def step(*given: object, **named: object) -> object:
            nonlocal steps
            steps += 1
            if steps > after:
                raise Killed
            return real(*given, **named)

        return step

    with monkeypatch.context() as killed:
        for name in ("replace", "unlink", "write_text"):
            killed.setattr(Path, name, stopping(getattr(Path, name)))
        with contextlib.suppress(Killed):
            Backups(tmp_path).finish_restore(NOW)
    later = NOW + timedelta(seconds=5)
    Backups(tmp_path).finish_restore(later)
    assert Backups(tmp_path).finish_restore(later) is None
    assert names(tmp_path / "catalog.sqlite") == []
    replaced = list(tmp_path.glob("catalog-replaced-*.sqlite"))
    assert [names(one) for one in replaced] == [["Only in the log"]]


def test_where_the_catalog_cannot_be_moved_aside_its_log_stays_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _left_by_a_kill(tmp_path)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "catalog.sqlite":
            raise PermissionError(13, "it is open elsewhere")
        return replace(path, target)

    with monkeypatch.context() as busy:
        busy.setattr(Path, "replace", refuse)
        with pytest.raises(AsifError, match="cannot be put back"):
            Backups(tmp_path).finish_restore(NOW)
    assert names(tmp_path / "catalog.sqlite") == ["Only in the log"]


def test_a_restore_that_was_killed_and_lost_its_backup_leaves_the_catalog_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _left_by_a_kill(tmp_path)
    catalog, replace = tmp_path / "catalog.sqlite", Path.replace

    def kill(path: Path, target: Path) -> Path:
        if target == catalog:
            raise Killed
        return replace(path, target)

    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", kill)
        with pytest.raises(Killed):
            Backups(tmp_path).finish_restore(NOW)
    assert not catalog.exists()
    for backup in (tmp_path / "backups").iterdir():
        backup.unlink()
    with pytest.raises(AsifError, match="the catalog was left as it is"):
        Backups(tmp_path).finish_restore(NOW)
    assert names(catalog) == ["Only in the log"]
    assert Backups(tmp_path).finish_restore(NOW) is None


def test_two_restores_in_one_second_keep_both_catalogs(tmp_path: Path) -> None:
    for name in ("One", "Two"):
        catalog = Catalog.open(tmp_path / "catalog.sqlite")
        catalog.create_collection(name)
        catalog.close()
        backups = Backups(tmp_path)
        backups.make(NOW)
        backups.request_restore("")
        backups.finish_restore(NOW)
    replaced = sorted(tmp_path.glob("catalog-replaced-*.sqlite"))
    assert sorted(names(one) for one in replaced) == [["One"], ["One", "Two"]]


def test_a_backup_that_is_not_there_or_damaged_is_refused(opened: Catalog, tmp_path: Path) -> None:
    backups = Backups(tmp_path)
    with pytest.raises(AsifError, match="no backup that is whole"):
        backups.request_restore("")
    made = backups.make(NOW)
    with pytest.raises(AsifError, match="There is no backup “other”"):
        backups.request_restore("other")
    made.path.write_bytes(b"SQLite format 3\0rubbish")
    with pytest.raises(AsifError, match="damaged"):
        backups.request_restore(made.path.name)
    assert backups.finish_restore(NOW) is None


def test_a_damaged_catalog_is_noticed_when_it_is_opened_and_makes_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    catalog = Catalog.open(path)
    for number in range(300):
        catalog.create_collection(f"{number:0200}")
    catalog.close()
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 & ~4095
    data[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedCatalogError, match="damaged"):
        Catalog.open(path)
    with pytest.raises(AsifError, match="damaged"):
        Backups(tmp_path).make(NOW)
    assert Backups(tmp_path).listed() == []


def test_old_backups_go(opened: Catalog, tmp_path: Path) -> None:
    backups = Backups(tmp_path)
    for day in range(60):
        backups.make(NOW - timedelta(days=day))
    (tmp_path / "backups" / "catalog-mine.sqlite").write_text("not one of ours")
    backups.rotate()
    kept = [(NOW - backup.made).days for backup in backups.listed()]
    assert kept == [0, 1, 2, 3, 4, 5, 6, 8, 15]
    assert (tmp_path / "backups" / "catalog-mine.sqlite").exists()


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1)), max_size=60))
def test_rotation_keeps_the_newest_and_few_and_does_so_again(moments: list[datetime]) -> None:
    backups = [
        StoredBackup(Path(str(number)), made.replace(tzinfo=UTC)) for number, made in enumerate(moments)
    ]
    kept = worth_keeping(backups)
    assert len(kept) <= DAYS + WEEKS
    assert worth_keeping(kept) == kept
    if backups:
        assert max(backup.made for backup in backups) in {backup.made for backup in kept}


def test_a_disk_without_room_for_the_backup_leaves_the_catalog_as_it_is(
    opened: Catalog, tmp_path: Path
) -> None:
    for number in range(100):
        opened.create_collection(f"{number:0200}")
    opened.close()
    backups = Backups(tmp_path)
    backups.make(NOW)
    backups.request_restore("")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        with pytest.raises(AsifError, match="catalog"):
            backups.finish_restore(NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("*.part"))
    assert len(names(tmp_path / "catalog.sqlite")) == 100
    assert backups.finish_restore(NOW) is not None
