"""The CPU's two runtimes: one encoder, whichever runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    ImageEncoder,
    LetsGo,
    TextEncoder,
    class_prototypes,
    cpu_image_encoder,
    cpu_text_encoder,
    kept_text_encoder,
)
from asif_desktop.encoders.cpu import conversions, openvino_models
from asif_desktop.encoders.cpu.conversions import About
from asif_desktop.encoders.cpu.openvino_encoders import OpenVinoImageEncoder, OpenVinoTextEncoder
from asif_desktop.encoders.cpu.openvino_models import VERSION, PhraseModel

Photographs = dict[str, NDArray[np.uint8]]


def least_cosine(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    lengths = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
    return float(((first * second).sum(axis=1) / lengths).min())


@pytest.fixture(scope="module")
def converted_image() -> ImageEncoder:
    return cpu_image_encoder(DEFAULT_IMAGE_ENCODER)


@pytest.fixture(scope="module")
def converted_text() -> TextEncoder:
    return cpu_text_encoder(DEFAULT_TEXT_ENCODER)


def test_the_converted_model_counts_as_the_same_image_encoder(
    converted_image: ImageEncoder, image_encoder: ImageEncoder, photographs: Photographs
) -> None:
    assert isinstance(converted_image, OpenVinoImageEncoder), "where it is slower, torch would stay"
    pictures = np.stack(list(photographs.values()))
    assert least_cosine(converted_image.encode(pictures), image_encoder.encode(pictures)) >= 0.9999
    for name in ("spec", "weights_hash", "dim", "preprocessing", "device"):
        assert getattr(converted_image, name) == getattr(image_encoder, name)
    ours, theirs = class_prototypes(converted_image), class_prototypes(image_encoder)
    assert ours is not None
    assert theirs is not None
    assert ours.classes == theirs.classes
    assert (ours.vectors == theirs.vectors).all()


def test_many_pictures_keep_their_order_and_none_is_no_matter(converted_image: ImageEncoder) -> None:
    pictures = np.random.default_rng(3).integers(0, 256, (11, 260, 260, 3), dtype=np.uint8)
    together = converted_image.encode(pictures)
    alone = np.concatenate([converted_image.encode(picture[None]) for picture in pictures])
    assert least_cosine(together, alone) >= 0.99999
    assert converted_image.encode(pictures[:0]).shape == (0, 1280)
    with pytest.raises(ValueError, match="260"):
        converted_image.encode(pictures[:, :200])


def test_the_converted_model_counts_as_the_same_text_encoder(
    converted_text: TextEncoder, text_encoder: TextEncoder
) -> None:
    assert isinstance(converted_text, OpenVinoTextEncoder)
    phrases = ["a cat", "", "x", "крыша, 東京", "half \udcff broken", "very long " * 400, "<b>&amp;</b>\n\t"]
    assert least_cosine(converted_text.encode(phrases), text_encoder.encode(phrases)) >= 0.9999
    assert converted_text.encode([]).shape == (0, 384)


def test_phrases_of_one_length_go_through_the_model_together_and_keep_their_places(
    converted_text: TextEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, calls = PhraseModel.rows, []

    def counted(model: PhraseModel, tokens: list[list[int]]) -> NDArray[np.float32]:
        calls.append(len(tokens))
        return rows(model, tokens)

    phrases = ["a cat", "a small cat", "a dog", "a small dog", "a horse on grass", "a cow", "a dog"]
    alone = np.concatenate([converted_text.encode([phrase]) for phrase in phrases])
    monkeypatch.setattr(PhraseModel, "rows", counted)
    together = converted_text.encode(phrases)
    assert sorted(calls) == [1, 2, 4]
    assert least_cosine(together, alone) >= 0.999999
    calls.clear()
    assert len(converted_text.encode(["a cat"] * 70)) == 70
    assert max(calls) <= 16, "who types a phrase waits until those before it are done"


def test_with_the_conversions_there_torch_is_not_needed_and_nothing_reports_home(
    converted_image: ImageEncoder, converted_text: TextEncoder
) -> None:
    script = (
        "import sys; from asif_desktop.encoders import *; import numpy as np;"
        "cpu_image_encoder(DEFAULT_IMAGE_ENCODER).encode(np.zeros((1, 260, 260, 3), np.uint8));"
        "cpu_text_encoder(DEFAULT_TEXT_ENCODER).encode(['a cat']);"
        "print([m for m in sys.modules if m.split('.')[0] in"
        " {'torch', 'transformers', 'timm', 'sentence_transformers'} or m.startswith('openvino_telemetry.')"
        " or m.startswith('openvino.tools')])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_conversion_is_whole_or_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "image-1"

    def write(aside: Path) -> About:
        (aside / "model.bin").write_bytes(b"weights")
        return About(usable=True, dim=3)

    def fail(aside: Path) -> About:
        (aside / "model.bin").write_bytes(b"half")
        raise OSError("The disk is full.")

    assert conversions.find(folder) is None
    kept = conversions.keep(folder, write)
    assert conversions.find(folder) == kept
    with pytest.raises(OSError, match="full"):
        conversions.keep(folder, fail)
    assert conversions.find(folder) == kept
    (folder / "model.bin").write_bytes(b"wEights")
    assert conversions.find(folder) is None
    (folder / "about.json").write_bytes(b"{")
    assert conversions.find(folder) is None
    assert [entry.name for entry in tmp_path.iterdir()] == ["image-1"]


def test_a_model_that_does_not_convert_stays_with_torch_and_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tries: list[object] = []

    def refuse(*arguments: object) -> None:
        tries.append(arguments)
        raise RuntimeError("an operation that is not known\nand a long story")

    monkeypatch.setattr("asif_desktop.encoders.cpu.openvino_models.convert", refuse)
    heard: list[str] = []
    for part in ("being prepared", "so PyTorch does, slower. It does not convert"):
        heard.clear()
        encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, lambda told: heard.append(str(told)))
        assert part in " ".join(heard)
        assert "slower" in heard[-1]
        assert not isinstance(encoder, OpenVinoTextEncoder)
        assert encoder.encode(["a cat"]).shape == (1, 384)
    assert len(tries) == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "Memory is short"),
        (RuntimeError("Exception from src/core/src/runtime.cpp: std::bad_alloc"), "Memory is short"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
def test_what_hinders_a_conversion_for_the_moment_is_not_held_against_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tries: list[object] = []

    def fail(*arguments: object) -> None:
        tries.append(arguments)
        try:
            raise error
        except type(error) as cause:
            raise RuntimeError("Converting failed") from cause

    monkeypatch.setattr(openvino_models, "convert", fail)
    heard: list[str] = []
    for start in (1, 2):
        encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, lambda told: heard.append(str(told)))
        assert not isinstance(encoder, OpenVinoTextEncoder)
        assert f"{reason}; the next start tries again." in heard[-1]
        assert len(tries) == start


def test_a_disk_that_fills_up_while_a_conversion_is_written_is_not_held_against_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def save(_: object, path: Path, **__: object) -> None:
        path.with_suffix(".bin").write_bytes(b"a part")
        raise RuntimeError("basic_ios::clear: iostream error")  # which is all that OpenVINO says

    heard: list[str] = []
    with monkeypatch.context() as full:
        full.setattr(openvino_models.openvino, "save_model", save)
        for free, reason in ((0, "No space left on device"), (2**40, "Input/output error")):
            full.setattr(shutil, "disk_usage", lambda _, free=free: SimpleNamespace(free=free))
            encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, lambda told: heard.append(str(told)))
            assert not isinstance(encoder, OpenVinoTextEncoder)
            assert heard[-1].endswith(f"PyTorch does, slower. {reason}; the next start tries again.")
    assert isinstance(cpu_text_encoder(DEFAULT_TEXT_ENCODER), OpenVinoTextEncoder)


def test_where_conversions_cannot_be_kept_at_all_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "asif-desktop").write_bytes(b"")  # stands where their folder would be
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    heard: list[str] = []
    encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, lambda told: heard.append(str(told)))
    assert not isinstance(encoder, OpenVinoTextEncoder)
    assert heard[-1].endswith("PyTorch does, slower. Not a directory; the next start tries again.")


def test_what_killed_processes_left_of_conversions_goes(tmp_path: Path) -> None:
    old, young = tmp_path / "image-1.aside-abc", tmp_path / "text-2.aside-def"
    for folder in (old, young):
        folder.mkdir()
        (folder / "model.bin").write_bytes(b"half")
    os.utime(old, (0, 0))
    (tmp_path / "image-1").write_bytes(b"not a folder")

    def write(aside: Path) -> About:
        assert not old.exists()
        return About(usable=True)

    conversions.keep(tmp_path / "image-1", write)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["image-1", "text-2.aside-def"]
    assert conversions.find(tmp_path / "image-1") == About(usable=True)


def test_two_models_converted_at_once_do_not_disturb_each_other(
    image_encoder: ImageEncoder, text_encoder: TextEncoder, tmp_path: Path
) -> None:
    from asif_desktop.encoders.cpu.converting import convert_image, convert_text
    from asif_desktop.encoders.families.torch_encoders import TorchImageEncoder, TorchTextEncoder

    assert isinstance(image_encoder, TorchImageEncoder)
    assert isinstance(text_encoder, TorchTextEncoder)
    for name in ("image", "text"):
        (tmp_path / name).mkdir()
    # As at the first start: phrases get ready while the first page measures the speed of the other.
    with ThreadPoolExecutor(2) as threads:
        image = threads.submit(convert_image, image_encoder, tmp_path / "image")
        text = threads.submit(convert_text, text_encoder, tmp_path / "text")
    assert [str(done.result().reason) for done in (image, text)] == ["None", "None"]


def test_a_conversion_that_fails_where_it_is_tried_is_not_used() -> None:
    from asif_desktop.encoders.cpu.converting import _judged

    def fail() -> NDArray[np.float32]:
        raise RuntimeError("this processor lacks something\nand more")

    told = _judged(About(usable=True), lambda: np.ones((2, 3), np.float32), fail)
    assert not told.usable
    assert "this processor lacks something" in str(told.reason)
    assert "and more" not in str(told.reason)


def test_a_conversion_that_is_not_close_enough_is_not_used() -> None:
    from asif_desktop.encoders.cpu.converting import _judged

    rng = np.random.default_rng(0)
    rows = rng.normal(size=(4, 50)).astype(np.float32)
    near = rows + rng.normal(size=rows.shape).astype(np.float32) * 0.05
    assert not _judged(About(usable=True), lambda: rows, lambda: near).usable
    assert "cosine" in str(_judged(About(usable=True), lambda: rows, lambda: near).reason)


def _break(*_: object) -> NDArray[np.float32]:
    raise RuntimeError("the plugin has lost its device")


def _give_nan(*_: object) -> NDArray[np.float32]:
    return np.full((1, 384), np.nan, np.float32)


@pytest.mark.parametrize("failing", [_break, _give_nan])
def test_a_converted_model_that_fails_in_the_middle_gives_way_to_torch(
    failing: Callable[..., NDArray[np.float32]], text_encoder: TextEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    encoder = cpu_text_encoder(DEFAULT_TEXT_ENCODER, lambda told: sentences.append(str(told)))
    assert isinstance(encoder, OpenVinoTextEncoder)
    before = encoder.encode(["a cat"])
    monkeypatch.setattr("asif_desktop.encoders.cpu.openvino_models.PhraseModel.rows", failing)
    for _ in range(2):
        assert (encoder.encode(["a cat"]) == text_encoder.encode(["a cat"])).all()
    assert least_cosine(before, encoder.encode(["a cat"])) >= 0.9999
    assert sentences == [
        f"The faster runtime failed under {DEFAULT_TEXT_ENCODER}: it runs by torch from now on."
    ]


def test_a_converted_image_model_that_fails_in_the_middle_gives_way_to_torch(
    image_encoder: ImageEncoder, photographs: Photographs, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences: list[str] = []
    encoder = cpu_image_encoder(DEFAULT_IMAGE_ENCODER, lambda told: sentences.append(str(told)))
    monkeypatch.setattr("asif_desktop.encoders.cpu.openvino_models.PictureModel.rows", _break)
    pictures = np.stack(list(photographs.values())[:2])
    assert (encoder.encode(pictures) == image_encoder.encode(pictures)).all()
    assert len(sentences) == 1


def resident_weights() -> int:
    """Returns the bytes of converted models' files that are in this process's memory."""
    held, counts = 0, False
    for line in Path("/proc/self/smaps").read_text("utf-8", "replace").splitlines():
        name, _, rest = line.partition(":")
        if "-" in name.split(maxsplit=1)[0]:
            counts = line.endswith("/model.bin")
        elif counts and name == "Rss":
            held += int(rest.split()[0]) * 1024
    return held


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_was_read_of_the_weights_is_not_held_beside_what_the_runtime_made_of_them() -> None:
    before = resident_weights()  # of what other tests hold
    text, image = cpu_text_encoder(DEFAULT_TEXT_ENCODER), cpu_image_encoder(DEFAULT_IMAGE_ENCODER)
    assert isinstance(text, LetsGo)
    assert isinstance(image, LetsGo)
    picture = np.zeros((1, 260, 260, 3), np.uint8)
    phrases = ["a cat", "a cat beside a small red boat", "two cats"]
    first = text.encode(phrases), image.encode(picture)
    assert (
        resident_weights() - before < 32 << 20
    )  # of 104; what the first phrases read is there until they are let go
    text.let_go()
    image.let_go()
    assert resident_weights() - before < 1 << 20
    assert (text.encode(phrases) == first[0]).all()
    assert (image.encode(picture) == first[1]).all()


def test_loading_a_model_leaves_the_smallest_numbers_of_this_thread_alone() -> None:
    cpu_text_encoder(DEFAULT_TEXT_ENCODER).encode(["a cat"])
    assert np.float32(1e-40) * np.float32(0.5) > 0


@pytest.mark.parametrize("gone", ["model.xml", "model.bin"])
def test_a_converted_model_that_cannot_be_read_is_one_that_cannot_be_loaded(
    gone: str, converted_text: TextEncoder, tmp_path: Path
) -> None:
    folder = conversions.folder_of("text", converted_text.weights_hash, VERSION)
    for name in ("model.xml", "model.bin"):
        if name != gone:
            shutil.copyfile(folder / name, tmp_path / name)
    with pytest.raises(RuntimeError, match="cannot be read"):
        PhraseModel(tmp_path / "model.xml")
    (tmp_path / gone).touch()
    with pytest.raises(RuntimeError):
        PhraseModel(tmp_path / "model.xml")


def test_only_a_kept_conversion_is_loaded_ahead(
    converted_text: TextEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = kept_text_encoder(DEFAULT_TEXT_ENCODER)
    assert isinstance(kept, OpenVinoTextEncoder)
    assert (kept.encode(["a barn"]) == converted_text.encode(["a barn"])).all()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept_text_encoder(DEFAULT_TEXT_ENCODER) is None
    assert kept_text_encoder("open_clip:ViT-B-32") is None
    assert not any(tmp_path.iterdir()), "nothing is converted for it"
