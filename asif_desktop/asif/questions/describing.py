"""What describes a text: its anchors, and what they say of each other's pictures."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import reference
from asif_desktop.asif.quantise import MAX_NORM
from asif_desktop.asif.scaling import SHIFT, apply_scales
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import codes_of

MOST = 64
"""So many anchors are told of at most: those that weigh most."""

_LOW = 0xFFFFFFFF
_FULL = float(MAX_NORM * MAX_NORM)


@dataclass(frozen=True)
class Described:
    """The anchors that describe a text with positive weights, best first, `MOST` at most.

    Each anchor's picture is itself looked at as a photo would be, as far as these anchors go. What they hold
    of it is not divided by the norm of its relative representation, since the other anchors, which are part
    of that, are left out.
    """

    ids: NDArray[np.int64]
    """[q]."""
    weights: NDArray[np.float64]
    """[q], their entries in the text's relative representation, which has unit length."""
    own: NDArray[np.float64]
    """[q], weight times entry of each anchor in its own picture."""
    others: NDArray[np.float64]
    """[q], the sum of weight times entry over the other anchors."""
    squares: NDArray[np.float64]
    """[q], the sum of all their squared entries."""
    nearest: float
    """The cosine of the text and the anchor's text that is most alike, whatever its scale; 0 without any."""


_NONE = np.empty(0, dtype=np.float64)

NOTHING = Described(np.empty(0, dtype=np.int64), _NONE, _NONE, _NONE, _NONE, 0.0)
"""What describes a text where no anchor does."""


def described(state: State, keys: NDArray[np.int64]) -> Described:
    """Returns what describes a text, of which the keys of its anchors are known, best first.

    Args:
        state: Held, as these keys are of its present generation.
        keys: int64 [k], of the text side.
    """
    anchors, parameters = state.anchors, state.parameters
    values = reference.power(keys >> 32, parameters.text_p)
    norm = np.sqrt(reference.squared_norm(values[None]))[0]
    keys = keys[: min(int(np.count_nonzero(keys >> 32 > 0)), MOST)]
    ids = codes_of(np.ascontiguousarray(keys & _LOW))
    slots = anchors.directory.find(ids)
    weights = values[: len(keys)] / norm if len(keys) else values[:0]
    pictures = anchors.images[slots].astype(np.float32)
    # Exact: integers whose products and sums stay below 2^24.
    sims = apply_scales((pictures @ pictures.T).astype(np.int64), anchors.image_scales[slots])
    entries = reference.power(np.maximum(sims, 0), parameters.p)
    told = entries * weights
    own = np.diagonal(told).copy()
    scales = anchors.text_scales[slots].astype(np.int64)
    cosines = (((keys >> 32) << SHIFT) // np.maximum(scales[:, 1], 1) + scales[:, 0]) / _FULL
    return Described(
        ids,
        weights,
        own,
        told.sum(axis=1) - own,
        (entries * entries).sum(axis=1),
        float(cosines.max(initial=0.0)),
    )
