"""The model of phrases, loaded while the library is still being imported and opened.

Importing this needs none of what takes long there. A process that is started to search for a phrase begins
with it, and has both after the time of the longer one.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from asif_desktop.catalog.storage.first_look import stored_settings
from asif_desktop.domain.sentences import Sentence
from asif_desktop.encoders import DEFAULT_TEXT_ENCODER, Notify, TextEncoder, kept_text_encoder, may_have_gpu

_logger = logging.getLogger(__name__)

_ANY = "a photo"
"""The first phrase takes a model ten times as long as those that follow."""


class PhrasesAhead:
    """The text encoder that a library's settings ask for, as long as a converted one is kept for the CPU."""

    def __init__(
        self,
        directory: Path,
        load: Callable[[str, Notify], TextEncoder | None] = kept_text_encoder,
    ) -> None:
        """Begins.

        Args:
            directory: The library's folder.
            load: Returns the encoder; None where that would take long.
        """
        self._directory = directory
        self._load = load
        self._notify: Notify | None = None
        self._coming: Future[TextEncoder | None] | None = Future()
        threading.Thread(target=self._bring, args=(self._coming,), name="phrases", daemon=True).start()

    def taken(self, spec: str, notify: Notify) -> TextEncoder | None:
        """Returns the encoder, once; None where it is another one or none.

        Args:
            spec: Which is wanted.
            notify: Takes its sentences from now on; before it is taken, it has nothing to say.
        """
        coming, self._coming = self._coming, None
        if coming is None:
            return None
        self._notify = notify
        encoder = coming.result()
        return encoder if encoder is not None and encoder.spec == spec else None

    def _bring(self, coming: "Future[TextEncoder | None]") -> None:
        encoder = None
        try:
            settings = stored_settings(self._directory)
            if settings.get("runtime") != "torch" and is_cpu(settings.get("device", "auto")):
                encoder = self._load(settings.get("text_encoder", DEFAULT_TEXT_ENCODER), self._tell)
            if encoder is not None:
                encoder.encode([_ANY])
        except Exception:
            _logger.exception("The model of phrases was not loaded ahead")
        coming.set_result(encoder)

    def _tell(self, sentence: Sentence) -> None:
        if self._notify is not None:
            self._notify(sentence)


def is_cpu(device: str) -> bool:
    """Returns whether a device's setting means the CPU, without asking torch."""
    return device == "cpu" or (device == "auto" and not may_have_gpu())
