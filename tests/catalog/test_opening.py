import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from tests.catalog.building import classes, new_catalog


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog with some anchors, closed."""
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(new_catalog())
    catalog = Catalog.open(path)
    catalog.add_anchors("x", [NewAnchor("word", os.urandom(3000)) for _ in range(50)], said("Teach"))
    catalog.close()
    return path


@contextmanager
def nobody() -> Iterator[None]:
    """For the superuser, whom no permission stops, to be someone else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_what_was_kept_is_there_again(path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == ["catalog.sqlite"], "closed, it is one file"
    catalog = Catalog.open(path)
    assert catalog.generation == 1
    assert len(catalog.anchors()) == 50
    catalog.integrity_check()
    catalog.close()


def test_a_library_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    Catalog.open(tmp_path / "new" / "library" / "catalog.sqlite").close()
    assert (tmp_path / "new" / "library").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", [b"per%20cent?mode=ro#x", b"b\xff\xfe", "ü 💡".encode(), b"a'\"b\n"])
def test_a_library_folder_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.path.join(bytes(tmp_path), name))) / "catalog.sqlite"
    Catalog.open(path).close()
    catalog = Catalog.open(path)
    catalog.create_collection("x")
    catalog.close()
    assert path.exists()
    assert os.listdir(bytes(tmp_path)) == [name]


def test_a_newer_catalog_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
        driver.commit()
    before = path.read_bytes()
    with pytest.raises(AsifError, match="newer version of ASIF Desktop"):
        Catalog.open(path)
    assert path.read_bytes() == before
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.parametrize(
    "statements",
    ["CREATE TABLE recipes (name TEXT)", "CREATE TABLE alembic_version (version_num TEXT)"],
)
def test_another_program_s_file_is_refused_and_left_alone(tmp_path: Path, statements: str) -> None:
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as driver:
        driver.execute(statements)
    before = path.read_bytes()
    with pytest.raises(AsifError, match="is not a catalog of ASIF Desktop"):
        Catalog.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"x", b"not a database, " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_catalog_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(content)
    with pytest.raises(AsifError, match="is damaged; restore it from a backup"):
        Catalog.open(path)
    assert path.read_bytes() == content


def test_an_empty_file_is_a_catalog_that_was_not_made_yet(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.touch()
    catalog = Catalog.open(path)
    assert catalog.generation == 0
    catalog.close()


def test_damage_inside_is_found(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size // 4))
    with pytest.raises(AsifError, match="is damaged"), closing(Catalog.open(path)) as catalog:
        catalog.integrity_check()


def test_rows_without_their_parents_are_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("DELETE FROM collection")
        driver.commit()
    catalog = Catalog.open(path)
    with pytest.raises(AsifError, match="is damaged"):
        catalog.integrity_check()
    catalog.close()


def test_a_truncated_catalog_is_refused(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)

    def use() -> None:
        catalog = Catalog.open(path)
        try:
            catalog.integrity_check()
        finally:
            catalog.close()

    with pytest.raises(AsifError, match="is damaged"):
        use()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(AsifError, match="cannot be used"):
            Catalog.open(place / "catalog.sqlite")
    (tmp_path / "catalog.sqlite").mkdir()
    with pytest.raises(AsifError, match="cannot be opened"):
        Catalog.open(tmp_path / "catalog.sqlite")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_catalog_that_cannot_be_written(path: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "library"
        folder.mkdir()
        kept = folder / "catalog.sqlite"
        kept.write_bytes(path.read_bytes())
        kept.chmod(0o444)
        Path(place).chmod(0o755)
        folder.chmod(0o555)
        with nobody():
            with pytest.raises(AsifError, match=r"cannot be (opened|written)"):
                Catalog.open(kept)
            with pytest.raises(AsifError, match=r"cannot be (opened|written)"):
                Catalog.open(folder / "other.sqlite")
            with pytest.raises(AsifError, match="cannot be used"):
                Catalog.open(folder / "deeper" / "catalog.sqlite")
        folder.chmod(0o755)


def limit(catalog: Catalog, pages: int) -> None:
    """Lets the file grow to so many pages, as a disk of that size would."""
    with catalog._database._writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_changes_nothing(path: Path) -> None:
    catalog = Catalog.open(path)
    limit(catalog, 1)
    before = catalog.anchors(), catalog.collections(), catalog.history(), catalog.generation
    lessons = [NewAnchor("word", os.urandom(100_000)) for _ in range(3)]
    for _ in range(2):
        with pytest.raises(AsifError, match="The disk is full"):
            catalog.add_anchors("y", lessons, said("Teach"))
    assert (catalog.anchors(), catalog.collections(), catalog.history(), catalog.generation) == before
    limit(catalog, 1 << 30)
    assert len(catalog.add_anchors("y", lessons, said("Teach"))) == 3
    catalog.integrity_check()
    catalog.close()


def test_edits_reach_the_disk_and_indexing_may_wait(path: Path) -> None:
    def synchronous() -> int:
        with catalog._database._writer.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            return int(driver.execute("PRAGMA synchronous").fetchone()[0])

    catalog = Catalog.open(path)
    catalog.create_collection("y")
    assert synchronous() == 2, "FULL"
    folder = catalog.add_folder(b"/a")
    assert synchronous() == 2
    catalog.record_scan(folder, [], [])
    assert synchronous() == 1, "NORMAL"
    catalog.undo()
    assert synchronous() == 2
    catalog.close()


def test_an_interrupted_writer_begins_anew(path: Path) -> None:
    """SQLAlchemy throws away a connection that a Ctrl+C went through."""
    catalog = Catalog.open(path)

    def interrupted() -> None:
        with catalog._writing(durable=True) as connection:
            connection.exec_driver_sql("DELETE FROM anchor")
            connection.invalidate()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert len(catalog.anchors()) == 50
    catalog.add_anchors("x", classes(1), said("Add"))
    assert len(catalog.anchors()) == 51
    with catalog._writing(durable=True) as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    catalog.close()


def test_a_closed_catalog_stays_closed(path: Path) -> None:
    catalog = Catalog.open(path)
    catalog.close()
    with pytest.raises(RuntimeError, match="the catalog is closed"):
        catalog.create_collection("y")
    with pytest.raises(RuntimeError, match="the catalog is closed"):
        catalog.anchors()
    catalog.close()
    assert len(list(path.parent.iterdir())) == 1


def test_opening_a_current_catalog_does_not_load_alembic(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import asif_desktop.catalog;"
        "assert 'sqlalchemy' not in sys.modules;"
        "from asif_desktop.catalog.catalog import Catalog; Catalog.open(Path(sys.argv[1])).close();"
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout == "False\n"
