"""What is said of one thing is said of one: the whole sentence, and not the number alone."""

import pytest
from pytestqt.qtbot import QtBot

from asif_desktop.domain.duplicates import AlikeGroup, AlikePhoto
from asif_desktop.domain.photos import Failure, MissingPhoto, Trashed
from asif_desktop.domain.requests import TrashPhotos
from asif_desktop.domain.sentences import said
from asif_desktop.gui.look.question_sheets import ConfirmSheet, TextSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, search, select, start, texts

_GONE = "2025-06-14T09:12:00Z"


def _forgetting(qtbot: QtBot, library: FakeLibrary, window: MainWindow, photos: int) -> str:
    library.missing = [MissingPhoto(at, b"/photos/%d.jpg" % at, _GONE, "0" * 64, 3) for at in range(photos)]
    start(qtbot, window)
    click(window.sidebar.missing)
    qtbot.waitUntil(lambda: len(window.missing.photos) == photos)
    window.missing.ask()
    (sheet,) = window.findChildren(ConfirmSheet)
    words = " ".join(texts(sheet))
    sheet.close_sheet()
    return words


def test_forgetting_one_photo(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    words = _forgetting(qtbot, library, window, 1)
    assert "Forget 1 photo? It leaves this list; undo brings it back." in words
    assert "its rating, tags, caption and albums are kept" in words


def test_forgetting_several(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    assert "They leave this list; undo brings them back." in _forgetting(qtbot, library, window, 2)


def test_forgetting_one_photo_in_german(
    qtbot: QtBot, library: FakeLibrary, german: None, window: MainWindow
) -> None:
    assert "Es verschwindet aus dieser Liste; Rückgängig" in _forgetting(qtbot, library, window, 1)


@pytest.mark.parametrize(
    ("photos", "words"), [([1], "It was in “Best” already."), ([1, 2], "They were in “Best” already.")]
)
def test_photos_that_are_in_an_album_already(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow, photos: list[int], words: str
) -> None:
    library.add_dogs_and_beaches()
    library.state.albums["Best"] = [1, 2]
    start(qtbot, window)
    with qtbot.waitSignal(window.sorting.told) as told:
        window.sorting.add(photos, "Best")
    assert told.args == [words]


@pytest.mark.parametrize(
    ("photos", "words"),
    [
        ([1], "1 photo taken out of “Best”. Ctrl+Z puts it back."),
        ([1, 2], "2 photos taken out of “Best”. Ctrl+Z puts them back."),
    ],
)
def test_photos_taken_out_of_an_album(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow, photos: list[int], words: str
) -> None:
    library.add_dogs_and_beaches()
    library.state.albums["Best"] = [1, 2]
    start(qtbot, window)
    with qtbot.waitSignal(window.sorting.told) as told:
        window.sorting.take_out(photos, "Best")
    assert told.args == [words]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([b"/p/a.jpg"], "1 file stayed where it is: a.jpg."),
        ([b"/p/a.jpg", b"/p/b.jpg"], "2 of the files stayed where they are, the first is a.jpg."),
    ],
)
def test_files_that_do_not_go_to_the_trash(
    qtbot: QtBot, window: MainWindow, files: list[bytes], words: str
) -> None:
    refused = [Failure(file, said("The system did not move it to the trash.")) for file in files]
    with qtbot.waitSignal(window.deleting.told) as told:
        window.deleting._say(TrashPhotos(list(files)), Trashed(0, 0, refused))
    assert told.args == [words]


def test_one_photo_that_was_looked_at(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    library.add_photo(b"/photos/here.jpg", words="dog")
    start(qtbot, window)
    search(qtbot, window, "zeppelin")
    qtbot.waitUntil(window.stage.message.isVisible)
    words = window.stage.message.words.text()
    assert words.startswith("I looked at the one photo, and it is not close enough. Phrases are understood")


def test_one_example_of_a_tag(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    library.add_dogs_and_beaches()
    library.tagging.make("Dog")
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.tagging.tags) == 1)
    select(qtbot, window, 1)
    (tag,) = window.tagging.tags.values()
    with qtbot.waitSignal(window.tagging.told) as told:
        window.tagging._learn_from(tag, [1])
    assert told.args == ["Learnt from 1 photo. Ctrl+Z takes it back."]


def test_the_tip_of_a_tag_of_one_photo(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    library.add_dogs_and_beaches()
    library.tagging.make("Dog", photos=1)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.tags) == 1)
    assert "1 photo<" in window.sidebar.tags[0].toolTip()


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        ([b"/p/a.jpg"], "A small copy of it is kept in “Garden”; the file stays as it is."),
        (
            [b"/p/a.jpg", b"/p/b.jpg"],
            "A small copy of each picture is kept in “Garden”; the files stay as they are.",
        ),
    ],
)
def test_pictures_to_learn_from(window: MainWindow, paths: list[bytes], words: str) -> None:
    window.pairs.add_files(paths, "Garden")
    (sheet,) = window.findChildren(TextSheet)
    assert words in texts(sheet)


@pytest.mark.parametrize(
    ("photos", "words"), [(2, "Move the other to the trash…"), (3, "Move the others to the trash…")]
)
def test_what_goes_of_photos_that_are_alike(
    qtbot: QtBot,
    library: FakeLibrary,
    window: MainWindow,
    photos: int,
    words: str,
) -> None:
    ids = [library.add_photo(b"/p/%d.jpg" % at) for at in range(photos)]
    alike = [AlikePhoto(one, b"/p/%d" % one, 4, 3, 9, None, "0" * 64, 0, "none", 0, None, 0.9) for one in ids]
    library.alike = {"exact": [AlikeGroup(alike)]}
    start(qtbot, window)
    click(window.sidebar.duplicates)
    qtbot.waitUntil(lambda: len(window.duplicates.cards) == photos)
    assert window.duplicates.clear.text() == words
