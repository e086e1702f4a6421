"""The relative index, kept in step with the catalog.

Nothing else changes the index. After an edit the catalog is compared with what the index holds, and the
difference is applied: undo, collections and new encoders need no code of their own, and the index is exact,
so the outcome is the same as if it had been built so from the start.
"""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from asif_desktop.catalog import AnchorRow
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Progress
from asif_desktop.library.anchor_vectors import AnchorVectors
from asif_desktop.library.models import EncoderRow, Models
from asif_desktop.search.anchor_scales import image_scales
from asif_desktop.search.calibration import REFERENCE_BASE
from asif_desktop.search.defaults import Parameters

_logger = logging.getLogger(__name__)

_NO_ANCHORS = (
    "No anchor can be used, so phrases mean nothing yet: switch a collection on, or teach one of your photos."
)


@dataclass
class _Engine:
    """One index and what it was made of."""

    index: RelativeIndex
    image: EncoderRow
    text: EncoderRow
    parameters: Parameters
    anchors: dict[int, str] = field(default_factory=dict)
    """The caption of each anchor in the index."""
    unusable: set[int] = field(default_factory=set)
    photos: set[int] = field(default_factory=set)


class Knowledge:
    """What the library knows, ready to be searched."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        models: Models,
        vectors: AnchorVectors,
        parameters: Callable[[], Parameters],
        tell: Callable[[Event], None],
    ) -> None:
        self._catalog = catalog
        self._store = store
        self._models = models
        self._vectors = vectors
        self._parameters = parameters
        self._tell = tell
        self._engine: _Engine | None = None
        self._lock = threading.RLock()

    def index(self) -> RelativeIndex:
        """Returns the index as of the last completed edit, building it if this is the first question.

        Raises:
            AsifError: There is no usable anchor; the sentence says what to do.
        """
        engine = self._engine
        if engine is None:
            with self._lock:
                engine = self._engine or self._build()
        if not engine.anchors:
            raise AsifError(_NO_ANCHORS)
        return engine.index

    def captions(self) -> Mapping[int, str]:
        """Returns the caption of each anchor in the index."""
        return self._engine.anchors.copy() if self._engine is not None else {}

    def follow(self) -> None:
        """Brings the index in step with the catalog, if it was built already."""
        with self._lock:
            if self._engine is None:
                return
            if self._outdated(self._engine):
                self._build()
            else:
                self._sync(self._engine)

    def close(self) -> None:
        """Waits for the change under way."""
        with self._lock:
            self._engine = None

    def add_photos(self, ids: Sequence[int], vectors: NDArray[np.int16], image_encoder: int) -> None:
        """Takes in photos that were just encoded, int16 [n, dim], if the index was built already."""
        with self._lock:
            engine = self._engine
            if engine is None or engine.image.id != image_encoder:
                return
            fresh = {photo: row for row, photo in enumerate(ids) if photo not in engine.photos}
            if fresh:
                engine.index.add_photos(np.array(list(fresh), np.int64), vectors[list(fresh.values())])
                engine.photos.update(fresh)

    def unusable(self, anchors: Sequence[AnchorRow]) -> set[int]:
        """Returns those of the anchors that have no vector in the current encoders and cannot get one."""
        engine = self._engine
        if engine is not None and engine.unusable:
            return {anchor.id for anchor in anchors} & engine.unusable
        return set()

    def _outdated(self, engine: _Engine) -> bool:
        return (
            engine.image.id != self._models.image_row().id
            or engine.text.id != self._models.text_row().id
            or engine.parameters != self._parameters()
        )

    def _build(self) -> _Engine:
        image, text, parameters = self._models.image_row(), self._models.text_row(), self._parameters()
        index = RelativeIndex(
            image.dim, text.dim, parameters.k, parameters.p, parameters.text_k, parameters.text_p
        )
        engine = _Engine(index, image, text, parameters)
        reference = self._vectors.image_reference()
        index.add_photos(REFERENCE_BASE + np.arange(len(reference), dtype=np.int64), reference)
        self._sync(engine)
        self._engine = engine
        return engine

    def _sync(self, engine: _Engine) -> None:
        self._sync_anchors(engine)
        self._sync_photos(engine)

    def _sync_anchors(self, engine: _Engine) -> None:
        wanted = {row.id: row for row in self._catalog.anchors(enabled_only=True)}
        stale = [
            a for a, caption in engine.anchors.items() if a not in wanted or wanted[a].caption != caption
        ]
        if stale:
            engine.index.remove_anchors(np.array(stale, np.int64))
            for anchor in stale:
                del engine.anchors[anchor]
        fresh = [row for anchor, row in wanted.items() if anchor not in engine.anchors]
        if not fresh:
            return
        usable, images, texts = self._vectors.of(fresh, engine.image, engine.text)
        if usable:
            sources = ["class" if row.class_name is not None else "photo" for row in usable]
            engine.index.add_anchors(
                np.array([row.id for row in usable], np.int64),
                images,
                texts,
                image_scale=image_scales(images, sources, self._vectors.image_reference()),
            )
            engine.anchors.update((row.id, row.caption) for row in usable)
        engine.unusable |= {row.id for row in fresh}
        engine.unusable -= {row.id for row in usable}

    def _sync_photos(self, engine: _Engine) -> None:
        ids, contents = self._catalog.contents()
        gone = engine.photos.difference(ids.tolist())
        if gone:
            engine.index.remove_photos(np.array(sorted(gone), np.int64))
            engine.photos -= gone
        fresh = [row for row, photo in enumerate(ids.tolist()) if photo not in engine.photos]
        if not fresh:
            return
        present, vectors = self._store.get(engine.image.id, [contents[row] for row in fresh])
        encoded = ids[np.array(fresh)][present]
        for start in range(0, len(encoded), _SLICE):
            part = slice(start, start + _SLICE)
            engine.index.add_photos(encoded[part], vectors[part])
            if len(encoded) > _SLICE:
                self._tell(_progress(min(start + _SLICE, len(encoded)), len(encoded)))
        engine.photos.update(encoded.tolist())


_SLICE = 20_000
"""Photos taken in at a time: progress is told between slices."""


def _progress(done: int, total: int) -> Progress:
    return Progress(
        task="engine",
        done=done,
        total=total,
        failed=0,
        rate=0.0,
        seconds_left=None,
        active=done < total,
        paused=False,
    )
