"""Pictures and phrases into embeddings. Importing this room is light: torch comes with the first encoder."""

from asif_desktop.encoders.identities import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, known_identity
from asif_desktop.encoders.protocols import (
    Identity,
    ImageEncoder,
    Notify,
    Preprocessing,
    Prototypes,
    TextEncoder,
)

__all__ = [
    "DEFAULT_IMAGE_ENCODER",
    "DEFAULT_TEXT_ENCODER",
    "Identity",
    "ImageEncoder",
    "Notify",
    "Preprocessing",
    "Prototypes",
    "TextEncoder",
    "known_identity",
]
