"""Tells weights apart: hashes of files and of tensors."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor


def hash_of_file(path: Path) -> str:
    """Returns the hex SHA-256 of a file.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_of_tensors(tensors: Mapping[str, Tensor]) -> str:
    """Returns the hex SHA-256 over name, type, shape and raw bytes of each tensor, in the names' order.

    It is the same whichever file format, and on whichever device, the tensors came from.
    """
    digest = hashlib.sha256()
    for name, tensor in sorted(tensors.items()):
        digest.update(f"{name} {tensor.dtype} {list(tensor.shape)}\n".encode())
        raw = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8)
        digest.update(raw.numpy().data)
    return digest.hexdigest()
