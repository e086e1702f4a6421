"""Going through what is suggested for a tag, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.domain.tags import TagEdit
from asif_desktop.gui.tags.review import ReviewPage
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import select


@pytest.fixture
def page(qtbot: QtBot, library: FakeLibrary, shown: MainWindow) -> ReviewPage:
    """The review of a tag, at the first of the three photos it is suggested for."""
    shown.tagging.review_wanted.emit(library.tagging.tags[2])
    qtbot.waitUntil(lambda: asked(shown.review, "1 of 3"))
    return shown.review


def asked(page: ReviewPage, note: str) -> bool:
    """Returns whether the page asks about this photo, and shows it."""
    return page.note.text().startswith(note) and page.yes.isEnabled()


def test_suggestions_are_gone_through_by_keyboard(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, page: ReviewPage
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: asked(page, "2 of 3"))
    QTest.keyClick(page, Qt.Key.Key_N)
    QTest.keyClick(page.what, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked(page, "3 of 3"))
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert "you said no" in page.note.text()
    QTest.keyClick(page, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: asked(page, "3 of 3"))
    QTest.keyClick(page, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: "That was all" in page.title.whole())
    qtbot.waitUntil(lambda: len(library.tagging.said) == 3)
    assert library.tagging.said == {(1, 2): "accepted", (2, 2): "rejected", (4, 2): "accepted"}
    library.changed("photos")
    qtbot.waitUntil(lambda: library.count(ask.ListPhotos) > 1)
    assert page.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    shown.tagging.review_wanted.emit(library.tagging.tags[2])
    shown.sidebar.all.click()
    qtbot.waitUntil(lambda: not page.isVisible() and shown.grid.isVisible())


def test_a_review_tells_of_the_photo_it_asks_about_and_why_and_lets_nothing_be_done_to_others(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    information = shown.information
    select(qtbot, shown, 3)
    shown.sidebar.collections[0].row.click()
    qtbot.waitUntil(lambda: information.name.whole() == "2.jpg")
    shown.tagging.review_wanted.emit(library.tagging.tags[2])
    qtbot.waitUntil(lambda: information.name.whole() == "0.jpg")
    qtbot.waitUntil(lambda: len(information.why.rows) > 0)
    assert information.why.isVisible()
    assert not any(
        part.isVisible()
        for part in (information.marks, information.marks.stars, information.tags, information.teach)
    )
    marked = [row.isChecked() for row in (shown.sidebar.all, *shown.sidebar.tags)]
    assert marked == [False, False, True, False]
    QTest.keyClick(shown.review, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: information.name.whole() == "1.jpg")
    QTest.keyClick(shown.review, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: information.name.whole() == "2.jpg")
    assert information.marks.isVisible()
    assert information.teach.isVisible()
    assert not any(row.isChecked() for row in shown.sidebar.tags)
    assert shown.sidebar.collections[0].row.isChecked()


def test_nothing_is_said_of_a_photo_that_is_not_there_to_be_seen(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    page = shown.review
    library.hold(ask.MakePreview)
    shown.tagging.review_wanted.emit(library.tagging.tags[2])
    qtbot.waitUntil(lambda: page.note.text().startswith("1 of 3"))
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_L, Qt.Key.Key_A):
        QTest.keyClick(page, key)
    assert page.note.text().startswith("1 of 3")
    assert page.picture.pixmap().isNull()
    library.release(ask.MakePreview)
    qtbot.waitUntil(lambda: asked(page, "1 of 3"))
    qtbot.waitUntil(lambda: library.count(ask.MakePreview) >= 2)  # the next one is looked for meanwhile
    library.hold(ask.MakePreview)
    QTest.keyClick(page, Qt.Key.Key_Right)
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.note.text().startswith("3 of 3")
    assert page.picture.pixmap().isNull()
    QTest.keyClick(page, Qt.Key.Key_Y)
    assert page.note.text().startswith("3 of 3")
    library.release(ask.MakePreview)
    qtbot.waitUntil(lambda: asked(page, "3 of 3"))
    assert library.tagging.said == {}


def test_what_was_taken_back_is_not_said_any_more(
    qtbot: QtBot, library: FakeLibrary, page: ReviewPage
) -> None:
    QTest.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: library.tagging.said == {(1, 2): "accepted"})
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert "you said yes" in page.note.text()
    library.tagging.said.clear()
    library.changed("tags", "history")
    qtbot.waitUntil(lambda: "you said" not in page.note.text())


def test_a_rejected_photo_can_be_told_what_it_is(
    qtbot: QtBot, library: FakeLibrary, page: ReviewPage
) -> None:
    assert page.what.isHidden()
    QTest.keyClick(page, Qt.Key.Key_N)
    QTest.keyClicks(page.what, "our neighbour")
    QTest.keyClick(page.what, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked(page, "2 of 3"))
    assert page.what.isHidden()
    QTest.keyClick(page, Qt.Key.Key_N)
    QTest.keyClick(page.what, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked(page, "3 of 3"))
    qtbot.waitUntil(lambda: len(library.tagging.said) == 2)
    assert [one for one in library.asked if isinstance(one, ask.Teach)] == [ask.Teach([1], "our neighbour")]


def test_an_accepted_photo_can_become_an_example(
    qtbot: QtBot, library: FakeLibrary, page: ReviewPage
) -> None:
    QTest.keyClick(page, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: asked(page, "2 of 3"))
    qtbot.waitUntil(lambda: library.tagging.said == {(1, 2): "accepted"})
    assert [one for one in library.asked if isinstance(one, ask.LearnTag)] == [
        ask.LearnTag(2, [1], "accepted")
    ]
    assert library.count(ask.DecideTag) == 0


def test_the_slider_of_the_review_keeps_one_where_one_is(
    qtbot: QtBot, library: FakeLibrary, page: ReviewPage
) -> None:
    slider = page.fewer_more.slider
    QTest.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: asked(page, "2 of 3"))
    slider.setValue(30)
    qtbot.waitUntil(lambda: asked(page, "2 of 2"))
    assert "0.80" in page.note.text()
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert "you said yes" in page.note.text()
    QTest.keyClick(page, Qt.Key.Key_Right)
    slider.setValue(90)
    qtbot.waitUntil(lambda: asked(page, "2 of 3"))
    assert library.tagging.said == {(1, 2): "accepted"}
    assert library.tagging.tags[2].cut == pytest.approx(0.1)


def test_a_slider_that_was_just_moved_belongs_to_the_tag_that_was_reviewed(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, page: ReviewPage
) -> None:
    library.tagging.suggested[3] = {3: 0.7, 5: 0.6}
    page.fewer_more.slider.setValue(30)
    shown.tagging.review_wanted.emit(library.tagging.tags[3])
    qtbot.waitUntil(lambda: asked(page, "1 of 2"))
    qtbot.waitUntil(lambda: library.tagging.tags[2].cut == pytest.approx(0.7))
    assert library.tagging.tags[3].cut is None


def test_a_cut_that_was_taken_back_is_followed(qtbot: QtBot, shown: MainWindow, page: ReviewPage) -> None:
    page.fewer_more.slider.setValue(30)
    qtbot.waitUntil(lambda: asked(page, "1 of 2"))
    shown.asker.edit(ask.EditTag(2, TagEdit(cut=None)), lambda _: None)  # as an undo does
    qtbot.waitUntil(lambda: asked(page, "1 of 3"))
    assert page.fewer_more.slider.value() == 50


def test_a_review_that_is_left_asks_nothing_more(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, page: ReviewPage
) -> None:
    def asks() -> bool:
        """Of two photos, since the panel asks of the one that is selected."""
        return any(isinstance(one, ask.TagsOfPhotos) and set(one.photos) == {1, 2} for one in library.asked)

    QTest.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: asked(page, "2 of 3"))
    QTest.keyClick(page, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: asked(page, "3 of 3") and asks())
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()

    def let_all_be_asked() -> None:
        before = library.count(ask.EditTag)
        shown.asker.edit(ask.EditTag(2, TagEdit()), lambda _: None)  # after what was asked on the same lane
        qtbot.waitUntil(lambda: library.count(ask.EditTag) > before)

    let_all_be_asked()
    library.asked.clear()
    with qtbot.waitSignal(shown.tagging.listed):
        library.changed("photos")
    let_all_be_asked()
    assert not asks()


def test_what_is_told_leaves_the_answers_of_the_review_in_sight(shown: MainWindow, page: ReviewPage) -> None:
    shown.toast.say("Learnt: this is “our neighbour”. Ctrl+Z takes it back.")
    for button in (page.no, page.yes, page.learn, page.above):
        place = button.rect().translated(button.mapTo(shown, button.rect().topLeft()))
        assert not shown.toast.geometry().intersects(place)
