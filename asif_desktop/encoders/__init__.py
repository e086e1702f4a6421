"""Pictures and phrases into embeddings. Importing this room is light: torch comes with the first encoder."""

from asif_desktop.encoders.classes import class_captions, class_prototypes
from asif_desktop.encoders.consent import DownloadNeededError, downloads_allowed
from asif_desktop.encoders.cpu.cpu import cpu_image_encoder, cpu_text_encoder, kept_text_encoder
from asif_desktop.encoders.gpu.gpu_signs import DeviceMissingError, may_have_gpu
from asif_desktop.encoders.identities import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, known_identity
from asif_desktop.encoders.protocols import (
    BeingConverted,
    Identity,
    ImageEncoder,
    LetsGo,
    Notify,
    Preprocessing,
    Prototypes,
    TextEncoder,
)
from asif_desktop.encoders.registry import create_image_encoder, create_text_encoder

__all__ = [
    "DEFAULT_IMAGE_ENCODER",
    "DEFAULT_TEXT_ENCODER",
    "BeingConverted",
    "DeviceMissingError",
    "DownloadNeededError",
    "Identity",
    "ImageEncoder",
    "LetsGo",
    "Notify",
    "Preprocessing",
    "Prototypes",
    "TextEncoder",
    "class_captions",
    "class_prototypes",
    "cpu_image_encoder",
    "cpu_text_encoder",
    "create_image_encoder",
    "create_text_encoder",
    "downloads_allowed",
    "kept_text_encoder",
    "known_identity",
    "may_have_gpu",
]
