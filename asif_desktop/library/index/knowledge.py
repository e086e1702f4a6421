"""The relative index, kept in step with the catalog.

Nothing else changes the index. After an edit the catalog is compared with what the index holds, and the
difference is applied: undo, collections and new encoders need no code of their own, and the index is exact,
so the outcome is the same as if it had been built so from the start.
"""

import itertools
import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog import AnchorRow
from asif_desktop.catalog.backups import RESTORED
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Event
from asif_desktop.domain.sentences import said
from asif_desktop.library.index.accelerating import Accelerating
from asif_desktop.library.index.anchor_vectors import AnchorVectors
from asif_desktop.library.index.cancelling import Cancellation
from asif_desktop.library.index.engine import Engine
from asif_desktop.library.index.following import Following
from asif_desktop.library.index.held_photos import as_rows
from asif_desktop.library.index.index_cache import Held, IndexCache
from asif_desktop.library.index.soundness import for_a_moment, kept_sound, memory_told
from asif_desktop.library.models import ChangedMeanwhileError, EncoderRow, Models, check_same
from asif_desktop.search.anchor_scales import image_scales, text_scales
from asif_desktop.search.calibration import REFERENCE_BASE
from asif_desktop.search.defaults import Parameters

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex

_logger = logging.getLogger(__name__)

_NO_ANCHORS = said(
    "No anchor can be used, so phrases mean nothing yet: switch a collection on, or teach one of your photos."
)
_CHANGED = said("Photos or examples were taken out meanwhile; try again.")


class Knowledge:
    """What the library knows, ready to be searched."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        models: Models,
        vectors: AnchorVectors,
        parameters: Callable[[], Parameters],
        cache: IndexCache,
        tell: Callable[[Event], None],
        cancellation: Cancellation,
    ) -> None:
        self._catalog = catalog
        self._models = models
        self._vectors = vectors
        self._parameters = parameters
        self._cache = cache
        self._tell = tell
        self._cancellation = cancellation
        self._following = Following(catalog, store, vectors, cache.folder, tell)
        self._accelerating = Accelerating(lambda: models.device, tell)
        self._stoppable = True
        self._engine: Engine | None = None
        self._lock = threading.RLock()
        self._photos_behind = True
        """Whether photos may differ from the catalog's: also after a change that was stopped half-way."""
        self._coming: Future[Engine] | None = None
        """The index that is being made ready before it is asked for."""
        self._beginning = threading.Lock()
        self._trial = threading.Lock()
        self._trials = itertools.count(_FIRST_TRIAL, _MOST_IN_A_TRIAL)
        self._makings = itertools.count()

    def index(self) -> "RelativeIndex":
        """Returns the index as of the last completed edit, building it if this is the first question.

        Raises:
            AsifError: There is no usable anchor; the sentence says what to do.
        """
        engine = self._ready()
        if not engine.held.anchors:
            raise AsifError(_NO_ANCHORS)
        return engine.index

    @contextmanager
    def expected(self) -> Iterator[None]:
        """Makes the index ready in a thread of its own, while the first question is made ready in the block.

        If the person stops that, both end.
        """
        coming = self._begin()
        try:
            yield
        except CancelledError:
            if coming is not None:
                coming.exception()
            raise

    def _begin(self) -> "Future[Engine] | None":
        with self._beginning:
            if self._engine is not None or self._coming is not None:
                return None
            coming: Future[Engine] = Future()
            try:
                threading.Thread(target=self._bring, args=(coming,), name="index", daemon=True).start()
            except RuntimeError as error:  # the system gives no more: the question makes it itself
                _logger.info("The index is not made ready beforehand: %s", error)
                return None
            self._coming = coming
            return coming

    @contextmanager
    def asking(self, text: EncoderRow | None = None) -> "Iterator[RelativeIndex]":
        """Holds the index for one question, so that no trial of somebody else's shows in the answer.

        Args:
            text: What encoded the question's phrases, if it has any.

        Raises:
            ChangedMeanwhileError: The index is of another one, or a photo or an anchor that the question
                found in it was taken out before it was done.
            AsifError: There is no usable anchor.
        """
        engine = self._ready()
        if text is not None:
            check_same(engine.text, text)
        if not engine.held.anchors:
            raise AsifError(_NO_ANCHORS)
        with self._trial:
            generation = engine.index.generation
            try:
                yield engine.index
            except ValueError as error:
                if engine.index.generation == generation:
                    raise
                raise ChangedMeanwhileError(_CHANGED) from error
            except RuntimeError as error:
                if engine.index.sound:
                    raise
                raise ChangedMeanwhileError(_CHANGED) from error

    def settle(self) -> None:
        """Waits for the change under way, if there is one."""
        with self._lock:
            pass

    @contextmanager
    def trial(
        self, images: NDArray[np.int16], text: NDArray[np.int16], of: tuple[EncoderRow, EncoderRow]
    ) -> "Iterator[RelativeIndex]":
        """Holds the index as if pictures, int16 [n, dim], had been taught a caption, int16 [text_dim].

        Their anchors are there inside the block alone. Other questions wait for its end, and nothing is left
        of them then: the index is exact.

        Args:
            images: The pictures' vectors.
            text: The caption's.
            of: The encoders that made them.

        Raises:
            AsifError: The index is of other encoders by now, or there is no memory for it.
        """
        with self._lock, self._trial:
            engine = self._made()
            for now, wanted in zip((engine.image, engine.text), of, strict=True):
                check_same(now, wanted)
            first = next(self._trials)
            ids = np.arange(first, first + len(images), dtype=np.int64)
            sources = ["photo"] * len(images)
            scales = image_scales(images, sources, self._vectors.image_reference(engine.image))
            texts = np.tile(text, (len(images), 1))
            put_in = partial(
                engine.index.add_anchors,
                ids, images, texts, image_scale=scales, text_scale=text_scales(sources),
            )  # fmt: skip
            with for_a_moment(engine, put_in, partial(engine.index.remove_anchors, ids), self._give_up):
                yield engine.index

    @contextmanager
    def guest(self, image: NDArray[np.int16]) -> "Iterator[tuple[RelativeIndex, int]]":
        """Holds the index as if a picture, int16 [dim], were one of its photos, and the photo's id there.

        As with `trial`, nothing is left of it after the block.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock, self._trial:
            engine = self._made()
            if not engine.held.anchors:
                raise AsifError(_NO_ANCHORS)
            ids = np.array([GUEST], np.int64)
            put_in = partial(engine.index.add_photos, ids, image[np.newaxis])
            with for_a_moment(engine, put_in, partial(engine.index.remove_photos, ids), self._give_up):
                yield engine.index, GUEST

    def maintain(self) -> bool:
        """Does a few milliseconds of the index's upkeep; returns whether there is more to do."""
        engine = self._engine
        if engine is None:
            return False
        with kept_sound(engine, self._give_up):
            return engine.index.maintain()

    def unload(self) -> bool:
        """Does a few milliseconds of what `RelativeIndex.unload` does; returns whether there is more."""
        engine = self._engine
        if engine is None:
            return False
        with kept_sound(engine, self._give_up):
            return engine.index.unload(self._cache.folder)

    def _give_up(self, engine: Engine) -> None:
        """Lets go of an index: the next question has it made anew from the catalog, in the memory it had."""
        _logger.warning("The index is made anew from the catalog: a change failed half-way")
        if self._engine is engine:
            self._engine = None
        engine.index.discard()

    @property
    def generation(self) -> int:
        """Another number after each change of the index, and each index; -1 while there is none."""
        engine = self._engine
        return -1 if engine is None else engine.made << 32 | engine.index.generation

    @property
    def usable(self) -> bool:
        """Whether there is an anchor that can be used."""
        return bool(self._ready().held.anchors)

    def captions(self) -> Mapping[int, str]:
        """Returns the caption of each anchor in the index."""
        return self._engine.held.anchors.copy() if self._engine is not None else {}

    def follow(self, *, photos: bool = True, stoppable: bool = True) -> None:
        """Brings the index in step with the catalog, if it was built already.

        Args:
            photos: Whether photos may have come, gone or changed. Comparing all of them takes a while, and a
                lesson concerns anchors alone.
            stoppable: Whether the person may stop it.

        Raises:
            CancelledError: The person stopped it; questions are answered as before, and the index is in step
                with the catalog after the next `follow`.
            TooLargeError: There is no memory for it; likewise.
        """
        with self._lock:
            if self._engine is None:
                return
            self._photos_behind = self._photos_behind or photos
            self._stoppable = stoppable
            try:
                with self._cancellation.work() if stoppable else nullcontext(), memory_told():
                    if self._outdated(self._engine):
                        self._build()
                    else:
                        with kept_sound(self._engine, self._give_up, following=True):
                            self._sync(self._engine)
            finally:
                self._stoppable = True

    def close(self) -> None:
        """Waits for the change under way, and keeps the index for the next time if that saves any."""
        with self._lock:
            engine = self._engine
            worth_it = engine is not None and len(engine.held.photos) >= _WORTH_KEEPING
            if engine is not None and worth_it and engine.saved != engine.index.generation:
                self._cache.save(
                    engine.index, engine.held, engine.key(self._vectors.image_reference(engine.image))
                )
            self._engine = None

    def add_photos(
        self, ids: Sequence[int], contents: Sequence[bytes], vectors: NDArray[np.int16], image_encoder: int
    ) -> None:
        """Takes in photos that were just encoded, int16 [n, dim], if the index was built already."""
        with self._lock:
            engine = self._engine
            if engine is None or engine.image.id != image_encoder:
                return
            held = engine.held.photos
            rows = {p: row for row, p in enumerate(ids) if p and not held.has(p, contents[row])}
            if rows:
                new = np.array(list(rows), np.int64)
                with kept_sound(engine, self._give_up):
                    engine.index.add_photos(new, vectors[list(rows.values())])
                    engine.noted = False
                    held.put(new, as_rows([contents[row] for row in rows.values()]))
                    engine.noted = True

    def _ready(self) -> Engine:
        engine, coming = self._engine, self._coming
        if engine is not None:
            return engine
        return self._made() if coming is None else coming.result()

    def _made(self) -> Engine:
        with self._lock, self._cancellation.work(), memory_told():
            return self._engine or self._build()

    def _bring(self, coming: "Future[Engine]") -> None:
        """Builds the index, and fetches the code that answers questions by asking one."""
        try:
            engine = self._made()
            if engine.held.anchors and not engine.index.mapped:
                engine.index.search(np.ones(engine.text.dim, np.int16), 1)
        except BaseException as error:  # noqa: BLE001 - raised where the index is asked for
            self._arrived()
            coming.set_exception(error)
        else:
            self._arrived()
            coming.set_result(engine)

    def _arrived(self) -> None:
        with self._beginning:  # not before it is noted that something is coming
            self._coming = None

    def unusable(self, anchors: Sequence[AnchorRow]) -> set[int]:
        """Returns those of the anchors that have no vector in the current encoders and cannot get one."""
        engine = self._engine
        if engine is not None:
            return {anchor.id for anchor in anchors if anchor.enabled} & engine.unusable
        return self._vectors.hopeless(anchors)

    def count_unusable(self, collections: Set[str]) -> int:
        """Returns how many anchors of these collections `unusable` tells of.

        Anchors that are surely usable are not read for it.
        """
        engine = self._engine
        doubtful = (
            self._catalog.anchors_among(list(engine.unusable))
            if engine is not None
            else self._catalog.anchors_of_classes()
        )
        return len(self.unusable([anchor for anchor in doubtful if anchor.collection in collections]))

    def _outdated(self, engine: Engine) -> bool:
        return (
            engine.image.id != self._models.image_row().id
            or engine.text.id != self._models.text_row().id
            or engine.parameters != self._parameters()
        )

    def _build(self) -> Engine:
        self._photos_behind = True
        image, text, parameters = self._models.image_row(), self._models.text_row(), self._parameters()
        from asif_desktop.asif import RelativeIndex

        index = RelativeIndex(
            image.dim, text.dim, parameters.k, parameters.p, parameters.text_k, parameters.text_p
        )
        restored = self._catalog.settings().get(RESTORED)
        engine = Engine(index, image, text, parameters, Held(), made=next(self._makings), restored=restored)
        reference = self._vectors.image_reference(image)
        cached = self._cache.load(
            engine.key(reference), lambda photos, anchors: engine.size(photos, anchors).fits()
        )
        if cached is not None:
            engine.index, engine.held = cached
            if engine.index.mapped:
                self._tell(engine.size(len(engine.held.photos), len(engine.held.anchors)).warning())
            engine.saved = engine.index.generation
        else:
            index.add_photos(REFERENCE_BASE + np.arange(len(reference), dtype=np.int64), reference)
        self._sync(engine)
        self._engine = engine
        return engine

    def _sync(self, engine: Engine) -> None:
        check = self._cancellation.check if self._stoppable else lambda: None
        engine.index.compute_on(self._accelerating.gpu)
        self._following.follow_anchors(engine, check)
        if self._photos_behind:
            self._following.follow_photos(engine, check)
            self._photos_behind = False


GUEST = REFERENCE_BASE - 1
"""The id that a photo which is not in the library has in the index, for a moment."""
_FIRST_TRIAL = 2**31
"""Anchor ids from here on are of trials, never used twice: an id always names the same picture."""
_MOST_IN_A_TRIAL = 10_000

_WORTH_KEEPING = 2_000
"""Photos; a smaller index is built as fast as it is read."""
