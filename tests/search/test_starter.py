"""The starter collection as it ships."""

import re

import numpy as np
import pytest

from asif_desktop.domain.resources import resource
from asif_desktop.domain.shipped_names import SHIPPED
from asif_desktop.encoders import DEFAULT_TEXT_ENCODER, known_identity
from asif_desktop.search import starter


def text_weights() -> str:
    identity = known_identity(DEFAULT_TEXT_ENCODER)
    assert identity is not None
    return identity.weights_hash


def test_it_is_shown_in_the_language_of_each_window() -> None:
    assert starter.COLLECTION in SHIPPED


def test_a_thousand_classes_each_once_with_a_definition() -> None:
    entries = starter.entries()
    assert len(entries) == len({entry.class_name for entry in entries}) == 1000
    assert all(re.fullmatch(r"n\d{8}", entry.class_name) for entry in entries)
    assert all(": " in entry.caption for entry in entries)
    assert entries[281].class_name == "n02123045"
    assert entries[281].caption.startswith("tabby, tabby cat: ")


def test_each_caption_has_its_vector_for_the_default_text_encoder() -> None:
    vectors = starter.text_vectors(text_weights())
    captions = {entry.caption for entry in starter.entries()}
    assert set(vectors) == captions | set(starter.words())
    table = np.stack(list(vectors.values()))
    assert table.dtype == np.int16
    assert table.shape[1] == 384
    norms = np.linalg.norm(table.astype(np.float64), axis=1)
    assert norms.max() < 4096
    assert norms.min() > 4000


def test_vectors_of_other_weights_are_never_handed_out() -> None:
    assert starter.text_vectors("0" * 64) == {}


def test_vectors_of_other_captions_are_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = starter.entries()
    changed = (starter.Entry(first.class_name, first.caption + "!"), *others)
    monkeypatch.setattr(starter, "entries", lambda: changed)
    assert starter.text_vectors(text_weights()) == {}


def test_the_vectors_are_under_a_megabyte() -> None:
    for file in (starter.VECTORS_FILE, starter.WORDS_FILE):
        assert resource(file).stat().st_size < 1_000_000
