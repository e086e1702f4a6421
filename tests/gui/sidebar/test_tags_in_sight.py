"""Of thousands of tags the sidebar shows as many as one can look through, and opens the others."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asif_desktop.domain.tags import Tag
from asif_desktop.gui.sidebar.tags_in_sight import FEW, MOST, TagsInSight, tags_in_sight
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import start


def make(library: FakeLibrary, tops: int, inside: int = 0) -> list[Tag]:
    """Returns tags by their titles: so many at the top, and so many in each."""
    for number in range(tops):
        top = library.tagging.make(f"Top {number:04}", own=False, photos=number)
        for one in range(inside):
            library.tagging.make(f"In {one}", top, own=False, photos=1)
    return list(library.tagging.tags.values())


def titles(sight: TagsInSight) -> list[str]:
    return [one.tag.title for one in sight.rows]


def test_a_few_tags_are_all_shown_until_a_branch_is_closed(library: FakeLibrary) -> None:
    tags = make(library, 2, 2)
    sight = tags_in_sight(tags, {2: 3}, {})
    assert titles(sight) == [tag.title for tag in tags]
    assert [one.opened for one in sight.rows] == [True, None, None, True, None, None]
    sight = tags_in_sight(tags, {1: 1, 2: 3, 3: 4}, {1: False})
    assert titles(sight) == ["Top 0000", "Top 0001", "Top 0001/In 0", "Top 0001/In 1"]
    assert [one.suggested for one in sight.rows] == [8, 0, 0, 0], "what is inside is not lost from sight"


def test_of_many_tags_branches_are_closed_until_they_are_opened(library: FakeLibrary) -> None:
    tags = make(library, 20, 3)
    assert len(tags) > FEW
    assert titles(tags_in_sight(tags, {}, {})) == [f"Top {number:04}" for number in range(20)]
    opened = tags_in_sight(tags, {}, {tags[4].id: True})
    assert titles(opened)[1:5] == ["Top 0001", "Top 0001/In 0", "Top 0001/In 1", "Top 0001/In 2"]


def test_of_too_many_at_the_top_those_of_most_photos_are_shown_and_the_persons_own(
    library: FakeLibrary,
) -> None:
    mine = [
        library.tagging.make("Given", photos=1),
        library.tagging.make("New"),
        library.tagging.make("None"),
    ]
    tags = make(library, MOST + 40)
    sight = tags_in_sight(tags, {mine[1]: 5}, {})
    assert sight.more == 43
    assert titles(sight) == ["Given", "New", *(f"Top {number:04}" for number in range(42, MOST + 40))]


def test_branches_are_opened_by_key_and_the_rest_is_found_by_its_name(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    make(library, MOST + 5, 1)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.tags) == MOST)
    window.activateWindow()
    qtbot.waitUntil(window.sidebar.tags[0].isVisible)
    window.sidebar.tags[0].setFocus()
    qtbot.waitUntil(window.sidebar.tags[0].hasFocus)
    QTest.keyClick(window.sidebar.tags[0], Qt.Key.Key_Right)
    assert len(window.sidebar.tags) == MOST + 1
    assert window.sidebar.tags[0].hasFocus()
    QTest.keyClick(window.sidebar.tags[0], Qt.Key.Key_Left)
    assert len(window.sidebar.tags) == MOST
    rows = list(window.sidebar.tags)
    with qtbot.waitSignal(window.tagging.listed):
        library.changed("tags")
    assert window.sidebar.tags == rows, "nothing is made anew where nothing has changed"
    assert window.sidebar.more_tags is not None
    window.sidebar.more_tags.click()
    assert window.search.line.text() == "tag:"
    assert window.search.line.hasFocus()


def test_the_view_stays_where_a_branch_is_opened(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    make(library, MOST, 1)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.tags) == MOST)
    qtbot.waitUntil(window.sidebar.tags[0].isVisible)
    window.activateWindow()
    first = window.sidebar.tags[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=first.branch().center())
    QApplication.processEvents()
    assert window.sidebar.all.mapTo(window.sidebar, QPoint()).y() >= 0
    assert window.sidebar.tags[0].hasFocus()
