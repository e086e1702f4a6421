"""What an index is asked: rankings, scores and reasons, all of the last complete state."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.checks import Ids, Vectors, checked_ids, checked_vectors
from asif_desktop.asif.questions import asking
from asif_desktop.asif.questions.describing import Described, described
from asif_desktop.asif.questions.text_scores import TextScores
from asif_desktop.asif.state.state import Parameters, State


class Ranking(tuple[NDArray[np.int64], NDArray[np.float32]]):
    """Photo ids and their scores, best first; `generation` names the state of the index that answered."""

    generation: int


class Questions:
    """Answers about a state, which changes replace; see `asif_desktop.asif.RelativeIndex`."""

    _state: State

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
        with self._state.gate.shared():
            return self._state.anchors.directory.ids.copy()

    @property
    def photo_ids(self) -> NDArray[np.int64]:
        """The ids of the photos, int64 [n], ascending."""
        with self._state.gate.shared():
            return self._state.photos.directory.ids.copy()

    @contextmanager
    def reading(self) -> Iterator[int]:
        """Holds the index still, so that several questions get their answers from one state.

        Yields:
            The generation of that state. Changes wait until the body ends; keep it short.
        """
        with self._state.gate.shared():
            yield self._state.generation

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
        state = self._state
        text = checked_vectors(np.asarray(text_embedding)[None], 1, state.parameters.text_dim, "text")[0]
        return self._ranked(lambda: asking.describe(state, text), limit)

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
        state = self._state
        which = checked_ids([photo_id], "photo")
        find = state.photos.directory.find
        return self._ranked(lambda: asking.describe_photo(state, int(find(which)[0])), limit)

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

    def described(self, text_embedding: Vectors) -> Described:
        """Returns the anchors that describe a text, and what they say of each other's pictures.

        Raises:
            ValueError: The embedding is not as the class describes.
        """
        state = self._state
        text = checked_vectors(np.asarray(text_embedding)[None], 1, state.parameters.text_dim, "text")[0]
        with state.gate.shared():
            return described(state, asking.best_texts(state, text))

    def norms(self, photo_ids: Ids) -> NDArray[np.float64]:
        """Returns the norms of photos' relative representations before they get unit length, float64 [n].

        Raises:
            ValueError: An id is unknown or given twice.
        """
        state = self._state
        wanted = checked_ids(photo_ids, "photo")
        with state.gate.shared():
            return state.photos.norms[state.photos.directory.find(wanted)]

    def text_scores(self) -> TextScores:
        """Returns what keeps the similarities of all photos to many texts in step with this index."""
        return TextScores(self._state)

    def _ranked(self, describe: Callable[[], asking.Query], limit: int | None) -> Ranking:
        if limit is not None and limit < 0:
            raise ValueError(f"limit must not be negative, as is {limit}")
        state = self._state
        with state.gate.shared():
            sums = asking.sums_of(state, describe())
            ranking = Ranking(asking.rank(state, sums, limit))
            ranking.generation = state.generation
        return ranking
