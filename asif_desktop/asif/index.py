"""The index: photos and anchors in, ranked photos out, exact after every change."""

import os
from contextlib import AbstractContextManager, suppress

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.cachefile import read_state, write_state
from asif_desktop.asif.changes import anchor_changes, photo_changes
from asif_desktop.asif.changes.mending import mend
from asif_desktop.asif.changes.unloading import Unloading
from asif_desktop.asif.changes.upkeep import Upkeep
from asif_desktop.asif.checks import (
    Ids,
    Vectors,
    checked_ids,
    checked_parameters,
    checked_scales,
    checked_vectors,
)
from asif_desktop.asif.memory import bytes_needed
from asif_desktop.asif.questions.questions import Questions
from asif_desktop.asif.state.state import FindGpu, Parameters, State
from asif_desktop.asif.threads.crews import patience
from asif_desktop.asif.threads.workers import Progress

Path = str | bytes | os.PathLike[str]


class RelativeIndex(Questions):
    """Scores every photo against a phrase by the relative representations of both.

    After any sequence of changes the answers are bit for bit those of an index made from scratch, and those
    of `asif_desktop.asif.reference`. A change happens wholly or not at all. Any thread may call anything:
    changes wait for each other; questions are answered by the last complete state, also while a change is
    worked out.

    Ids are integers in [0, 2^32). An anchor's id always names the same picture. Embeddings are float32
    [n, dim] of unit length, or int16 [n, dim] already quantised. Scales are int32 [n, 2], offset and
    multiplier: a scaled similarity is ``((sim - offset) * multiplier) >> 16``.

    Long changes take `progress`, called with steps done and their number; if it raises, the change is given
    up, everything is as it was, and the exception reaches the caller.
    """

    def __init__(
        self,
        image_dim: int,
        text_dim: int,
        k: int,
        p: int,
        text_k: int | None = None,
        text_p: int | None = None,
    ) -> None:
        """Makes an index without photos and anchors.

        Args:
            image_dim: Entries of an image embedding.
            text_dim: Entries of a text embedding.
            k: How many anchors describe a photo.
            p: The exponent on the image side, 1 to 16.
            text_k: How many anchors describe a text; k unless given.
            text_p: The exponent on the text side; p unless given.

        Raises:
            ValueError: One of them is out of range.
        """
        text_k, text_p = k if text_k is None else text_k, p if text_p is None else text_p
        checked_parameters(image_dim, text_dim, k, p, text_k, text_p)
        self._state = State(Parameters(*(int(n) for n in (image_dim, text_dim, k, p, text_k, text_p))))
        self._upkeep = Upkeep(self._state)
        self._unloading = Unloading(self._state)

    def add_anchors(
        self,
        ids: Ids,
        image_embeddings: Vectors,
        text_embeddings: Vectors,
        image_scale: NDArray[np.int32] | None = None,
        text_scale: NDArray[np.int32] | None = None,
        *,
        progress: Progress | None = None,
    ) -> None:
        """Adds anchors.

        Args:
            ids: [m], one each.
            image_embeddings: int16 [m, image_dim], quantised.
            text_embeddings: int16 [m, text_dim], quantised.
            image_scale: int32 [m, 2], offset and multiplier; None: similarities are taken as they are.
            text_scale: The same of the texts.
            progress: Called with the steps done and their number; what it raises gives the change up.

        Raises:
            ValueError: An id is there already or given twice, or a value is not as the class describes.
            MemoryError: There is no room; nothing has changed.
        """
        parameters = self._state.parameters
        new = checked_ids(ids, "anchor")
        images = checked_vectors(image_embeddings, len(new), parameters.image_dim, "anchor image")
        texts = checked_vectors(text_embeddings, len(new), parameters.text_dim, "anchor text")
        image_scales = checked_scales(image_scale, len(new), "image")
        text_scales = checked_scales(text_scale, len(new), "text")
        with self._state.writer, self._patience(images.size):
            mend(self._state)
            known = self._state.anchors.directory.known(new)
            if known.any():
                raise ValueError(f"there is an anchor with the id {new[known][0]} already")
            anchors = anchor_changes.NewAnchors(new, images, texts, image_scales, text_scales)
            anchor_changes.add_anchors(self._state, anchors, progress)

    def remove_anchors(self, ids: Ids, *, progress: Progress | None = None) -> None:
        """Removes anchors.

        Raises:
            ValueError: An id is unknown or given twice.
            MemoryError: There is no room to work it out; nothing has changed.
        """
        gone = checked_ids(ids, "anchor")
        with self._state.writer, self._patience(len(gone) * self._state.parameters.image_dim):
            mend(self._state)
            anchor_changes.remove_anchors(self._state, gone, progress)

    def replace_captions(self, ids: Ids, text_embeddings: Vectors) -> None:
        """Gives anchors other texts, under the scales they have; no work on photos.

        Raises:
            ValueError: An id is unknown or given twice, or an embedding is not as the class describes.
        """
        which = checked_ids(ids, "anchor")
        texts = checked_vectors(text_embeddings, len(which), self._state.parameters.text_dim, "anchor text")
        with self._state.writer:
            slots = self._state.anchors.directory.find(which)
            with self._state.gate.exclusive():
                self._state.anchors.texts[slots] = texts
                self._state.generation += 1

    def add_photos(self, ids: Ids, image_embeddings: Vectors, *, progress: Progress | None = None) -> None:
        """Adds photos; one whose id is there already takes its place, and nothing of the old one is left.

        Raises:
            ValueError: An id is given twice, or an embedding is not as the class describes.
            MemoryError: There is no room; nothing has changed.
        """
        new = checked_ids(ids, "photo")
        vectors = checked_vectors(image_embeddings, len(new), self._state.parameters.image_dim, "photo")
        with self._state.writer, patience(vectors.size * len(self._state.anchors.directory)):
            mend(self._state)
            photo_changes.add_photos(self._state, new, vectors, progress)

    def remove_photos(self, ids: Ids) -> None:
        """Removes photos.

        Raises:
            ValueError: An id is unknown or given twice.
        """
        gone = checked_ids(ids, "photo")
        with self._state.writer:
            mend(self._state)
            photo_changes.remove_photos(self._state, gone)

    def compute_on(self, gpu: FindGpu) -> None:
        """Has bulk changes worked out on a GPU from now on, to the same bits.

        Args:
            gpu: Returns the GPU for a change of so many multiplications, or None: for the processor.
        """
        with self._state.writer:
            self._state.gpu = gpu

    def _patience(self, entries: int) -> AbstractContextManager[None]:
        """Returns the patience of a change that multiplies so many entries of anchors with each photo's."""
        return patience(entries * len(self._state.photos.directory))

    def maintain(self) -> bool:
        """Does a bounded slice of upkeep, some 20 milliseconds; answers do not change by it.

        Rows that many removals have worn thin are filled again before a removal must wait for it, room that
        is lost in the postings is won back, and room to grow is made. To be called while nothing else is to
        be done. Changes wait for a slice, searches for a millisecond of it.

        Returns:
            Whether there is more to do.
        """
        with self._state.writer:
            try:
                mend(self._state)
            except MemoryError:
                return False  # searches go on, and a later call tries again
            return self._upkeep.maintain()

    def unload(self, folder: Path) -> bool:
        """Does a few milliseconds of taking the photos' vectors out of memory, which no search reads.

        They are copied into a file, or left in the one where they are. Changes read them from there, as fast
        as before while the system keeps the file in memory that it needs for nothing else. To be called while
        nothing else is to be done.

        Args:
            folder: Where; the file has no name, and is gone with the index.

        Returns:
            Whether there is more to do.

        Raises:
            OSError: There is no room for the file; nothing has changed.
        """
        with self._state.writer:
            return self._unloading.step(folder)

    def save(self, path: Path, *, key: str = "") -> None:
        """Writes the index to one file, wholly or not at all: an older one stays until all is on disk.

        Args:
            path: Where; a file beside it, with ``.part`` appended, is used on the way.
            key: What the index was made from (encoder, weights, scaling); `load` compares it.

        Raises:
            OSError: The file cannot be written; what was there before is untouched.
            MemoryError: As for any change; nothing is written.
        """
        with self._state.writer:
            mend(self._state)
            write_state(self._state, path, key)

    def map_anchors(self, folder: Path) -> None:
        """Keeps the anchors' image vectors in a file from now on, which the system reads as they are needed.

        Changes read them all, so they take as long as the disk does; phrases are asked as fast as before.

        Args:
            folder: Where; the file has no name, and is gone with the index.

        Raises:
            OSError: The file cannot be made; nothing has changed. Later changes may raise it too.
        """
        state = self._state
        with state.writer:
            images = state.anchors.in_file(folder)
            with state.gate.exclusive():
                state.anchors.images, state.anchors.folder = images, folder

    @property
    def sound(self) -> bool:
        """Whether it answers: not after `discard`, nor a change that failed and could not be taken back.

        Whatever it is asked or told then raises RuntimeError.
        """
        return not self._state.gate.closed

    def discard(self) -> None:
        """Has it answer nothing any more, and frees its memory, whoever still holds it."""
        state = self._state
        with state.writer:
            state.gate.close()
            with suppress(MemoryError):
                state.let_go()

    @property
    def mapped(self) -> bool:
        """Whether the anchors' image vectors lie in a file."""
        return self._state.anchors.folder is not None

    @classmethod
    def load(
        cls, path: Path, *, key: str = "", anchors_in: Path | None = None, leave_photos: bool = False
    ) -> "RelativeIndex":
        """Reads what `save` wrote; the file may be deleted afterwards.

        Args:
            path: The file.
            key: What `save` was given.
            anchors_in: Where to keep the anchors' image vectors, as for `map_anchors`; None: in memory.
            leave_photos: Whether the photos' vectors, which no search reads, are left in the file; it may be
                deleted or replaced all the same, but not written to. Where that cannot be, they are read.

        Raises:
            CacheError: It is torn, altered, of another version or kind of machine, or has another key.
            OSError: It cannot be read.
        """
        index = cls.__new__(cls)
        index._state = read_state(path, key, anchors_in, leave_photos=leave_photos)
        index._upkeep = Upkeep(index._state)
        index._unloading = Unloading(index._state)
        return index

    @staticmethod
    def memory_needed(
        photos: int, anchors: int, image_dim: int, text_dim: int, k: int, *, mapped: bool = False
    ) -> int:
        """Returns the bytes that an index of this size takes, about; a bulk change takes twice that at most.

        Args:
            photos: How many photos.
            anchors: How many anchors.
            image_dim: Entries of an image embedding.
            text_dim: Entries of a text embedding.
            k: How many anchors describe a photo.
            mapped: Whether the anchors' image vectors lie in a file; see `map_anchors`.
        """
        return bytes_needed(photos, anchors, image_dim, text_dim, k, mapped)
