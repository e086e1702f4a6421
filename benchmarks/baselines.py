"""What the program's rankings are compared with: the same encoders, used another way."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.asif import RelativeIndex
from asif_desktop.encoders import Preprocessing
from asif_desktop.search.defaults import PAPER
from benchmarks.program import Program


def random_order(photos: int, queries: int, seed: int) -> NDArray[np.intp]:
    """Returns rows of photos in random order, [queries, photos]."""
    random = np.random.default_rng(seed)
    return np.stack([random.permutation(photos) for _ in range(queries)])


def paper(program: Program, phrases: Sequence[str]) -> NDArray[np.float32]:
    """Returns scores [phrases, photos] of the paper's formula: its k and p, no scaling."""
    rows, images, texts = program.anchor_vectors()
    index = RelativeIndex(images.shape[1], texts.shape[1], PAPER.k, PAPER.p)
    index.add_anchors([row.id for row in rows], images, texts)
    index.add_photos(program.ids, program.photo_vectors())
    vectors = np.stack([program.phrase_vector(phrase) for phrase in phrases])
    return index.scores(vectors, program.ids)


def softmax(
    program: Program, pictures: Sequence[Path], phrases: Sequence[str], nearest: int
) -> NDArray[np.float64]:
    """Returns scores [phrases, photos] by the classifier: the phrase's nearest class names, weighted.

    Args:
        program: Whose encoders are used.
        pictures: One file of each photo, in the order of the program's ids.
        phrases: What is searched.
        nearest: How many class names stand for a phrase, by the cosine of their captions, each weighted with
            its 6th power.
    """
    prototypes = program.prototypes()
    encoder = program.image_encoder()
    pixels = np.stack([_square(path, encoder.preprocessing) for path in pictures])
    logits = encoder.encode(pixels).astype(np.float64) @ prototypes.vectors.astype(np.float64).T
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    rows, _, texts = program.anchor_vectors()
    place = {name: column for column, name in enumerate(prototypes.classes)}
    columns = np.array([place[row.class_name or ""] for row in rows])
    captions = texts / np.linalg.norm(texts.astype(np.float64), axis=1, keepdims=True)
    scores = np.empty((len(phrases), len(pictures)))
    for row, phrase in enumerate(phrases):
        vector = program.phrase_vector(phrase).astype(np.float64)
        cosines = captions @ (vector / np.linalg.norm(vector))
        chosen = np.argsort(-cosines, kind="stable")[:nearest]
        scores[row] = odds[:, columns[chosen]] @ np.maximum(cosines[chosen], 0) ** 6
    return scores


def nearest_taught(vectors: NDArray[np.int16], taught: NDArray[np.intp]) -> NDArray[np.float64]:
    """Returns each photo's plain cosine to the taught photo it resembles most, [photos]."""
    result: NDArray[np.float64] = _cosines(vectors, taught).max(axis=1)
    return result


def mean_taught(vectors: NDArray[np.int16], taught: NDArray[np.intp]) -> NDArray[np.float64]:
    """Returns each photo's mean plain cosine to the taught photos, [photos]."""
    result: NDArray[np.float64] = _cosines(vectors, taught).mean(axis=1)
    return result


def _cosines(vectors: NDArray[np.int16], taught: NDArray[np.intp]) -> NDArray[np.float64]:
    units = vectors / np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    result: NDArray[np.float64] = units @ units[taught].T
    return result


def _square(path: Path, preprocessing: Preprocessing) -> NDArray[np.uint8]:
    picture = Image.open(path).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    side = preprocessing.side
    return np.asarray(white.convert("RGB").resize((side, side), Image.Resampling.BICUBIC))
