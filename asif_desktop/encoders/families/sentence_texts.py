"""Text encoders of sentence-transformers: "sentence-transformers:NAME", or with the path of a saved model."""

import os
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.families.download_sizes import of_sentences
from asif_desktop.encoders.families.loading import explained, load_from_hub, load_local
from asif_desktop.encoders.families.names import require_folder
from asif_desktop.encoders.families.packaged import minilm_folder
from asif_desktop.encoders.families.torch_encoders import TorchTextEncoder
from asif_desktop.encoders.families.weights import hash_of_tensors
from asif_desktop.encoders.gpu.devices import choose_device
from asif_desktop.encoders.identities import known_identity
from asif_desktop.encoders.protocols import Notify


def load(name: str, spec: str, device: str, notify: Notify | None) -> TorchTextEncoder:
    """Returns the encoder of this name.

    Raises:
        AsifError: There is no such model or device, or it cannot be loaded.
    """
    chosen = choose_device(device)
    identity = known_identity(spec)
    if identity is not None:
        model = load_local(spec, lambda: _model(str(minilm_folder(identity)), local_files_only=True))
        return TorchTextEncoder(
            spec, identity.weights_hash, model, partial(_embed, model), chosen, notify, identity.dim
        )
    if os.path.isabs(name):
        require_folder(spec, name, ("modules.json",))
        model = load_local(spec, lambda: _model(name, local_files_only=True))
    elif os.path.exists(name):
        # The library would take it, from wherever the program happens to have been started.
        raise AsifError(said('"{0}" is a folder here; to use the model in it, give its full path.', name))
    else:
        build = partial(_model, name, local_files_only=False)
        model = load_from_hub(spec, build, notify, partial(of_sentences, name))
    with explained(spec):
        weights = hash_of_tensors(model.state_dict())
        return TorchTextEncoder(spec, weights, model, partial(_embed, model), chosen, notify)


def _model(name_or_path: str, *, local_files_only: bool) -> Any:
    """Returns the model on the CPU, in fp32 whatever it was saved in; no code comes with it."""
    model = SentenceTransformer(
        name_or_path, device="cpu", local_files_only=local_files_only, trust_remote_code=False
    )
    return model.float()


def _embed(model: Any, phrase: str, _device: str) -> NDArray[np.float32]:
    rows = model.encode([phrase], batch_size=1, show_progress_bar=False, convert_to_numpy=True)
    return np.asarray(rows, np.float32)
