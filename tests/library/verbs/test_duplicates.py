"""Copies, look-alikes and bursts, on real files."""

import shutil
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.asif.questions import close_pairs
from asif_desktop.domain import requests
from asif_desktop.domain.duplicates import AlikeKind
from asif_desktop.domain.errors import CancelledError
from asif_desktop.domain.events import Event, Progress
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.conftest import package_file


def again(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.IndexFolders([bytes(photos)]))


def found(library: OpenLibrary, kind: AlikeKind) -> list[list[str]]:
    groups = answer(library, requests.FindAlike(kind))
    return [[Path(photo.path.decode()).name for photo in group.photos] for group in groups]


def shot(file: Path, picture: Image.Image, taken: str) -> None:
    exif = Image.Exif()
    exif[0x0132] = taken
    exif.get_ifd(0x8769)[0x9003] = taken
    picture.save(file, exif=exif, quality=95)


def test_files_of_one_content_are_a_group_the_plainest_first(library: OpenLibrary, photos: Path) -> None:
    assert found(library, "exact") == []
    (photos / "old").mkdir()
    shutil.copyfile(photos / "03.png", photos / "old" / "03.png")
    shutil.copyfile(photos / "03.png", photos / "03 (copy).png")
    again(library, photos)
    assert found(library, "exact") == [["03.png", "03 (copy).png", "03.png"]]
    (group,) = answer(library, requests.FindAlike("exact"))
    answer(library, requests.TrashPhotos([photo.path for photo in group.photos[1:]]))
    assert (photos / "03.png").exists()
    assert not (photos / "03 (copy).png").exists()
    assert found(library, "exact") == []
    answer(library, requests.Undo())
    assert len(found(library, "exact")) == 1


def test_a_smaller_copy_is_a_look_alike_and_the_larger_is_to_stay(library: OpenLibrary, photos: Path) -> None:
    with Image.open(photos / "05.png") as picture:
        picture.resize((60, 45)).save(photos / "small.png")
    again(library, photos)
    groups = [group for group in found(library, "near") if "small.png" in group]
    assert len(groups) == 1
    assert groups[0][0] == "05.png"
    (group,) = [group for group in answer(library, requests.FindAlike("near")) if group.photos[0].width > 60]
    first, *others = group.photos
    assert first.likeness == 1.0
    assert all(other.likeness < 1.0 for other in others)


def test_what_the_person_picked_or_rated_is_to_stay(library: OpenLibrary, photos: Path) -> None:
    with Image.open(photos / "05.png") as picture:
        picture.resize((60, 45)).save(photos / "small.png")
    again(library, photos)
    answer(library, requests.NotePhotos([bytes(photos / "small.png")], NoteEdit(rating=4)))
    (group,) = [group for group in found(library, "near") if "small.png" in group]
    assert group[0] == "small.png"
    answer(library, requests.NotePhotos([bytes(photos / "05.png")], NoteEdit(flag="pick")))
    (group,) = [group for group in found(library, "near") if "small.png" in group]
    assert group[0] == "05.png"


def test_of_a_burst_the_sharpest_is_to_stay(library: OpenLibrary, photos: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (48, 64, 3)).astype(np.uint8)
    sharp = Image.fromarray(noise).resize((256, 192), Image.Resampling.NEAREST)
    blurred = sharp.resize((128, 96), Image.Resampling.BOX).resize((256, 192), Image.Resampling.BICUBIC)
    shot(photos / "a.jpg", blurred, "2024:05:01 10:00:00")
    shot(photos / "b.jpg", sharp, "2024:05:01 10:00:03")
    shot(photos / "later.jpg", sharp.rotate(1), "2024:05:01 11:00:00")
    again(library, photos)
    assert found(library, "bursts") == [["b.jpg", "a.jpg"]]
    (group,) = answer(library, requests.FindAlike("bursts"))
    first, second = (photo.sharpness for photo in group.photos)
    assert first is not None
    assert second is not None
    assert first > second


@pytest.mark.parametrize("kind", ["near", "bursts"])
def test_of_copies_that_differ_by_compression_the_least_compressed_is_to_stay(
    library: OpenLibrary, photos: Path, sample_photos: Path, kind: AlikeKind
) -> None:
    # What compression adds passes for sharpness: the worst copy of this has more of it than the best.
    with Image.open(sample_photos / "astronaut.png") as opened:
        picture = opened.convert("RGB")
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2024:05:01 10:00:00"
    for name, quality in (("a.jpg", 20), ("b.jpg", 50), ("c.jpg", 95)):
        picture.save(photos / name, exif=exif, quality=quality)
    again(library, photos)
    (group,) = [group for group in answer(library, requests.FindAlike(kind)) if len(group.photos) == 3]
    assert Path(group.photos[0].path.decode()).name == "c.jpg"
    measured = [photo.sharpness or 0.0 for photo in group.photos]
    assert max(measured) > measured[0], "compression has to pass for sharpness here"


def test_of_equal_look_alikes_what_lost_nothing_is_to_stay(library: OpenLibrary, photos: Path) -> None:
    with Image.open(package_file("skimage", "data", "moon.png")) as picture:
        picture.convert("RGB").save(photos / "again.jpg", quality=98, subsampling=0)
        picture.convert("RGB").save(photos / "whole.png")
    again(library, photos)
    assert (photos / "again.jpg").stat().st_size > (photos / "whole.png").stat().st_size
    (group,) = [group for group in found(library, "near") if "again.jpg" in group]
    assert group == ["whole.png", "again.jpg"]


def test_a_search_is_told_of_and_ends_where_the_person_stops_it(library: OpenLibrary) -> None:
    told: list[Progress] = []

    def hear(event: Event) -> None:
        if isinstance(event, Progress) and event.task == "alike":
            told.append(event)
            if event.active:
                worker = threading.Thread(target=answer, args=(library, requests.StopFindingAlike()))
                worker.start()
                worker.join()

    stop = library.listen(hear)
    with pytest.raises(CancelledError, match="stopped"):
        answer(library, requests.FindAlike("near"))
    stop()
    assert [event.active for event in told][-1] is False
    assert answer(library, requests.FindAlike("exact")) == []


def test_look_alikes_that_were_found_are_not_looked_for_again(
    library: OpenLibrary, photos: Path, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    join_close = close_pairs.join_close

    def watched(vectors: NDArray[np.int16], least: int, fresh: int, *rest: Any) -> NDArray[np.int64]:
        compared.append(len(vectors) - fresh)
        return join_close(vectors, least, fresh, *rest)

    monkeypatch.setattr(close_pairs, "join_close", watched)
    before = found(library, "near")
    assert found(library, "near") == before
    assert compared == [12, 0]
    with Image.open(photos / "05.png") as picture:
        picture.resize((60, 45)).save(photos / "small.png")
    again(library, photos)
    groups = found(library, "near")
    assert any("small.png" in group for group in groups)
    assert compared == [12, 0, 1]
    library.close()
    for torn, expected in ((False, 0), (True, 13)):
        file = library.directory / "cache" / "look-alikes"
        if torn:
            file.write_bytes(file.read_bytes()[:-1])
        reopened = OpenLibrary(library.directory, makers)
        try:
            assert found(reopened, "near") == groups
        finally:
            reopened.close()
        assert compared[-1] == expected
