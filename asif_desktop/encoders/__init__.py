"""Pictures and phrases into embeddings. Importing this room is light: torch comes with the first encoder."""

from asif_desktop.encoders.classes import class_captions, class_prototypes
from asif_desktop.encoders.identities import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, known_identity
from asif_desktop.encoders.protocols import (
    Identity,
    ImageEncoder,
    Notify,
    Preprocessing,
    Prototypes,
    TextEncoder,
)
from asif_desktop.encoders.registry import create_image_encoder, create_text_encoder

__all__ = [
    "DEFAULT_IMAGE_ENCODER",
    "DEFAULT_TEXT_ENCODER",
    "Identity",
    "ImageEncoder",
    "Notify",
    "Preprocessing",
    "Prototypes",
    "TextEncoder",
    "class_captions",
    "class_prototypes",
    "create_image_encoder",
    "create_text_encoder",
    "known_identity",
]
