"""Where a model's files would come from and how large they are, told without asking anyone.

The libraries know the architecture behind each of their names: a model made of nothing but shapes tells how
many numbers its weights are, and they come as floats of four bytes. Of other models the size is not known.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import torch
from huggingface_hub import constants
from torch import nn

from asif_desktop.encoders.consent import Download

_BYTES_A_NUMBER = 4
_SENTENCES = {
    "all-MiniLM-L12-v2": 133_000_000,
    "all-distilroberta-v1": 328_000_000,
    "all-mpnet-base-v2": 438_000_000,
    "multi-qa-MiniLM-L6-cos-v1": 91_000_000,
    "multi-qa-mpnet-base-dot-v1": 438_000_000,
    "paraphrase-MiniLM-L6-v2": 91_000_000,
    "paraphrase-multilingual-MiniLM-L12-v2": 471_000_000,
    "paraphrase-multilingual-mpnet-base-v2": 1_110_000_000,
}
"""Bytes of the weights of what sentence-transformers' own names most often stand for."""
_THEIRS = "sentence-transformers"


def of_timm(name: str) -> Download:
    """Returns what timm would fetch for one of its names, or for "hf-hub:OWNER/NAME"."""
    import timm

    if name.startswith("hf-hub:"):
        return Download(_at_hub(name.removeprefix("hf-hub:")), None)
    config: Any = timm.models.get_pretrained_cfg(name)
    where = _at_hub(config.hf_hub_id) if config.hf_hub_id else config.url or constants.ENDPOINT
    return Download(where, size_of(lambda: timm.create_model(name, pretrained=False)))


def of_open_clip(architecture: str, config: Mapping[str, Any]) -> Download:
    """Returns what open_clip would fetch for an architecture and the entry of its weights."""
    import open_clip

    hub, url = config.get("hf_hub"), config.get("url")
    where = _at_hub(hub) if hub else url or constants.ENDPOINT
    return Download(where, size_of(lambda: open_clip.create_model(architecture, device="meta")))


def of_repository(name: str) -> Download:
    """Returns what would be fetched from a repository at the hub, "OWNER/NAME"."""
    return Download(_at_hub(name), None)


def of_sentences(name: str) -> Download:
    """Returns what sentence-transformers would fetch for a name."""
    owner, slash, rest = name.rpartition("/")
    size = _SENTENCES.get(rest) if owner in ("", _THEIRS) else None
    return Download(_at_hub(name if slash else f"{_THEIRS}/{name}"), size)


def size_of(build: Callable[[], nn.Module]) -> int | None:
    """Returns how many bytes the weights of a model take; None where it cannot be made without them."""
    try:
        with torch.device("meta"):
            return _size(build().state_dict().values())
    except Exception:  # noqa: BLE001  whatever a library raises over a model of shapes alone: nobody knows
        return None


def _size(tensors: Iterable[torch.Tensor]) -> int:
    return sum(tensor.numel() for tensor in tensors) * _BYTES_A_NUMBER


def _at_hub(repository: str) -> str:
    return f"{constants.ENDPOINT}/{repository.strip('/')}"
