"""The models are changed while something is encoded: no vector is kept as another model's."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.keys import text_key
from asif_desktop.library.models import Choice
from asif_desktop.library.verbs import answer
from benchmarks.tiny_encoders import TinyTextEncoder


class _Turned(TinyTextEncoder):
    """Another model of the same dimension."""

    def encode(self, phrases: list[str]) -> NDArray[np.float32]:  # type: ignore[override]
        return -super().encode(phrases)


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


def test_pictures_are_encoded_by_the_model_they_are_kept_for(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.Teach([bytes(photos / "05.png")], "moon"))
    anchors = [row for row in library.catalog.anchors() if row.class_name is None]
    image, text, choice = library.models.image_row(), library.models.text_row(), library.models.choice
    library.models.change(Choice("tiny:third", choice.text, choice.device, choice.runtime))
    other = library.store.encoder_id("tiny:unknown", "0" * 64, image.dim, "")
    with pytest.raises(AsifError, match="changed meanwhile"):
        library.anchor_vectors.of(anchors, type(image)(other, image.spec, "", image.dim, None), text)
    assert library.store.missing(other, [anchor.content or b"" for anchor in anchors]) == [0]
