"""What the status bar says of folders that cannot be watched."""

from pytestqt.qtbot import QtBot

from asif_desktop.domain.photos import Folder
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.stage.status_bar import StatusBar


def test_folders_that_are_polled_are_named(qtbot: QtBot, theme: Theme) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    near = Folder(1, b"/near", True, 3, watched="events")
    far = Folder(2, b"/far", True, 3, watched="polling")
    bar.show_watch([near])
    assert not bar.watch.isVisible()
    bar.show_watch([near, far])
    assert bar.watch.text() == "1 folder is looked into now and then"
    assert "/far" in bar.watch.toolTip()
    assert "/near" not in bar.watch.toolTip()
    bar.show_watch([near])
    assert not bar.watch.isVisible()
