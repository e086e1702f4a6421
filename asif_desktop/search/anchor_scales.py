"""One scale for anchors of every source.

A photo's similarity to another photo runs far above that to a class prototype, so unscaled photo anchors
would crowd the prototypes out. Each anchor's similarities are told in standard deviations over the fixed
reference set (`asif_desktop.asif.standardise`). For a prototype 0 is the mean. For a photo it lies higher:
any two photos share a lot that nobody means when teaching, light, backdrop, lens. What is beyond that tells
kin from strangers more sharply, and an anchor that reaches fewer photos leaves the representations of the
others as they are. What remains counts somewhat more, since one taught photo stands against a thousand
prototypes.

Captions keep their similarities to a phrase: standardising them did worse. Only those of photos count for a
part of theirs. The caption of a lesson is often the very phrase that is asked for later, with a similarity of
1 where captions of classes have a half, and under a high exponent it would be all that is left of the phrase:
one example would take the place of what was known, instead of adding to it. The figures are in
docs/search-quality.md.
"""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import standardise
from asif_desktop.asif.scaling import SHIFT, SIGMA

Source = Literal["class", "photo"]

PHOTO_OFFSET = (5, 4)
"""Where a photo anchor's scale begins, in standard deviations above its mean, as a fraction."""

PHOTO_WEIGHT = (5, 4)
"""What one standard deviation counts on a photo anchor's scale, against 1 on a prototype's, as a fraction."""

PHOTO_CAPTION = (3, 4)
"""What part of its similarity to a phrase the caption of a photo counts for, as a fraction."""


def text_scales(sources: Sequence[str]) -> NDArray[np.int32]:
    """Returns the text side's (offset, multiplier) of each anchor, int32 [m, 2].

    Args:
        sources: What each picture is, m of them: "class" or "photo".
    """
    scales = np.zeros((len(sources), 2), dtype=np.int32)
    scales[:, 1] = 1 << SHIFT
    photos = np.array([source == "photo" for source in sources], dtype=bool)
    scales[photos, 1] = (PHOTO_CAPTION[0] << SHIFT) // PHOTO_CAPTION[1]
    return scales


def image_scales(
    vectors: NDArray[np.int16], sources: Sequence[str], reference: NDArray[np.int16]
) -> NDArray[np.int32]:
    """Returns the image side's (offset, multiplier) of each anchor, int32 [m, 2].

    Args:
        vectors: int16 [m, dim], the anchors' pictures.
        sources: What each picture is, m of them: "class" or "photo".
        reference: int16 [r, dim], the fixed reference set in the same encoder.

    Raises:
        ValueError: Wrong shapes or types, or an empty reference.
    """
    scales = standardise(vectors, reference).astype(np.int64)
    photos = np.array([source == "photo" for source in sources], dtype=bool)
    # A standard deviation is SIGMA scaled units, and so (SIGMA << SHIFT) / multiplier unscaled ones.
    multipliers = scales[photos, 1]
    scales[photos, 0] += PHOTO_OFFSET[0] * (SIGMA << SHIFT) // (PHOTO_OFFSET[1] * multipliers)
    scales[photos, 1] = PHOTO_WEIGHT[0] * multipliers // PHOTO_WEIGHT[1]
    return scales.astype(np.int32)
