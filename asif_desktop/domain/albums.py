"""Albums and saved searches: what a person put together, and queries kept under a name."""

import msgspec


class Album(msgspec.Struct, frozen=True):
    """Photos that a person put together."""

    id: int
    name: str
    photos: int
    """Those that can be shown now."""


class SavedSearch(msgspec.Struct, frozen=True):
    """A query kept under a name: what it finds is found anew each time."""

    id: int
    name: str
    query: str
    cut: float | None = None
    """The score from which on photos match, where the person moved it; else 0.5."""
