"""Finds the classifier of a timm model, and which classes of ImageNet it tells apart."""

from typing import Any

from timm.data.imagenet_info import ImageNetInfo, infer_imagenet_subset
from torch import Tensor, nn

_AGREEMENT = 1e-3
"""Largest difference between two ways to the same logits, as a share of the largest logit."""


def class_ids(model: Any) -> list[str] | None:
    """Returns the synset ids of the model's classes in order, or None if they are not ImageNet's.

    A model that names its classes itself is believed; for others their number tells the subset.
    """
    named = (getattr(model, "pretrained_cfg", None) or {}).get("label_names")
    if named:
        names = [str(name) for name in named]
        return names if _are_synsets(names) else None
    subset = infer_imagenet_subset(model)
    if subset is None:
        return None
    info: Any = ImageNetInfo(subset)
    return [str(name) for name in info.label_names()]


def classifier_of(model: Any) -> nn.Linear | nn.Conv2d | None:
    """Returns the one layer that turns an embedding into the logits of all classes, or None."""
    classifier = model.get_classifier() if hasattr(model, "get_classifier") else None
    if not isinstance(classifier, nn.Module):
        return None
    found = [layer for layer in classifier.modules() if _width(layer) == getattr(model, "num_classes", 0)]
    layer = found[0] if len(found) == 1 else None
    return layer if isinstance(layer, nn.Linear | nn.Conv2d) else None


def acts_on(layer: nn.Linear | nn.Conv2d, embedding: Tensor, logits: Tensor) -> bool:
    """Returns whether the logits [n, classes] are the embeddings [n, dim] times the rows, plus the bias."""
    rows = layer.weight.flatten(1)
    if rows.shape[1] != embedding.shape[1]:
        return False
    expected = embedding @ rows.T
    if layer.bias is not None:
        expected = expected + layer.bias
    gap = (expected - logits.reshape(expected.shape)).abs().max()
    return bool(gap <= _AGREEMENT * logits.abs().max())


def _width(layer: nn.Module) -> int | None:
    """Returns how many outputs a layer has if each is one row of weights times the input."""
    if isinstance(layer, nn.Linear):
        return layer.out_features
    if isinstance(layer, nn.Conv2d) and layer.kernel_size == (1, 1) and layer.groups == 1:
        return layer.out_channels
    return None


def _are_synsets(names: list[str]) -> bool:
    info = ImageNetInfo("imagenet-1k")
    try:
        for name in names:
            info.label_name_to_description(name)
    except KeyError:
        return False
    return True
