"""While a model is converted its original answers, and nobody waits."""

import gc
import threading
import weakref
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    BeingConverted,
    LetsGo,
    class_prototypes,
    cpu_image_encoder,
    cpu_text_encoder,
)
from asif_desktop.encoders.cpu import openvino_models
from asif_desktop.encoders.cpu.meanwhile import ImageMeanwhile, TextMeanwhile
from asif_desktop.encoders.cpu.openvino_encoders import OpenVinoImageEncoder, OpenVinoTextEncoder

_PATIENCE = 60.0


class _Phrases:
    spec, weights_hash, dim, device = "tiny:phrases", "0" * 64, 2, "cpu"

    def __init__(self, value: float) -> None:
        self._value = value
        self.let_goes = 0

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(phrases), 2), self._value, np.float32)

    def let_go(self) -> None:
        self.let_goes += 1


def test_the_original_answers_until_the_other_is_ready_and_is_freed_then() -> None:
    original, ready = _Phrases(1.0), threading.Event()
    kept = weakref.ref(original)

    def prepare() -> _Phrases:
        assert ready.wait(_PATIENCE)
        return _Phrases(2.0)

    encoder = TextMeanwhile(original, prepare)
    assert not encoder.preparing, "before it has answered: the answer is waited for"
    assert encoder.encode(["a"])[0, 0] == 1.0
    assert encoder.preparing
    assert encoder.encode(["a"])[0, 0] == 1.0
    encoder.let_go()
    assert original.let_goes == 1
    ready.set()
    encoder.settle()
    assert not encoder.preparing
    assert encoder.encode(["a"])[0, 0] == 2.0
    assert (encoder.spec, encoder.dim, encoder.device) == ("tiny:phrases", 2, "cpu")
    del original
    gc.collect()
    assert kept() is None


def test_where_nothing_better_comes_the_original_stays(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> _Phrases:
        raise ValueError("no such operation")

    original = _Phrases(1.0)
    encoder = TextMeanwhile(original, fail)
    encoder.encode(["a"])
    encoder.settle()
    assert not encoder.preparing
    assert encoder.now is original
    assert "no such operation" in caplog.text


def test_one_model_is_prepared_after_the_other() -> None:
    first, begun = threading.Event(), threading.Event()

    def wait() -> _Phrases:
        assert first.wait(_PATIENCE)
        return _Phrases(2.0)

    def begin() -> _Phrases:
        begun.set()
        assert first.is_set()
        return _Phrases(3.0)

    one = TextMeanwhile(_Phrases(1.0), wait)
    other = TextMeanwhile(_Phrases(1.0), begin)
    for encoder in (one, other):
        encoder.encode(["a"])
    assert not begun.is_set()
    first.set()
    one.settle()
    other.settle()
    assert other.encode(["a"])[0, 0] == 3.0


def _held_back(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Lets no model be converted before the event is set."""
    convert, may = openvino_models.convert, threading.Event()

    def late(module: object, example: object, path: Path) -> None:
        assert may.wait(_PATIENCE)
        convert(module, example, path)

    monkeypatch.setattr(openvino_models, "convert", late)
    return may


def test_a_phrase_is_encoded_before_its_model_is_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    may = _held_back(monkeypatch)
    heard: list[str] = []
    encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, lambda told: heard.append(str(told)), meanwhile=True)
    assert isinstance(encoder, TextMeanwhile)
    assert isinstance(encoder, BeingConverted)
    before = encoder.encode(["a cat on a red sofa"])
    assert encoder.preparing
    may.set()
    encoder.settle()
    assert isinstance(encoder.now, OpenVinoTextEncoder)
    after = encoder.encode(["a cat on a red sofa"])
    assert (before * after).sum() / np.linalg.norm(before) / np.linalg.norm(after) >= 0.9999
    assert [sentence for sentence in heard if "until then" in sentence] == heard
    assert isinstance(cpu_text_encoder(DEFAULT_TEXT_ENCODER, meanwhile=True), OpenVinoTextEncoder), (
        "which is kept: nothing waits to be converted"
    )


def test_a_picture_is_encoded_before_its_model_is_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    may = _held_back(monkeypatch)
    encoder = cpu_image_encoder(DEFAULT_IMAGE_ENCODER, meanwhile=True)
    assert isinstance(encoder, ImageMeanwhile)
    assert isinstance(encoder, LetsGo)
    picture = np.random.default_rng(1).integers(0, 256, (1, 260, 260, 3), dtype=np.uint8)
    before, classes = encoder.encode(picture), class_prototypes(encoder)
    assert encoder.preparing
    assert (encoder.preprocessing.side, encoder.batch) == (260, 8)
    may.set()
    encoder.settle()
    assert isinstance(encoder.now, OpenVinoImageEncoder)
    after, same = encoder.encode(picture), class_prototypes(encoder)
    assert (before * after).sum() / np.linalg.norm(before) / np.linalg.norm(after) >= 0.9999
    assert classes is not None
    assert same is not None
    assert (classes.vectors == same.vectors).all()


def test_what_another_model_needs_to_be_loaded_does_not_wait_for_a_conversion_to_be_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from asif_desktop.encoders.cpu import converting
    from asif_desktop.encoders.silence import silence

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    judged, loaded = converting._judged, threading.Event()

    def late(*given: object) -> object:
        assert loaded.wait(_PATIENCE), "the other model waits for this one"
        return judged(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(converting, "_judged", late)
    encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, meanwhile=True)
    assert isinstance(encoder, TextMeanwhile)
    encoder.encode(["a cat"])
    with silence():
        loaded.set()
    encoder.settle()
    assert isinstance(encoder.now, OpenVinoTextEncoder)
