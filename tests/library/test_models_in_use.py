"""The models are changed while something is encoded: no vector is kept as another model's."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.results import Ranking
from asif_desktop.library.index.keys import text_key
from asif_desktop.library.models import Choice
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers, TinyTextEncoder


class _Turned(TinyTextEncoder):
    """Another model of the same dimension."""

    def encode(self, phrases: list[str]) -> NDArray[np.float32]:  # type: ignore[override]
        return -super().encode(phrases)


class _Mixed(TinyTextEncoder):
    """Another model of the same dimension, which sees other likenesses."""

    def encode(self, phrases: list[str]) -> NDArray[np.float32]:  # type: ignore[override]
        return np.abs(super().encode(phrases)) + super().encode([phrase[::-1] for phrase in phrases])


def test_captions_are_encoded_by_the_model_they_are_kept_for(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library.models._makers, "text", lambda spec, *_: _Turned(spec))
    row, choice = library.models.text_row(), library.models.choice
    library.models.change(Choice(choice.image, "tiny:turned", choice.device, choice.runtime))
    with pytest.raises(AsifError, match="changed meanwhile"):
        library.anchor_vectors.encode_captions(["a red barn"], row)
    assert library.store.missing(row.id, [text_key("a red barn")]) == [0]
    now = library.models.text_row()
    library.anchor_vectors.encode_captions(["a red barn"], now)
    _, vectors = library.store.get(now.id, [text_key("a red barn")])
    assert (vectors == quantise(-TinyTextEncoder("tiny:turned").encode(["a red barn"]))).all()


def test_many_captions_are_encoded_together_those_of_one_length_beside_each_other(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    class Heard(TinyTextEncoder):
        def encode(self, phrases: list[str]) -> NDArray[np.float32]:  # type: ignore[override]
            asked.append(list(phrases))
            return super().encode(phrases)

    monkeypatch.setattr(library.models._makers, "text", lambda spec, *_: Heard(spec))
    captions = [f"{'very ' * (number % 7)}red barn {number}" for number in range(150)]
    row = library.models.text_row()
    library.anchor_vectors.encode_captions([*captions, *captions[:20]], row)
    together = [phrases for phrases in asked if phrases[0] in captions]
    assert [len(phrases) for phrases in together] == [64, 64, 22], "none twice"
    lengths = [len(phrase) for phrases in together for phrase in phrases]
    assert lengths == sorted(lengths)
    _, vectors = library.store.get(row.id, [text_key(caption) for caption in captions])
    assert (vectors == quantise(TinyTextEncoder(row.spec).encode(captions))).all()


def test_pictures_are_encoded_by_the_model_they_are_kept_for(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.Teach([bytes(photos / "05.png")], "moon"))
    anchors = [row for row in library.catalog.anchors() if row.class_name is None]
    image, text, choice = library.models.image_row(), library.models.text_row(), library.models.choice
    library.models.change(Choice("tiny:third", choice.text, choice.device, choice.runtime))
    other = library.store.encoder_id("tiny:unknown", "0" * 64, image.dim, "")
    with pytest.raises(AsifError, match="changed meanwhile"):
        library.anchor_vectors.of(anchors, type(image)(other, image.spec, "", image.dim, None), text)
    assert library.store.missing(other, [anchor.content or b"" for anchor in anchors]) == [0]


def test_a_preview_over_an_index_of_another_model_is_refused(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.Teach([bytes(photos / "05.png")], "moon"))
    answer(library, requests.Search("moon"))  # there is an index from now on
    choice = library.models.choice
    rows = library.models.image_row(), library.models.text_row()
    vectors, text = np.ones((1, rows[0].dim), np.int16), np.ones(rows[1].dim, np.int16)
    library.models.change(Choice("tiny:other", choice.text, choice.device, choice.runtime))
    now = library.models.image_row(), rows[1]
    with pytest.raises(AsifError, match="changed meanwhile"), library.knowledge.trial(vectors, text, now):
        pass
    with library.knowledge.trial(vectors, text, rows) as index:
        assert len(index.anchor_ids) == 2


@pytest.mark.parametrize("verb", ["search", "rank", "explain"])
@pytest.mark.parametrize("late", ["encode_phrase", "asking"])
def test_a_question_that_begins_as_the_model_changes_is_answered_by_one_of_them(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch, verb: str, late: str
) -> None:
    """Its phrase was encoded by the one before, and the index is of the new one by then."""
    answer(library, requests.Teach([bytes(photos / "05.png")], "red moon"))
    answer(library, requests.Teach([bytes(photos / "07.png")], "green moon over hills"))
    wanted: Any = {
        "search": requests.Search("moon", why=True),
        "rank": requests.Rank("moon"),
        "explain": requests.Explain(bytes(photos / "05.png"), "moon"),
    }[verb]

    def told() -> Any:
        return structs.replace(found, seconds=0) if isinstance(found := ask(), Ranking) else found

    def ask() -> Any:
        return answer(library, wanted)

    before = told()
    monkeypatch.setattr(
        library.models._makers,
        "text",
        lambda spec, *_: (_Mixed if "mixed" in spec else TinyTextEncoder)(spec),
    )
    owner: Any = library.models if late == "encode_phrase" else library.knowledge
    real = getattr(owner, late)
    calls: list[object] = []

    def change_too(*given: Any) -> Any:
        calls.append(given)
        if late == "asking" and len(calls) == 1:
            answer(library, requests.SetSetting("text_encoder", "tiny:mixed"))
        found = real(*given)
        if late == "encode_phrase" and len(calls) == 1:
            answer(library, requests.SetSetting("text_encoder", "tiny:mixed"))
        return found

    with monkeypatch.context() as patch:
        patch.setattr(owner, late, change_too)
        between = told()
    after = told()
    assert calls
    ignored = {"generation": 0} if verb != "explain" else {}
    assert structs.replace(between, **ignored) == structs.replace(after, **ignored)
    assert structs.replace(before, **ignored) != structs.replace(after, **ignored)


def test_the_two_towers_of_one_model_have_one_name(tmp_path: Path, photos: Path) -> None:
    """Before either is loaded, the index is of the right rows."""
    for turn in range(2):
        library = OpenLibrary(tmp_path / "library", TinyMakers())
        answer(library, requests.SetSetting("text_encoder", "tiny:one"))
        answer(library, requests.SetSetting("image_encoder", "tiny:one"))
        answer(library, requests.IndexFolders([bytes(photos)]))
        if turn == 0:
            answer(library, requests.Teach([bytes(photos / "05.png")], "moon"))
        assert answer(library, requests.Search("moon")).matches
        assert library.models.image_row().id != library.models.text_row().id
        library.close()
