"""Deleting photos and bringing them back, in the library, with files in a trash of the test's own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.catalog import DecodedPhoto
from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Step
from asif_desktop.library import moving, system_trash
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.system_trash import FreedesktopTrash, SystemTrash
from asif_desktop.library.verbs import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.conftest import anchors_of


@pytest.fixture(autouse=True)
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home's trash, which is this test's alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "Trash"


def ids(library: OpenLibrary) -> set[int]:
    """Returns what is shown, and makes sure that counts and the index say the same."""
    shown = {photo for _, photo in paths(library).items()}
    assert answer(library, ask.GetStatus()).photos == len(shown)
    assert set(library.catalog.contents()[0].tolist()) == shown
    assert sum(folder.photos for folder in answer(library, ask.ListFolders())) == len(shown)
    return shown


def paths(library: OpenLibrary) -> dict[Path, int]:
    found = answer(library, ask.ListPhotos())
    numbers = [int.from_bytes(found.ids[at : at + 8], "little") for at in range(0, len(found.ids), 8)]
    return {
        Path(os.fsdecode(path)): photo.id
        for photo in answer(library, ask.DescribePhotos(numbers))
        for path in photo.paths
    }


def photo_at(library: OpenLibrary, path: Path) -> int:
    return paths(library)[path]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def in_trash(trash: Path) -> set[str]:
    files = {p.name for p in (trash / "files").glob("*")}
    assert {p.name for p in (trash / "info").glob("*")} == {name + ".trashinfo" for name in files}
    return files


def scan(library: OpenLibrary) -> None:
    library.indexing.start([folder.id for folder in library.catalog.folders()]).result(60)


def undo(library: OpenLibrary) -> Step:
    return answer(library, ask.Undo())


def test_deleting_moves_the_file_and_undo_brings_it_back(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    before, shown = everything(photos), ids(library)
    chosen = [photo_at(library, photos / name) for name in ("03.png", "07.png")]
    done = answer(library, ask.TrashPhotos(list(chosen)))
    assert (done.photos, done.files, done.refused) == (2, 2, [])
    assert in_trash(trash) == {"03.png", "07.png"}
    assert set(before) - set(everything(photos)) == {"03.png", "07.png"}
    assert ids(library) == shown - set(chosen)
    assert answer(library, ask.GetStatus()).trashed == 2
    listed = answer(library, ask.ListTrash())
    assert {(row.photo, row.path) for row in listed} == {
        (chosen[0], bytes(photos / "03.png")),
        (chosen[1], bytes(photos / "07.png")),
    }
    assert all(row.at is not None for row in listed)

    assert undo(library).description == "Move 2 photos to the trash"
    assert everything(photos) == before
    assert ids(library) == shown
    assert in_trash(trash) == set()
    assert answer(library, ask.GetStatus()).trashed == 0

    answer(library, ask.Redo())
    assert in_trash(trash) == {"03.png", "07.png"}
    assert ids(library) == shown - set(chosen)
    undo(library)
    assert everything(photos) == before
    scan(library)
    assert ids(library) == shown


def test_undo_of_one_step_takes_back_no_other(library: OpenLibrary, photos: Path, trash: Path) -> None:
    step = answer(library, ask.TrashPhotos([bytes(photos / "01.png")])).step
    answer(library, ask.CreateCollection("Mine"))
    with pytest.raises(AsifError, match="“Create collection “Mine”” was done since; undo that first"):
        answer(library, ask.Undo(step))
    assert in_trash(trash) == {"01.png"}
    undo(library)
    assert answer(library, ask.Undo(step)).id == step
    assert in_trash(trash) == set()


def test_a_trashed_photo_is_in_no_search(library: OpenLibrary, photos: Path) -> None:
    for name in ("00.png", "01.png", "02.png"):
        answer(library, ask.Teach([bytes(photos / name)], f"thing {name}"))
    found = answer(library, ask.Search("thing 00.png", 0)).matches
    gone = photo_at(library, photos / "00.png")
    assert gone in {match.photo for match in found}
    answer(library, ask.TrashPhotos([gone]))
    left = answer(library, ask.Search("thing 00.png", 0)).matches
    assert {match.photo for match in left} == {match.photo for match in found} - {gone}
    assert len(anchors_of(library, "Taught by me")) == 3
    undo(library)
    again = answer(library, ask.Search("thing 00.png", 0)).matches
    assert [(m.photo, m.score) for m in again] == [(m.photo, m.score) for m in found]


def test_sidecars_go_with_their_photo(library: OpenLibrary, photos: Path, trash: Path) -> None:
    for name in ("03.png.xmp", "03.xmp", "03.AAE", "03.txt", "04.xmp"):
        (photos / name).write_text(name)
    before = everything(photos)
    preview = answer(library, ask.PreviewTrash([photo_at(library, photos / "03.png")]))
    assert (preview.photos, preview.files, preview.sidecars, preview.restorable) == (1, 1, 3, True)
    answer(library, ask.TrashPhotos([photo_at(library, photos / "03.png")]))
    assert in_trash(trash) == {"03.png", "03.png.xmp", "03.xmp", "03.AAE"}
    assert set(everything(photos)) == set(before) - in_trash(trash)
    undo(library)
    assert everything(photos) == before


def _pair(library: OpenLibrary, photos: Path) -> tuple[int, int]:
    """Makes a RAW and a JPEG of one name that the library knows, with a sidecar that is both's."""
    for name in ("p.jpg", "p.cr2"):
        Image.new("RGB", (40, 30), (len(name), 90, 200 if name == "p.jpg" else 20)).save(
            photos / name, "JPEG"
        )
    (photos / "p.xmp").write_text("both")
    scan(library)
    raw = photo_at(library, photos / "p.cr2")
    (file,) = library.catalog.files_of([raw])
    content = library.catalog.content_of(raw)
    # What a decoder would tell of a camera's file, which no test makes.
    library.catalog.record_photos([DecodedPhoto(file.id, content, content, "RAW", 10, 40, 30)])
    return photo_at(library, photos / "p.jpg"), raw


@pytest.mark.parametrize("few", [50, 0])
def test_a_pair_that_is_one_tile_goes_together(
    library: OpenLibrary, photos: Path, trash: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("asif_desktop.catalog.trash._FEW", few)
    jpeg, raw = _pair(library, photos)
    before = everything(photos)
    answer(library, ask.TrashPhotos([jpeg]))
    assert in_trash(trash) == {"p.jpg", "p.cr2", "p.xmp"}
    assert not {jpeg, raw} & ids(library)
    undo(library)
    assert everything(photos) == before


def test_one_of_a_pair_by_its_path_leaves_the_other_and_what_belongs_to_both(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    jpeg, raw = _pair(library, photos)
    answer(library, ask.TrashPhotos([bytes(photos / "p.jpg")]))
    assert in_trash(trash) == {"p.jpg"}
    assert raw in ids(library)
    assert jpeg not in ids(library)


def test_all_copies_of_a_photo_go_and_one_by_its_path(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    shutil.copy(photos / "05.png", photos / "copy.png")
    scan(library)
    photo = photo_at(library, photos / "05.png")
    answer(library, ask.TrashPhotos([bytes(photos / "copy.png")]))
    assert in_trash(trash) == {"copy.png"}
    assert photo in ids(library)
    undo(library)
    assert answer(library, ask.TrashPhotos([photo])).files == 2
    assert in_trash(trash) == {"05.png", "copy.png"}
    assert photo not in ids(library)


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
        patch.setattr("asif_desktop.catalog.history._keep", fail)
        with pytest.raises(OSError, match="No space left"):
            answer(library, ask.TrashPhotos(sorted(shown)))
    assert everything(photos) == before
    assert in_trash(trash) == set()
    assert ids(library) == shown


def test_undo_never_writes_over_a_file(library: OpenLibrary, photos: Path, trash: Path) -> None:
    shown = ids(library)
    answer(library, ask.TrashPhotos(sorted(shown)))
    (photos / "06.png").write_text("somebody else's")
    with pytest.raises(AsifError, match=r"another file at .*06\.png"):
        undo(library)
    assert everything(photos) == {"06.png": b"somebody else's"}
    assert len(in_trash(trash)) == 12
    assert ids(library) == set()
    (photos / "06.png").rename(photos.parent / "aside")
    undo(library)
    assert ids(library) == shown


def test_undo_says_that_the_trash_was_emptied_and_lets_earlier_steps_through(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    answer(library, ask.CreateCollection("Mine"))
    answer(library, ask.TrashPhotos([bytes(photos / "01.png"), bytes(photos / "02.png")]))
    (trash / "files" / "01.png").unlink()
    (trash / "info" / "01.png.trashinfo").unlink()
    with pytest.raises(
        AsifError, match=r"01\.png is no longer in the trash; this step is out of the history"
    ):
        undo(library)
    assert in_trash(trash) == {"02.png"}
    assert answer(library, ask.GetStatus()).trashed == 1
    assert undo(library).description == "Create collection “Mine”"
    answer(library, ask.UntrashPhotos([bytes(photos / "02.png")]))
    assert (photos / "02.png").exists()
    with pytest.raises(AsifError, match=r"01\.png is not in the trash"):
        answer(library, ask.UntrashPhotos([bytes(photos / "01.png")]))


def test_putting_back_is_a_step_of_its_own(library: OpenLibrary, photos: Path, trash: Path) -> None:
    photo = photo_at(library, photos / "01.png")
    answer(library, ask.TrashPhotos([photo]))
    answer(library, ask.UntrashPhotos([photo]))
    assert photo in ids(library)
    assert undo(library).description == "Put 1 photo back"
    assert in_trash(trash) == {"01.png"}
    assert photo not in ids(library)
    answer(library, ask.Redo())
    assert photo in ids(library)


def test_a_folder_that_is_gone_is_made_again(library: OpenLibrary, photos: Path) -> None:
    (photos / "sub" / "deep").mkdir(parents=True)
    (photos / "01.png").rename(photos / "sub" / "deep" / "x.png")
    scan(library)
    answer(library, ask.TrashPhotos([bytes(photos / "sub" / "deep" / "x.png")]))
    shutil.rmtree(photos / "sub")
    undo(library)
    assert (photos / "sub" / "deep" / "x.png").exists()


def test_a_photo_that_another_program_put_back_is_there_again(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    shown = ids(library)
    one, two = photo_at(library, photos / "01.png"), photo_at(library, photos / "02.png")
    answer(library, ask.Teach([one], "a red barn"))
    answer(library, ask.TrashPhotos([one, two]))
    (trash / "files" / "01.png").rename(photos / "01.png")
    (photos / "other").mkdir()
    (trash / "files" / "02.png").rename(photos / "other" / "name.png")
    for info in (trash / "info").iterdir():
        info.unlink()
    scan(library)
    assert ids(library) == shown
    assert photo_at(library, photos / "01.png") == one
    assert photo_at(library, photos / "other" / "name.png") == two
    assert answer(library, ask.ListTrash()) == []
    taught = next(a for a in anchors_of(library) if a.caption == "a red barn")
    assert taught.photo == bytes(photos / "01.png")
    with pytest.raises(AsifError, match=r"02\.png is no longer in the trash"):
        undo(library)
    assert undo(library).description.startswith("Teach")


def test_undoing_what_is_back_already_is_done(library: OpenLibrary, photos: Path, trash: Path) -> None:
    photo = photo_at(library, photos / "01.png")
    answer(library, ask.TrashPhotos([photo]))
    (trash / "files" / "01.png").rename(photos / "01.png")
    scan(library)
    undo(library)
    assert photo in ids(library)


def test_an_edited_file_at_the_old_place_is_another_photo(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    photo = photo_at(library, photos / "01.png")
    answer(library, ask.TrashPhotos([photo]))
    Image.new("RGB", (50, 40), "orange").save(photos / "01.png")
    scan(library)
    assert photo_at(library, photos / "01.png") != photo
    before = everything(photos)
    with pytest.raises(AsifError, match=r"01\.png is another file now, and what was there is still"):
        undo(library)
    assert everything(photos) == before
    assert in_trash(trash) == {"01.png"}


def test_a_scan_leaves_trashed_photos_alone(library: OpenLibrary, photos: Path) -> None:
    photo = photo_at(library, photos / "01.png")
    answer(library, ask.TrashPhotos([photo]))
    scan(library)
    assert answer(library, ask.GetStatus()).trashed == 1
    undo(library)
    assert photo in ids(library)


def test_a_photo_trashed_while_it_was_being_read_stays_there(library: OpenLibrary, photos: Path) -> None:
    photo = photo_at(library, photos / "01.png")
    (file,) = library.catalog.files_of([photo])
    content = library.catalog.content_of(photo)
    answer(library, ask.TrashPhotos([photo]))
    assert library.catalog.record_photos([DecodedPhoto(file.id, content, content, "PNG", 10, 4, 3)]) == [0]
    library.catalog.record_failures([(file.id, "It vanished.")])
    assert photo not in ids(library)
    assert answer(library, ask.GetStatus()).failed == []
    undo(library)
    assert photo in ids(library)


def test_a_removed_folder_cannot_be_undone_into(library: OpenLibrary, photos: Path, trash: Path) -> None:
    answer(library, ask.TrashPhotos([bytes(photos / "01.png")]))
    answer(library, ask.RemoveFolder(bytes(photos)))
    with pytest.raises(AsifError, match="taken out of the library"):
        undo(library)
    assert in_trash(trash) == {"01.png"}
    with pytest.raises(AsifError, match="nothing to undo"):
        undo(library)


def test_undo_and_redo_survive_a_restart(
    library: OpenLibrary, photos: Path, trash: Path, makers: TinyMakers
) -> None:
    before = everything(photos)
    answer(library, ask.TrashPhotos([bytes(photos / "01.png")]))
    library.close()
    again = OpenLibrary(library.directory, makers)
    assert undo(again).description == "Move 1 photo to the trash"
    assert everything(photos) == before
    again.close()
    third = OpenLibrary(library.directory, makers)
    answer(third, ask.Redo())
    assert in_trash(trash) == {"01.png"}
    third.close()


def test_deleting_for_good_leaves_nothing_and_keeps_the_manual_work(
    library: OpenLibrary, photos: Path, trash: Path
) -> None:
    (photos / "01.xmp").write_text("sidecar")
    kept = (photos / "01.png").read_bytes()
    photo = photo_at(library, photos / "01.png")
    answer(library, ask.Teach([photo], "a red barn"))
    steps = answer(library, ask.History())
    done = answer(library, ask.DeletePhotos([photo]))
    assert (done.photos, done.files) == (1, 1)
    assert len(list(photos.iterdir())) == 11
    assert in_trash(trash) == set()
    assert photo not in ids(library)
    assert answer(library, ask.History()) == steps
    (photos / "again.png").write_bytes(kept)
    scan(library)
    assert photo_at(library, photos / "again.png") == photo
    taught = next(a for a in anchors_of(library) if a.caption == "a red barn")
    assert taught.photo == bytes(photos / "again.png")


def test_deleting_for_good_is_all_or_nothing(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, shown = everything(photos), ids(library)
    with _failing_at(7, monkeypatch), pytest.raises(AsifError, match="Permission denied"):
        answer(library, ask.DeletePhotos(sorted(shown)))
    assert everything(photos) == before
    assert ids(library) == shown


@pytest.mark.parametrize("verb", [ask.TrashPhotos, ask.DeletePhotos, ask.PreviewTrash])
@pytest.mark.parametrize("ref", [987, b"/nowhere/x.jpg"])
def test_what_is_not_in_the_library_is_refused(
    library: OpenLibrary,
    photos: Path,
    verb: Callable[[list[int | bytes]], ask.Request[object]],
    ref: int | bytes,
) -> None:
    before = everything(photos)
    with pytest.raises(AsifError):
        answer(library, verb([bytes(photos / "01.png"), ref]))
    assert everything(photos) == before


def test_a_photo_on_an_unplugged_disk_is_not_deleted(library: OpenLibrary, photos: Path) -> None:
    photo = photo_at(library, photos / "01.png")
    photos.rename(photos.parent / "elsewhere")
    scan(library)
    with pytest.raises(AsifError, match="connect it first"):
        answer(library, ask.TrashPhotos([photo]))
    (photos.parent / "elsewhere").rename(photos)
    scan(library)
    assert photo in ids(library)


def test_a_file_deleted_outside_is_said(library: OpenLibrary, photos: Path) -> None:
    (photos / "01.png").unlink()
    with pytest.raises(AsifError, match=r"01\.png is not there any more; look for new photos first"):
        answer(library, ask.TrashPhotos([bytes(photos / "01.png"), bytes(photos / "02.png")]))
    assert (photos / "02.png").exists()


_KILLED = """
    import os, signal, sys
    from pathlib import Path
    from asif_desktop.domain import requests as ask
    from asif_desktop.library import moving
    from asif_desktop.library.core import OpenLibrary
    from asif_desktop.library.verbs import answer
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
        from asif_desktop.catalog.moving_files import Recorder
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
