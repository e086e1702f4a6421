"""Whether there may be a GPU that torch could use, found out without importing torch."""

import os
import sys
from importlib import metadata
from pathlib import Path

_DRIVERS = ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd")
"""NVIDIA, NVIDIA under WSL, AMD."""


def may_have_gpu() -> bool:
    """Returns False only where torch cannot have a GPU here; True means that torch must be asked."""
    if sys.platform == "darwin":
        return True
    try:
        if "+xpu" in metadata.version("torch"):
            return True
    except metadata.PackageNotFoundError:
        return True
    if sys.platform == "win32":
        return Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "nvcuda.dll").exists()
    return any(Path(driver).exists() for driver in _DRIVERS)
