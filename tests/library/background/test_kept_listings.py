"""What folders looked like is kept for the next process, and hides no change from it."""

import os
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import pytest

from asif_desktop.catalog.photos import decoding
from asif_desktop.catalog.records import KnownFile
from asif_desktop.catalog.vectors.embeddings import stored_keys
from asif_desktop.domain.requests import GetStatus, IndexFolders
from asif_desktop.library.background import indexing
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.background.test_watching import until


class Visits:
    """Opens a library anew each time, as a process would, and looks into its folder."""

    def __init__(self, directory: Path, photos: Path, makers: TinyMakers) -> None:
        self.directory, self.photos, self.makers = directory, photos, makers
        self.kept = directory / "cache" / "listings"

    def look(self) -> tuple[int, bool]:
        """Returns how many photos there are then, and whether what the catalog knows was read for that."""
        library, read = OpenLibrary(self.directory, self.makers), list[int]()
        known_files = library.catalog.known_files

        def counted(folder: int, below: Collection[bytes] = (b"",)) -> dict[bytes, KnownFile]:
            read.append(folder)
            return known_files(folder, below)

        library.catalog.known_files = counted  # type: ignore[method-assign]
        try:
            answer(library, IndexFolders([bytes(self.photos)]))
            return answer(library, GetStatus()).photos, bool(read)
        finally:
            library.close()


@pytest.fixture
def visits(tmp_path: Path, photos: Path, makers: TinyMakers) -> Visits:
    made = Visits(tmp_path / "library", photos, makers)
    assert made.look() == (12, True)
    return made


def test_folders_that_nobody_touched_are_known_to_the_next_process(visits: Visits) -> None:
    for _ in range(3):
        assert visits.look() == (12, False)


def test_what_changed_between_two_processes_is_seen(visits: Visits) -> None:
    (visits.photos / "00.png").unlink()
    assert visits.look() == (11, True)
    (visits.photos / "deep").mkdir()
    shutil.copy(visits.photos / "01.png", visits.photos / "deep" / "double.png")
    assert visits.look() == (11, True)
    (visits.photos / "01.png").write_bytes((visits.photos / "02.png").read_bytes())
    assert visits.look() == (11, True)
    assert visits.look() == (11, False)


def test_an_older_catalog_is_read_again(visits: Visits) -> None:
    catalog = visits.directory / "catalog.sqlite"
    older = catalog.read_bytes()
    (visits.photos / "00.png").unlink()
    assert visits.look() == (11, True)
    catalog.write_bytes(older)  # as a backup, or a power cut
    assert visits.look() == (11, True)


def test_a_catalog_that_somebody_else_wrote_to_is_read_again(visits: Visits) -> None:
    kept = visits.kept.read_bytes()
    library = OpenLibrary(visits.directory, visits.makers)
    library.catalog.set_setting("language", "de")
    library.close()
    visits.kept.write_bytes(kept)
    assert visits.look() == (12, True)
    os.utime(visits.directory / "catalog.sqlite")
    assert visits.look() == (12, True)


@pytest.mark.parametrize("harm", [b"", b"no listing at all", None])
def test_a_torn_file_is_not_trusted(visits: Visits, harm: bytes | None) -> None:
    kept = visits.kept.read_bytes()
    visits.kept.write_bytes(kept[:-3] + b"abc" if harm is None else harm)
    assert visits.look() == (12, True)
    assert visits.look() == (12, False)


def _compared(visits: Visits, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Returns for which encoders all vectors were looked up, from now on."""
    found: list[int] = []

    def counted(path: Path, encoder: int) -> set[bytes]:
        found.append(encoder)
        return stored_keys(path, encoder)

    monkeypatch.setattr(decoding, "stored_keys", counted)
    return found


def test_that_no_photo_lacks_a_vector_is_known_to_the_next_process(
    visits: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = _compared(visits, monkeypatch)
    assert visits.look() == (12, False)
    assert compared == []


@pytest.mark.parametrize("harm", ["deleted", "written to", "damaged"])
def test_a_store_of_embeddings_that_is_another_by_now_is_compared(
    harm: str, visits: Visits, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = visits.directory / "embeddings.sqlite"
    if harm == "deleted":
        store.unlink()
    elif harm == "written to":
        with closing(sqlite3.connect(store)) as driver, driver:
            driver.execute("DELETE FROM vector WHERE id = 1")
    else:
        store.with_name("embeddings.sqlite.damaged").touch()
    compared = _compared(visits, monkeypatch)
    assert visits.look() == (12, False)
    assert compared
    library = OpenLibrary(visits.directory, visits.makers)
    lacking = library.catalog.photos_without_vector(library.models.image_row().id, 9)
    library.close()
    assert lacking == [], "what was lost is made again"


def test_it_is_kept_while_nothing_is_done_too(
    visits: Visits, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_IDLE_SECONDS", 0.01)
    library = OpenLibrary(visits.directory, makers)
    before = visits.kept.read_bytes()
    library.catalog.set_setting("language", "de")
    until(lambda: visits.kept.read_bytes() != before)
    library.close()
