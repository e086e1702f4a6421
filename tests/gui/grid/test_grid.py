"""The grid: places, tiles, what it carries, and many photos."""

import html
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag
from pytestqt.qtbot import QtBot

from asif_desktop.gui.grid.drops import PHOTO_IDS, photos_in
from asif_desktop.gui.grid.grid_plan import GridPlan, Groups
from asif_desktop.gui.grid.grid_selection import selection_of
from asif_desktop.gui.grid.photo_model import PhotoModel
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, shown, start


def _plan(count: int, width: int, wish: int, offset: int, cuts: set[int], heading: int) -> GridPlan:
    starts = [0, *sorted(cut for cut in cuts if cut < count)]
    return GridPlan(count, width, wish, offset, Groups(starts, heading if cuts else 0))


plans = some.builds(
    _plan,
    count=some.integers(1, 300),
    width=some.integers(100, 2000),
    wish=some.integers(88, 360),
    offset=some.integers(0, 5000),
    cuts=some.sets(some.integers(1, 299), max_size=30),
    heading=some.integers(0, 90),
)


@given(plan=plans, at=some.integers(0, 299))
def test_each_tile_is_found_where_it_is(plan: GridPlan, at: int) -> None:
    place = plan.place(at)
    if at < plan.count:
        assert plan.tile_at(place.center()) == at
        assert plan.tile_at(place.topLeft()) == at
    else:
        assert plan.tile_at(place.center()) is None
    assert plan.tile_at(place.topLeft() - QPoint(3, 3)) is None
    assert place.left() >= 0
    assert place.right() < max(plan.width, 48)


@given(
    plan=plans,
    corner=some.tuples(some.integers(0, 2000), some.integers(-500, 2000)),
    size=some.integers(1, 900),
)
def test_a_rubber_band_covers_what_it_touches(plan: GridPlan, corner: tuple[int, int], size: int) -> None:
    band = QRect(*corner, size, size)
    covered = {at for first, last in plan.covered(band) for at in range(first, last + 1)}
    assert covered == {at for at in range(plan.count) if plan.place(at).intersects(band)}


def test_moving_through_rows_ends_where_it_makes_sense() -> None:
    plan = GridPlan(count=8, width=600, wish=160, offset=0)
    assert plan.columns == 3
    assert [plan.moved(at, 3) for at in (0, 3, 4, 5, 6, 7)] == [3, 6, 7, 7, 6, 7]
    assert [plan.moved(at, -3) for at in (7, 2)] == [4, 2]
    assert [plan.moved(0, -1), plan.moved(7, 1)] == [0, 7]
    assert [plan.moved(4, 9), plan.moved(4, -9)] == [7, 0]


@given(plan=plans, height=some.integers(50, 1500))
def test_what_is_seen_is_all_that_is_on_screen(plan: GridPlan, height: int) -> None:
    first, last = plan.seen(height)
    screen = QRect(0, 0, plan.width, height)
    for at in range(plan.count):
        if plan.place(at).intersects(screen):
            assert first <= at < last


@given(plan=plans)
def test_groups_stand_below_their_headings_and_never_overlap(plan: GridPlan) -> None:
    bottom = plan.heading(0).top()
    for group in range(len(plan.groups.starts)):
        heading, (first, last) = plan.heading(group), plan.tiles_of(group)
        assert heading.top() >= bottom
        assert plan.place(first).top() == heading.top() + plan.groups.heading
        if heading.height():
            assert plan.heading_at(heading.center()) == group
        assert {plan.group_of(at) for at in range(first, last + 1)} == {group}
        bottom = plan.place(last).bottom()
    assert bottom < plan.height - plan.offset


@given(plan=plans, at=some.integers(0, 299))
def test_up_and_down_keep_the_column_where_there_is_one(plan: GridPlan, at: int) -> None:
    at = min(at, plan.count - 1)
    below = plan.moved(at, plan.columns)
    if plan.columns > 1 and below != at:
        assert plan.place(below).top() > plan.place(at).top()
        assert plan.place(below).left() <= plan.place(at).left()
        if plan.place(below).left() == plan.place(at).left():
            assert plan.moved(below, -plan.columns) == at


def _fill(library: FakeLibrary, count: int = 30) -> None:
    for number in range(1, count + 1):
        library.add_photo(f"/photos/{number}.jpg".encode(), "dog", thumbnail=number < 10)


def test_missing_thumbnails_are_made_and_impossible_ones_said(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    from PySide6.QtGui import QImage

    _fill(library)
    library.add_photo(b"/photos/offline.jpg", image=QImage(), thumbnail=False)
    start(qtbot, window)
    window.grid.make_current(31)
    qtbot.waitUntil(window.grid.is_complete)
    assert window.tiles.get(30) is not None
    assert window.tiles.get(31) is None
    assert window.tiles.is_impossible(31)


def test_a_hundred_thousand_photos_ask_only_for_what_is_seen(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    from asif_desktop.domain.requests import DescribePhotos

    _fill(library)
    start(qtbot, window)
    qtbot.waitUntil(window.grid.is_complete)
    library.asked.clear()
    window.grid.show_photos(array("q", range(1, 100_001)), from_top=True)
    bar = window.grid.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 20):
        bar.setValue(place)
    bar.setValue(bar.maximum())

    def described() -> set[int]:
        asked = list(library.asked)
        return {p for request in asked if isinstance(request, DescribePhotos) for p in request.ids}

    qtbot.waitUntil(lambda: 100_000 in described())
    assert len(described()) < 5_000


def test_the_memory_of_tiles_has_a_budget(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    window.tiles._budget = 1000
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.tiles._bytes > 0)
    qtbot.wait(200)
    (tile,) = window.tiles._kept.values()
    assert window.tiles._bytes == 4 * tile.width() * tile.height()


def test_photos_carry_their_files_byte_for_byte(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/caf\xe9 & <b>.jpg", "dog")
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.book.get(1) is not None)
    model = window.grid.model()
    assert isinstance(model, PhotoModel)
    data: QMimeData = model.mimeData([model.index(0)])
    assert bytes(data.data("text/uri-list").data()) == b"file:///photos/caf%E9%20%26%20%3Cb%3E.jpg\r\n"
    assert bytes(data.data(PHOTO_IDS).data()) == b"1"
    told = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in str(told)
    window.grid.make_current(1)
    name = "caf\N{REPLACEMENT CHARACTER} & <b>.jpg"
    qtbot.waitUntil(lambda: window.information.name.whole() == name)


def test_the_tip_of_a_photo_without_a_date_says_that_it_is_the_files(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/scan.jpg", taken=None, file_date="2026-01-02T03:04:05")
    library.add_photo(b"/photos/shot.jpg")
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.book.get(1) is not None and window.book.get(2) is not None)
    model = window.grid.model()
    assert isinstance(model, PhotoModel)
    tips = [html.unescape(str(model.data(model.index(row), Qt.ItemDataRole.ToolTipRole))) for row in range(2)]
    (scan,) = [tip for tip in tips if "scan.jpg" in tip]
    (shot,) = [tip for tip in tips if "shot.jpg" in tip]
    assert "2 January 2026, 03:04 (the file's date)" in scan
    assert "14 June 2025, 09:12" in shot
    assert "file's date" not in shot


def test_the_loupe_opens_goes_on_and_comes_back(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library, 5)
    start(qtbot, window)
    window.grid.setFocus()
    window.grid.make_current(2)
    press(window.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(window.loupe.is_sharp)
    assert window.loupe.title.whole() == "2.jpg"
    press(window.loupe, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "3.jpg" and window.loupe.is_sharp())
    window.loupe.view.zoom_by(2.0)
    assert window.loupe.view.zoom() == 2.0
    press(window.loupe, Qt.Key.Key_Z)
    assert window.loupe.view.zoom() == 1.0
    for _ in range(9):
        press(window.loupe, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "5.jpg")
    press(window.loupe, Qt.Key.Key_Escape)
    assert window.grid.isVisible()
    assert window.grid.selected() == [5]
    assert shown(window) == [1, 2, 3, 4, 5]


def test_a_photo_that_goes_under_the_loupe(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library, 3)
    start(qtbot, window)
    library.take_away(2)
    window._open(2)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "This photo is gone")
    press(window.loupe, Qt.Key.Key_Escape)
    assert window.grid.isVisible()


def test_what_is_dragged_hangs_on_the_pointer(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(library)
    start(qtbot, window)
    drags: list[QDrag] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: drags.append(drag))
    pictures = []
    for photos in (window.grid.photos.ids[:1], window.grid.photos.ids[:3]):
        window.grid.make_current(photos[0])
        window.grid.selectionModel().select(
            selection_of(window.grid.photos, [(0, len(photos) - 1)]),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )
        window.grid.startDrag(Qt.DropAction.CopyAction)
        assert photos_in(drags[-1].mimeData()) == list(photos)
        pictures.append(drags[-1].pixmap().toImage())
    assert min(pictures[0].width(), pictures[0].height()) >= 48
    assert pictures[0] != pictures[1], "how many there are is seen"
