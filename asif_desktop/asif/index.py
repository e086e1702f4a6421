"""The index: photos and anchors in, ranked photos out."""

import hashlib
import io
import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import reference
from asif_desktop.asif.checks import (
    Ids,
    Vectors,
    checked_ids,
    checked_parameters,
    checked_scales,
    checked_vectors,
)
from asif_desktop.asif.errors import CacheError

Progress = Callable[[int, int], None]
_MAGIC = b"ASIFINDEX0"


class Ranking(tuple[NDArray[np.int64], NDArray[np.float32]]):
    """Photo ids and scores, best first; `generation` names the state of the index that answered."""

    generation: int


class RelativeIndex:
    """Scores every photo against a phrase by the relative representations of both."""

    def __init__(
        self,
        image_dim: int,
        text_dim: int,
        k: int,
        p: int,
        text_k: int | None = None,
        text_p: int | None = None,
    ) -> None:
        text_k = k if text_k is None else text_k
        text_p = p if text_p is None else text_p
        checked_parameters(image_dim, text_dim, k, p, text_k, text_p)
        self.image_dim, self.text_dim = image_dim, text_dim
        self.k, self.p, self.text_k, self.text_p = k, p, text_k, text_p
        self.generation = 0
        self._lock = threading.RLock()
        self._ids = np.empty(0, dtype=np.int64)
        self._images = np.empty((0, image_dim), dtype=np.int16)
        self._texts = np.empty((0, text_dim), dtype=np.int16)
        self._image_scale = np.empty((0, 2), dtype=np.int32)
        self._text_scale = np.empty((0, 2), dtype=np.int32)
        self._photo_ids = np.empty(0, dtype=np.int64)
        self._photos = np.empty((0, image_dim), dtype=np.int16)

    @property
    def anchor_ids(self) -> NDArray[np.int64]:
        """The ids of the anchors, ascending."""
        return self._ids.copy()

    @property
    def photo_ids(self) -> NDArray[np.int64]:
        """The ids of the photos, ascending."""
        return self._photo_ids.copy()

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
        """Adds anchors."""
        with self._lock:
            new = checked_ids(ids, "anchor")
            images = checked_vectors(image_embeddings, len(new), self.image_dim, "anchor image")
            texts = checked_vectors(text_embeddings, len(new), self.text_dim, "anchor text")
            scale_i = checked_scales(image_scale, len(new), "image")
            scale_t = checked_scales(text_scale, len(new), "text")
            if np.isin(new, self._ids).any():
                raise ValueError("an anchor of this id is already there")
            if progress is not None:
                progress(len(self._photo_ids), len(self._photo_ids))
            merged = np.concatenate([self._ids, new])
            order = np.argsort(merged)
            self._ids = merged[order]
            self._images = np.concatenate([self._images, images])[order]
            self._texts = np.concatenate([self._texts, texts])[order]
            self._image_scale = np.concatenate([self._image_scale, scale_i])[order]
            self._text_scale = np.concatenate([self._text_scale, scale_t])[order]
            self.generation += 1

    def remove_anchors(self, ids: Ids, *, progress: Progress | None = None) -> None:
        """Removes anchors."""
        with self._lock:
            gone = checked_ids(ids, "anchor")
            if not np.isin(gone, self._ids).all():
                raise ValueError("there is no anchor of this id")
            if progress is not None:
                progress(len(self._photo_ids), len(self._photo_ids))
            keep = ~np.isin(self._ids, gone)
            self._ids, self._images, self._texts = self._ids[keep], self._images[keep], self._texts[keep]
            self._image_scale, self._text_scale = self._image_scale[keep], self._text_scale[keep]
            self.generation += 1

    def replace_captions(self, ids: Ids, text_embeddings: Vectors) -> None:
        """Gives anchors other texts."""
        with self._lock:
            which = checked_ids(ids, "anchor")
            texts = checked_vectors(text_embeddings, len(which), self.text_dim, "anchor text")
            if not np.isin(which, self._ids).all():
                raise ValueError("there is no anchor of this id")
            changed = self._texts.copy()
            changed[np.searchsorted(self._ids, which)] = texts
            self._texts = changed
            self.generation += 1

    def add_photos(self, ids: Ids, image_embeddings: Vectors, *, progress: Progress | None = None) -> None:
        """Adds photos; one whose id is there already takes its place."""
        with self._lock:
            new = checked_ids(ids, "photo")
            vectors = checked_vectors(image_embeddings, len(new), self.image_dim, "photo")
            if progress is not None:
                progress(len(new), len(new))
            keep = ~np.isin(self._photo_ids, new)
            merged = np.concatenate([self._photo_ids[keep], new])
            order = np.argsort(merged)
            self._photos = np.concatenate([self._photos[keep], vectors])[order]
            self._photo_ids = merged[order]
            self.generation += 1

    def remove_photos(self, ids: Ids) -> None:
        """Removes photos."""
        with self._lock:
            gone = checked_ids(ids, "photo")
            if not np.isin(gone, self._photo_ids).all():
                raise ValueError("there is no photo of this id")
            keep = ~np.isin(self._photo_ids, gone)
            self._photo_ids, self._photos = self._photo_ids[keep], self._photos[keep]
            self.generation += 1

    def search(self, text_embedding: Vectors, limit: int | None = None) -> Ranking:
        """Returns photo ids int64 and scores float32, best first, ties by id."""
        with self._lock:
            scores = self.scores(np.asarray(text_embedding)[None])[0]
            order = np.argsort(-scores, kind="stable")[:limit]
            ranking = Ranking((self._photo_ids[order], scores[order]))
            ranking.generation = self.generation
            return ranking

    def scores(self, text_embeddings: Vectors, photo_ids: Ids | None = None) -> NDArray[np.float32]:
        """Returns float32 [queries, photos], in the order asked, else by ascending id."""
        with self._lock:
            texts = checked_vectors(text_embeddings, None, self.text_dim, "text")
            photos = self._photos
            if photo_ids is not None:
                photos = photos[self._photo_rows(checked_ids(photo_ids, "photo"))]
            if len(texts) == 0:
                return np.zeros((0, len(photos)), dtype=np.float32)
            return np.stack([self._scores(photos, text) for text in texts])

    def explain(
        self, photo_id: int, text_embedding: Vectors
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Returns anchor ids int64 and contributions float64, non-zero ones, best first."""
        with self._lock:
            text = checked_vectors(np.asarray(text_embedding)[None], 1, self.text_dim, "text")[0]
            photo = self._photos[self._photo_rows(checked_ids([photo_id], "photo"))]
            ids, parts = reference.contributions(photo, text, *self._anchors())
            _, _, norms = reference.relative(
                photo, self._images, self._ids, self.k, self.p, self._image_scale
            )
            shares = parts[0] / norms[0] if norms[0] > 0 else np.zeros(parts.shape[1])
            order = np.lexsort((ids, -shares))
            order = order[shares[order] > 0]
            return ids[order], shares[order]

    def save(self, path: str | bytes | os.PathLike[str], *, key: str = "") -> None:
        """Writes the whole index to one file, at once or not at all."""
        with self._lock:
            buffer = io.BytesIO()
            np.savez(
                buffer,
                key=np.array(key),
                parameters=np.array(
                    [self.image_dim, self.text_dim, self.k, self.p, self.text_k, self.text_p, self.generation]
                ),
                ids=self._ids,
                images=self._images,
                texts=self._texts,
                image_scale=self._image_scale,
                text_scale=self._text_scale,
                photo_ids=self._photo_ids,
                photos=self._photos,
            )
        data = buffer.getvalue()
        target = Path(os.fsdecode(path))
        temporary = target.with_name(target.name + ".part")
        with temporary.open("wb") as file:
            file.write(_MAGIC + hashlib.sha256(data).digest() + data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)

    @classmethod
    def load(cls, path: str | bytes | os.PathLike[str], *, key: str = "") -> "RelativeIndex":
        """Reads an index that `save` wrote."""
        raw = Path(os.fsdecode(path)).read_bytes()
        start = len(_MAGIC) + 32
        if raw[: len(_MAGIC)] != _MAGIC or hashlib.sha256(raw[start:]).digest() != raw[len(_MAGIC) : start]:
            raise CacheError("this file is no index of this version, or it is damaged")
        with np.load(io.BytesIO(raw[start:])) as data:
            if str(data["key"]) != key:
                raise CacheError("this index was made from something else")
            *parameters, generation = (int(value) for value in data["parameters"])
            index = cls(*parameters)
            index.generation = generation
            index._ids, index._images, index._texts = data["ids"], data["images"], data["texts"]
            index._image_scale, index._text_scale = data["image_scale"], data["text_scale"]
            index._photo_ids, index._photos = data["photo_ids"], data["photos"]
        return index

    def maintain(self) -> bool:
        """Does a bounded slice of upkeep; returns whether there is more."""
        return False

    @staticmethod
    def memory_needed(photos: int, anchors: int, image_dim: int, text_dim: int, k: int) -> int:
        """Returns the bytes an index of this size takes."""
        return 16 * photos * (k + 64) + 2 * image_dim * (photos + anchors) + 2 * text_dim * anchors

    def _photo_rows(self, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        if not np.isin(ids, self._photo_ids).all():
            raise ValueError("there is no photo of this id")
        return np.searchsorted(self._photo_ids, ids)

    def _anchors(
        self,
    ) -> tuple[
        NDArray[np.int16],
        NDArray[np.int16],
        NDArray[np.int64],
        int,
        int,
        int,
        int,
        NDArray[np.int32],
        NDArray[np.int32],
    ]:
        return (
            self._images, self._texts, self._ids, self.k, self.p, self.text_k, self.text_p,
            self._image_scale, self._text_scale,
        )  # fmt: skip

    def _scores(self, photos: NDArray[np.int16], text: NDArray[np.int16]) -> NDArray[np.float32]:
        return reference.scores(photos, text, *self._anchors())
