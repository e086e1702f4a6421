"""Models in a folder, through the libraries' own loaders, without network and without code."""

import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import (
    Preprocessing,
    class_captions,
    class_prototypes,
    create_image_encoder,
    create_text_encoder,
)
from asif_desktop.encoders.families.timm_images import TimmImageEncoder

Save = Callable[[int], Path]


def _pictures(count: int, side: int) -> NDArray[np.uint8]:
    return np.random.default_rng(3).integers(0, 256, (count, side, side, 3), dtype=np.uint8)


@pytest.mark.parametrize(
    ("classes", "first", "tabby", "last"),
    [
        (1000, "n01440764", 281, "n15075141"),
        (11821, "n00005787", 1615, "n15102894"),
        (21841, "n00004475", 2397, "n15102894"),
        (21843, "n00004475", 2397, "n15102894"),
    ],
)
def test_any_head_over_imagenet_gives_its_classes(
    tiny_timm: Save, classes: int, first: str, tabby: int, last: str, no_network: list[str]
) -> None:
    encoder = create_image_encoder(f"timm:local-dir:{tiny_timm(classes)}", device="cpu")
    prototypes = class_prototypes(encoder)
    assert prototypes is not None
    assert (prototypes.classes[0], prototypes.classes[-1]) == (first, last)
    assert prototypes.classes[tabby] == "n02123045"
    assert len(class_captions(prototypes.classes)) == classes
    assert prototypes.vectors.shape == (classes, encoder.dim)
    saved = load_file(tiny_timm(classes) / "model.safetensors")
    np.testing.assert_array_equal(prototypes.vectors, saved["fc.weight"].numpy())
    assert not no_network


def test_the_embedding_is_what_the_saved_classifier_acts_upon(tiny_timm: Save) -> None:
    encoder = create_image_encoder(f"timm:local-dir:{tiny_timm(1000)}", device="cpu")
    assert isinstance(encoder, TimmImageEncoder)
    assert encoder.preprocessing == Preprocessing(160, "squash", "bilinear")
    pictures = _pictures(9, 160)
    model: Any = encoder.model
    with torch.inference_mode():
        logits = model(encoder.normalise(pictures)).numpy()
    saved = load_file(tiny_timm(1000) / "model.safetensors")
    rebuilt = encoder.encode(pictures) @ saved["fc.weight"].numpy().T + saved["fc.bias"].numpy()
    np.testing.assert_allclose(rebuilt, logits, atol=1e-4)


@pytest.mark.parametrize("classes", [0, 10])
def test_a_model_without_imagenets_classes_has_no_prototypes(tiny_timm: Save, classes: int) -> None:
    encoder = create_image_encoder(f"timm:local-dir:{tiny_timm(classes)}", device="cpu")
    assert encoder.encode(_pictures(2, 160)).shape == (2, encoder.dim)
    assert class_prototypes(encoder) is None


def test_a_model_that_names_its_classes_is_believed(tiny_timm: Save, tmp_path: Path) -> None:
    synsets = [f"n{number:08}" for number in (2123045, 2099601)]
    for names, expected in ((synsets, synsets), (["my cat", "my dog"], None)):
        folder = tmp_path / names[0]
        shutil.copytree(tiny_timm(2), folder)
        config = json.loads((folder / "config.json").read_text())
        (folder / "config.json").write_text(json.dumps(config | {"label_names": names}))
        prototypes = class_prototypes(create_image_encoder(f"timm:local-dir:{folder}", device="cpu"))
        assert (prototypes.classes if prototypes else None) == expected


def test_a_thousand_classes_of_its_own_are_not_taken_for_imagenets(tiny_timm: Save, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(tiny_timm(1000), folder)
    config = json.loads((folder / "config.json").read_text())
    own = {"label_names": [f"bird {number}" for number in range(1000)]}
    (folder / "config.json").write_text(json.dumps(config | own))
    assert class_prototypes(create_image_encoder(f"timm:local-dir:{folder}", device="cpu")) is None


def test_both_towers_of_an_open_clip_model(tiny_clip: Path, no_network: list[str]) -> None:
    spec = f"open_clip:local-dir:{tiny_clip}"
    images = create_image_encoder(spec, device="cpu")
    texts = create_text_encoder(spec, device="cpu")
    assert images.dim == texts.dim == 24
    assert images.weights_hash == texts.weights_hash
    assert images.preprocessing == Preprocessing(32, "pad", "bilinear")
    assert images.encode(_pictures(3, 32)).shape == (3, 24)
    rows = texts.encode(["a dog", "x" * 10_000, "😀", "", "\ud800"])
    assert rows.shape == (5, 24)
    assert np.isfinite(rows).all()
    assert class_prototypes(images) is None
    assert not no_network


def test_an_open_clip_tower_gets_pixels_as_its_configuration_says(tiny_clip: Path) -> None:
    import open_clip
    from PIL import Image

    picture = _pictures(1, 32)
    model, _, transform = open_clip.create_model_and_transforms(f"local-dir:{tiny_clip}")
    with torch.inference_mode():
        expected = model.eval().encode_image(transform(Image.fromarray(picture[0]))[None]).numpy()
    encoder = create_image_encoder(f"open_clip:local-dir:{tiny_clip}", device="cpu")
    np.testing.assert_allclose(encoder.encode(picture), expected, rtol=1e-3, atol=1e-5)


def test_a_saved_text_model(tiny_sentences: Path, no_network: list[str]) -> None:
    encoder = create_text_encoder(f"sentence-transformers:{tiny_sentences}", device="cpu")
    assert encoder.dim == 16
    rows = encoder.encode(["a dog", "word " * 2000, "😀"])
    assert rows.shape == (3, 16)
    assert (encoder.encode(["😀"])[0] == rows[2]).all()
    assert not no_network


def test_weights_in_half_precision_are_used_in_full(tiny_sentences: Path, tmp_path: Path) -> None:
    folder = tmp_path / "half"
    shutil.copytree(tiny_sentences, folder)
    weights = {name: tensor.half() for name, tensor in load_file(folder / "model.safetensors").items()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | {"dtype": "float16"}))
    full = create_text_encoder(f"sentence-transformers:{tiny_sentences}", device="cpu")
    half = create_text_encoder(f"sentence-transformers:{folder}", device="cpu")
    assert half.weights_hash != full.weights_hash
    np.testing.assert_allclose(half.encode(["a dog"]), full.encode(["a dog"]), atol=1e-2)


def test_the_weights_hash_follows_the_weights_not_the_folder(tiny_timm: Save, tmp_path: Path) -> None:
    same, other = tmp_path / "same", tmp_path / "other"
    shutil.copytree(tiny_timm(10), same)
    shutil.copytree(tiny_timm(10), other)
    weights = load_file(other / "model.safetensors")
    weights["fc.bias"][3] += 1e-6
    save_file(weights, other / "model.safetensors")
    hashes = [
        create_image_encoder(f"timm:local-dir:{folder}", device="cpu").weights_hash
        for folder in (tiny_timm(10), same, other)
    ]
    assert hashes[0] == hashes[1] != hashes[2]
    assert len(hashes[0]) == 64


class Hostile:
    """Writes a file when it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return (Path.write_text, (self.trace, "ran"))


def test_code_in_saved_weights_is_never_run(
    tiny_timm: Save, tiny_clip: Path, tiny_sentences: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    clip, sentences = "open_clip:local-dir:", "sentence-transformers:"
    cases = (
        (tiny_timm(10), "model.safetensors", "pytorch_model.bin", "timm:local-dir:", create_image_encoder),
        (tiny_clip, "open_clip_model.safetensors", "open_clip_pytorch_model.bin", clip, create_text_encoder),
        (tiny_sentences, "model.safetensors", "pytorch_model.bin", sentences, create_text_encoder),
    )
    for number, (source, good, bad, prefix, create) in enumerate(cases):
        folder = tmp_path / str(number)
        shutil.copytree(source, folder)
        (folder / good).unlink()
        for saved in (True, False):
            if saved:
                torch.save({"fc.weight": Hostile(trace)}, folder / bad)
            else:
                (folder / bad).write_bytes(pickle.dumps({"fc.weight": Hostile(trace)}))
            with pytest.raises(AsifError, match="cannot be loaded"):
                create(f"{prefix}{folder}", device="cpu")
            assert not trace.exists()


def test_code_beside_a_saved_text_model_is_never_run(tiny_sentences: Path, tmp_path: Path) -> None:
    folder, trace = tmp_path / "code", tmp_path / "trace"
    shutil.copytree(tiny_sentences, folder)
    (folder / "mine.py").write_text(
        f"import pathlib\npathlib.Path({str(trace)!r}).write_text('ran')\nclass Mine: ...\n"
    )
    modules = json.loads((folder / "modules.json").read_text())
    modules[0]["type"] = "mine.Mine"
    (folder / "modules.json").write_text(json.dumps(modules))
    with pytest.raises(AsifError, match="cannot be loaded"):
        create_text_encoder(f"sentence-transformers:{folder}", device="cpu")
    assert not trace.exists()


@pytest.mark.parametrize("damage", ["cut", "garbage", "empty", "not json", "other model", "no weights"])
def test_a_damaged_model_is_one_sentence(tiny_timm: Save, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(tiny_timm(10), folder)
    weights = folder / "model.safetensors"
    if damage == "cut":
        weights.write_bytes(weights.read_bytes()[:-1000])
    elif damage == "garbage":
        weights.write_bytes(b"garbage" * 1000)
    elif damage == "empty":
        weights.write_bytes(b"")
    elif damage == "not json":
        (folder / "config.json").write_text("{")
    elif damage == "other model":
        config = json.loads((folder / "config.json").read_text())
        (folder / "config.json").write_text(json.dumps(config | {"architecture": "test_vit"}))
    else:
        weights.unlink()
    with pytest.raises(
        AsifError, match=r"^The model timm:local-dir:.* cannot be loaded .*; choose another model\.$"
    ):
        create_image_encoder(f"timm:local-dir:{folder}", device="cpu")


def test_a_model_of_nonsense_is_refused(tiny_timm: Save, tmp_path: Path) -> None:
    folder = tmp_path / "nan"
    shutil.copytree(tiny_timm(10), folder)
    weights = load_file(folder / "model.safetensors")
    weights["conv1.0.weight" if "conv1.0.weight" in weights else "conv1.weight"].fill_(float("nan"))
    save_file(weights, folder / "model.safetensors")
    with pytest.raises(AsifError, match="gave no usable embedding"):
        create_image_encoder(f"timm:local-dir:{folder}", device="cpu")
