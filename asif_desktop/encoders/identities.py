"""The two models that install like any package: what they are, known without loading them."""

from typing import Literal

from asif_desktop.encoders.protocols import Identity, Preprocessing

DEFAULT_IMAGE_ENCODER = "timm:tf_efficientnet_lite2"
DEFAULT_TEXT_ENCODER = "sentence-transformers:all-MiniLM-L6-v2"

FIT: Literal["squash", "pad"] = "squash"
"""How a picture becomes a square for a model that has no opinion: as the paper's code does it."""

_KNOWN = (
    Identity(
        spec=DEFAULT_IMAGE_ENCODER,
        weights_hash="9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
        dim=1280,
        preprocessing=Preprocessing(side=260, fit=FIT, resample="bicubic"),
    ),
    Identity(
        spec=DEFAULT_TEXT_ENCODER,
        weights_hash="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        dim=384,
        preprocessing=None,
    ),
)


def known_identity(spec: str) -> Identity | None:
    """Returns the identity of a packaged model, or None where the model must be loaded to know it."""
    return next((identity for identity in _KNOWN if identity.spec == spec), None)
