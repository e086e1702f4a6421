"""A lesson whose preview has found what it changes is answered with that, and the index follows."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from asif_desktop.domain import requests
from asif_desktop.domain.events import Changed, Event, Notice
from asif_desktop.domain.results import Ranking
from asif_desktop.library.index import engine_progress
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer

_HANG = 60.0


@pytest.fixture
def taught(library: OpenLibrary, photos: Path) -> OpenLibrary:
    for number, caption in enumerate(["red barn", "green field", "blue lake", *"abcdefghi"]):
        answer(library, requests.Teach([bytes(photos / f"{number:02}.png")], caption))
    return library


def told(library: OpenLibrary, enough: Callable[[Event], bool]) -> threading.Event:
    """Returns what is set at the first event that is enough."""
    there = threading.Event()

    def hear(event: Event) -> None:
        if enough(event):
            there.set()

    library.listen(hear)
    return there


def anchors_changed(event: Event) -> bool:
    return isinstance(event, Changed) and "anchors" in event.what


def ranked(library: OpenLibrary, query: str) -> Ranking:
    return structs.replace(answer(library, requests.Rank(query)), seconds=0.0)


def foreseen(library: OpenLibrary, photo: int, query: str, collection: str | None = None) -> Ranking | None:
    answer(library, requests.PreviewLesson([photo], "red barn", query))
    ranking = answer(library, requests.Teach([photo], "red barn", collection, showing=query)).ranking
    return None if ranking is None else structs.replace(ranking, seconds=0.0)


@pytest.mark.parametrize("query", ["red barn", "green field or red barn", "red barn sort:name"])
def test_a_lesson_comes_with_the_answer_that_the_index_gives_when_it_has_followed(
    taught: OpenLibrary, query: str
) -> None:
    photo = ranked(taught, "green field")
    before, in_step = ranked(taught, query), told(taught, anchors_changed)
    first = foreseen(taught, int.from_bytes(photo.ids[:8], "little"), query)
    assert in_step.wait(_HANG)
    after = ranked(taught, query)
    assert first == after
    assert (after.ids, after.scores) != (before.ids, before.scores)


def test_undo_takes_such_a_lesson_back_exactly(taught: OpenLibrary) -> None:
    before = ranked(taught, "red barn")
    in_step = told(taught, anchors_changed)
    assert foreseen(taught, 5, "red barn") is not None
    assert in_step.wait(_HANG)
    answer(taught, requests.Undo())
    assert structs.replace(ranked(taught, "red barn"), generation=before.generation) == before


def test_a_preview_of_something_else_tells_nothing(taught: OpenLibrary) -> None:
    answer(taught, requests.PreviewLesson([5], "red barn", "red barn"))
    for lesson in (
        requests.Teach([5], "red barn", showing="green field"),
        requests.Teach([5], "green field", showing="red barn"),
        requests.Teach([6], "red barn", showing="red barn"),
        requests.Teach([5], "red barn"),
    ):
        assert answer(taught, lesson).ranking is None
        answer(taught, requests.Undo())


def test_a_preview_is_worth_nothing_once_anything_has_changed(taught: OpenLibrary) -> None:
    answer(taught, requests.PreviewLesson([5], "red barn", "red barn"))
    answer(taught, requests.Teach([7], "another thing"))
    lesson = requests.Teach([5], "red barn", showing="red barn")
    assert answer(taught, lesson).ranking is None


def test_a_lesson_in_a_collection_that_is_switched_off_changes_no_answer(taught: OpenLibrary) -> None:
    answer(taught, requests.CreateCollection("Off"))
    answer(taught, requests.SwitchCollection("Off", False))
    before = ranked(taught, "red barn")
    assert foreseen(taught, 5, "red barn", "Off") is None
    assert (ranked(taught, "red barn").ids, ranked(taught, "red barn").scores) == (before.ids, before.scores)


def test_where_the_index_cannot_follow_the_lesson_is_undone_and_a_notice_says_so(
    taught: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_progress, "_NOTICED", -1.0)
    before = ranked(taught, "red barn")
    noticed = told(taught, lambda event: isinstance(event, Notice) and "Cancelled" in str(event.message))
    answer(taught, requests.PreviewLesson([5], "red barn", "red barn"))
    asked: list[Event] = []

    def stop_once(event: Event) -> None:
        if not asked:
            asked.append(event)
            answer(taught, requests.CancelWork())

    taught.listen(stop_once)
    assert answer(taught, requests.Teach([5], "red barn", showing="red barn")).ranking is not None
    assert noticed.wait(_HANG)
    after = ranked(taught, "red barn")
    assert (after.ids, after.scores) == (before.ids, before.scores)
    assert answer(taught, requests.GetStatus()).anchors == 1012
