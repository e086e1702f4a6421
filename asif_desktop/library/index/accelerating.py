"""The GPU that bulk changes of the index are worked out on: the one that encodes pictures, under CUDA."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from asif_desktop.domain.events import Event, Notice
from asif_desktop.domain.sentences import said

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif.bulk.gpu import Gpu

WORTH = 1 << 35
"""Multiplications from which on vectors are brought to the GPU: some tenths of a second on a processor."""


class Accelerating:
    """Knows that GPU. One thread at a time."""

    def __init__(self, device: Callable[[], str], tell: Callable[[Event], None]) -> None:
        """Looks for nothing yet.

        Args:
            device: Returns the device that encodes pictures, such as "cpu" or "cuda:0".
            tell: Takes a sentence when the GPU is not used any more.
        """
        self._device = device
        self._tell = tell
        self._gpus: dict[str, Gpu] = {}

    def gpu(self, multiplications: int) -> "Gpu | None":
        """Returns the GPU for so much work.

        None where it is not worth it, pictures are encoded by something else, or the GPU has failed before.
        """
        if multiplications < WORTH:
            return None
        device = self._device()
        if not device.startswith("cuda:"):
            return None
        if device not in self._gpus:
            from asif_desktop.asif.bulk.gpu import Gpu

            self._gpus[device] = Gpu(device, self._failed)
        found = self._gpus[device]
        return found if found.usable else None

    def _failed(self, error: Exception) -> None:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        self._tell(
            Notice(
                said(
                    "The GPU could not help with the index ({0}); the processor does it from now on, slower.",
                    reason,
                )
            )
        )
