"""Makes resources/starter and resources/reference anew: what ships so that the defaults are ready at once.

Encoders do not reproduce to the bit, so a fresh run differs in a unit here and there; everything else is the
same each time.
"""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    class_captions,
    class_prototypes,
    create_image_encoder,
    create_text_encoder,
)
from asif_desktop.search import reference_pictures, reference_set, starter

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def main() -> None:
    """Writes every file."""
    images = create_image_encoder(DEFAULT_IMAGE_ENCODER, "cpu")
    prototypes = class_prototypes(images)
    assert prototypes is not None
    captions = class_captions(prototypes.classes)
    classes = list(zip(prototypes.classes, captions, strict=True))
    _write_json(starter.CAPTIONS_FILE, {"version": starter.VERSION, "classes": classes})
    starter.entries.cache_clear()

    texts = create_text_encoder(DEFAULT_TEXT_ENCODER, "cpu")
    _write_vectors(starter.VECTORS_FILE, quantise(texts.encode(captions)))
    _write_vectors(starter.WORDS_FILE, quantise(texts.encode(starter.words())))
    lists = {"captions": starter.digest(captions), "words": starter.digest(starter.words())}
    _write_json(starter.KEY_FILE, {"weights": texts.weights_hash, **lists})

    pixels = reference_pictures.pictures(images.preprocessing)
    key = reference_set.key(images.weights_hash, images.preprocessing)
    file = "default.npy"
    _write_vectors(f"reference/{file}", quantise(images.encode(pixels)))
    _write_json(reference_set.INDEX_FILE, {"vectors": {key: file}, "version": reference_set.VERSION})


def _write_json(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    _written(name).write_text(text + "\n", encoding="utf-8")


def _write_vectors(name: str, vectors: NDArray[np.int16]) -> None:
    path = _written(name)
    np.save(path, vectors.astype("<i2"), allow_pickle=False)
    print(f"  {vectors.shape[0]} vectors of {vectors.shape[1]}, {path.stat().st_size // 1024} KB")


def _written(name: str) -> Path:
    path = RESOURCES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    print(path.relative_to(RESOURCES.parent))
    return path


if __name__ == "__main__":
    main()
