"""One relative index, and what it was made of."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from blake3 import blake3
from numpy.typing import NDArray

from asif_desktop.library.index.fitting import Size
from asif_desktop.library.index.index_cache import Held
from asif_desktop.library.models import EncoderRow
from asif_desktop.search.defaults import Parameters

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex

SCALING = 2
"""Grows with any change of `search.anchor_scales`: cached indexes hold what it gave."""


@dataclass
class Engine:
    """One index and what it was made of."""

    index: "RelativeIndex"
    image: EncoderRow
    text: EncoderRow
    parameters: Parameters
    held: Held
    unusable: set[int] = field(default_factory=set)
    hopeless: set[int] = field(default_factory=set)
    """Those among the unusable that stand for a class: they stay so with these encoders."""
    saved: int = -1
    """The index's generation in the cache."""
    made: int = 0
    """How many indexes this process had made before."""
    restored: str | None = None
    """What tells a catalog that was put back from others, whose ids are of other anchors."""
    noted: bool = True
    """Whether `held` tells of what the index holds: false between a change and its note."""

    @property
    def sound(self) -> bool:
        """Whether the index is what is noted of it; otherwise it is to be made anew from the catalog."""
        return self.noted and self.index.sound

    def key(self, reference: NDArray[np.int16]) -> str:
        """Returns what tells indexes of one making from all others."""
        made = (self.image.weights_hash, self.image.preprocessing, self.text.weights_hash, self.parameters)
        catalog = () if self.restored is None else (self.restored,)
        return blake3(repr((made, SCALING, *catalog)).encode() + reference.tobytes()).hexdigest()

    def size(self, photos: int, anchors: int) -> Size:
        """Returns how large the index is with so many photos and anchors."""
        return Size(photos, anchors, self.image.dim, self.text.dim, self.parameters.k)
