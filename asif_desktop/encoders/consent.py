"""Whether models may be fetched from the network: not before the person was told what, and from where."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from asif_desktop.domain.errors import AsifError

_given: ContextVar[bool] = ContextVar("downloads are allowed", default=False)


@dataclass(frozen=True)
class Download:
    """What would be fetched."""

    where: str
    """The address that it comes from."""
    size: int | None
    """Bytes, to two digits or so; None where that is not known here."""


class DownloadNeededError(AsifError):
    """A model is not on this computer, and nobody has agreed to its being fetched."""

    def __init__(self, spec: str, download: Download) -> None:
        size = "size unknown" if download.size is None else f"about {_readable(download.size)}"
        super().__init__(
            f"The model {spec} is not on this computer. Its files ({size}) would be downloaded, once, from "
            f"{download.where}; nothing of yours would be sent."
        )


@contextmanager
def downloads_allowed(allowed: bool) -> Iterator[None]:
    """Lets this thread fetch models from the network, or not."""
    token = _given.set(allowed)
    try:
        yield
    finally:
        _given.reset(token)


def are_downloads_allowed() -> bool:
    """Returns whether the person agreed."""
    return _given.get()


def require_consent(spec: str, download: Download) -> None:
    """Checks that the person agreed.

    Raises:
        DownloadNeededError: Nobody did.
    """
    if not are_downloads_allowed():
        raise DownloadNeededError(spec, download)


def _readable(size: int) -> str:
    """Returns bytes as a person says them: 2 MB, 100 MB, 1.2 GB."""
    megabytes = size / 1e6
    if megabytes >= 995:
        return f"{megabytes / 1000:.1f} GB"
    return f"{max(1, round(megabytes, -1 if megabytes >= 100 else 0)):.0f} MB"
