"""The index: photos and anchors in, ranked photos out, exact after every change."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import anchor_changes, asking, photo_changes, upkeep
from asif_desktop.asif.cachefile import read_state, write_state
from asif_desktop.asif.checks import (
    Ids,
    Vectors,
    checked_ids,
    checked_parameters,
    checked_scales,
    checked_vectors,
)
from asif_desktop.asif.memory import bytes_needed
from asif_desktop.asif.state import Parameters, State
from asif_desktop.asif.text_scores import TextScores
from asif_desktop.asif.workers import Progress

Path = str | bytes | os.PathLike[str]


class Ranking(tuple[NDArray[np.int64], NDArray[np.float32]]):
    """Photo ids and their scores, best first; `generation` names the state of the index that answered."""

    generation: int


class RelativeIndex:
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

    @property
    def parameters(self) -> Parameters:
        """Dimensions, k and p."""
        return self._state.parameters

    @property
    def generation(self) -> int:
        """The number of changes so far; names the state that answers."""
        return self._state.generation

    @property
    def anchor_ids(self) -> NDArray[np.int64]:
        """The ids of the anchors, int64 [m], ascending."""
        return self._state.anchors.directory.ids.copy()

    @property
    def photo_ids(self) -> NDArray[np.int64]:
        """The ids of the photos, int64 [n], ascending."""
        return self._state.photos.directory.ids.copy()

    @contextmanager
    def reading(self) -> Iterator[int]:
        """Holds the index still, so that several questions get their answers from one state.

        Yields:
            The generation of that state. Changes wait until the body ends; keep it short.
        """
        with self._state.gate.shared():
            yield self._state.generation

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
        with self._state.writer:
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
        with self._state.writer:
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
        with self._state.writer:
            photo_changes.add_photos(self._state, new, vectors, progress)

    def remove_photos(self, ids: Ids) -> None:
        """Removes photos.

        Raises:
            ValueError: An id is unknown or given twice.
        """
        gone = checked_ids(ids, "photo")
        with self._state.writer:
            photo_changes.remove_photos(self._state, gone)

    def search(self, text_embedding: Vectors, limit: int | None = None) -> Ranking:
        """Ranks the photos.

        Args:
            text_embedding: [text_dim], float32 or int16.
            limit: How many are wanted at most; None: all.

        Returns:
            Photo ids, int64 [n], and scores, float32 [n], best first, ties by the lower id.

        Raises:
            ValueError: The embedding is not as the class describes, or the limit is negative.
        """
        if limit is not None and limit < 0:
            raise ValueError(f"limit must not be negative, as is {limit}")
        state = self._state
        text = checked_vectors(np.asarray(text_embedding)[None], 1, state.parameters.text_dim, "text")[0]
        with state.gate.shared():
            sums = asking.sums_of(state, asking.describe(state, text))
            ranking = Ranking(asking.rank(state, sums, limit))
            ranking.generation = state.generation
        return ranking

    def scores(self, text_embeddings: Vectors, photo_ids: Ids | None = None) -> NDArray[np.float32]:
        """Scores photos against several texts.

        Args:
            text_embeddings: [q, text_dim], float32 or int16.
            photo_ids: Which photos, in the order wanted; None: all, by ascending id.

        Returns:
            float32 [q, n]; each row is what the text would get if it were asked alone.

        Raises:
            ValueError: An id is unknown or given twice, or an embedding is not as the class describes.
        """
        state = self._state
        texts = checked_vectors(text_embeddings, None, state.parameters.text_dim, "text")
        wanted = None if photo_ids is None else checked_ids(photo_ids, "photo")
        with state.gate.shared():
            directory = state.photos.directory
            slots = directory.slots if wanted is None else directory.find(wanted)
            result = np.zeros((len(texts), len(slots)), dtype=np.float32)
            for row, text in enumerate(texts):
                sums = asking.sums_of(state, asking.describe(state, text))
                result[row] = asking.score(state, sums, slots)
        return result

    def search_like(self, photo_id: int, limit: int | None = None) -> Ranking:
        """Ranks the photos by how alike they are to one of them, which is among them.

        The score is the dot product of the two photos' relative representations, in [0, 1]: what `search`
        would answer for a text whose relative representation were the photo's.

        Args:
            photo_id: The photo that they are compared with.
            limit: How many are wanted at most; None: all.

        Returns:
            As `search` does.

        Raises:
            ValueError: There is no such photo, or the limit is negative.
        """
        if limit is not None and limit < 0:
            raise ValueError(f"limit must not be negative, as is {limit}")
        state = self._state
        which = checked_ids([photo_id], "photo")
        with state.gate.shared():
            slot = int(state.photos.directory.find(which)[0])
            sums = asking.sums_of(state, asking.describe_photo(state, slot))
            ranking = Ranking(asking.rank(state, sums, limit))
            ranking.generation = state.generation
        return ranking

    def scores_like(self, photo_id: int, photo_ids: Ids | None = None) -> NDArray[np.float32]:
        """Scores photos by how alike they are to one of them, as `search_like` does.

        Returns:
            float32 [n], in the order of `photo_ids`; None: all, by ascending id.

        Raises:
            ValueError: An id is unknown or given twice.
        """
        state = self._state
        which = checked_ids([photo_id], "photo")
        wanted = None if photo_ids is None else checked_ids(photo_ids, "photo")
        with state.gate.shared():
            directory = state.photos.directory
            slot = int(directory.find(which)[0])
            slots = directory.slots if wanted is None else directory.find(wanted)
            sums = asking.sums_of(state, asking.describe_photo(state, slot))
            return asking.score(state, sums, slots)

    def search_anchor(self, anchor_id: int) -> Ranking:
        """Ranks the photos by how much one anchor says of them: its entry in their relative representation.

        Returns:
            As `search` does, of all photos; the score is in [0, 1], 0 where it does not describe a photo.

        Raises:
            ValueError: There is no such anchor.
        """
        state = self._state
        which = checked_ids([anchor_id], "anchor")
        with state.gate.shared():
            slot = int(state.anchors.directory.find(which)[0])
            ranking = Ranking(
                asking.rank(state, asking.sums_of(state, asking.describe_anchor(state, slot)), None)
            )
            ranking.generation = state.generation
        return ranking

    def explain(
        self, photo_id: int, text_embedding: Vectors
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Tells which anchors carried a photo's score.

        Returns:
            Their ids, int64 [j], and what each contributes, float64 [j]: not zero, best first, ties by the
            lower id. They sum to the score, up to its rounding to float32.

        Raises:
            ValueError: There is no such photo, or the embedding is not as the class describes.
        """
        state = self._state
        text = checked_vectors(np.asarray(text_embedding)[None], 1, state.parameters.text_dim, "text")[0]
        which = checked_ids([photo_id], "photo")
        with state.gate.shared():
            slot = int(state.photos.directory.find(which)[0])
            return asking.explain(state, slot, asking.describe(state, text))

    def explain_like(self, photo_id: int, other: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Tells which anchors carried a photo's score for being like another one.

        Returns:
            As `explain` does; they sum to what `search_like(other)` says of the photo.

        Raises:
            ValueError: There is no such photo.
        """
        state = self._state
        which, example = checked_ids([photo_id], "photo"), checked_ids([other], "photo")
        with state.gate.shared():
            slot, described = (int(state.photos.directory.find(one)[0]) for one in (which, example))
            return asking.explain(state, slot, asking.describe_photo(state, described))

    def nearest_text(self, text_embedding: Vectors) -> float:
        """Returns the similarity of a text and the anchor's text that is most alike; 0 without anchors.

        Where the anchor's text is not scaled it is their cosine.

        Raises:
            ValueError: The embedding is not as the class describes.
        """
        state = self._state
        text = checked_vectors(np.asarray(text_embedding)[None], 1, state.parameters.text_dim, "text")[0]
        with state.gate.shared():
            return asking.nearest_text(state, text)

    def text_scores(self) -> TextScores:
        """Returns what keeps the similarities of all photos to many texts in step with this index."""
        return TextScores(self._state)

    def maintain(self) -> bool:
        """Does a bounded slice of upkeep, some milliseconds; answers do not change by it.

        Rows that many removals have worn thin are filled again before a removal must wait for it, and room
        that is lost in the postings is won back. To be called while nothing else is to be done.

        Returns:
            Whether there is more to do.
        """
        with self._state.writer:
            return upkeep.maintain(self._state)

    def save(self, path: Path, *, key: str = "") -> None:
        """Writes the index to one file, wholly or not at all: an older one stays until all is on disk.

        Args:
            path: Where; a file beside it, with ``.part`` appended, is used on the way.
            key: What the index was made from (encoder, weights, scaling); `load` compares it.

        Raises:
            OSError: The file cannot be written; what was there before is untouched.
        """
        with self._state.writer:
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
    def mapped(self) -> bool:
        """Whether the anchors' image vectors lie in a file."""
        return self._state.anchors.folder is not None

    @classmethod
    def load(cls, path: Path, *, key: str = "", anchors_in: Path | None = None) -> "RelativeIndex":
        """Reads what `save` wrote; the file may be deleted afterwards.

        Args:
            path: The file.
            key: What `save` was given.
            anchors_in: Where to keep the anchors' image vectors, as for `map_anchors`; None: in memory.

        Raises:
            CacheError: It is torn, altered, of another version or kind of machine, or has another key.
            OSError: It cannot be read.
        """
        index = cls.__new__(cls)
        index._state = read_state(path, key, anchors_in)
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
