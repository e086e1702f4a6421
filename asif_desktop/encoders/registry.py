"""Encoders by name: the part before the first colon says which library the model is from."""

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.families.names import closest, either
from asif_desktop.encoders.protocols import ImageEncoder, Notify, TextEncoder

# Each library is imported when the first model of it is asked for: torch alone takes seconds.


def _timm_image(name: str, spec: str, device: str, notify: Notify | None) -> ImageEncoder:
    from asif_desktop.encoders.families.timm_images import load

    return load(name, spec, device, notify)


def _open_clip_image(name: str, spec: str, device: str, notify: Notify | None) -> ImageEncoder:
    from asif_desktop.encoders.families.open_clip_towers import load_image

    return load_image(name, spec, device, notify)


def _open_clip_text(name: str, spec: str, device: str, notify: Notify | None) -> TextEncoder:
    from asif_desktop.encoders.families.open_clip_towers import load_text

    return load_text(name, spec, device, notify)


def _sentence_text(name: str, spec: str, device: str, notify: Notify | None) -> TextEncoder:
    from asif_desktop.encoders.families.sentence_texts import load

    return load(name, spec, device, notify)


_IMAGE = {"timm": _timm_image, "open_clip": _open_clip_image}
_TEXT = {"sentence-transformers": _sentence_text, "open_clip": _open_clip_text}


def create_image_encoder(spec: str, device: str = "auto", notify: Notify | None = None) -> ImageEncoder:
    """Returns an image encoder, loaded and on its device.

    Args:
        spec: "timm:NAME", "timm:hf-hub:OWNER/NAME", "timm:local-dir:FOLDER", "open_clip:ARCH/WEIGHTS",
            "open_clip:hf-hub:OWNER/NAME" or "open_clip:local-dir:FOLDER".
        device: "auto", "cpu", "cuda", "cuda:1", "mps", "xpu" …
        notify: Takes a sentence when something went on differently from what was asked for; it is
            called on the thread that encodes.

    Raises:
        AsifError: There is no such model or device, or the model cannot be loaded.
    """
    library, name = _split(spec, "image", list(_IMAGE))
    return _IMAGE[library](name, spec, device, notify)


def create_text_encoder(spec: str, device: str = "auto", notify: Notify | None = None) -> TextEncoder:
    """Returns a text encoder, loaded and on its device.

    Args:
        spec: "sentence-transformers:NAME", "sentence-transformers:FOLDER" (an absolute path),
            "open_clip:ARCH/WEIGHTS", "open_clip:hf-hub:OWNER/NAME" or "open_clip:local-dir:FOLDER".
        device: "auto", "cpu", "cuda", "cuda:1", "mps", "xpu" …
        notify: Takes a sentence when something went on differently from what was asked for; it is
            called on the thread that encodes.

    Raises:
        AsifError: There is no such model or device, or the model cannot be loaded.
    """
    library, name = _split(spec, "text", list(_TEXT))
    return _TEXT[library](name, spec, device, notify)


def _split(spec: str, role: str, libraries: list[str]) -> tuple[str, str]:
    library, colon, name = spec.partition(":")
    if library in libraries and name:
        return library, name
    known = either([f'"{each}:NAME"' for each in libraries])
    looks_like = closest(library, libraries) if colon and library not in libraries else []
    told = (
        said('"{0}" names no image encoder; use {1}.', spec, known)
        if role == "image"
        else said('"{0}" names no text encoder; use {1}.', spec, known)
    )
    if looks_like:
        told = said("{0} Did you mean {1}?", told, looks_like[0])
    raise AsifError(told)
