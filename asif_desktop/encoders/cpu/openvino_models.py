"""OpenVINO: models converted from torch, run on the CPU. The only module that imports it."""

import errno
import mmap
import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

# It reports each conversion to its makers where it finds this package; without it, it goes on without a word.
# Nothing leaves this machine.
sys.modules["openvino_telemetry"] = cast(ModuleType, None)
_CONVERTER = "openvino.tools.ovc"


def _without_converter() -> Any:
    """Returns the runtime, imported without what converts models: half of it, and needed once a model."""
    if _CONVERTER in sys.modules:
        return import_module("openvino")
    sys.modules[_CONVERTER] = cast(ModuleType, None)
    try:
        return import_module("openvino")
    finally:
        del sys.modules[_CONVERTER]


openvino: Any = _without_converter()

VERSION = str(openvino.__version__).split("-", maxsplit=1)[0]

# Several pictures at once, each on a core of its own: faster than one picture shared among the cores.
_MANY = {"PERFORMANCE_HINT": "THROUGHPUT"}
_ONE = {"PERFORMANCE_HINT": "LATENCY"}
_ALL = {
    # In so many words: where the hardware has bf16, it would be taken unasked, which is another encoder.
    "INFERENCE_PRECISION_HINT": "f32",
    # Else all weights are read while the model is compiled, to look for the smallest numbers among them.
    "CPU_DENORMALS_OPTIMIZATION": True,
}


def convert(module: Any, example: Any, path: Path) -> None:
    """Converts a torch module and writes it as `path` (.xml) with its weights beside it (.bin), in fp32.

    Args:
        module: A torch.nn.Module in evaluation mode.
        example: What its `forward` takes: a tensor, or a dict of tensors by argument.
        path: Ends in ".xml".

    Raises:
        OSError: It cannot be written.
        Exception: Whatever tracing or converting a model that does not convert comes to.
    """
    converter: Any = import_module(_CONVERTER)
    model = converter.convert_model(module, example_input=example)
    try:
        openvino.save_model(model, path, compress_to_fp16=False)
    except RuntimeError as error:  # whose text says nothing; what converted can be written
        raise OSError(errno.EIO, os.strerror(errno.EIO)) from error


class _Weights:
    """A model's weights in their file: what the runtime needs of them often, it copies while it compiles."""

    def __init__(self, path: Path) -> None:
        """Maps them.

        Raises:
            RuntimeError: They cannot be read.
        """
        try:
            with path.open("rb") as file:
                self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        except (OSError, ValueError) as error:
            raise RuntimeError(f"{path} cannot be read") from error

    def tensor(self) -> Any:
        """Returns them as the runtime takes them; it does not hold them, so this must outlive the model."""
        return openvino.Tensor(np.frombuffer(self._memory, np.uint8), shared_memory=True)

    def let_go(self) -> None:
        """Frees the memory that holds what was read of the file; it is read again where it is needed."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._memory.madvise(mmap.MADV_DONTNEED)


def _compiled(
    path: Path, weights: _Weights, hints: dict[str, str], shape: Sequence[int] | None = None
) -> Any:
    """Returns the model of a file, compiled.

    Raises:
        RuntimeError: The file is damaged, or from another version that is not understood.
    """
    try:
        description = path.read_bytes()
    except OSError as error:
        raise RuntimeError(f"{path} cannot be read") from error
    core = openvino.Core()
    model = core.read_model(description, weights.tensor())
    if shape is not None:
        model.reshape(shape)
    # In a thread of its own, which is left rounding the smallest numbers to 0.
    with ThreadPoolExecutor(1, thread_name_prefix="compile") as apart:
        compiled = apart.submit(core.compile_model, model, "CPU", hints | _ALL).result()
    weights.let_go()
    return compiled


class PictureModel:
    """A converted model that takes one picture, uint8 [1, side, side, 3], and gives one row."""

    def __init__(self, path: Path, side: int) -> None:
        """Loads and compiles it.

        Raises:
            RuntimeError: The file is damaged, or from another version that is not understood.
        """
        weights = _Weights(path.with_suffix(".bin"))
        self._queue = openvino.AsyncInferQueue(_compiled(path, weights, _MANY, (1, side, side, 3)))
        self._queue.set_callback(_keep)
        self._weights = weights  # set after the queue, so they go after it
        self._lock = threading.Lock()

    def let_go(self) -> None:
        """Frees memory that the next pictures can do without."""
        self._weights.let_go()

    def rows(self, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Returns what the model gives for each picture [n, side, side, 3]: float32 [n, dim]."""
        found: list[NDArray[np.float32] | None] = [None] * len(pictures)
        with self._lock:
            for number in range(len(pictures)):
                self._queue.start_async([pictures[number : number + 1]], (found, number))
            self._queue.wait_all()
        return np.concatenate([row for row in found if row is not None])


def _keep(request: Any, place: tuple[list[NDArray[np.float32] | None], int]) -> None:
    found, number = place
    found[number] = np.array(request.get_output_tensor().data, dtype=np.float32)


class PhraseModel:
    """A converted model that takes the tokens of phrases of one length, and gives a row for each."""

    def __init__(self, path: Path) -> None:
        """Loads and compiles it.

        Raises:
            RuntimeError: The file is damaged, or from another version that is not understood.
        """
        weights = _Weights(path.with_suffix(".bin"))
        self._compiled = _compiled(path, weights, _ONE)
        self._weights = weights  # set after the model, so they go after it
        self._lock = threading.Lock()

    def let_go(self) -> None:
        """Frees memory that the next phrase can do without."""
        self._weights.let_go()

    def rows(self, tokens: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Returns float32 [n, dim] for n phrases of equally many tokens: none is padded to its neighbours."""
        ids = np.asarray(tokens, dtype=np.int64)
        with self._lock:
            outputs = self._compiled([ids])
            return np.array(outputs[0], dtype=np.float32)
