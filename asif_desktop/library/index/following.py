"""Brings one index in step with the catalog: what differs is applied, and nothing else."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from asif_desktop.catalog import AnchorRow
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.events import Event
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.library.index.anchor_vectors import AnchorVectors
from asif_desktop.library.index.engine import Engine
from asif_desktop.library.index.engine_progress import EngineProgress
from asif_desktop.library.index.fitting import TooLargeError
from asif_desktop.library.index.held_photos import as_rows
from asif_desktop.search.anchor_scales import image_scales, text_scales

_FROM_DISK = 50_000
"""So many anchors are added at once where they lie in a file."""


class Following:
    """Compares an index with the catalog, and applies the difference."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        vectors: AnchorVectors,
        folder: Path,
        tell: Callable[[Event], None],
    ) -> None:
        """Changes nothing yet.

        Args:
            catalog: Knows what there is to be.
            store: Keeps the photos' vectors.
            vectors: Gives the anchors'.
            folder: Holds the file of anchors that memory has no room for.
            tell: Is told of progress and warnings.
        """
        self._catalog = catalog
        self._store = store
        self._vectors = vectors
        self._folder = folder
        self._tell = tell

    def follow_anchors(self, engine: Engine, check: Callable[[], None]) -> None:
        """Takes out what is not in use any more, gives captions that changed, and adds what is lacking.

        Args:
            engine: Is changed.
            check: Raises where the person stopped it; so with `follow_photos`.
        """
        wanted = self._catalog.captions_in_use()
        held = engine.held.anchors
        stale = [anchor for anchor in held if anchor not in wanted]
        if stale:
            with self._progress(check) as progress:
                engine.index.remove_anchors(np.array(stale, np.int64), progress=progress)
                engine.noted = False
            for anchor in stale:
                del held[anchor]
            engine.noted = True
        self._reword(engine, {one: wanted[one] for one, caption in held.items() if wanted[one] != caption})
        lacking = [anchor for anchor in wanted if anchor not in held and anchor not in engine.hopeless]
        if not lacking:
            return
        self._make_room(engine, len(lacking), 0)
        # What does not fit into memory at once is not fetched at once either.
        size = _FROM_DISK if engine.index.mapped else len(lacking)
        for start in range(0, len(lacking), size):
            self._add_anchors(engine, self._catalog.anchors_among(lacking[start : start + size]), check)

    def _reword(self, engine: Engine, captions: Mapping[int, str]) -> None:
        """Gives anchors other captions: what they are of stays, so no photo is looked at."""
        if captions:
            texts = self._vectors.texts(list(captions.values()), engine.text)
            engine.index.replace_captions(np.array(list(captions), np.int64), texts)
            engine.held.anchors.update(captions)

    def _add_anchors(self, engine: Engine, fresh: Sequence[AnchorRow], check: Callable[[], None]) -> None:
        usable, images, texts = self._vectors.of(fresh, engine.image, engine.text)
        if usable:
            sources = ["class" if row.class_name is not None else "photo" for row in usable]
            with self._progress(check) as progress, self._disk():
                engine.index.add_anchors(
                    np.array([row.id for row in usable], np.int64),
                    images,
                    texts,
                    image_scale=image_scales(images, sources, self._vectors.image_reference(engine.image)),
                    text_scale=text_scales(sources),
                    progress=progress,
                )
                engine.noted = False
            engine.held.anchors.update((row.id, row.caption) for row in usable)
            engine.noted = True
        engine.unusable |= {row.id for row in fresh}
        engine.unusable -= {row.id for row in usable}
        engine.hopeless |= {row.id for row in fresh if row.class_name is not None} & engine.unusable

    def follow_photos(self, engine: Engine, check: Callable[[], None]) -> None:
        """Takes out photos that went or are others now, and adds those that have a vector."""
        ids, contents = self._catalog.contents()
        table, held = as_rows(contents), engine.held.photos
        stale = held.gone(ids, table)
        if len(stale):
            engine.index.remove_photos(stale)
            engine.noted = False
            held.remove(stale)
            engine.noted = True
        fresh = np.flatnonzero(held.lacking(ids))
        if not len(fresh):
            return
        present, vectors = self._store.get(engine.image.id, [contents[row] for row in fresh.tolist()])
        del contents
        encoded = fresh[present]
        self._make_room(engine, 0, len(encoded))
        with self._progress(check) as progress:
            engine.index.add_photos(ids[encoded], vectors, progress=progress)
            engine.noted = False
        held.put(ids[encoded], table[encoded])
        engine.noted = True

    def _progress(self, check: Callable[[], None]) -> EngineProgress:
        return EngineProgress(self._tell, check)

    def _make_room(self, engine: Engine, anchors: int, photos: int) -> None:
        """Puts the anchors into a file if so many more would outgrow the machine's memory.

        Raises:
            AsifError: Even so there is no room.
        """
        size = engine.size(len(engine.held.photos) + photos, len(engine.held.anchors) + anchors)
        if size.fits(mapped=engine.index.mapped):
            return
        if engine.index.mapped or not size.fits(mapped=True):
            raise size.refusal()
        self._tell(size.warning())
        with self._disk():
            self._folder.mkdir(parents=True, exist_ok=True)
            engine.index.map_anchors(self._folder)

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """Says in a sentence that the file of the anchors could not be made."""
        try:
            yield
        except OSError as error:
            folder = display(os.fsencode(self._folder))
            raise TooLargeError(
                said(
                    "The anchors do not fit into memory, nor can they be kept in {0}: {1}.",
                    folder,
                    system_reason(error),
                )
            ) from error
