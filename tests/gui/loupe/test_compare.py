"""Comparing photos side by side, and picking the best."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import ChooseBest, NotePhotos
from asif_desktop.gui.loupe.compare import BestSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, shown, start


def compare(qtbot: QtBot, window: MainWindow, library: FakeLibrary, count: int) -> None:
    """Opens `count` photos of a library of six side by side."""
    for number in range(1, 7):
        library.add_photo(f"/photos/{number}.jpg".encode(), "stone")
    start(qtbot, window)
    window.activateWindow()
    window.grid.make_current(shown(window)[0])
    for _ in range(count - 1):
        press(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.desk.photo() is not None)
    press(window, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: len(window.comparing.panes) == count)
    qtbot.waitUntil(lambda: all(pane.is_sharp for pane in window.comparing.panes))


def test_the_selected_photos_stand_side_by_side(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    compare(qtbot, window, library, 3)
    panes = window.comparing.panes
    assert [pane.name.whole() for pane in panes] == ["1.jpg", "2.jpg", "3.jpg"]
    assert all(pane.isVisible() and pane.view.has_image() for pane in panes)
    assert len({pane.y() for pane in panes}) == 1
    assert all(pane.view.height() > 0.8 * window.comparing.height() for pane in panes)
    press(panes[0], Qt.Key.Key_Escape)
    assert window.grid.isVisible()
    assert window.grid.count_selected() == 3


def test_four_stand_two_by_two(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    compare(qtbot, window, library, 4)
    assert len({pane.y() for pane in window.comparing.panes}) == 2
    views = [pane.view for pane in window.comparing.panes]
    assert all(view.height() > 0.35 * window.comparing.height() for view in views)


def test_one_or_five_are_not_compared_and_it_says_so(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    for number in range(1, 7):
        library.add_photo(f"/photos/{number}.jpg".encode(), "stone")
    start(qtbot, window)
    window.grid.make_current(1)
    for select_all in (False, True):
        if select_all:
            window.grid.selectAll()
        window.actions_.compare.trigger()
        assert not window.comparing.isVisible()
        assert window.toast.text() == "Select two to four photos to compare them."


def test_zoom_and_place_are_the_same_in_all(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    compare(qtbot, window, library, 2)
    one, other = (pane.view for pane in window.comparing.panes)
    one.zoom_by(3.0, QPointF(10, 10))
    assert one.look() == other.look()
    assert other.zoom() > 2.9
    press(window.comparing.panes[1], Qt.Key.Key_Minus)
    assert one.look() == other.look()
    one.fit()
    assert other.zoom() == 1.0


def test_keys_rate_and_flag_the_photo_that_has_the_focus(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    compare(qtbot, window, library, 2)
    one, other = window.comparing.panes
    assert one.hasFocus()
    press(one, Qt.Key.Key_Right)
    assert other.hasFocus()
    press(window, Qt.Key.Key_4)
    press(window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: library.count(NotePhotos) == 2)
    assert library.described(2).rating == 4
    assert library.described(2).flag == "reject"
    assert library.described(1).flag == "none"
    qtbot.waitUntil(lambda: other.accessibleName() == "2.jpg, 4 stars, rejected")


def test_the_best_is_picked_and_the_others_rejected_in_one_step(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    compare(qtbot, window, library, 3)
    press(window.comparing.panes[0], Qt.Key.Key_Right)
    press(window.comparing.panes[1], Qt.Key.Key_Return)
    sheet = window.findChild(BestSheet)
    assert sheet is not None
    focused = QApplication.focusWidget()
    assert focused is sheet.go
    press(sheet.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.count(ChooseBest) == 1)
    flags = [library.described(photo).flag for photo in (1, 2, 3)]
    assert flags == ["reject", "pick", "reject"]
    qtbot.waitUntil(lambda: window.comparing.panes[0].accessibleName() == "1.jpg, rejected")


def test_the_others_can_stay_as_they_are(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    compare(qtbot, window, library, 2)
    press(window.comparing.panes[0], Qt.Key.Key_Return)
    sheet = window.findChild(BestSheet)
    assert sheet is not None
    sheet.only.click()
    qtbot.waitUntil(lambda: library.count(NotePhotos) == 1)
    assert [library.described(photo).flag for photo in (1, 2)] == ["pick", "none"]


def test_every_action_is_for_the_framed_photo_and_the_selection_comes_back(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    compare(qtbot, window, library, 3)
    actions = window.actions_
    press(window.comparing.panes[0], Qt.Key.Key_Right)
    assert window.grid.selected() == [2]
    for action in (actions.teach, actions.tag, actions.copy, actions.show_file, actions.export):
        assert action.isEnabled()
    for action in (actions.trash, actions.delete, actions.compare, actions.open):
        assert not action.isEnabled(), "side by side, photos are picked or rejected"
    qtbot.waitUntil(lambda: window.information.name.whole() == "2.jpg")
    actions.teach.trigger()
    assert window.teaching.sheet is not None
    assert len(window.teaching.sheet.pictures) == 1
    press(window.teaching.sheet.caption, Qt.Key.Key_Escape)
    press(window.comparing.panes[1], Qt.Key.Key_Escape)
    assert window.grid.selected() == [1, 2, 3]
    assert actions.trash.isEnabled()


def test_a_framed_photo_that_a_filter_leaves_out_is_not_mistaken_for_another(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    compare(qtbot, window, library, 2)
    library.take_away(2)
    window.browser.renew()
    qtbot.waitUntil(lambda: 2 not in shown(window))
    press(window.comparing.panes[0], Qt.Key.Key_Right)
    assert window.grid.selected() == []
    assert not window.actions_.teach.isEnabled()


def test_a_long_name_leaves_the_others_as_much_room(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/" + b"long" * 50 + b".jpg", "stone")
    compare(qtbot, window, library, 3)
    assert "long" in window.comparing.panes[0].name.whole()
    widths = [pane.width() for pane in window.comparing.panes]
    assert max(widths) - min(widths) <= 1
