"""The classes of ImageNet classifiers: their prototypes, and what they are in words."""

from typing import Protocol, runtime_checkable

from asif_desktop.encoders.protocols import ImageEncoder, Prototypes


@runtime_checkable
class Classifies(Protocol):
    """An image encoder that may have a classifier's head."""

    def prototypes(self) -> Prototypes | None:
        """Returns its classes, or None where it has no head over classes of ImageNet."""


def class_prototypes(encoder: ImageEncoder) -> Prototypes | None:
    """Returns the weight rows of the encoder's classifier; None where it has no head over ImageNet's classes.

    Class i scores `vectors[i] @ embedding` plus a constant, so a row is the direction in which pictures of
    its class lie.
    """
    return encoder.prototypes() if isinstance(encoder, Classifies) else None


def class_captions(classes: list[str]) -> list[str]:
    """Returns "lemma, lemma: definition" of WordNet for each synset id.

    Raises:
        KeyError: An id is not one of the ImageNet classes.
    """
    from timm.data.imagenet_info import ImageNetInfo

    info = ImageNetInfo("imagenet-1k")
    return [info.label_name_to_description(synset, detailed=True) for synset in classes]
