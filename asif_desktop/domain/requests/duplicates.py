"""Duplicates."""

from asif_desktop.domain.duplicates import AlikeGroup, AlikeKind
from asif_desktop.domain.requests.base import Request


class FindAlike(Request[list[AlikeGroup]], frozen=True, tag="find-alike"):
    """The groups of photos of which one would do; may take minutes, and tells its progress as "alike"."""

    kind: AlikeKind


class StopFindingAlike(Request[None], frozen=True, tag="stop-finding-alike"):
    """End the search for look-alikes that is under way, which is then refused."""
