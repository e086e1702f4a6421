"""A long change that the person stops leaves everything as it was, and questions are answered meanwhile."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Event
from asif_desktop.domain.requests import (
    CancelWork,
    DeleteCollection,
    History,
    ListCollections,
    Redo,
    RemoveAnchors,
    Request,
    Search,
    SetSetting,
    SwitchCollection,
    Teach,
    Undo,
)
from asif_desktop.library.index import engine_progress
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets every change of the index tell of its progress, however quick it is."""
    monkeypatch.setattr(engine_progress, "_NOTICED", -1.0)


@pytest.fixture
def taught(library: OpenLibrary) -> OpenLibrary:
    photos = library.catalog.photo_ids().tolist()
    answer(library, Teach(photos[:6], "red barn", "Farm"))
    answer(library, Teach(photos[6:], "green boat", "Lake"))
    return library


def state(library: OpenLibrary) -> tuple[object, ...]:
    """What can be seen of a library: answers, collections, anchors, and what can be undone."""
    return (
        answer(library, Search("red barn", 0)).matches,
        answer(library, ListCollections()),
        library.catalog.anchors(),
        [step.description for step in answer(library, History()) if not step.undone],
    )


def cancelled(library: OpenLibrary, request: Request[Any], meanwhile: Callable[[], object]) -> None:
    """Asks for a change and cancels it at its first progress, after `meanwhile`."""
    asked: list[bool] = []

    def hear(event: Event) -> None:
        if not asked:
            asked.append(False)
            meanwhile()
            asked[0] = answer(library, CancelWork())

    stop = library.listen(hear)
    try:
        with pytest.raises(CancelledError):
            answer(library, request)
    finally:
        stop()
    assert asked == [True]
    assert not answer(library, CancelWork())


CHANGES: dict[str, Callable[[OpenLibrary], Request[Any]]] = {
    "off": lambda _: SwitchCollection("Farm", False),
    "on": lambda library: (answer(library, SwitchCollection("Farm", False)), SwitchCollection("Farm", True))[
        1
    ],
    "delete": lambda _: DeleteCollection("Farm"),
    "remove": lambda library: RemoveAnchors(answer(library, Teach([1, 2], "a hill")).anchors),
    "teach": lambda _: Teach([1, 2], "a hill"),
    "undo": lambda _: Undo(),
    "redo": lambda library: (answer(library, Undo()), Redo())[1],
    "setting": lambda _: SetSetting("k", "2"),
    "encoder": lambda _: SetSetting("image_encoder", "tiny:classes"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_is_cancelled_leaves_all_as_it_was(taught: OpenLibrary, change: str) -> None:
    answer(taught, Search("red barn"))  # there is an index from now on
    request = CHANGES[change](taught)
    before = state(taught)
    values = taught.catalog.settings()
    found: list[object] = []

    def ask() -> None:
        asker = threading.Thread(target=lambda: found.append(answer(taught, Search("red barn", 0)).matches))
        asker.start()
        asker.join(10)

    cancelled(taught, request, ask)
    assert state(taught) == before
    changed = {name for name, _ in taught.catalog.settings().items() ^ values.items()}
    assert changed <= {"setting": {"k"}, "encoder": {"image_encoder"}}.get(change, set())
    assert taught.catalog.settings().get("k", values.get("k")) != "2"
    assert [found[0]] == [before[0]]
    answer(taught, request)
    assert state(taught) != before or change == "setting"


def test_a_first_index_that_is_cancelled_is_made_when_it_is_asked_for_again(taught: OpenLibrary) -> None:
    cancelled(taught, Search("red barn"), lambda: None)
    assert len(answer(taught, Search("red barn", 0)).matches) == 12


def test_what_was_done_since_is_not_undone_by_cancelling(taught: OpenLibrary) -> None:
    answer(taught, Search("red barn"))

    def rename() -> None:
        taught.catalog.rename_collection("Lake", "Shore")

    def other() -> None:
        thread = threading.Thread(target=rename)
        thread.start()
        thread.join(10)

    asked: list[bool] = []

    def hear(_: Event) -> None:
        if not asked:
            asked.append(True)
            other()
            answer(taught, CancelWork())

    stop = taught.listen(hear)
    with pytest.raises(AsifError, match="was done since"):
        answer(taught, SwitchCollection("Farm", False))
    stop()
    names = {collection.name: collection.enabled for collection in answer(taught, ListCollections())}
    assert names["Shore"]
    assert not names["Farm"]
    assert len({match.score for match in answer(taught, Search("red barn", 0)).matches}) > 0
    answer(taught, Undo())
    answer(taught, Undo())
    assert all(collection.enabled for collection in answer(taught, ListCollections()))


def test_what_is_taken_back_is_not_stopped_by_another_ones_wish(taught: OpenLibrary) -> None:
    answer(taught, Search("red barn"))
    before = state(taught)
    with taught.cancellation.work():  # somebody else's, who has not looked up yet
        assert answer(taught, CancelWork())
        with pytest.raises(CancelledError):
            answer(taught, DeleteCollection("Farm"))
    assert state(taught) == before
