"""Encoders on the CPU by one of two runtimes: OpenVINO on the model converted from torch, or torch itself.

A model is converted when it is first needed, which takes seconds, and the conversion is kept; torch may
answer meanwhile. Of a packaged model whose conversion is there nothing else is loaded: torch is not imported.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from asif_desktop.domain.sentences import said
from asif_desktop.encoders.cpu import conversions
from asif_desktop.encoders.cpu.conversions import About
from asif_desktop.encoders.cpu.meanwhile import ImageMeanwhile, TextMeanwhile
from asif_desktop.encoders.identities import known_identity
from asif_desktop.encoders.protocols import ImageEncoder, Notify, TextEncoder
from asif_desktop.encoders.registry import create_image_encoder, create_text_encoder

E = TypeVar("E", ImageEncoder, TextEncoder)
_logger = logging.getLogger(__name__)


def cpu_image_encoder(spec: str, notify: Notify | None = None, *, meanwhile: bool = False) -> ImageEncoder:
    """Returns an image encoder on the CPU, by the runtime that suits it; the embeddings count as the same.

    Args:
        spec: As for `create_image_encoder`.
        notify: As there.
        meanwhile: Where it is not converted yet, torch answers until it is; else that is waited for.

    Raises:
        AsifError: There is no such model, or it cannot be loaded.
    """

    def make() -> ImageEncoder:
        return create_image_encoder(spec, "cpu", notify)

    def load(weights_hash: str, folder: Path, about: About) -> ImageEncoder:
        from asif_desktop.encoders.cpu.openvino_encoders import OpenVinoImageEncoder

        return OpenVinoImageEncoder(spec, weights_hash, folder, about, make, notify)

    def convert(original: ImageEncoder, folder: Path) -> About:
        from asif_desktop.encoders.cpu.converting import convert_image
        from asif_desktop.encoders.families.torch_encoders import TorchImageEncoder

        assert isinstance(original, TorchImageEncoder)
        return convert_image(original, folder)

    return _best("image", spec, make, load, convert, notify, ImageMeanwhile if meanwhile else None)


def kept_text_encoder(spec: str, notify: Notify | None = None) -> TextEncoder | None:
    """Returns what `cpu_text_encoder` does where its converted model is kept; else None, and soon."""
    identity, version = known_identity(spec), _version()
    if identity is None or version is None:
        return None
    folder = conversions.folder_of("text", identity.weights_hash, version)
    about = conversions.find(folder)
    if about is None or not about.usable:
        return None
    try:
        return _converted_text(spec, identity.weights_hash, folder, about, notify)
    except RuntimeError:
        _logger.exception("The converted model %s cannot be loaded", spec)
        return None


def cpu_text_encoder(spec: str, notify: Notify | None = None, *, meanwhile: bool = False) -> TextEncoder:
    """Returns a text encoder on the CPU, by the runtime that suits it; the embeddings count as the same.

    Args:
        spec: As for `create_text_encoder`.
        notify: As there.
        meanwhile: Where it is not converted yet, torch answers until it is; else that is waited for.

    Raises:
        AsifError: There is no such model, or it cannot be loaded.
    """

    def make() -> TextEncoder:
        return create_text_encoder(spec, "cpu", notify)

    def load(weights_hash: str, folder: Path, about: About) -> TextEncoder:
        return _converted_text(spec, weights_hash, folder, about, notify)

    def convert(original: TextEncoder, folder: Path) -> About:
        from asif_desktop.encoders.cpu.converting import convert_text
        from asif_desktop.encoders.families.torch_encoders import TorchTextEncoder

        assert isinstance(original, TorchTextEncoder)
        return convert_text(original, folder)

    return _best("text", spec, make, load, convert, notify, TextMeanwhile if meanwhile else None)


def _converted_text(
    spec: str, weights_hash: str, folder: Path, about: About, notify: Notify | None
) -> TextEncoder:
    from asif_desktop.encoders.cpu.openvino_encoders import OpenVinoTextEncoder

    def make() -> TextEncoder:
        return create_text_encoder(spec, "cpu", notify)

    return OpenVinoTextEncoder(spec, weights_hash, folder, about, make, notify)


def _best(
    kind: Literal["image", "text"],
    spec: str,
    make: Callable[[], E],
    load: Callable[[str, Path, About], E],
    convert: Callable[[E, Path], About],
    notify: Notify | None,
    meanwhile: Callable[[E, Callable[[], E]], E] | None,
) -> E:
    tell = notify or (lambda _: None)
    version = _version()
    if version is None:
        tell(said("The faster runtime, OpenVINO, does not run here: {0} runs by PyTorch, slower.", spec))
        return make()
    identity = known_identity(spec)
    original = None if identity is not None else make()
    weights_hash = (
        original.weights_hash if original is not None else identity.weights_hash if identity else ""
    )
    folder = conversions.folder_of(kind, weights_hash, version)
    about = conversions.find(folder)

    def chosen(about: About) -> E:
        if about.usable:
            try:
                return load(weights_hash, folder, about)
            except RuntimeError:
                _logger.exception("The converted model %s cannot be loaded; torch is used", spec)
                tell(said("The faster runtime cannot load {0}: it runs by PyTorch, slower.", spec))
        elif not about.speed:  # where torch is the faster one there is nothing to say
            told = said("The faster runtime cannot run {0}, so PyTorch does, slower.", spec)
            tell(told if about.reason is None else said("{0} {1}", told, about.reason))
        return original if original is not None else make()

    if about is not None:
        return chosen(about)
    first = original = original if original is not None else make()
    tell(said("{0} is being prepared for this processor, once; until then it is slower.", spec))

    def prepare() -> E:
        return chosen(_converted(spec, first, folder, convert))

    return prepare() if meanwhile is None else meanwhile(first, prepare)


def _converted(spec: str, original: E, folder: Path, convert: Callable[[E, Path], About]) -> About:
    try:
        about = conversions.keep(folder, lambda aside: convert(original, aside))
    except OSError as error:
        _logger.warning("The model %s was not converted for the CPU: %s", spec, error)
        return conversions.of_the_moment(error)
    if about.usable:
        _logger.info("%s was converted for the CPU: %.1f times as fast", spec, about.speed)
    else:
        _logger.info("%s stays with torch: %s", spec, about.reason)
    return about


def _version() -> str | None:
    """Returns the runtime's version, or None where it does not run, such as on a CPU it does not know."""
    try:
        from asif_desktop.encoders.cpu.openvino_models import VERSION
    except (ImportError, OSError, RuntimeError):
        _logger.exception("OpenVINO cannot be used here; torch is used")
        return None
    return VERSION
