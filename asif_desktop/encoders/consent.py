"""Whether models may be fetched from the network: not before the person was told what, and from where."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from asif_desktop.domain.errors import AsifError

_given: ContextVar[bool] = ContextVar("downloads are allowed", default=False)


class DownloadNeededError(AsifError):
    """A model is not on this computer, and nobody has agreed to its being fetched."""

    def __init__(self, spec: str, hub: str) -> None:
        super().__init__(
            f"The model {spec} is not on this computer. Its files would be downloaded, once, from {hub}; "
            "nothing of yours would be sent."
        )


@contextmanager
def downloads_allowed(allowed: bool) -> Iterator[None]:
    """Lets this thread fetch models from the network, or not."""
    token = _given.set(allowed)
    try:
        yield
    finally:
        _given.reset(token)


def require_consent(spec: str, hub: str) -> None:
    """Checks that the person agreed.

    Raises:
        DownloadNeededError: Nobody did.
    """
    if not _given.get():
        raise DownloadNeededError(spec, hub)
