"""Whether there may be a GPU that torch could use, found out without importing torch; or that it is gone."""

import os
import sys
from importlib import metadata
from pathlib import Path

from asif_desktop.domain.errors import AsifError

_DRIVERS = ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd")
"""NVIDIA, NVIDIA under WSL, AMD."""


class DeviceMissingError(AsifError):
    """A device was asked for by its name, and is not there: none of its kind, or no driver that works."""


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
