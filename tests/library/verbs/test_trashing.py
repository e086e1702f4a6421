"""Deleting photos, in the library, with files in a trash of the test's own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.catalog import DecodedPhoto
from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from tests.library.conftest import anchors_of
from tests.library.trashed import everything, ids, in_trash, photo_at, scan, trash, undo

__all__ = ["trash"]


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

    assert str(undo(library).description) == "Move 2 photos to the trash"
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
    monkeypatch.setattr("asif_desktop.catalog.photos.trash._FEW", few)
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
    library.catalog.record_failures([(file.id, said("It vanished."))])
    assert photo not in ids(library)
    assert answer(library, ask.GetStatus()).failed == []
    undo(library)
    assert photo in ids(library)


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
    assert answer(library, ask.ListMissing()) == [], "nobody looks for what was deleted on purpose"
    assert answer(library, ask.History()) == steps
    (photos / "again.png").write_bytes(kept)
    scan(library)
    assert photo_at(library, photos / "again.png") == photo
    taught = next(a for a in anchors_of(library) if a.caption == "a red barn")
    assert taught.photo == bytes(photos / "again.png")


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
