"""The two towers of open_clip's models.

They are named "open_clip:ARCH/WEIGHTS", "open_clip:hf-hub:OWNER/NAME" or "open_clip:local-dir:FOLDER".
"""

import os
from functools import partial
from typing import Any, Literal

import numpy as np
import open_clip
from numpy.typing import NDArray
from torch import Tensor, nn

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.families.download_sizes import of_open_clip, of_repository
from asif_desktop.encoders.families.loading import explained, load_from_hub, load_local
from asif_desktop.encoders.families.names import a_folder, near, require_folder
from asif_desktop.encoders.families.torch_encoders import (
    Pixels,
    TorchImageEncoder,
    TorchTextEncoder,
    as_array,
)
from asif_desktop.encoders.families.weights import hash_of_tensors
from asif_desktop.encoders.gpu.devices import choose_device
from asif_desktop.encoders.identities import FIT
from asif_desktop.encoders.protocols import Notify, Preprocessing

_LONGEST_PHRASE = 2000
"""Characters. A tower reads some 77 tokens; the tokenizer's time grows with the square of a word's length."""


def load_image(name: str, spec: str, device: str, notify: Notify | None) -> TorchImageEncoder:
    """Returns the image tower of this model.

    Raises:
        AsifError: There is no such model or device, or it cannot be loaded.
    """
    chosen = choose_device(device)
    model, _ = _load(name, spec, notify)
    with explained(spec):
        weights = hash_of_tensors(model.state_dict())
        tower: nn.Module = model.visual
        return TorchImageEncoder(
            spec, weights, tower, partial(_embed, tower), _pixels(spec, tower), chosen, notify
        )


def load_text(name: str, spec: str, device: str, notify: Notify | None) -> TorchTextEncoder:
    """Returns the text tower of this model.

    Raises:
        AsifError: There is no such model or device, or it cannot be loaded.
    """
    chosen = choose_device(device)
    model, tokenize = _load(name, spec, notify)
    with explained(spec):
        # Of both towers, so that the two encoders of one model are known to belong together.
        weights = hash_of_tensors(model.state_dict())
        model.visual = nn.Identity()

        def embed(phrase: str, where: str) -> NDArray[np.float32]:
            return as_array(model.encode_text(tokenize([phrase[:_LONGEST_PHRASE]]).to(where)))

        return TorchTextEncoder(spec, weights, model, embed, chosen, notify)


def _load(name: str, spec: str, notify: Notify | None) -> tuple[Any, Any]:
    """Returns the model, on the CPU and in fp32, and its tokenizer."""
    if name.startswith("local-dir:"):
        require_folder(spec, name.removeprefix("local-dir:"), ("open_clip_config.json",))
        return load_local(spec, partial(_model, name, None, quick_gelu=False))
    if name.startswith("hf-hub:"):
        repository = partial(of_repository, name.removeprefix("hf-hub:"))
        return load_from_hub(spec, partial(_model, name, None, quick_gelu=False), notify, repository)
    architecture, weights = _check_name(name)
    config = open_clip.get_pretrained_cfg(architecture, weights)
    # Some weights were trained with another activation than their architecture's name says.
    quick_gelu = bool(config.get("quick_gelu", False))
    build = partial(_model, architecture, weights, quick_gelu=quick_gelu)
    return load_from_hub(spec, build, notify, partial(of_open_clip, architecture, config))


def _model(name: str, weights: str | None, *, quick_gelu: bool) -> tuple[Any, Any]:
    model, _, _ = open_clip.create_model_and_transforms(
        name,
        pretrained=weights,
        precision="fp32",
        device="cpu",
        force_quick_gelu=quick_gelu,
        require_pretrained=True,  # else it goes on with random weights
        weights_only=True,
    )
    return model, open_clip.get_tokenizer(name)


def _check_name(name: str) -> tuple[str, str]:
    """Returns architecture and weights.

    Raises:
        AsifError: open_clip does not know this pair.
    """
    if os.path.isabs(name):
        raise AsifError(a_folder("open_clip", name))
    architecture, slash, weights = name.partition("/")
    if not slash or not weights:
        raise AsifError(said('"open_clip:{0}" is not complete; use "open_clip:ARCHITECTURE/WEIGHTS".', name))
    if (architecture, weights) not in open_clip.list_pretrained():
        pairs = [f"{each}/{tag}" for each, tag in open_clip.list_pretrained()]
        raise AsifError(said('open_clip has no model "{0}": {1}', name, near(name, pairs)))
    return architecture, weights


def _embed(tower: nn.Module, pixels: Tensor) -> Tensor:
    """Returns the image embeddings [n, dim]; towers that caption too give them first."""
    features = tower(pixels)
    first: Tensor = features[0] if isinstance(features, tuple) else features
    return first


def _pixels(spec: str, tower: Any) -> Pixels:
    config = tower.preprocess_cfg
    size = config["size"]
    height, width = (size, size) if isinstance(size, int) else size
    if height != width or config["mode"] != "RGB":
        raise AsifError(
            said("The model {0} does not take square colour pictures; choose another model.", spec)
        )
    resample: Literal["bicubic", "bilinear"] = (
        "bilinear" if config["interpolation"] == "bilinear" else "bicubic"
    )
    fit: Literal["squash", "pad"] = "pad" if config["resize_mode"] == "longest" else FIT
    return Pixels(
        Preprocessing(side=height, fit=fit, resample=resample), tuple(config["mean"]), tuple(config["std"])
    )
