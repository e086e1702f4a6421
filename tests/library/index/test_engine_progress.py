import errno

import pytest

from asif_desktop.asif.state import state as asif_state
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Notice, Progress
from asif_desktop.domain.requests import Redo, Search, SwitchCollection, Teach, Undo
from asif_desktop.library.index import fitting, following
from asif_desktop.library.index.engine_progress import EngineProgress, memory_installed
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


class Clock:
    """A clock that stands still but for what it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("asif_desktop.library.index.engine_progress.time.monotonic", lambda: self.now)


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Event] = []
    clock = Clock(monkeypatch)
    with EngineProgress(told.append) as progress:
        clock.now += 0.1
        progress(1, 2)
        progress(2, 2)
    assert told == []


def test_what_takes_long_says_so_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Event] = []
    clock = Clock(monkeypatch)
    with EngineProgress(told.append) as progress:
        clock.now += 0.25
        progress(1, 4)
        progress(2, 4)
    first, last = told
    assert isinstance(first, Progress)
    assert (first.done, first.total, first.active) == (1, 4, True)
    assert isinstance(last, Progress)
    assert (last.done, last.total, last.active) == (2, 4, False)


def test_an_index_larger_than_the_machine_is_refused(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    (photo,) = library.catalog.photo_ids()[:1].tolist()
    answer(library, Teach([photo], "red barn"))
    monkeypatch.setattr(fitting, "memory_installed", lambda: 1000)
    with pytest.raises(AsifError, match="more than this machine can give"):
        answer(library, Search("red barn"))
    monkeypatch.setattr(fitting, "memory_installed", memory_installed)
    assert len(answer(library, Search("red barn", 0)).matches) == 12


def test_anchors_that_memory_cannot_hold_are_left_in_a_file(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = library.catalog.photo_ids().tolist()
    answer(library, Teach(photos[:4], "red barn"))
    before = answer(library, Search("red barn", 0)).matches
    answer(library, Teach(photos[4:], "green boat"))
    wanted = answer(library, Search("red barn", 0)).matches
    answer(library, Undo())
    told: list[Event] = []
    monkeypatch.setattr(following, "_FROM_DISK", 3)
    monkeypatch.setattr(fitting.Size, "fits", lambda size, mapped=False: mapped or size.anchors < 6)
    stop = library.listen(told.append)
    answer(library, Redo())
    stop()
    assert library.knowledge.index().mapped
    notices = [str(event.message) for event in told if isinstance(event, Notice)]
    assert len(notices) == 1
    assert "the anchors are read from disk instead" in notices[0]
    assert answer(library, Search("red barn", 0)).matches == wanted
    answer(library, Undo())
    assert answer(library, Search("red barn", 0)).matches == before


def test_a_full_disk_refuses_anchors_that_memory_cannot_hold(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    photos = library.catalog.photo_ids().tolist()
    answer(library, Teach(photos[:4], "red barn"))
    before = answer(library, Search("red barn", 0)).matches
    monkeypatch.setattr(fitting.Size, "fits", lambda size, mapped=False: mapped or size.anchors < 6)
    monkeypatch.setattr(asif_state, "mapped_vectors", full)
    with pytest.raises(AsifError, match="nor can they be kept in "):
        answer(library, Teach(photos[4:], "green boat"))
    assert answer(library, Search("red barn", 0)).matches == before
    assert {row.caption for row in library.catalog.anchors() if row.photo} == {"red barn"}


def test_the_index_is_kept_in_order_while_idle(library: OpenLibrary) -> None:
    photos = library.catalog.photo_ids().tolist()
    answer(library, Teach(photos, "red barn", "Farm"))
    before = answer(library, Search("red barn", 0)).matches
    answer(library, SwitchCollection("Farm", False))
    answer(library, SwitchCollection("Farm", True))
    while library.knowledge.maintain():
        pass
    assert answer(library, Search("red barn", 0)).matches == before
