"""What goes wrong, or comes in between, leaves nothing behind that is not so any more."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Changed, Event
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import NewTag, TagEdit
from asif_desktop.library.index.fitting import TooLargeError
from asif_desktop.library.models import EncoderRow, Models
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from tests.library.index.test_suggestions import suggested, teach


def test_where_no_thread_can_be_started_the_first_question_makes_the_index_itself(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(library, photos, [1], "dog")
    library.knowledge.close()
    start, refused = threading.Thread.start, list[str]()

    def start_no_more(thread: threading.Thread) -> None:
        if thread.name == "index":
            refused.append(thread.name)
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", start_no_more)
    found: list[object] = []
    asker = threading.Thread(
        target=lambda: found.append(answer(library, requests.Search("dog", 0)).matches), daemon=True
    )
    asker.start()
    asker.join(60)
    assert refused == ["index"]
    assert found, "the question waits for an index that nobody makes"


def test_the_scale_of_words_is_of_the_encoder_that_it_is_kept_for(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another text encoder may be chosen while a question is made ready."""
    vectors, old = library.anchor_vectors, library.models.text_row()
    new = EncoderRow(old.id + 1000, "tiny:other", "other", old.dim, None)
    rows, asked, rng = [old], list[int](), np.random.default_rng(0)

    def texts_of(of: object, texts: Sequence[str], row: EncoderRow, shipped: object) -> object:
        asked.append(row.id)
        return rng.integers(-500, 500, (len(texts), row.dim)).astype(np.int16)

    def no_names(of: object) -> list[str]:
        rows[:] = [new]  # from now on
        return []

    monkeypatch.setattr(Models, "text_row", lambda _: rows[0])
    monkeypatch.setattr(type(vectors), "_usable_names", no_names)
    monkeypatch.setattr(type(vectors), "_texts_of", texts_of)
    vectors.words()
    assert set(asked) == {old.id}
    assert vectors._words is not None
    assert vectors._words[0] == old.id


def test_classes_that_come_to_be_usable_while_words_are_looked_at_count_the_next_time(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = library.anchor_vectors
    usable_names = type(vectors)._usable_names
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))

    def none_yet(of: object) -> list[str]:
        monkeypatch.setattr(type(vectors), "_usable_names", usable_names)
        rows = library.catalog.anchors_of_classes()[:1]
        vectors._make_images(rows, {row.id: None for row in rows}, library.models.image_row())
        return []

    monkeypatch.setattr(type(vectors), "_usable_names", none_yet)
    assert len(vectors.words().names) == 0
    assert len(vectors.words().names) == len(vectors._usable_names()) > 0


def test_suggestions_that_could_not_be_worked_out_are_not_taken_for_those_before(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    teach(library, photos, [1, 2, 3, 4], "dog")
    answer(library, requests.DecideTag("Dog", [bytes(photos / "01.png")], "rejected"))
    before = suggested(library, "Dog")
    assert before
    answer(library, requests.EditTag("Dog", TagEdit(cut=0.99)))

    def no_room(*_: object) -> None:
        raise MemoryError("no room")

    with monkeypatch.context() as short:
        short.setattr(type(library.suggestions), "_lower", no_room)
        with pytest.raises(MemoryError):
            suggested(library, "Dog")
    answer(library, requests.Undo())
    assert suggested(library, "Dog") == before


def test_what_is_new_in_the_folders_is_told_where_the_index_has_no_room_for_it(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(**_: object) -> None:
        raise TooLargeError(said("no room"))

    monkeypatch.setattr(library.knowledge, "follow", no_room)
    (photos / "00.png").unlink()
    events: list[Event] = []
    library.listen(events.append)
    with pytest.raises(TooLargeError):
        library.indexing.start([folder.id for folder in library.catalog.folders()]).result(60)
    told = [event for event in events if isinstance(event, Changed)]
    assert told
    assert told[-1].generation == library.catalog.generation
    assert "photos" in told[-1].what


QUESTIONS: dict[str, Any] = {
    "search": requests.Search("dog OR cat", 0),
    "rank": requests.Rank("dog OR cat"),
    "like": requests.RankSimilar(1),
    "why alike": requests.ExplainSimilar(1, 2),
    "suggestions": requests.SuggestPhotos("Dog"),
    "tags": requests.SuggestTags([1, 2]),
    "counts": requests.CountSuggestions(),
}


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_photo_that_goes_while_a_question_is_answered_is_no_part_of_the_answer(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    teach(library, photos, [0, 1], "dog")
    teach(library, photos, [2, 3], "cat")
    answer(library, requests.DecideTag("Dog", [bytes(photos / "01.png")], "rejected"))
    answer(library, requests.Search("dog", 0))
    (folder,) = library.catalog.roots()
    gone = library.catalog.known_files(folder.id)[b"07.png"]

    def go() -> None:
        monkeypatch.undo()
        library.catalog.record_scan(folder.id, [], [gone.id])
        library.knowledge.follow()

    index = library.knowledge.index()
    for name in ("scores", "scores_like"):
        plain = getattr(type(index), name)

        def once(*arguments: Any, plain: Any = plain) -> Any:
            go()
            return plain(*arguments)

        monkeypatch.setattr(type(index), name, once)
    found = answer(library, QUESTIONS[asked])
    assert gone.photo not in index.photo_ids
    if asked == "search":
        assert gone.photo not in [match.photo for match in found.matches]
    if asked == "rank":
        assert gone.photo not in np.frombuffer(found.ids, "<i8")


def test_a_photo_that_keeps_going_is_told_in_a_sentence(library: OpenLibrary, photos: Path) -> None:
    teach(library, photos, [0, 1], "dog")

    def ask(photo: int, gone: list[int]) -> None:
        with library.knowledge.asking() as index:
            if gone:
                index.remove_photos(gone)
            index.scores(np.ones((1, index.parameters.text_dim), np.int16), [photo])

    with pytest.raises(AsifError, match="try again"):
        ask(1, [1])
    with pytest.raises(ValueError, match="5000"):
        ask(5000, [])
