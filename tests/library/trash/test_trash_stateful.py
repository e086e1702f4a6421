"""Any run of deletions, ways back and meddling from outside loses no file that nobody threw out."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.scanning.scan import scan_folder
from asif_desktop.library.trash.system_trash import FreedesktopTrash
from tests.catalog.building import decoded, new_catalog

NAMES = ["a.jpg", "b.jpg", "sub/a.jpg", "sub/c.jpg"]
SOME = st.sets(st.sampled_from(NAMES), min_size=1)


class Deletions(RuleBasedStateMachine):
    """Files whose content is their name, a catalog, and a trash of their own."""

    @initialize()
    def start(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("XDG_DATA_HOME", str(self.place / "data"))
        self.photos = self.place / "photos"
        (self.photos / "sub").mkdir(parents=True)
        (self.place / "catalog.sqlite").write_bytes(new_catalog())
        self.catalog = Catalog.open(self.place / "catalog.sqlite")
        self.mover = FreedesktopTrash(self.place)
        self.emptied: set[str] = set()
        for name in NAMES:
            (self.photos / name).write_text(name)
            (self.photos / (name + ".xmp")).write_text("sidecar of " + name)
        self.folder = self.catalog.add_folder(bytes(self.photos))
        self.scan()
        self.numbers = {name: self.photo(name) for name in NAMES}

    def teardown(self) -> None:
        if hasattr(self, "catalog"):
            self.catalog.integrity_check()
            self.catalog.close()
            self.patch.undo()
            shutil.rmtree(self.place)

    def path(self, name: str) -> bytes:
        return bytes(self.photos / name)

    def photo(self, name: str) -> int | None:
        return self.catalog.photo_at(self.path(name))

    def in_trash(self) -> dict[str, Path]:
        """Returns the photos' files in the trash by their content."""
        files = (self.place / "data" / "Trash" / "files").glob("*")
        return {path.read_text(): path for path in files if not path.name.endswith(".xmp")}

    @rule()
    def scan(self) -> None:
        """Brings the catalog in step with the files, as the background work does."""
        seen = scan_folder(bytes(self.photos), self.catalog.known_files(self.folder))
        self.catalog.record_scan(self.folder, seen.found, seen.gone)
        for file in self.catalog.pending_files(100):
            self.catalog.record_photos([decoded(file.id, Path(os.fsdecode(file.path)).read_text())])
        shown = {name for name in NAMES if self.photo(name) is not None}
        assert shown == {name for name in NAMES if (self.photos / name).exists()}

    @rule(names=SOME)
    def trash(self, names: set[str]) -> None:
        there = {file.id for name in names if (file := self.catalog.file_at(self.path(name))) is not None}
        before = self.places()
        try:
            self.catalog.trash_files(said("Trash"), sorted(there), self.mover)
        except AsifError:
            assert self.places() == before
        else:
            assert all(self.photo(name) is None for name in names)

    @rule(names=SOME)
    def put_back(self, names: set[str]) -> None:
        files = [self.catalog.file_at(self.path(name), trashed=True) for name in names]
        before = self.places()
        try:
            self.catalog.put_files_back(said("Put back"), [f.id for f in files if f is not None], self.mover)
        except AsifError:
            assert self.places() == before

    @rule()
    def undo(self) -> None:
        before = self.places()
        try:
            self.catalog.undo(self.mover)
        except AsifError:
            assert self.places() == before

    @rule()
    def redo(self) -> None:
        before = self.places()
        try:
            self.catalog.redo(self.mover)
        except AsifError:
            assert self.places() == before

    @rule(name=st.sampled_from(NAMES))
    def another_program_puts_back(self, name: str) -> None:
        place = self.in_trash().get(name)
        if place is not None and not (self.photos / name).exists():
            (self.photos / name).parent.mkdir(exist_ok=True)
            place.rename(self.photos / name)

    @rule(name=st.sampled_from(NAMES))
    def another_program_empties(self, name: str) -> None:
        place = self.in_trash().get(name)
        if place is not None:
            place.unlink()
            self.emptied.add(name)

    @rule()
    def restart(self) -> None:
        self.catalog.close()
        self.catalog = Catalog.open(self.place / "catalog.sqlite")
        self.mover = FreedesktopTrash(self.place)
        assert self.mover.recover() == 0

    def places(self) -> dict[str, str]:
        """Returns where the photos' files are, by content."""
        found = {
            name: "home"
            for name in NAMES
            if (self.photos / name).exists() and (self.photos / name).read_text() == name
        }
        assert not found.keys() & self.in_trash().keys()
        return found | dict.fromkeys(self.in_trash(), "trash")

    @invariant()
    def no_file_is_lost(self) -> None:
        if hasattr(self, "catalog"):
            assert set(self.places()) == set(NAMES) - self.emptied

    @invariant()
    def a_photo_keeps_its_number(self) -> None:
        if hasattr(self, "numbers"):
            assert all(self.photo(name) in (None, self.numbers[name]) for name in NAMES)


TestDeletions = Deletions.TestCase
TestDeletions.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
