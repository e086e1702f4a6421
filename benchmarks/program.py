"""The real program in one process: a library over the development set, asked as the window asks it."""

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog import AnchorRow
from asif_desktop.domain.requests import (
    CreateTag,
    DecideTag,
    DescribePhotos,
    IndexFolders,
    ListTags,
    Rank,
    RankSuggestions,
    RemoveAnchors,
    SetSetting,
    Teach,
    Undo,
)
from asif_desktop.domain.tags import NewTag
from asif_desktop.encoders import ImageEncoder, Prototypes, class_prototypes
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from asif_desktop.search.query import Phrase, Query, printed
from benchmarks.development_set import Pair


class Program:
    """A library that holds the development set and the starter collection."""

    def __init__(self, directory: Path, pairs: Sequence[Pair], pictures: Path) -> None:
        """Opens the library in an empty directory and indexes the pictures."""
        self._library = OpenLibrary(directory)
        done = answer(self._library, IndexFolders([os.fsencode(pictures)]))
        if done.failed:
            raise RuntimeError(f"{done.failed} pictures of the development set could not be read.")
        photos = self._library.catalog.contents()[0].tolist()
        described = answer(self._library, DescribePhotos(photos))
        by_path = {path: photo.id for photo in described for path in photo.paths}
        self._photos = [by_path[os.fsencode(pair.picture)] for pair in pairs]
        self._column = {photo: column for column, photo in enumerate(dict.fromkeys(self._photos))}
        self.ids: NDArray[np.int64] = np.array(list(self._column), dtype=np.int64)
        """The photos in the order of the pairs, which is the same in each run; pictures of equal content are
        one photo. A photo's place here is its *column*."""

    def close(self) -> None:
        """Closes the library."""
        self._library.close()

    def column(self, pair: int) -> int:
        """Returns the column of the photo that a pair's picture is."""
        return self._column[self._photos[pair]]

    def rank(self, phrase: str) -> tuple[NDArray[np.intp], int]:
        """Returns the columns of the photos, best first, and how many are above the automatic cut."""
        ranking = answer(self._library, _asking(phrase))
        ids = np.frombuffer(ranking.ids, "<i8").tolist()
        return np.array([self._column[photo] for photo in ids], dtype=np.intp), ranking.matching

    def scored(self, phrase: str) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Returns the columns of the photos above the automatic cut, best first, and their scores."""
        ranking = answer(self._library, _asking(phrase))
        scores = np.frombuffer(ranking.scores, "<f4")[: ranking.matching]
        return self.rank(phrase)[0][: ranking.matching], scores

    def word(self, templates: str) -> None:
        """Sets the prompt templates."""
        answer(self._library, SetSetting("prompt_templates", templates))

    def known(self, phrase: str) -> float:
        """Returns how much the collections know about a phrase, by the program's meter."""
        (found,) = answer(self._library, _asking(phrase)).knowledge
        return found.known

    def teach(self, columns: NDArray[np.intp], caption: str) -> list[int]:
        """Makes each photo an anchor; returns the anchors."""
        return answer(self._library, Teach(self.ids[columns].tolist(), caption)).anchors

    def forget(self, anchors: Sequence[int]) -> None:
        """Removes anchors."""
        answer(self._library, RemoveAnchors(list(anchors)))

    def tag(self, phrase: str) -> int:
        """Makes a tag that is suggested by a phrase; returns it."""
        tags = [one for one in answer(self._library, ListTags()) if one.name == phrase]
        return tags[0].id if tags else answer(self._library, CreateTag(NewTag(phrase)))

    def suggested(self, tag: int) -> list[int]:
        """Returns the columns of the photos that a tag is suggested for, best first."""
        ids = np.frombuffer(answer(self._library, RankSuggestions(tag)).ids, "<i8").tolist()
        return [self._column[photo] for photo in ids]

    def reject(self, tag: int, columns: Sequence[int]) -> None:
        """Says that photos do not have a tag."""
        answer(self._library, DecideTag(tag, self.ids[list(columns)].tolist(), "rejected"))

    def undo(self) -> None:
        """Takes back the last edit."""
        answer(self._library, Undo())

    # What baselines are made of: the same embeddings, used another way.

    def photo_vectors(self) -> NDArray[np.int16]:
        """Returns the photos' embeddings int16 [n, dim], in the order of `ids`."""
        ids, contents = self._library.catalog.contents()
        _, vectors = self._library.store.get(self._library.models.image_row().id, contents)
        return vectors[np.searchsorted(ids, self.ids)]

    def phrase_vector(self, phrase: str) -> NDArray[np.int16]:
        """Returns a phrase's embedding int16 [text_dim]."""
        return self._library.models.encode_phrase(phrase)

    def anchor_vectors(self) -> tuple[list[AnchorRow], NDArray[np.int16], NDArray[np.int16]]:
        """Returns the anchors and their embeddings, int16 [m, dim] and [m, text_dim]."""
        models = self._library.models
        rows = self._library.catalog.anchors(enabled_only=True)
        return self._library.anchor_vectors.of(rows, models.image_row(), models.text_row())

    def image_encoder(self) -> ImageEncoder:
        """Returns the image encoder."""
        return self._library.models.image()

    def prototypes(self) -> Prototypes:
        """Returns the image encoder's classes."""
        found = class_prototypes(self._library.models.image())
        assert found is not None
        return found


def _asking(phrase: str) -> Rank:
    """Returns the question for one phrase, whatever a query would read its characters as."""
    return Rank(printed(Query(Phrase(phrase))))
