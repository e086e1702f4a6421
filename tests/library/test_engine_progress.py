import time

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Progress
from asif_desktop.domain.requests import Search, SwitchCollection, Teach
from asif_desktop.library import knowledge
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.engine_progress import EngineProgress, memory_installed
from asif_desktop.library.verbs import answer


def test_what_is_quick_says_nothing() -> None:
    told: list[Event] = []
    with EngineProgress(told.append) as progress:
        progress(1, 2)
        progress(2, 2)
    assert told == []


def test_what_takes_long_says_so_and_ends() -> None:
    told: list[Event] = []
    with EngineProgress(told.append) as progress:
        time.sleep(0.25)
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
    monkeypatch.setattr(knowledge, "memory_installed", lambda: 1000)
    with pytest.raises(AsifError, match="more than this machine can give"):
        answer(library, Search("red barn"))
    monkeypatch.setattr(knowledge, "memory_installed", memory_installed)
    assert len(answer(library, Search("red barn", 0)).matches) == 12


def test_the_index_is_kept_in_order_while_idle(library: OpenLibrary) -> None:
    photos = library.catalog.photo_ids().tolist()
    answer(library, Teach(photos, "red barn", "Farm"))
    before = answer(library, Search("red barn", 0)).matches
    answer(library, SwitchCollection("Farm", False))
    answer(library, SwitchCollection("Farm", True))
    while library.knowledge.maintain():
        pass
    assert answer(library, Search("red barn", 0)).matches == before
