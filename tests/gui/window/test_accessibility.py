"""What a screen reader is told: every control has a name and a role; what has the focus shows it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import SIGNAL, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QMenuBar,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.loupe.loupe import Loupe
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import search, shown, start

Role = QAccessible.Role
NO_CONTROL = {Role.Client, Role.Window, Role.Pane, Role.NoRole, Role.Whitespace}
PRESSED = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.ComboBox, Role.EditableText),
    *(Role.Slider, Role.SpinBox, Role.MenuItem, Role.ListItem, Role.Link),
}
SURFACES = (Sheet, Loupe, QAbstractScrollArea)
"""These take the keyboard for what lies on them, and are told as what that is."""
MOST_ITEMS = 30


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yields what is visible below an object, and itself."""
    yield interface
    for number in range(min(interface.childCount(), MOST_ITEMS)):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name).strip()


def faults(window: QWidget) -> list[str]:
    """Returns the controls on screen that a screen reader could not tell, and what they lack."""
    found = []
    for each in tree(QAccessible.queryAccessibleInterface(window)):
        widget = each.object()
        if isinstance(widget, QWidget) and widget.window() is not window:
            continue
        what = f"{type(widget).__name__} {name(each)!r} {each.role().name}"
        takes_focus = isinstance(widget, QWidget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if each.role() in PRESSED or takes_focus:
            if not name(each):
                found.append(f"{what}: no name")
            if each.role() in NO_CONTROL and not isinstance(widget, SURFACES):
                found.append(f"{what}: no role")
            if "<" in each.text(QAccessible.Text.Description):
                found.append(f"{what}: described in HTML")
    return found


def fill(library: FakeLibrary) -> None:
    library.add_flowers_and_stones()


def first(window: MainWindow) -> None:
    window.grid.make_current(shown(window)[0])


def with_reasons(qtbot: QtBot, window: MainWindow) -> None:
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])
    first(window)
    qtbot.waitUntil(lambda: bool(window.information.why.rows))


def action(name: str) -> Callable[[QtBot, MainWindow], None]:
    def trigger(qtbot: QtBot, window: MainWindow) -> None:
        first(window)
        qtbot.waitUntil(lambda: bool(window.information.name.whole()))
        getattr(window.actions_, name).trigger()

    return trigger


def collection(qtbot: QtBot, window: MainWindow) -> None:
    window._show_collection("Everyday things")
    model = window.anchors.model
    qtbot.waitUntil(lambda: model.rowCount() > 0 and bool(model.index(model.rowCount() - 1).data()))


def compare(qtbot: QtBot, window: MainWindow) -> None:
    for row in range(2):
        index = window.grid.photos.index(row)
        window.grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    window.actions_.compare.trigger()
    qtbot.waitUntil(lambda: bool(window.comparing.panes) and window.comparing.panes[0].is_sharp)


SCENES: dict[str, Callable[[QtBot, MainWindow], None]] = {
    "photos": lambda qtbot, window: first(window),
    "reasons": with_reasons,
    "teach": action("teach"),
    "query builder": action("build_search"),
    "export": action("export"),
    "language": action("language"),
    "settings": action("settings"),
    "keys": action("keys"),
    "palette": action("palette"),
    "report": action("report"),
    "tag": action("tag"),
    "delete": action("trash"),
    "new collection": action("new_collection"),
    "loupe": action("open"),
    "collection": collection,
    "compare": compare,
    "trash": lambda qtbot, window: window._show_trash(),
    "missing": lambda qtbot, window: window._show_missing(),
    "failed": lambda qtbot, window: window._show_failed(),
}


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_and_a_role(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, scene: str
) -> None:
    fill(library)
    start(qtbot, window)
    SCENES[scene](qtbot, window)
    QApplication.processEvents()
    if window.grid.isVisible():  # a photo has its name once the library has told of it
        qtbot.waitUntil(lambda: all(window.book.get(photo) is not None for photo in window.grid.shown()))
    assert "\n".join(faults(window)) == ""


def is_heard(sender: QObject, *signals: str) -> bool:
    """Returns whether anything follows from one of these signals."""
    return any(sender.receivers(SIGNAL(signal)) for signal in signals)


def has_menu(button: QAbstractButton) -> bool:
    if isinstance(button.parent(), QMenuBar):  # Qt's own, for the menus that have no room
        return True
    return isinstance(button, QPushButton | QToolButton) and button.menu() is not None


def does_nothing(window: QWidget) -> list[str]:
    """Returns the actions and buttons that nothing follows from; a check box may be read later."""
    actions = [
        f"action {action.text()!r}"
        for action in window.findChildren(QAction)
        if not (action.menu() or action.isSeparator())
        and not is_heard(action, "triggered(bool)", "toggled(bool)")
    ]
    return actions + [
        f"{type(button).__name__} {button.accessibleName() or button.text()!r}"
        for button in window.findChildren(QAbstractButton)
        if not (button.isCheckable() or has_menu(button) or is_heard(button, "clicked(bool)", "clicked()"))
    ]


@pytest.mark.parametrize("scene", SCENES)
def test_a_screen_reader_can_press_every_control(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, scene: str
) -> None:
    fill(library)
    start(qtbot, window)
    SCENES[scene](qtbot, window)
    assert "\n".join(does_nothing(window)) == ""


def test_a_reason_is_pressed_as_it_is_clicked(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    with_reasons(qtbot, window)
    row = window.information.why.rows[0]
    with qtbot.waitSignal(row.chosen):
        row.click()


def test_a_photo_that_is_compared_is_framed_when_it_is_pressed(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    compare(qtbot, window)
    pane = window.comparing.panes[1]
    pane.click()
    qtbot.waitUntil(lambda: window.comparing.focused() == [pane.photo])


def test_the_first_page_too(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.folders.clear()
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.stage.currentWidget() is window.stage.welcome)
    assert "\n".join(faults(window)) == ""


def test_a_control_without_a_name_is_noticed(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    first(window)
    qtbot.waitUntil(lambda: window.information.marks.isVisible())
    window.information.marks.pick.setAccessibleName("")
    assert faults(window) == ["MarkButton '' CheckBox: no name"]


def test_a_tile_tells_its_name_date_and_rating(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    first(window)
    next(a for a in window.actions_.all if a.objectName() == "rate_3").trigger()
    grid = QAccessible.queryAccessibleInterface(window.grid)
    assert grid.role() == Role.List
    qtbot.waitUntil(lambda: name(grid.child(0)) == "1.jpg, 14 June 2025, 09:12, 3 stars")
    assert grid.child(0).role() == Role.ListItem


def test_what_has_the_focus_shows_it(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    with_reasons(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow())
    unseen = []
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            continue
        if widget.focusProxy() is not None or isinstance(widget, QAbstractScrollArea):
            continue
        around = widget.parentWidget() or widget
        window.setFocus()
        before = around.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is widget and around.grab().toImage() == before:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()!r}")
    assert unseen == []
