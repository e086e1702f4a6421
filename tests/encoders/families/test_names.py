"""Names that are no model: one sentence, with the nearest that are."""

from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import create_image_encoder, create_text_encoder


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("", 'names no image encoder; use "timm:NAME" or "open_clip:NAME".'),
        ("tf_efficientnet_lite2", 'names no image encoder; use "timm:NAME" or "open_clip:NAME".'),
        ("timm:", 'names no image encoder; use "timm:NAME" or "open_clip:NAME".'),
        ("openclip:ViT-B-32/openai", "Did you mean open_clip?"),
        ("sentence-transformers:all-MiniLM-L6-v2", "names no image encoder"),
        ("timm:tf_eficientnet_lite2", "did you mean tf_efficientnet_lite2"),
        ("timm:resnet50.a1_in1", "did you mean resnet50.a1_in1k"),
        ("timm:resnet50.a1_in1k/x", "timm has no model"),
        ("timm:zzzzzzzz", "check its name."),
        ("timm:tf_efficientnet_cc_b1_8e.", "timm has no weights"),
        ("timm:/models/mine", "is named timm:local-dir:/models/mine."),
        ("open_clip:/models/mine", "is named open_clip:local-dir:/models/mine."),
        ("timm:resnet18d_nosuch:x", "timm has no model"),
        ("timm:botnet50ts_256", "timm has no weights for the model"),
        ("open_clip:ViT-B-32", 'use "open_clip:ARCHITECTURE/WEIGHTS"'),
        ("open_clip:ViT-B-32/", 'use "open_clip:ARCHITECTURE/WEIGHTS"'),
        ("open_clip:ViT-B-32/laion2b_s34b", "did you mean ViT-B-32/laion2b_s34b_b79k"),
    ],
)
def test_an_unknown_image_encoder(spec: str, sentence: str) -> None:
    with pytest.raises(AsifError) as caught:
        create_image_encoder(spec)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("", "names no text encoder"),
        ("timm:resnet50", 'use "sentence-transformers:NAME" or "open_clip:NAME".'),
        ("sentence_transformers:all-MiniLM-L6-v2", "Did you mean sentence-transformers?"),
        ("open_clip:ViT-B32/openai", "did you mean ViT-B-32/openai"),
    ],
)
def test_an_unknown_text_encoder(spec: str, sentence: str) -> None:
    with pytest.raises(AsifError) as caught:
        create_text_encoder(spec)
    assert sentence in str(caught.value)


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing"
    with pytest.raises(AsifError, match="There is no folder"):
        create_image_encoder(f"timm:local-dir:{missing}")
    with pytest.raises(AsifError, match=r"config\.json is missing"):
        create_image_encoder(f"timm:local-dir:{tmp_path}")
    for create in (create_image_encoder, create_text_encoder):
        with pytest.raises(AsifError, match=r"open_clip_config\.json is missing"):
            create(f"open_clip:local-dir:{tmp_path}")
    with pytest.raises(AsifError, match="There is no folder"):
        create_text_encoder(f"sentence-transformers:{missing}")
    with pytest.raises(AsifError, match=r"modules\.json is missing"):
        create_text_encoder(f"sentence-transformers:{tmp_path}")


def test_a_folder_beside_the_program_is_not_taken_for_a_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AsifError, match="give its full path"):
        create_text_encoder("sentence-transformers:mine")


def test_an_unknown_device_is_refused_before_anything_is_loaded() -> None:
    for create in (create_image_encoder, create_text_encoder):
        with pytest.raises(AsifError, match="is no device"):
            create("open_clip:ViT-B-32/openai", device="gpu")
