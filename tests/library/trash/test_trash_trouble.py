"""Deleting that fails or is killed on the way leaves every file where it belongs."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.trash import moving, system_trash
from asif_desktop.library.trash.system_trash import FreedesktopTrash, SystemTrash
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.trashed import everything, ids, in_trash, photo_at, scan, trash, undo

__all__ = ["trash"]


@contextmanager
def _failing_at(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Lets the number-th move from now on fail, as a file would that may not be moved."""
    real, count = moving.move, 0

    def move(source: bytes, target: bytes) -> None:
        nonlocal count
        count += 1
        if count == number:
            raise PermissionError(13, "Permission denied")
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(moving, "move", move)
        yield


def test_one_file_that_cannot_be_moved_keeps_all_where_they_are(
    library: OpenLibrary, photos: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, shown, steps = everything(photos), ids(library), answer(library, ask.History())
    with _failing_at(9, monkeypatch), pytest.raises(AsifError, match="cannot be moved: Permission denied"):
        answer(library, ask.TrashPhotos(sorted(shown)))
    assert everything(photos) == before
    assert ids(library) == shown
    assert in_trash(trash) == set()
    assert answer(library, ask.History()) == steps
    assert not list(library.directory.glob("moving-*"))

    answer(library, ask.TrashPhotos(sorted(shown)))
    with _failing_at(5, monkeypatch), pytest.raises(AsifError, match="cannot be moved: Permission denied"):
        undo(library)
    assert everything(photos) == {}
    assert len(in_trash(trash)) == 12
    assert ids(library) == set()
    undo(library)
    assert everything(photos) == before
    assert ids(library) == shown


def test_a_catalog_that_cannot_be_written_keeps_all_files_where_they_are(
    library: OpenLibrary, photos: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, shown = everything(photos), ids(library)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("asif_desktop.catalog.steps.history._keep", fail)
        with pytest.raises(OSError, match="No space left"):
            answer(library, ask.TrashPhotos(sorted(shown)))
    assert everything(photos) == before
    assert in_trash(trash) == set()
    assert ids(library) == shown


def test_deleting_for_good_is_all_or_nothing(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, shown = everything(photos), ids(library)
    with _failing_at(7, monkeypatch), pytest.raises(AsifError, match="Permission denied"):
        answer(library, ask.DeletePhotos(sorted(shown)))
    assert everything(photos) == before
    assert ids(library) == shown


_KILLED = """
    import os, signal, sys
    from pathlib import Path
    from asif_desktop.domain import requests as ask
    from asif_desktop.library.trash import moving
    from asif_desktop.library.open_library import OpenLibrary
    from asif_desktop.library.verbs.table import answer
    from benchmarks.tiny_encoders import TinyMakers

    directory, photos, verb, moment = sys.argv[1:]

    def die(*_):
        os.kill(os.getpid(), signal.SIGKILL)

    library = OpenLibrary(Path(directory), TinyMakers())
    if verb == "undo":
        request = ask.Undo()
    else:
        refs = [os.path.join(os.fsencode(photos), b"%02d.png" % n) for n in range(5)]
        request = {"trash": ask.TrashPhotos, "delete": ask.DeletePhotos}[verb](refs)
    if moment.isdigit():
        real, count = moving.move, 0

        def move(source, target):
            global count
            count += 1
            if count == int(moment):
                die()
            real(source, target)

        moving.move = move
    elif moment == "before the commit":
        import asif_desktop.catalog.base as base
        from asif_desktop.catalog.steps.moving_files import Recorder
        Recorder.update_many = die
        library.catalog.forget_files = die
    else:
        import pathlib
        pathlib.Path.unlink = die
        moving.Path.unlink = die
    answer(library, request)
    print("not killed")
"""


@pytest.mark.parametrize(
    ("verb", "moment"),
    [
        *(("trash", moment) for moment in ("1", "3", "before the commit", "after the commit")),
        *(("undo", moment) for moment in ("3", "before the commit", "after the commit")),
        *(("delete", moment) for moment in ("3", "before the commit", "after the commit")),
    ],
)
def test_a_process_killed_on_the_way_loses_nothing(
    library: OpenLibrary, photos: Path, trash: Path, makers: TinyMakers, verb: str, moment: str
) -> None:
    before, shown = everything(photos), ids(library)
    if verb == "undo":
        answer(library, ask.TrashPhotos([bytes(photos / f"{n:02}.png") for n in range(5)]))
    library.close()
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_KILLED), str(library.directory), str(photos), verb, moment],
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed
    again = OpenLibrary(library.directory, makers)
    scan(again)
    if (verb, moment) == ("delete", "after the commit"):
        # Everything was deleted by then, but for the note.
        assert len(everything(photos)) == 7
        assert len(ids(again)) == 7
    else:
        assert everything(photos) == before
        assert ids(again) == shown
    assert in_trash(trash) == set()
    assert not list(again.directory.glob("moving-*"))
    assert not [name for name in os.listdir(photos) if name.startswith(".")]
    if verb != "delete" and answer(again, ask.History()) and not answer(again, ask.History())[0].undone:
        undo(again)
    assert len(ids(again)) == len(everything(photos))
    again.close()


def test_a_note_that_was_cut_off_is_no_note(library: OpenLibrary, photos: Path, makers: TinyMakers) -> None:
    library.close()
    (library.directory / "moving-1.json").write_text('[["00')
    OpenLibrary(library.directory, makers).close()
    assert not list(library.directory.glob("moving-*"))


def test_a_note_never_brings_a_file_over_another(
    library: OpenLibrary, photos: Path, makers: TinyMakers, tmp_path: Path
) -> None:
    library.close()
    (tmp_path / "away").write_text("away")
    rows = [[bytes(photos / "01.png").hex(), bytes(tmp_path / "away").hex(), None]]
    (library.directory / "moving-1.json").write_text(json.dumps(rows))
    before = everything(photos)
    OpenLibrary(library.directory, makers).close()
    assert everything(photos) == before
    assert (tmp_path / "away").read_text() == "away"


class TestWhereTheTrashGivesNothingBack:
    """As on other systems, whose own trash takes files one by one and tells no place."""

    @pytest.fixture
    def taken(self, library: OpenLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        taken: list[str] = []
        bin_ = tmp_path / "bin"
        bin_.mkdir()

        def send(path: str) -> None:
            if path.endswith("02.png"):
                raise PermissionError(13, "Permission denied")
            taken.append(os.path.basename(path))
            shutil.move(path, bin_)

        monkeypatch.setattr("send2trash.send2trash", send)
        monkeypatch.setattr("subprocess.Popen", lambda *a, **_: taken.append("opened"))
        library.trash = system_trash.system_trash(library.directory, "darwin")
        assert type(library.trash) is SystemTrash
        assert type(system_trash.system_trash(library.directory, "linux")) is FreedesktopTrash
        return taken

    def test_what_stays_is_told(self, library: OpenLibrary, photos: Path, taken: list[str]) -> None:
        (photos / "01.xmp").write_text("sidecar")
        one, two = photo_at(library, photos / "01.png"), photo_at(library, photos / "02.png")
        assert not answer(library, ask.PreviewTrash([one])).restorable
        done = answer(library, ask.TrashPhotos([one, two]))
        assert taken == ["01.png", "01.xmp"]
        assert done.files == 1
        assert [failure.path for failure in done.refused] == [bytes(photos / "02.png")]
        assert one not in ids(library)
        assert two in ids(library)
        with pytest.raises(AsifError, match="Nothing was changed"):
            answer(library, ask.TrashPhotos([two]))

    def test_undo_opens_it_and_says_so(self, library: OpenLibrary, photos: Path, taken: list[str]) -> None:
        answer(library, ask.TrashPhotos([bytes(photos / "01.png")]))
        with pytest.raises(AsifError, match=r"it was opened: put 01\.png back there"):
            undo(library)
        assert taken == ["01.png", "opened"]
