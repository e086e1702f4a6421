"""Runs a model over many inputs on a device that may fail, and lets nothing out that is no embedding."""

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.encoders.gpu.devices import is_out_of_memory, release_memory
from asif_desktop.encoders.protocols import CPU_BATCH, Notify

GPU_BATCH = 64

Forward = Callable[[int, int], NDArray[np.float32]]
"""Embeds the inputs from the first number up to the second, on the device in use."""


class Runner:
    """Splits work into batches. The lock is held for one batch, so that a second caller waits no longer.

    When a GPU's memory runs out the batch is halved, and at a batch of one, as after any other failure
    of the GPU, the model moves to the CPU for good; the person is told of both.
    """

    def __init__(
        self,
        spec: str,
        device: str,
        move: Callable[[str], object],
        notify: Notify | None,
        *,
        dim: int | None = None,
        batch: int | None = None,
    ) -> None:
        """Moves the model to the device.

        Args:
            spec: The encoder's name, for sentences.
            device: Where to run, as `choose_device` gives it.
            move: Moves the model to a device.
            notify: Takes a sentence when something is not as asked for.
            dim: Length of an embedding; the first batch tells it if None.
            batch: The largest batch; by the device if None.
        """
        self.device = device
        self._spec = spec
        self._move = move
        self._notify = notify
        self._dim = dim
        self._fixed_batch = batch
        self._told_of_memory = False
        self._lock = threading.Lock()
        self._batch = self._largest_batch()
        because = self._refusal(device)
        if because is not None:
            self._fall_back(because)

    @property
    def batch(self) -> int:
        """The largest batch on the device in use."""
        return self._batch

    def work_in(self, batch: int) -> None:
        """Sets the largest batch for the device in use, as long as it has memory for it."""
        self._batch = batch

    @property
    def dim(self) -> int:
        """Length of an embedding.

        Raises:
            RuntimeError: Nothing was encoded yet.
        """
        if self._dim is None:
            raise RuntimeError("the length of an embedding is known after the first batch")
        return self._dim

    def run(self, count: int, forward: Forward) -> NDArray[np.float32]:
        """Returns the embeddings of all inputs, float32 [count, dim], in their order.

        Raises:
            AsifError: The model gave something that is no embedding, alone and on the CPU too, or
                there is not enough memory for a single input.
        """
        blocks = []
        start = 0
        while start < count:
            with self._lock:
                block = self._next_rows(start, count, forward)
            blocks.append(block)
            start += len(block)
        return np.concatenate(blocks) if blocks else np.empty((0, self.dim), np.float32)

    def _refusal(self, device: str) -> Sentence | None:
        """Moves the model to the device; returns why it does not go there, if it does not."""
        try:
            self._move(device)
        except (RuntimeError, MemoryError) as error:
            if device == "cpu":
                raise
            return _because(error)
        return None

    def _next_rows(self, start: int, count: int, forward: Forward) -> NDArray[np.float32]:
        """Returns the embeddings of one or more inputs from `start` on."""
        stop = min(start + self._batch, count)
        while True:
            rows = self._attempt(start, stop, forward)
            if rows is None:
                stop = min(start + self._batch, count)
            elif self._are_embeddings(rows, stop - start):
                return rows
            elif stop - start > 1:
                stop = start + 1
            elif self.device != "cpu":
                self._fall_back(said("gave numbers that are no embedding"))
                stop = min(start + self._batch, count)
            else:
                raise AsifError(
                    said(
                        "The model {0} gave no usable embedding for an input; choose another model.",
                        self._spec,
                    )
                )

    def _attempt(self, start: int, stop: int, forward: Forward) -> NDArray[np.float32] | None:
        """Returns what the model gives, or None after making room for another attempt."""
        try:
            return forward(start, stop)
        except (RuntimeError, MemoryError) as error:
            memory = is_out_of_memory(error)
            if self.device == "cpu" and not memory:
                raise
            because = _because(error)
        # Outside the handler: until here the error's traceback kept the batch's tensors alive.
        if memory and stop - start > 1:
            self._halve(stop - start)
        elif self.device != "cpu":
            self._fall_back(because)
        else:
            raise AsifError(
                said(
                    "There is not enough memory to run the model {0}; close other programs or choose a "
                    "smaller model.",
                    self._spec,
                )
            )
        return None

    def _are_embeddings(self, rows: NDArray[np.float32], count: int) -> bool:
        if self._dim is None and rows.ndim == 2:
            self._dim = rows.shape[1]
        return rows.shape == (count, self._dim) and bool(np.isfinite(rows).all() and rows.any(axis=1).all())

    def _halve(self, size: int) -> None:
        self._batch = max(1, size // 2)
        release_memory(self.device)
        if not self._told_of_memory:
            self._told_of_memory = True
            if self.device == "cpu":
                told = said(
                    "The computer is short of memory: {0} works in smaller batches from now on.", self._spec
                )
            else:
                told = said(
                    "The GPU is short of memory: {0} works in smaller batches from now on.", self._spec
                )
            self._say(told)

    def _fall_back(self, because: Sentence) -> None:
        lost, self.device = self.device, "cpu"
        self._batch = self._largest_batch()
        try:
            self._move("cpu")
        except RuntimeError as error:
            raise AsifError(
                said(
                    "The device {0} stopped working under the model {1}; start again with the device set "
                    "to cpu.",
                    lost,
                    self._spec,
                )
            ) from error
        release_memory(lost)
        self._say(
            said("The device {0} {1}: {2} runs on the CPU from now on, slower.", lost, because, self._spec)
        )

    def _largest_batch(self) -> int:
        return self._fixed_batch or (CPU_BATCH if self.device == "cpu" else GPU_BATCH)

    def _say(self, sentence: Sentence) -> None:
        if self._notify is not None:
            self._notify(sentence)


def _because(error: BaseException) -> Sentence:
    if is_out_of_memory(error):
        return said("has not enough memory")
    return said("failed ({0})", (str(error).strip() or type(error).__name__).splitlines()[0])
