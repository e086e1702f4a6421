"""The two encoders in use: loaded when first needed, by one thread while the others wait."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, ModelsReady, Notice, Progress
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.encoders import (
    BeingConverted,
    DeviceMissingError,
    Identity,
    ImageEncoder,
    LetsGo,
    Notify,
    Preprocessing,
    Prototypes,
    TextEncoder,
    class_prototypes,
    cpu_image_encoder,
    cpu_text_encoder,
    create_image_encoder,
    create_text_encoder,
    known_identity,
)
from asif_desktop.library.phrases_ahead import PhrasesAhead, is_cpu

E = TypeVar("E", ImageEncoder, TextEncoder)
Runtime = Literal["auto", "torch"]
"""What runs models on a CPU: the faster of torch and the converted model, or torch in any case."""

_REMEMBERED = 256
"""Phrases: a window asks for one again and again, to rank, to explain, after each lesson."""


class Makers(Protocol):
    """How encoders are made; tests give their own."""

    def known(self, spec: str) -> Identity | None:
        """Returns what is known of a model without loading it."""
        ...

    def device(self, name: str) -> str:
        """Returns the device that a setting means."""
        ...

    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        """Returns the image encoder of that name."""
        ...

    def text(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> TextEncoder:
        """Returns the text encoder of that name."""
        ...

    def prototypes(self, encoder: ImageEncoder) -> Prototypes | None:
        """Returns the classes an image encoder knows; None where it has no classifier."""
        ...


class RealMakers:
    """The encoders of `asif_desktop.encoders`."""

    def __init__(self, phrases: PhrasesAhead | None = None) -> None:
        self._phrases = phrases
        """The model of phrases that is being loaded already."""

    def known(self, spec: str) -> Identity | None:
        """Returns what is known of a packaged model; None for others."""
        return known_identity(spec)

    def device(self, name: str) -> str:
        """Returns the device that a setting means; its own name where that device is gone."""
        if is_cpu(name):
            return "cpu"
        from asif_desktop.encoders.gpu.devices import choose_device  # brings torch

        try:
            return choose_device(name)
        except AsifError:
            return name  # encoding will say so; looking at the status must not fail for it

    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        """Returns the image encoder of that name."""
        if runtime != "torch" and is_cpu(device):
            return cpu_image_encoder(spec, notify, meanwhile=True)
        return create_image_encoder(spec, device, notify)

    def text(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> TextEncoder:
        """Returns the text encoder of that name."""
        if runtime != "torch" and is_cpu(device):
            ahead = None if self._phrases is None else self._phrases.taken(spec, notify)
            return ahead or cpu_text_encoder(spec, notify, meanwhile=True)
        return create_text_encoder(spec, device, notify)

    def prototypes(self, encoder: ImageEncoder) -> Prototypes | None:
        """Returns the classes an image encoder knows; None where it has no classifier."""
        return class_prototypes(encoder)


@dataclass(frozen=True)
class EncoderRow:
    """An encoder as the store of embeddings knows it: vectors of two rows never mix."""

    id: int
    spec: str
    weights_hash: str
    dim: int
    preprocessing: Preprocessing | None


@dataclass(frozen=True)
class Choice:
    """Which encoders the settings ask for."""

    image: str
    text: str
    device: str
    runtime: Runtime = "auto"


class Models:
    """Holds the encoders of one library. Vectors go out quantised, once and for all."""

    def __init__(
        self, choice: Choice, store: EmbeddingStore, makers: Makers, tell: Callable[[Event], None]
    ) -> None:
        self._choice = choice
        self._store = store
        self._makers = makers
        self._tell = tell
        self._image: ImageEncoder | None = None
        self._text: TextEncoder | None = None
        self._prototypes: Prototypes | None = None
        self._device: str | None = None
        self._loading = False
        self._phrases: dict[str, NDArray[np.int16]] = {}
        self.encoded = 0
        """How many phrases were encoded since the start."""
        self._image_lock = threading.RLock()
        self._text_lock = threading.RLock()

    @property
    def choice(self) -> Choice:
        """The encoders in use, by name."""
        return self._choice

    @property
    def device(self) -> str:
        """The device that encodes pictures: "cpu", "cuda" …; looked for if the model is not loaded yet."""
        if self._image is not None:
            return self._image.device
        if self._loading:
            return self._choice.device  # torch is on its way, and would be waited for
        if self._device is None:
            self._device = self._makers.device(self._choice.device)
        return self._device

    @property
    def classes_are_known(self) -> bool:
        """Whether the image encoder is the packaged one, whose classifier knows the starter's classes."""
        return self._makers.known(self._choice.image) is not None

    @property
    def ready(self) -> bool:
        """Whether phrases can be encoded without waiting for a model."""
        return self._text is not None and self._image is not None

    @property
    def being_converted(self) -> bool:
        """Whether a model that answers already is made ready to answer faster; lost if the process ends."""
        return any(
            isinstance(encoder, BeingConverted) and encoder.preparing for encoder in (self._image, self._text)
        )

    def prepare(self) -> None:
        """Loads both encoders, telling when they are ready."""
        if self.ready:
            self._tell(ModelsReady(self.device))
            return
        self._loading = True
        self._tell(Progress("models", done=0, total=2))
        try:
            self.text()
            self._tell(Progress("models", done=1, total=2))
            self.image()
        finally:
            self._loading = False
            self._tell(Progress("models", done=2, total=2, active=False))
        self._tell(ModelsReady(self.device))

    def identities(self) -> dict[str, tuple[str, str]]:
        """Returns each encoder's name and its weights' hash, empty where that is known only once loaded."""
        loaded = {"Image encoder": self._image, "Text encoder": self._text}
        found = {}
        for what, spec in (("Image encoder", self._choice.image), ("Text encoder", self._choice.text)):
            known = loaded[what] or self._makers.known(spec)
            found[what] = (spec, "" if known is None else known.weights_hash)
        return found

    def image(self) -> ImageEncoder:
        """Returns the image encoder, loading it first if need be."""
        with self._image_lock:
            if self._image is None:
                self._image = self._made(self._makers.image, self._choice.image)
            return self._image

    def text(self) -> TextEncoder:
        """Returns the text encoder, loading it first if need be."""
        with self._text_lock:
            if self._text is None:
                self._text = self._made(self._makers.text, self._choice.text)
            return self._text

    def image_row(self) -> EncoderRow:
        """Returns what the store calls the image encoder; loads it only where its identity is unknown."""
        made = self._image  # without the lock: while it loads, whoever asks this must not wait
        if made is not None:
            return self._row_of(made)
        return self._known(self._choice.image, pictures=True) or self._row_of(self.image())

    def text_row(self) -> EncoderRow:
        """Returns what the store calls the text encoder; loads it only where its identity is unknown."""
        made = self._text  # without the lock, as above
        known = self._known(self._choice.text, pictures=False) if made is None else None
        if known is not None:
            return known
        made = made or self.text()
        return self._row(made.spec, made.weights_hash, made.dim, None)

    def image_for(self, row: EncoderRow) -> ImageEncoder:
        """Returns the image encoder, for vectors that are kept as those of this row.

        Raises:
            AsifError: Another one is in use by now, or it cannot be loaded.
        """
        encoder = self.image()
        check_same(self._row_of(encoder), row)
        return encoder

    def encode_phrase(self, phrase: str, row: EncoderRow | None = None) -> NDArray[np.int16]:
        """Returns the quantised embedding [dim] of one phrase; the last few are remembered.

        Args:
            phrase: Any text.
            row: The encoder that it is kept as the vector of; any if not given.

        Raises:
            AsifError: Another one is in use by now, or it cannot be loaded.
        """
        with self._text_lock:
            if row is not None:
                self.text()
                check_same(self.text_row(), row)
            known = self._phrases.pop(phrase, None)
            if known is None:
                known = quantise(self.text().encode([phrase]))[0, :]
                self.encoded += 1
            self._phrases[phrase] = known
            if len(self._phrases) > _REMEMBERED:
                del self._phrases[next(iter(self._phrases))]
            return known

    def encode_phrases(self, phrases: Sequence[str], row: EncoderRow) -> NDArray[np.int16]:
        """Returns the quantised embeddings [n, dim] of many phrases, which are not remembered.

        Encoders are faster with phrases of one length together.

        Args:
            phrases: Any texts, at least one.
            row: The encoder that they are kept as the vectors of.

        Raises:
            AsifError: Another one is in use by now, or it cannot be loaded.
        """
        with self._text_lock:
            encoder = self.text()
            check_same(self.text_row(), row)
        vectors = quantise(encoder.encode(phrases))  # without the lock: a typed phrase goes in between
        self.encoded += len(phrases)
        return vectors

    def let_go(self) -> None:
        """Frees memory that the next picture or phrase can do without."""
        for encoder in (self._image, self._text):
            if isinstance(encoder, LetsGo):
                encoder.let_go()

    def prototypes(self, row: EncoderRow | None = None) -> dict[str, NDArray[np.int16]]:
        """Returns the quantised prototype [dim] of each class by WordNet id; empty without a classifier.

        Args:
            row: As for `encode_phrase`.
        """
        with self._image_lock:
            if row is not None:
                self.image_for(row)
            if self._prototypes is None:
                found = self._makers.prototypes(self.image())
                empty = Prototypes([], np.zeros((0, self.image().dim), np.float32))
                self._prototypes = found if found is not None else empty
            found = self._prototypes
        if not found.classes:
            return {}
        return dict(zip(found.classes, quantise(found.vectors), strict=True))

    def change(self, choice: Choice) -> None:
        """Goes over to other encoders, once they are loaded.

        Raises:
            AsifError: One of them cannot be loaded; the old ones stay.
        """
        moved = (choice.device, choice.runtime) != (self._choice.device, self._choice.runtime)
        image = text = None
        if moved or choice.image != self._choice.image:
            image = self._makers.image(choice.image, choice.device, choice.runtime, self._notify)
        if moved or choice.text != self._choice.text:
            text = self._makers.text(choice.text, choice.device, choice.runtime, self._notify)
        with self._image_lock, self._text_lock:
            self._choice, self._device = replace(choice), None
            if image is not None:
                self._image, self._prototypes = image, None
            if text is not None:
                self._text = text
                self._phrases.clear()

    def _made(self, make: Callable[[str, str, Runtime, Notify], E], spec: str) -> E:
        """Returns an encoder on the device of the settings, or on the CPU where that device is gone."""
        try:
            return make(spec, self._choice.device, self._choice.runtime, self._notify)
        except DeviceMissingError as error:
            self._notify(said("{0} Until then the CPU is used.", error.sentence))
            return make(spec, "cpu", self._choice.runtime, self._notify)

    def _known(self, spec: str, *, pictures: bool) -> EncoderRow | None:
        identity = self._makers.known(spec)
        if identity is not None:
            return self._row(spec, identity.weights_hash, identity.dim, identity.preprocessing)
        last = self._store.last_encoder(spec, pictures=pictures)
        if last is None:
            return None
        number, weights_hash, dim, text = last
        return EncoderRow(number, spec, weights_hash, dim, _parse(text))

    def _row_of(self, encoder: ImageEncoder) -> EncoderRow:
        return self._row(encoder.spec, encoder.weights_hash, encoder.dim, encoder.preprocessing)

    def _row(self, spec: str, weights_hash: str, dim: int, preprocessing: Preprocessing | None) -> EncoderRow:
        text = "" if preprocessing is None else msgspec.json.encode(preprocessing).decode()
        number = self._store.encoder_id(spec, weights_hash, dim, text)
        return EncoderRow(number, spec, weights_hash, dim, preprocessing)

    def _notify(self, sentence: Sentence) -> None:
        self._tell(Notice(sentence))


class ChangedMeanwhileError(AsifError):
    """What a question rests on was changed before it was answered: asked again, it has an answer."""


class ModelsChangedError(ChangedMeanwhileError):
    """Vectors are of an encoder that is in use no more."""

    def __init__(self) -> None:
        super().__init__(said("The models were changed meanwhile; try again."))


def check_same(now: EncoderRow, wanted: EncoderRow) -> None:
    """Makes sure that vectors of one encoder are not kept as another's, where it is changed meanwhile."""
    if now.id != wanted.id:
        raise ModelsChangedError


def _parse(text: str) -> Preprocessing | None:
    try:
        return msgspec.json.decode(text, type=Preprocessing) if text else None
    except msgspec.DecodeError as error:
        raise AsifError(
            said("The store of embeddings is damaged; delete embeddings.sqlite, it is made anew.")
        ) from error
