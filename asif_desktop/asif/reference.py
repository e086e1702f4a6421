"""The paper's formula, plainly: what every faster way must equal to the last bit.

Norelli et al., "ASIF: Coupled Data Turns Unimodal Models to Multimodal Without Training" (NeurIPS 2023),
the method's section (relative representations, sparsification, exponent): a vector is described by its
similarities to the anchors of its own modality. Of these the k largest are kept, the others set to 0
(sparsification), the kept ones are raised to the power p, and the result is scaled to unit length: the
*relative representation*. An anchor is a pair, so the relative representation of an image and that of a
text have the same axes, and their dot product compares the two. As in the authors' code (noranta4/ASIF)
negative similarities count as 0; unlike it both sides are normalised, since ranking images by a text is
what this is for, and k may exceed the number of anchors.

Left open by the formula, and fixed here:

- Similarities are the integer dot products of quantised vectors (`asif_desktop.asif.quantise`), a
  constant multiple of the cosine, which the norm cancels. With scales, they are scaled first
  (`asif_desktop.asif.scaling`).
- Among equal similarities the anchor of the lower id is kept.
- A representation without a positive entry is 0, and so is its score.
- The arithmetic: powers in float64 by `power`, sums of squares by `squared_norm`, and the dot product as
  a sum in the order of the text's anchors, best first; the score is that sum divided by the image's
  norm, as float32. Every step rounds alike everywhere, so equal inputs give equal bits. No overflow: a
  scaled similarity is below 2^31, its 32nd power below 2^992, and a million of those below 2^1012.
"""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.scaling import apply_scales

LANES = 8
_LARGEST_ID = (1 << 32) - 1


def similarities(
    vectors: NDArray[np.int16], anchors: NDArray[np.int16], scales: NDArray[np.int32] | None = None
) -> NDArray[np.int64]:
    """Returns int64 [n, m], the (scaled) similarities of n vectors to m anchors, exactly."""
    sims = np.rint(vectors.astype(np.float64) @ anchors.astype(np.float64).T).astype(np.int64)
    return sims if scales is None else apply_scales(sims, scales)


def top(sims: NDArray[np.int64], ids: NDArray[np.int64], k: int) -> NDArray[np.intp]:
    """Returns intp [n, min(k, m)], the columns of each row's largest entries, best first.

    Args:
        sims: int64 [n, m].
        ids: int64 [m], the columns' anchors; of equal entries the lower id comes first.
        k: How many.
    """
    keys = (sims << 32) | (_LARGEST_ID - ids)
    return np.argsort(~keys, axis=1, kind="stable")[:, :k]


def power(values: NDArray[np.int64], p: int) -> NDArray[np.float64]:
    """Returns ``max(values, 0) ** p``, float64 of the same shape; p is 1 or more.

    By squaring and multiplying from the exponent's highest bit down: the order that makes the bits.
    """
    base = np.maximum(values, 0).astype(np.float64)
    result = base.copy()
    for bit in bin(p)[3:]:
        result = result * result
        if bit == "1":
            result = result * base
    return result


def squared_norm(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Returns float64 [n], the sum of each row's squares.

    The entry of rank r goes to lane r mod 8, each lane adds up in the order of rank, and the lanes are added
    in pairs: an order that wide registers like, and that trailing zeros do not change.
    """
    lanes = np.zeros((len(values), LANES), dtype=np.float64)
    for start in range(0, values.shape[1], LANES):
        block = values[:, start : start + LANES]
        lanes[:, : block.shape[1]] += block * block
    lanes = lanes[:, :4] + lanes[:, 4:]
    lanes = lanes[:, :2] + lanes[:, 2:]
    return lanes[:, 0] + lanes[:, 1]


def relative(
    vectors: NDArray[np.int16],
    anchors: NDArray[np.int16],
    ids: NDArray[np.int64],
    k: int,
    p: int,
    scales: NDArray[np.int32] | None = None,
) -> tuple[NDArray[np.intp], NDArray[np.float64], NDArray[np.float64]]:
    """Returns the relative representations of n vectors, not yet divided by their norms.

    Returns:
        The columns of the kept anchors, best first, intp [n, min(k, m)]; their entries, float64 of that
        shape; and the norms, float64 [n].
    """
    sims = similarities(vectors, anchors, scales)
    columns = top(sims, ids, k)
    values = power(np.take_along_axis(sims, columns, axis=1), p)
    return columns, values, np.sqrt(squared_norm(values))


def contributions(
    photos: NDArray[np.int16],
    text: NDArray[np.int16],
    image_anchors: NDArray[np.int16],
    text_anchors: NDArray[np.int16],
    ids: NDArray[np.int64],
    k: int,
    p: int,
    text_k: int | None = None,
    text_p: int | None = None,
    image_scale: NDArray[np.int32] | None = None,
    text_scale: NDArray[np.int32] | None = None,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Returns what each anchor of the text adds to each photo's score.

    Args:
        photos: int16 [n, image_dim].
        text: int16 [text_dim].
        image_anchors: int16 [m, image_dim].
        text_anchors: int16 [m, text_dim].
        ids: int64 [m].
        k: How many anchors describe a photo.
        p: The exponent on the image side.
        text_k: The same for the text; k unless given.
        text_p: The same for the text; p unless given.
        image_scale: int32 [m, 2]; None: the paper's formula.
        text_scale: The same on the text side.

    Returns:
        The ids of the anchors that describe the text, best first, int64 [j]; and float64 [n, j], where row i
        summed from left to right is photo i's norm times its score.
    """
    text_columns, text_values, text_norm = relative(
        text[None], text_anchors, ids, text_k or k, text_p or p, text_scale
    )
    if len(ids) == 0 or text_norm[0] == 0:
        return np.empty(0, dtype=np.int64), np.zeros((len(photos), 0))
    weights = text_values[0] / text_norm[0]
    columns, values, _ = relative(photos, image_anchors, ids, k, p, image_scale)
    table = np.zeros((len(photos), len(ids)))
    np.put_along_axis(table, columns, values, axis=1)
    return ids[text_columns[0]], weights * table[:, text_columns[0]]


def scores(
    photos: NDArray[np.int16],
    text: NDArray[np.int16],
    image_anchors: NDArray[np.int16],
    text_anchors: NDArray[np.int16],
    ids: NDArray[np.int64],
    k: int,
    p: int,
    text_k: int | None = None,
    text_p: int | None = None,
    image_scale: NDArray[np.int32] | None = None,
    text_scale: NDArray[np.int32] | None = None,
) -> NDArray[np.float32]:
    """Returns float32 [n], each photo's similarity to the text; arguments as for `contributions`."""
    _, parts = contributions(
        photos, text, image_anchors, text_anchors, ids, k, p, text_k, text_p, image_scale, text_scale
    )
    total = np.zeros(len(photos))
    for rank in range(parts.shape[1]):
        total = total + parts[:, rank]
    if parts.shape[1] == 0:
        return total.astype(np.float32)
    _, _, norms = relative(photos, image_anchors, ids, k, p, image_scale)
    return np.divide(total, norms, out=np.zeros_like(total), where=norms > 0).astype(np.float32)
