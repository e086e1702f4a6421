"""Whether an index fits into the machine's memory, and what is said where it does not."""

from dataclasses import dataclass

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Notice
from asif_desktop.domain.sentences import said
from asif_desktop.library.index.engine_progress import memory_installed

_MOST_OF_MEMORY = 0.8


class TooLargeError(AsifError):
    """An index has no room in memory, or its anchors none on the disk: what would need it is refused."""


@dataclass(frozen=True)
class Size:
    """How large an index is to be."""

    photos: int
    anchors: int
    image_dim: int
    text_dim: int
    k: int

    def fits(self, *, mapped: bool = False) -> bool:
        """Returns whether memory has room for it; mapped: with the anchors' image vectors in a file."""
        return self._needed(mapped) <= _MOST_OF_MEMORY * memory_installed()

    def refusal(self) -> AsifError:
        """Returns what to say where not even the rest fits."""
        return TooLargeError(
            said(
                "{0} photos with {1} anchors need {2} GB of memory, more than this machine can give; "
                "switch a large collection off, or lower the k.",
                self.photos,
                self.anchors,
                self._needed(True) / 2**30,
            )
        )

    def warning(self) -> Notice:
        """Returns what to say before the anchors are put into a file."""
        return Notice(
            said(
                "{0} photos with {1} anchors are more than memory can hold: the anchors are read "
                "from disk instead, and every change takes longer.",
                self.photos,
                self.anchors,
            )
        )

    def _needed(self, mapped: bool) -> int:
        size = (self.photos, self.anchors, self.image_dim, self.text_dim, self.k)
        from asif_desktop.asif import RelativeIndex

        return RelativeIndex.memory_needed(*size, mapped=mapped)
