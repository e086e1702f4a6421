"""Photos brought back from the trash, by undoing, by choice, or by another program."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.conftest import anchors_of
from tests.library.trashed import everything, ids, in_trash, photo_at, scan, trash, undo

__all__ = ["trash"]


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
    assert str(undo(library).description) == "Create collection “Mine”"
    answer(library, ask.UntrashPhotos([bytes(photos / "02.png")]))
    assert (photos / "02.png").exists()
    with pytest.raises(AsifError, match=r"01\.png is not in the trash"):
        answer(library, ask.UntrashPhotos([bytes(photos / "01.png")]))


def test_putting_back_is_a_step_of_its_own(library: OpenLibrary, photos: Path, trash: Path) -> None:
    photo = photo_at(library, photos / "01.png")
    answer(library, ask.TrashPhotos([photo]))
    answer(library, ask.UntrashPhotos([photo]))
    assert photo in ids(library)
    assert str(undo(library).description) == "Put 1 photo back"
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
    assert str(undo(library).description).startswith("Teach")


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
    assert str(undo(again).description) == "Move 1 photo to the trash"
    assert everything(photos) == before
    again.close()
    third = OpenLibrary(library.directory, makers)
    answer(third, ask.Redo())
    assert in_trash(trash) == {"01.png"}
    third.close()
