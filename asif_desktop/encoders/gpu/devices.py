"""Which device a model runs on, and what running out of its memory looks like."""

import re
import warnings

import torch

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.gpu.gpu_signs import DeviceMissingError

_NAMED = re.compile(r"(cpu|cuda|mps|xpu)(?::(\d+))?")
_PREFERRED = ("cuda", "mps", "xpu")
_SHORT_OF_MEMORY = (
    "out of memory", "alloc_failed", "can't allocate memory", "cannot allocate memory", "not enough memory",
    "bad_alloc", "bad allocation", "failed to allocate", "unable to allocate",
)  # fmt: skip


def choose_device(name: str) -> str:
    """Returns the device to use, such as "cpu" or "cuda:0".

    Args:
        name: "auto" for the best that is there (CUDA, then MPS, XPU, CPU), or one of them by name,
            with a number where there are several.

    Raises:
        DeviceMissingError: There is no such device here.
        AsifError: It is no device's name.
    """
    if name == "auto":
        kind = next((kind for kind in _PREFERRED if _count(kind) > 0), "cpu")
        return kind if kind in ("cpu", "mps") else f"{kind}:0"
    named = _NAMED.fullmatch(name)
    if named is None:
        raise AsifError(said('"{0}" is no device; choose auto, cpu, cuda, mps or xpu.', name))
    kind, number = named[1], int(named[2] or 0)
    if number >= _count(kind):
        there = _count(kind)
        found = said("none")
        if there:
            found = (
                said("only {0} to {1}", f"{kind}:0", f"{kind}:{there - 1}")
                if there > 1
                else said("only {0}", f"{kind}:0")
            )
        raise DeviceMissingError(
            said('The device "{0}" is not available here ({1} found); choose auto or cpu.', name, found)
        )
    return kind if kind in ("cpu", "mps") else f"{kind}:{number}"


def is_out_of_memory(error: BaseException) -> bool:
    """Returns whether the error says that a device, or the computer, has no memory left.

    CUDA and XPU raise `torch.OutOfMemoryError`, MPS, cuBLAS and the CPU a bare RuntimeError.
    """
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    text = str(error).lower()
    return any(phrase in text for phrase in _SHORT_OF_MEMORY)


def release_memory(device: str) -> None:
    """Gives memory that torch keeps for later back to the device, so that a smaller batch can have it."""
    if device.startswith("cuda"):
        torch.cuda.empty_cache()
    elif device == "mps" and _count("mps"):
        torch.mps.empty_cache()
    elif device.startswith("xpu"):
        torch.xpu.empty_cache()


def _count(kind: str) -> int:
    """Returns how many devices of this kind can be used."""
    with warnings.catch_warnings():
        # An unusable driver is a warning in torch; here it means that the device is not there.
        warnings.simplefilter("ignore")
        if kind == "cuda":
            return torch.cuda.device_count() if torch.cuda.is_available() else 0
        if kind == "xpu":
            return torch.xpu.device_count() if torch.xpu.is_available() else 0
        if kind == "mps":
            return int(torch.backends.mps.is_available())
        return 1
