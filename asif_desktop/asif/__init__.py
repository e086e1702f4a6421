"""The method: relative representations, and an exact index over them; arrays in, arrays out.

Light names come at once; the index brings its compiler with it and is imported when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from asif_desktop.asif.errors import CacheError
from asif_desktop.asif.quantise import quantise, scale_for
from asif_desktop.asif.scaling import standardise

if TYPE_CHECKING:
    from asif_desktop.asif.index import RelativeIndex
    from asif_desktop.asif.warming import warm

__all__ = ["CacheError", "RelativeIndex", "quantise", "scale_for", "standardise", "warm"]


def __getattr__(name: str) -> Any:
    if name == "RelativeIndex":
        from asif_desktop.asif.index import RelativeIndex

        return RelativeIndex
    if name == "warm":
        from asif_desktop.asif.warming import warm

        return warm
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
