"""An index that memory failed ends as it was, or is made anew: never is it another than the catalog says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Notice
from asif_desktop.library.index.following import Following
from asif_desktop.library.index.held_photos import HeldPhotos
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.index.test_suggestions import teach

State = tuple[bytes, ...]


def full(*_: object, **__: object) -> None:
    raise MemoryError


@contextmanager
def short_of_memory(where: object, name: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as short:
        short.setattr(where, name, full)
        yield


def told(index: RelativeIndex) -> State:
    """Returns what an index holds and says, to the bit."""
    rng = np.random.default_rng(3)
    texts = rng.integers(-900, 900, (4, index.parameters.text_dim)).astype(np.int16)
    photos = index.photo_ids
    return (
        index.anchor_ids.tobytes(),
        photos.tobytes(),
        index.scores(texts).tobytes(),
        index.norms(photos).tobytes(),
        *(index.scores_like(photo).tobytes() for photo in photos[:3].tolist()),
    )


def rebuilt(library: OpenLibrary) -> State:
    """Returns what an index says that is made anew from the catalog."""
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(library.knowledge, "_engine", None)
        alone.setattr(library.knowledge, "_photos_behind", True)
        return told(library.knowledge.index())


def fresh_anchors(library: OpenLibrary) -> NDArray[np.int64]:
    ids = library.knowledge.index().anchor_ids
    return ids[ids >= 2**31]


def preview(library: OpenLibrary, photos: Path) -> object:
    return answer(library, requests.PreviewLesson([bytes(photos / "05.png")], "boat", "dog"))


def test_a_preview_whose_anchors_cannot_be_taken_out_leaves_nothing_of_them(
    library: OpenLibrary, photos: Path
) -> None:
    teach(library, photos, [1, 2], "dog")
    before = told(library.knowledge.index())
    with short_of_memory(RelativeIndex, "remove_anchors"):
        preview(library, photos)
        assert len(fresh_anchors(library)) == 0
        assert told(library.knowledge.index()) == before
    preview(library, photos)
    assert told(library.knowledge.index()) == before == rebuilt(library)


def test_a_photo_from_outside_that_cannot_be_taken_out_is_not_found(
    library: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    teach(library, photos, [1, 2], "dog")
    before = told(library.knowledge.index())
    guest = tmp_path / "guest.png"
    guest.write_bytes((photos / "03.png").read_bytes())
    with short_of_memory(RelativeIndex, "remove_photos"):
        answer(library, requests.RankSimilar(bytes(guest)))
        assert told(library.knowledge.index()) == before
    assert before == rebuilt(library)


def test_a_preview_without_memory_says_so_and_the_next_one_is_answered(
    library: OpenLibrary, photos: Path
) -> None:
    teach(library, photos, [1, 2], "dog")
    before = told(library.knowledge.index())
    with short_of_memory(RelativeIndex, "add_anchors"), pytest.raises(AsifError, match="memory"):
        preview(library, photos)
    assert told(library.knowledge.index()) == before
    preview(library, photos)


def test_a_lesson_that_the_index_has_no_memory_for_is_taken_back_and_told(
    library: OpenLibrary, photos: Path
) -> None:
    teach(library, photos, [1, 2], "dog")
    before, anchors = told(library.knowledge.index()), library.catalog.captions_in_use()
    with short_of_memory(RelativeIndex, "add_anchors"), pytest.raises(AsifError, match="memory"):
        teach(library, photos, [3], "cat")
    assert library.catalog.captions_in_use() == anchors
    assert told(library.knowledge.index()) == before == rebuilt(library)


def test_a_lesson_whose_index_follows_later_is_taken_back_as_well(library: OpenLibrary, photos: Path) -> None:
    teach(library, photos, [1, 2], "dog")
    before, anchors = told(library.knowledge.index()), library.catalog.captions_in_use()
    preview(library, photos)
    events: list[Event] = []
    library.listen(events.append)
    with short_of_memory(RelativeIndex, "add_anchors"):
        answer(library, requests.Teach([bytes(photos / "05.png")], "boat", showing="dog"))
        assert library._following is not None
        library._following.join()
    assert [event for event in events if isinstance(event, Notice)]
    assert library.catalog.captions_in_use() == anchors
    assert told(library.knowledge.index()) == before


class FullDict(dict[int, str]):
    """Holds what it holds, and has no memory for more."""

    update: Any = full


def lose_anchors(library: OpenLibrary, patch: pytest.MonkeyPatch) -> None:
    engine = library.knowledge._engine
    assert engine is not None
    patch.setattr(engine.held, "anchors", FullDict(engine.held.anchors))


def lose_photos(library: OpenLibrary, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(HeldPhotos, "remove", full)


@pytest.mark.parametrize("lose", [lose_anchors, lose_photos])
def test_an_index_that_changed_before_it_could_be_noted_is_made_anew(
    library: OpenLibrary, photos: Path, lose: Callable[[OpenLibrary, pytest.MonkeyPatch], None]
) -> None:
    teach(library, photos, [1, 2], "dog")
    library.knowledge.index()
    with pytest.MonkeyPatch.context() as patch:
        lose(library, patch)
        if lose is lose_anchors:
            with pytest.raises(AsifError, match="memory"):
                teach(library, photos, [3], "cat")
        else:
            (photos / "00.png").unlink()
            with pytest.raises(AsifError, match="memory"):
                answer(library, requests.IndexFolders([bytes(photos)]))
    assert told(library.knowledge.index()) == rebuilt(library)
    teach(library, photos, [4], "bird")
    assert told(library.knowledge.index()) == rebuilt(library)


def test_an_index_that_could_not_follow_for_whatever_reason_is_made_anew(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(library, photos, [1, 2], "dog")
    before = told(library.knowledge.index())

    def fail(*_: object) -> None:
        raise OSError("The disk failed.")

    with monkeypatch.context() as failing:
        failing.setattr(Following, "follow_anchors", fail)
        with pytest.raises(OSError, match="failed"):
            teach(library, photos, [3], "cat")
    assert told(library.knowledge.index()) == rebuilt(library) != before


def test_an_index_that_could_not_be_put_back_is_made_anew_before_the_next_question(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(library, photos, [1, 2], "dog")
    answer(library, requests.Search("dog", 0))
    before, index = told(library.knowledge.index()), library.knowledge.index()

    def lost(*_: object, **__: object) -> None:
        index.discard()
        raise MemoryError

    with monkeypatch.context() as short:
        short.setattr(index, "add_anchors", lost, raising=False)
        with pytest.raises(AsifError, match="memory"):
            teach(library, photos, [3], "cat")
    assert answer(library, requests.Search("dog", 0)).matches
    assert library.knowledge.index() is not index
    assert told(library.knowledge.index()) == before == rebuilt(library)


def test_a_question_that_the_index_is_lost_under_is_answered_by_the_new_one(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teach(library, photos, [1, 2], "dog")
    found = answer(library, requests.Rank("dog")).ids
    index = library.knowledge.index()
    scores = RelativeIndex.scores

    def lose(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(RelativeIndex, "scores", scores)
        engine = library.knowledge._engine
        assert engine is not None
        library.knowledge._give_up(engine)
        return scores(*given, **named)

    monkeypatch.setattr(RelativeIndex, "scores", lose)
    assert answer(library, requests.Rank("dog")).ids == found
    assert library.knowledge.index() is not index


def test_a_cache_that_holds_more_anchors_than_were_noted_is_left_aside(
    tmp_path: Path, photos: Path, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("asif_desktop.library.index.knowledge._WORTH_KEEPING", 1)
    opened = OpenLibrary(tmp_path / "library", makers)
    answer(opened, requests.IndexFolders([bytes(photos)]))
    teach(opened, photos, [1, 2], "dog")
    index = opened.knowledge.index()
    before = told(index)
    dims = index.parameters
    image, text = np.ones((1, dims.image_dim), np.int16), np.ones((1, dims.text_dim), np.int16)
    index.add_anchors([2**31], image, text)
    opened.close()
    again = OpenLibrary(tmp_path / "library", makers)
    assert told(again.knowledge.index()) == before
    again.close()


@pytest.mark.parametrize("caption", ["dog", "cat"])
def test_what_was_kept_of_another_catalog_is_not_taken_for_what_a_backup_holds(
    tmp_path: Path, photos: Path, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch, caption: str
) -> None:
    """A catalog that is put back gives ids anew that the one before had given to other examples."""
    monkeypatch.setattr("asif_desktop.library.index.knowledge._WORTH_KEEPING", 1)
    opened = OpenLibrary(tmp_path / "library", makers)
    answer(opened, requests.IndexFolders([bytes(photos)]))
    answer(opened, requests.MakeBackup())
    teach(opened, photos, [1], "dog")
    opened.knowledge.index()
    opened.close()
    again = OpenLibrary(tmp_path / "library", makers, restore="")
    teach(again, photos, [7], caption)
    assert told(again.knowledge.index()) == rebuilt_without_cache(again)
    again.close()


def rebuilt_without_cache(library: OpenLibrary) -> State:
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(library.knowledge._cache, "load", lambda *_: None)
        return rebuilt(library)
