"""Loads models through their libraries: from this computer first, from the hub if need be, in silence.

A model that is on this computer already is never asked for on the network: it loads at once with no
connection, keeps its weights when its authors change them, and nobody learns when it is used.
"""

import socket
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pickle import UnpicklingError
from typing import TypeVar
from urllib.parse import urlsplit

from huggingface_hub import constants
from huggingface_hub.errors import (
    GatedRepoError,
    LocalEntryNotFoundError,
    OfflineModeIsEnabled,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from safetensors import SafetensorError

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.encoders.consent import Download, are_downloads_allowed, require_consent
from asif_desktop.encoders.protocols import Notify
from asif_desktop.encoders.silence import silence

T = TypeVar("T")

_SECONDS_TO_CONNECT = 5.0
_NO_NETWORK = (LocalEntryNotFoundError, OfflineModeIsEnabled, ConnectionError, TimeoutError, socket.gaierror)
_NOT_LOADED = (
    *(OSError, RuntimeError, ValueError, TypeError, LookupError, AttributeError, AssertionError),
    *(ImportError, EOFError, UnpicklingError, SafetensorError),
)
"""What the libraries raise over files that are missing or are no model."""


def load_local(spec: str, build: Callable[[], T]) -> T:
    """Returns what `build` makes from files on this computer, with no network.

    Raises:
        AsifError: The files are no model that the library can load.
    """
    with silence(), _offline(), explained(spec):
        return build()


def load_from_hub(
    spec: str, build: Callable[[], T], notify: Notify | None, download: Callable[[], Download]
) -> T:
    """Returns what `build` makes from files in the libraries' cache, downloaded before if they are not there.

    Args:
        spec: Names the model in sentences.
        build: Makes it, through its library.
        notify: Told that it is being downloaded.
        download: Tells what would be fetched, without a network.

    Raises:
        DownloadNeededError: It would have to be downloaded, and nobody agreed to that.
        AsifError: The hub has no such model or cannot be reached, or the library cannot load it.
    """
    with silence():
        try:
            with _offline():
                return build()
        except _NOT_LOADED as error:
            first = error
        # Nothing is tried on the network before somebody agreed, not even whether there is one.
        if not are_downloads_allowed():
            with _offline():
                require_consent(spec, download())
        # Asked here, because the libraries try for minutes before they give up.
        if constants.HF_HUB_OFFLINE or not _hub_is_reachable():
            raise AsifError(_sentence(spec, first)) from first
        if notify is not None:
            notify(said("The model {0} is not on this computer yet; it is being downloaded, once.", spec))
        with explained(spec):
            return build()


@contextmanager
def explained(spec: str) -> Iterator[None]:
    """Turns whatever a library raises over the model that a person chose into one sentence.

    Raises:
        AsifError: The block raised something; that is its cause.
    """
    try:
        yield
    except AsifError:
        raise
    except Exception as error:
        raise AsifError(_sentence(spec, error)) from error


def _sentence(spec: str, error: BaseException) -> Sentence:
    errors, hub = list(_chain(error)), constants.ENDPOINT
    if any(isinstance(each, GatedRepoError) for each in errors):
        return said(
            "The model {0} is given only to people who accepted its terms: accept them on its page at {1}, "
            'log in once with "hf auth login", and try again.',
            spec,
            hub,
        )
    if any(isinstance(each, RepositoryNotFoundError | RevisionNotFoundError) for each in errors):
        return said("There is no model {0} at {1}; check its name.", spec, hub)
    if any(isinstance(each, _NO_NETWORK) for each in errors):
        return said(
            "The model {0} is not on this computer and {1} cannot be reached; connect to the internet once "
            "to download it, or choose the default model.",
            spec,
            hub,
        )
    lines = str(error).strip().splitlines()
    because = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    return said("The model {0} cannot be loaded ({1}); choose another model.", spec, because)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yields the error and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@contextmanager
def _offline() -> Iterator[None]:
    """Lets the hub's client use its cache alone. One thread at a time."""
    before = constants.HF_HUB_OFFLINE
    constants.HF_HUB_OFFLINE = True
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before


def _hub_is_reachable() -> bool:
    """Returns whether something answers where the hub, or the proxy before it, should be."""
    hub = urlsplit(constants.ENDPOINT)
    proxy = urllib.request.getproxies().get(hub.scheme)
    through = proxy is not None and not urllib.request.proxy_bypass(hub.hostname or "")
    # People write a proxy as "proxy.example:3128" too.
    door = urlsplit(proxy if "//" in proxy else f"//{proxy}") if proxy is not None and through else hub
    address = (door.hostname or "", door.port or (443 if door.scheme == "https" else 80))
    try:
        socket.create_connection(address, _SECONDS_TO_CONNECT).close()
    except OSError:
        return False
    return True
