"""The two embeddings of each anchor: from the store, else made from its picture or class, and its caption."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.catalog import AnchorRow
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Event, Progress
from asif_desktop.library.index.cancelling import Cancellation
from asif_desktop.library.index.keys import CLASSES, class_in, class_key, text_key
from asif_desktop.library.models import EncoderRow, Models
from asif_desktop.library.pixels import Pixels
from asif_desktop.search import reference_set, starter
from asif_desktop.search.made_up_words import made_up_words
from asif_desktop.search.words import Words, WordScale, unit

_BATCH = 64
"""Captions that are encoded and kept together, and that somebody who cancels it waits for."""
_EVERY = 20
"""Of the starter's captions, whose neighbours are alike, so many to one that the scale is over."""
NO_CLASSES = "none"
"""What the setting `mark_of` says of an encoder that knows none; not a number, which in catalogs of earlier
versions tells how many of its classes were new."""
_EVERY_NAME = 5
"""Of its names."""


@dataclass(frozen=True)
class _Known:
    """What phrases are told by, and what it was made from."""

    of: tuple[int, int]
    """The text encoder and the image encoder."""
    generation: int
    made: int
    """How often prototypes of classes had been made when it was looked at which are usable."""
    captions: dict[int, str]
    words: Words


class AnchorVectors:
    """Finds and makes the vectors of anchors, and of the fixed reference sets that put them on one scale."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        models: Models,
        pixels: Pixels,
        tell: Callable[[Event], None],
        cancellation: Cancellation,
    ) -> None:
        self._catalog = catalog
        self._store = store
        self._models = models
        self._pixels = pixels
        self._tell = tell
        self._cancellation = cancellation
        self._words: tuple[int, WordScale] | None = None
        self._known: _Known | None = None
        self._classes: tuple[int, Set[str]] | None = None
        """An image encoder, and the classes it knows."""
        self._made = 0
        """How often prototypes of classes were made."""

    def of(
        self, anchors: Sequence[AnchorRow], image: EncoderRow, text: EncoderRow
    ) -> tuple[list[AnchorRow], NDArray[np.int16], NDArray[np.int16]]:
        """Returns the anchors that have both vectors, and those vectors int16 [n, dim] of each side."""
        image_keys = {row.id: self._image_key(row) for row in anchors}
        have = self._have(image, [key for key in image_keys.values() if key is not None])
        lacking = [row for row in anchors if image_keys[row.id] not in have]
        if lacking:
            self._make_images(lacking, image_keys, image)
        usable_keys = [key for key in image_keys.values() if key is not None]
        have = self._have(image, usable_keys)
        usable = [row for row in anchors if image_keys[row.id] in have]
        self.encode_captions([row.caption for row in usable], text)
        _, images = self._store.get(image.id, [image_keys[row.id] or b"" for row in usable])
        _, texts = self._store.get(text.id, [text_key(row.caption) for row in usable])
        return usable, images, texts

    def encode_captions(self, captions: Sequence[str], text: EncoderRow) -> None:
        """Makes the vectors of those captions that have none yet."""
        by_key = {text_key(caption): caption for caption in captions}
        keys = list(by_key)
        missing = [keys[position] for position in self._store.missing(text.id, keys)]
        if not missing:
            return
        shipped = starter.text_vectors(text.weights_hash)
        ready = [key for key in missing if by_key[key] in shipped]
        if ready:
            self._store.put(text.id, ready, np.stack([shipped[by_key[key]] for key in ready]))
            missing = [key for key in missing if by_key[key] not in shipped]
        missing.sort(key=lambda key: len(by_key[key]))  # the encoder takes those of one length together
        with self._cancellation.work():
            for start in range(0, len(missing), _BATCH):
                self._check(len(missing) > _BATCH)
                part = missing[start : start + _BATCH]
                vectors = self._models.encode_phrases([by_key[key] for key in part], text)
                self._store.put(text.id, part, vectors)
                if len(missing) > _BATCH:
                    done, total = min(start + _BATCH, len(missing)), len(missing)
                    self._tell(Progress("anchors", done, total, active=done < total))

    def texts(self, texts: Sequence[str], row: EncoderRow) -> NDArray[np.int16]:
        """Returns the vectors of texts, int16 [n, dim], made if need be; one may be there twice."""
        different = list(dict.fromkeys(texts))
        place = {text: at for at, text in enumerate(different)}
        self.encode_captions(different, row)
        _, vectors = self._store.get(row.id, [text_key(text) for text in different])
        return vectors[[place[text] for text in texts]]

    def hopeless(self, anchors: Sequence[AnchorRow]) -> set[int]:
        """Returns the anchors that surely get no vector: of classes that the image encoder does not know."""
        known = self.classes()
        if known is None:
            return set()
        return {row.id for row in anchors if row.class_name is not None and row.class_name not in known}

    def classes(self) -> Set[str] | None:
        """Returns the classes that the image encoder knows; None where that encoder cannot be loaded.

        It is loaded only if it was never asked before.
        """
        if self._models.classes_are_known:
            return starter.class_names()
        row = self._models.image_row()
        known = self._classes
        if known is None or known[0] != row.id:
            names = [class_in(key) for key in self._store.keys_beginning(row.id, CLASSES)]
            if not names and self._catalog.settings().get(mark_of(row)) != NO_CLASSES:
                try:
                    names = self.keep_classes(row)
                except AsifError:
                    return None
            known = self._classes = row.id, frozenset(names)
        return known[1]

    def keep_classes(self, image: EncoderRow) -> list[str]:
        """Keeps the vectors of all classes that the encoder knows, and returns those classes."""
        known = self._models.prototypes(image)
        self._store.put(image.id, [class_key(name) for name in known], _stack(known, image.dim))
        self._made += 1  # more classes may be usable now
        self._classes = None
        return list(known)

    def image_reference(self, row: EncoderRow) -> NDArray[np.int16]:
        """Returns the fixed reference pictures' vectors int16 [r, dim] in an image encoder."""
        shipped = reference_set.shipped_vectors(row.weights_hash, row.preprocessing)
        if shipped is not None:
            return shipped
        keys = [b"reference:" + name.encode() for name in reference_set.names()]
        missing = self._store.missing(row.id, keys)
        if missing:
            assert row.preprocessing is not None
            from asif_desktop.search import reference_pictures  # brings Pillow

            pixels = reference_pictures.pictures(row.preprocessing)
            self._store.put(row.id, keys, quantise(self._models.image_for(row).encode(pixels)))
        return self._store.get(row.id, keys)[1]

    def words(self) -> Words:
        """Returns what tells known phrases from others, by the anchors as they are now."""
        text, image, generation, made = (
            self._models.text_row(),
            self._models.image_row().id,
            self._catalog.generation,
            self._made,
        )
        kept, of = self._known, (text.id, image)
        if kept is None or (kept.of, kept.made, kept.generation) != (of, made, generation):
            captions = self._catalog.captions_of_classes()
            if kept is None or (kept.of, kept.made, kept.captions) != (of, made, captions):
                shipped = starter.text_vectors(text.weights_hash)
                names = self._usable_names()
                table = unit(self._texts_of(names, text, shipped)) if names else np.zeros((0, text.dim))
                known = Words(self._word_scale(text, shipped), np.array(list(captions), np.int64), table)
            else:
                known = kept.words
            kept = self._known = _Known(of, generation, made, captions, known)
        return kept.words

    def _usable_names(self) -> list[str]:
        """Returns the names of the classes that are switched on and have a prototype."""
        rows = [row for row in self._catalog.anchors_of_classes() if row.enabled]
        hopeless = self.hopeless(rows)
        return [starter.name_in(row.caption) for row in rows if row.id not in hopeless]

    def _texts_of(
        self, texts: Sequence[str], row: EncoderRow, shipped: Mapping[str, NDArray[np.int16]]
    ) -> NDArray[np.int16]:
        """Returns what `texts` does; nothing is asked of the store where all of them were shipped."""
        if all(text in shipped for text in texts):
            return np.stack([shipped[text] for text in texts])
        return self.texts(texts, row)

    def _word_scale(self, row: EncoderRow, shipped: Mapping[str, NDArray[np.int16]]) -> WordScale:
        """Returns a text encoder's scale, over captions of the starter collection, switched on or not."""
        kept = self._words
        if kept is None or kept[0] != row.id:
            captions = [entry.caption for entry in starter.entries()]
            names = [starter.name_in(caption) for caption in captions[::_EVERY_NAME]]
            lists = (captions[::_EVERY], names, made_up_words())
            scale = WordScale.over(*(self._texts_of(texts, row, shipped) for texts in lists))
            kept = self._words = row.id, scale
        return kept[1]

    def _check(self, told: bool) -> None:
        """Raises CancelledError if somebody asked that this stop; progress that was told ends then."""
        try:
            self._cancellation.check()
        except CancelledError:
            if told:
                self._tell(Progress("anchors", done=0, total=0, active=False))
            raise

    def _image_key(self, row: AnchorRow) -> bytes | None:
        return class_key(row.class_name) if row.class_name is not None else row.content

    def _have(self, encoder: EncoderRow, keys: list[bytes]) -> set[bytes]:
        missing = set(self._store.missing(encoder.id, keys))
        return {key for position, key in enumerate(keys) if position not in missing}

    def _make_images(
        self, anchors: Sequence[AnchorRow], keys: dict[int, bytes | None], image: EncoderRow
    ) -> None:
        """Makes what vectors can be made: of classes the model knows, and of kept pictures."""
        if any(row.class_name is not None for row in anchors):
            self.keep_classes(image)
        for row in anchors:
            self._check(told=False)
            key = keys[row.id]
            picture = self._catalog.anchor_picture(row.id) if row.class_name is None else None
            if key is None or picture is None:
                continue
            encoder = self._models.image_for(image)
            pixels = self._pixels.of_picture(picture, encoder.preprocessing)
            if pixels is not None:
                vector = quantise(encoder.encode(pixels[np.newaxis]))
                self._store.put(image.id, [key], vector)


def mark_of(row: EncoderRow) -> str:
    """Returns the setting that says how many classes an image encoder knows, once they were brought."""
    return f"classes:{row.weights_hash}"


def _stack(vectors: dict[str, NDArray[np.int16]], dim: int) -> NDArray[np.int16]:
    return np.stack(list(vectors.values())) if vectors else np.zeros((0, dim), np.int16)
