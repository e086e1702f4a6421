"""What a library remembers: two SQLite files behind plain rows.

The only room that imports SQLAlchemy. `Catalog` keeps what a person made or would miss, `EmbeddingStore` what
can be computed again; import them from their modules. Here are the rows alone, which cost nothing to import.
"""

from asif_desktop.catalog.records import (
    AnchorRow,
    DecodedPhoto,
    FoundFile,
    KnownFile,
    NewAnchor,
    PathState,
    PendingFile,
    SuggestibleTag,
)

__all__ = [
    "AnchorRow",
    "DecodedPhoto",
    "FoundFile",
    "KnownFile",
    "NewAnchor",
    "PathState",
    "PendingFile",
    "SuggestibleTag",
]
