"""Whether models may be fetched from the network: not before the person was told what, and from where."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said

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
        super().__init__(
            said(
                "The model {0} is not on this computer. Its files ({1}) would be downloaded, once, from "
                "{2}; nothing of yours would be sent.",
                spec,
                _readable(download.size),
                download.where,
            )
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


def _readable(size: int | None) -> Sentence:
    """Returns bytes as a person says them: about 2 MB, 100 MB, 1.2 GB."""
    if size is None:
        return said("size unknown")
    megabytes = size / 1e6
    if megabytes >= 995:
        return said("about {0} GB", megabytes / 1000)
    return said("about {0} MB", max(1, round(round(megabytes, -1 if megabytes >= 100 else 0))))
