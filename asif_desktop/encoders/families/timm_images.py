"""Image encoders of timm: "timm:NAME", "timm:hf-hub:OWNER/NAME" and "timm:local-dir:FOLDER"."""

import os
from functools import partial
from typing import Any, Literal

import numpy as np
import timm
import torch
from numpy.typing import NDArray
from timm.data.config import resolve_model_data_config
from torch import Tensor, nn

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.families.download_sizes import of_timm
from asif_desktop.encoders.families.heads import acts_on, class_ids, classifier_of
from asif_desktop.encoders.families.loading import explained, load_from_hub, load_local
from asif_desktop.encoders.families.names import a_folder, near, require_folder
from asif_desktop.encoders.families.packaged import lite2_weights
from asif_desktop.encoders.families.torch_encoders import Pixels, TorchImageEncoder, as_array, noise
from asif_desktop.encoders.families.weights import hash_of_tensors
from asif_desktop.encoders.gpu.devices import choose_device
from asif_desktop.encoders.identities import FIT, known_identity
from asif_desktop.encoders.protocols import Identity, Notify, Preprocessing, Prototypes


class TimmImageEncoder(TorchImageEncoder):
    """An image encoder of timm; its embedding is what its classifier, if it has one, acts upon."""

    def __init__(
        self,
        spec: str,
        weights_hash: str,
        model: nn.Module,
        device: str,
        notify: Notify | None,
        dim: int | None,
    ) -> None:
        pixels = _pixels(spec, model)
        super().__init__(spec, weights_hash, model, partial(_embed, model), pixels, device, notify, dim)

    def prototypes(self) -> Prototypes | None:
        """Returns the classes of its classifier, or None where it has none over classes of ImageNet."""
        classes = class_ids(self.model)
        layer = classifier_of(self.model)
        if (
            classes is None
            or layer is None
            or len(classes) != len(layer.weight)
            or not self._scores_with(layer)
        ):
            return None
        return Prototypes(classes, as_array(layer.weight.flatten(1)))

    def _scores_with(self, layer: nn.Linear | nn.Conv2d) -> bool:
        """Returns whether the model's logits are this layer's rows times the embedding, by trying."""
        picture = noise(self.preprocessing.side)
        answers = []

        def compare(_start: int, _stop: int) -> NDArray[np.float32]:
            with torch.inference_mode():
                pixels = self.normalise(picture)
                embedding = _embed(self.model, pixels)
                answers.append(acts_on(layer, embedding, self.model(pixels)))
                return as_array(embedding)

        self.runner.run(1, compare)
        return answers[-1]


def load(name: str, spec: str, device: str, notify: Notify | None) -> TimmImageEncoder:
    """Returns the encoder of this name.

    Raises:
        AsifError: There is no such model or device, or it cannot be loaded.
    """
    chosen = choose_device(device)
    identity = known_identity(spec)
    if identity is not None:
        model = load_local(spec, partial(_lite2, identity))
        return TimmImageEncoder(spec, identity.weights_hash, model, chosen, notify, identity.dim)
    if name.startswith("local-dir:"):
        require_folder(spec, name.removeprefix("local-dir:"), ("config.json",))
        model = load_local(spec, partial(_pretrained, name))
    else:
        _check_name(name)
        model = load_from_hub(spec, partial(_pretrained, name), notify, partial(of_timm, name))
    with explained(spec):
        return TimmImageEncoder(spec, hash_of_tensors(model.state_dict()), model, chosen, notify, None)


def _pretrained(name: str) -> nn.Module:
    return timm.create_model(name, pretrained=True)


def _lite2(identity: Identity) -> nn.Module:
    """Returns timm's model with the packaged weights, which differ from timm's in their names alone."""
    weights = torch.load(lite2_weights(identity), map_location="cpu", weights_only=True)
    model = timm.create_model("tf_efficientnet_lite2", pretrained=False)
    wanted = model.state_dict()
    if [tensor.shape for tensor in weights.values()] != [tensor.shape for tensor in wanted.values()]:
        raise AsifError(
            said("The weights of {0} do not fit timm's model; install ASIF Desktop again.", identity.spec)
        )
    model.load_state_dict(dict(zip(wanted, weights.values(), strict=True)))
    return model


def _check_name(name: str) -> None:
    """Checks that timm knows the name and weights for it; names at the hub are the hub's matter.

    Raises:
        AsifError: It does not.
    """
    if name.startswith("hf-hub:"):
        return
    if os.path.isabs(name):
        raise AsifError(a_folder("timm", name))
    if ":" in name or "/" in name or not timm.is_model(name):
        raise AsifError(said('timm has no model "{0}": {1}', name, near(name, timm.list_models())))
    tagged = timm.list_pretrained(f"{name.partition('.')[0]}.*")
    if not tagged:
        raise AsifError(
            said('timm has no weights for the model "{0}"; choose one of its pretrained models.', name)
        )
    if "." in name and name not in tagged:
        raise AsifError(said('timm has no weights "{0}": {1}', name, near(name, tagged)))


def _embed(model: Any, pixels: Tensor) -> Tensor:
    """Returns the pooled features before the classifier [n, dim]."""
    features: Tensor
    if getattr(model, "num_classes", 0):
        features = model.forward_head(model.forward_features(pixels), pre_logits=True)
    else:
        features = model(pixels)
    return features


def _pixels(spec: str, model: nn.Module) -> Pixels:
    resolve: Any = resolve_model_data_config
    config = resolve(model)
    channels, height, width = config["input_size"]
    if channels != 3 or height != width:
        raise AsifError(
            said("The model {0} does not take square colour pictures; choose another model.", spec)
        )
    return Pixels(
        Preprocessing(side=height, fit=FIT, resample=_resample(config["interpolation"])),
        tuple(config["mean"]),
        tuple(config["std"]),
    )


def _resample(interpolation: str) -> Literal["bicubic", "bilinear", "lanczos"]:
    if interpolation == "bilinear":
        return "bilinear"
    return "lanczos" if interpolation == "lanczos" else "bicubic"
