import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from asif_desktop.catalog.backups import Backups, StoredBackup
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.sentences import said
from asif_desktop.library.background import automatic_backups
from asif_desktop.library.background.automatic_backups import AutomaticBackups
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.redaction import without_names
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.conftest import anchors_of


@pytest.fixture(autouse=True)
def _none_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is open for a while makes a backup that no test has asked for."""
    monkeypatch.setattr(automatic_backups, "_FIRST_LOOK", 3600.0)


def test_a_backup_brings_back_what_was_taught(library: OpenLibrary, photos: Path, makers: TinyMakers) -> None:
    answer(library, requests.Teach([bytes(photos / "03.png")], "Shrek"))
    made = answer(library, requests.MakeBackup())
    answer(library, requests.DeleteCollection(anchors_of(library)[-1].collection))
    assert answer(library, requests.ListBackups()) == [made]
    answer(library, requests.RestoreBackup(made.name))
    assert library.ending.is_set(), "the process that holds it must start anew"
    library.close()

    again = OpenLibrary(library.directory, makers)
    try:
        assert anchors_of(again)[-1].caption == "Shrek"
        assert list(library.directory.glob("catalog-replaced-*.sqlite"))
    finally:
        again.close()


def test_a_damaged_catalog_names_the_backup_that_helps(library: OpenLibrary, makers: TinyMakers) -> None:
    made = answer(library, requests.MakeBackup())
    library.close()
    (library.directory / "catalog.sqlite").write_bytes(b"rubbish" * 1000)
    with pytest.raises(DamagedCatalogError, match="its newest good backup, of ") as caught:
        OpenLibrary(library.directory, makers)
    assert caught.value.backup == made.name
    again = OpenLibrary(library.directory, makers, restore=made.name)
    assert answer(again, requests.GetStatus()).photos == 12
    again.close()


def test_a_backup_is_made_by_itself_once_a_day(library: OpenLibrary) -> None:
    backups = Backups(library.directory)
    automatic = AutomaticBackups(backups, lambda: library.catalog.generation, lambda _: None)
    automatic.close()
    for old in backups.listed():
        old.path.unlink()
    automatic.look()
    automatic.look()
    (made,) = backups.listed()
    older = made.path.with_name((made.made - timedelta(days=2)).strftime("catalog-%Y%m%dT%H%M%SZ.sqlite"))
    made.path.rename(older)
    automatic.look()
    assert len(backups.listed()) == 1, "nothing has changed since"
    answer(library, requests.CreateCollection("New"))
    automatic.look()
    assert len(backups.listed()) == 2


def test_a_backup_from_a_clock_that_was_wrong_does_not_count(library: OpenLibrary) -> None:
    backups = library.backups
    backups.make(datetime.now(UTC) + timedelta(days=400))
    automatic = AutomaticBackups(backups, lambda: library.catalog.generation, lambda _: None)
    automatic.look()
    assert len(backups.listed()) == 2
    automatic.look()
    assert len(backups.listed()) == 2
    automatic.close()


def test_it_says_when_a_backup_cannot_be_made(library: OpenLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Backups, moment: datetime) -> StoredBackup:
        raise AsifError(said("The disk is full."))

    heard = threading.Event()
    monkeypatch.setattr(Backups, "make", full)
    monkeypatch.setattr(Backups, "listed", lambda self: [])
    monkeypatch.setattr("asif_desktop.library.background.automatic_backups._FIRST_LOOK", 0.01)
    automatic = AutomaticBackups(library.backups, lambda: 0, lambda notice: heard.set())
    assert heard.wait(30)
    automatic.close()


def test_an_examination_finds_what_is_wrong(library: OpenLibrary, photos: Path) -> None:
    (photos / "liar.jpg").write_text("no picture")
    answer(library, requests.IndexFolders([bytes(photos)]))
    found = {finding.name: finding for finding in answer(library, requests.Examine())}
    assert found["Catalog"].good
    assert found["Photos"].value == "12"
    assert not found["Files that failed"].good
    assert found["Image encoder"].value.startswith("timm:")
    assert all(finding.advice for finding in found.values() if not finding.good)


def test_a_report_names_no_photo_unless_wanted(library: OpenLibrary, photos: Path) -> None:
    log = library.directory / "cache" / "log"
    log.write_text(f"ERROR {photos}/my wedding 2019/kiss.jpg: broken\nERROR Grandma's kitchen.HEIC is bad\n")
    open_report = answer(library, requests.MakeReport(names=True))
    assert "my wedding 2019/kiss.jpg" in open_report
    report = answer(library, requests.MakeReport())
    for name in ("wedding", "kiss", str(photos), "kitchen.HEIC"):
        assert name not in report
    assert "Catalog: whole" in report
    assert "ERROR" in report


def test_names_go_and_the_program_s_own_paths_stay() -> None:
    text = '  File "/usr/lib/python3.11/site-packages/timm/x.py", line 3\nopen("/mnt/öl/a b/c.jpg") at 12:30'
    told = without_names(text, [b"/mnt/\xc3\xb6l"])
    assert "site-packages/timm/x.py" in told
    assert "a b" not in told
    assert "12:30" in told
