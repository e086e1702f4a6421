"""What the engine is compared with: the same work by other means, on all cores."""

import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from asif_desktop.asif import reference


@lru_cache(maxsize=1)
def _blas() -> Any:
    return import_module("threadpoolctl").ThreadpoolController().select(user_api="blas")


@contextmanager
def all_cores() -> Iterator[None]:
    """Gives the BLAS all cores while the body runs; the engine holds it to one thread otherwise."""
    with _blas().limit(limits=os.cpu_count() or 1):
        yield


def machine() -> dict[str, Any]:
    """Returns what the figures depend on."""
    found = _blas().info()
    return {
        "cores": os.cpu_count(),
        "system": platform.system(),
        "processor": platform.processor() or platform.machine(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas": [
            f"{entry['internal_api']} {entry['version']} {entry.get('architecture', '')}" for entry in found
        ],
    }


def _relative(
    rows: NDArray[np.int64], norms: NDArray[np.float64], k: int, p: int
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Returns anchors, int32 [n, k], and entries, float32 [n, k], of unit length, from rows of keys."""
    keys = rows[:, :k]
    anchors = (0xFFFFFFFF - (keys & 0xFFFFFFFF)).astype(np.int32)
    entries = np.empty(keys.shape, dtype=np.float32)
    for low in range(0, len(keys), 10_000):
        part = reference.power(keys[low : low + 10_000] >> 32, p)
        entries[low : low + 10_000] = part / np.maximum(norms[low : low + 10_000, None], 1)
    return anchors, entries


def csr_product(
    rows: NDArray[np.int64], norms: NDArray[np.float64], k: int, p: int, anchors: int
) -> Callable[[], object]:
    """Returns scipy's product of the photos' relative representations with a text's, in CSR and float32."""
    columns, entries = _relative(rows, norms, k, p)
    bounds = np.arange(0, columns.size + 1, k)
    matrix = csr_array((entries.reshape(-1), columns.reshape(-1), bounds), shape=(len(rows), anchors))
    text = np.zeros(anchors, dtype=np.float32)
    text[columns[0]] = entries[0]
    return lambda: matrix @ text


def torch_product(
    rows: NDArray[np.int64], norms: NDArray[np.float64], k: int, p: int, anchors: int
) -> Callable[[], object]:
    """Returns the same by torch, as the method's authors keep representations sparse."""
    import warnings

    import torch

    columns, entries = _relative(rows, norms, k, p)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "sparse CSR tensor support is in beta"
        matrix = torch.sparse_csr_tensor(
            torch.arange(0, columns.size + 1, k, dtype=torch.int32),
            torch.from_numpy(columns.reshape(-1)),
            torch.from_numpy(entries.reshape(-1)),
            size=(len(rows), anchors),
        )
    text = torch.zeros(anchors)
    text[torch.from_numpy(columns[0].astype(np.int64))] = torch.from_numpy(entries[0])
    return lambda: matrix @ text


def flat_search(pictures: NDArray[np.int16], count: int) -> Callable[[NDArray[np.int16]], object]:
    """Returns a search by FAISS's flat inner product over plain embeddings: what one would pick instead."""
    import faiss

    index = faiss.IndexFlatIP(pictures.shape[1])
    for low in range(0, len(pictures), 50_000):
        index.add(pictures[low : low + 50_000].astype(np.float32))
    return lambda vector: index.search(vector[None].astype(np.float32), count)
