"""Devices that run out of memory, fail, or give nonsense. The device is pretended; the arithmetic is real."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders.gpu.runner import Runner

Rows = NDArray[np.float32]


class Pretended:
    """A model on a device: embeds input i as [i + 1, 1], and fails as told."""

    def __init__(self, device: str, batch: int | None = None, dim: int | None = 2) -> None:
        self.sentences: list[str] = []
        self.moves: list[str] = []
        self.sizes: list[int] = []
        self.misbehave: Callable[[str, int, int], Rows | None] = lambda _device, _start, _stop: None
        self.runner = Runner(
            "timm:tiny",
            device,
            self.moves.append,
            lambda told: self.sentences.append(str(told)),
            dim=dim,
            batch=batch,
        )

    def forward(self, start: int, stop: int) -> Rows:
        self.sizes.append(stop - start)
        rows = self.misbehave(self.runner.device, start, stop)
        return right(start, stop) if rows is None else rows

    def run(self, count: int) -> Rows:
        return self.runner.run(count, self.forward)


def right(start: int, stop: int) -> Rows:
    return np.stack([np.arange(start, stop) + 1, np.ones(stop - start)], axis=1).astype(np.float32)


def test_all_inputs_come_back_in_order_with_the_last_batch_short() -> None:
    model = Pretended("cpu", batch=8)
    assert (model.run(19) == right(0, 19)).all()
    assert model.sizes == [8, 8, 3]
    assert model.moves == ["cpu"]


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"),
        RuntimeError("MPS backend out of memory (MPS allocated: 8 GB)"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    ],
)
def test_a_gpu_short_of_memory_works_in_halves_and_says_so_once(error: Exception) -> None:
    model = Pretended("cuda:0", batch=32)

    def short(device: str, start: int, stop: int) -> None:
        if stop - start > 5:
            raise error

    model.misbehave = short
    assert (model.run(40) == right(0, 40)).all()
    assert model.sizes[:4] == [32, 16, 8, 4]
    assert set(model.sizes[4:]) == {4}
    assert model.runner.device == "cuda:0"
    assert len(model.sentences) == 1
    assert "smaller batches" in model.sentences[0]
    model.run(8)
    assert model.sizes[-2:] == [4, 4], "it remembers"
    assert len(model.sentences) == 1


def test_a_gpu_without_memory_for_one_gives_way_to_the_cpu_for_good() -> None:
    model = Pretended("cuda:0", batch=4)

    def none(device: str, start: int, stop: int) -> None:
        if device != "cpu":
            raise torch.OutOfMemoryError("CUDA out of memory.")

    model.misbehave = none
    assert (model.run(6) == right(0, 6)).all()
    assert model.runner.device == "cpu"
    assert model.moves == ["cuda:0", "cpu"]
    assert model.sizes == [4, 2, 1, 4, 2]
    assert "cuda:0 has not enough memory" in model.sentences[-1]
    assert "timm:tiny runs on the CPU from now on" in model.sentences[-1]
    model.run(1)
    assert model.moves == ["cuda:0", "cpu"], "it stays there"


def test_a_gpu_without_memory_for_the_model_gives_way_to_the_cpu() -> None:
    sentences: list[str] = []
    moves: list[str] = []

    def move(device: str) -> None:
        moves.append(device)
        if device != "cpu":
            raise torch.OutOfMemoryError("CUDA out of memory.")

    runner = Runner("timm:huge", "cuda:0", move, lambda told: sentences.append(str(told)), dim=2)
    assert runner.device == "cpu"
    assert moves == ["cuda:0", "cpu"]
    assert len(sentences) == 1


def test_a_gpu_that_cannot_run_the_model_gives_way_to_the_cpu() -> None:
    model = Pretended("mps", batch=4)

    def unsupported(device: str, start: int, stop: int) -> None:
        if device != "cpu":
            raise NotImplementedError("The operator 'aten::foo' is not implemented for MPS\nmore lines")

    model.misbehave = unsupported
    assert (model.run(2) == right(0, 2)).all()
    assert len(model.sentences) == 1
    assert "aten::foo" in model.sentences[0]
    assert "more lines" not in model.sentences[0]


def test_a_device_that_is_lost_with_its_model_is_told_in_one_sentence() -> None:
    def move(device: str) -> None:
        if device == "cpu":
            raise RuntimeError("CUDA error: an illegal memory access was encountered")

    def broken(start: int, stop: int) -> Rows:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    runner = Runner("timm:tiny", "cuda:0", move, None, dim=2)
    with pytest.raises(AsifError, match="cuda:0 stopped working"):
        runner.run(1, broken)


def test_a_computer_without_memory_is_told_in_one_sentence() -> None:
    model = Pretended("cpu", batch=4)

    def none(device: str, start: int, stop: int) -> None:
        raise RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory")

    model.misbehave = none
    with pytest.raises(AsifError, match="not enough memory to run the model timm:tiny"):
        model.run(4)
    assert model.sizes == [4, 2, 1]


def test_an_error_on_the_cpu_that_is_not_memory_is_a_bug() -> None:
    model = Pretended("cpu")

    def bug(device: str, start: int, stop: int) -> None:
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    model.misbehave = bug
    with pytest.raises(RuntimeError, match="mat1"):
        model.run(1)


def wrong(kind: str, start: int, stop: int) -> Rows:
    rows = right(start, stop)
    if kind == "zero":
        rows[-1] = 0
    elif kind == "nan":
        rows[-1, 0] = np.nan
    elif kind == "inf":
        rows[-1, 0] = np.inf
    elif kind == "wide":
        rows = np.concatenate([rows, rows], axis=1)
    elif kind == "few":
        rows = rows[:-1]
    else:
        rows = rows[:, :, None]
    return rows


KINDS = ["zero", "nan", "inf", "wide", "few", "deep"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_embedding_is_never_returned(kind: str) -> None:
    model = Pretended("cpu", batch=4)
    model.misbehave = lambda _device, start, stop: wrong(kind, start, stop)
    with pytest.raises(AsifError, match="timm:tiny gave no usable embedding"):
        model.run(6)


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_wrong_in_a_batch_alone_is_done_one_by_one(kind: str) -> None:
    model = Pretended("cpu", batch=4)
    model.misbehave = lambda _device, start, stop: wrong(kind, start, stop) if stop - start > 1 else None
    assert (model.run(9) == right(0, 9)).all()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_gpu_gets_wrong_the_cpu_does_again(kind: str) -> None:
    model = Pretended("cuda:0", batch=4)
    model.misbehave = lambda device, start, stop: wrong(kind, start, stop) if device != "cpu" else None
    assert (model.run(9) == right(0, 9)).all()
    assert model.runner.device == "cpu"
    assert "no embedding" in model.sentences[0]


def test_one_bad_input_does_not_let_its_neighbours_through_under_its_name() -> None:
    model = Pretended("cpu", batch=4)

    def sixth_is_zero(device: str, start: int, stop: int) -> Rows:
        rows = right(start, stop)
        rows[np.arange(start, stop) == 5] = 0
        return rows

    model.misbehave = sixth_is_zero
    with pytest.raises(AsifError):
        model.run(9)
    assert (model.run(4) == right(0, 4)).all()


def test_the_first_batch_tells_the_length_if_it_is_not_known() -> None:
    model = Pretended("cpu", dim=None)
    with pytest.raises(RuntimeError):
        _ = model.runner.dim
    model.run(1)
    assert model.runner.dim == 2
    assert model.run(0).shape == (0, 2)


def test_a_second_caller_waits_for_one_batch_not_for_all() -> None:
    order: list[str] = []
    started, asked = threading.Event(), threading.Event()
    runner = Runner("timm:tiny", "cpu", lambda _device: None, None, dim=2, batch=1)

    def work(start: int, stop: int) -> Rows:
        order.append("work")
        started.set()
        asked.wait(10)
        return right(start, stop)

    def ask(start: int, stop: int) -> Rows:
        order.append("ask")
        return right(start, stop)

    busy = threading.Thread(target=lambda: runner.run(2000, work))
    busy.start()
    started.wait(10)
    quick = threading.Thread(target=lambda: runner.run(1, ask))
    quick.start()
    asked.set()
    quick.join(60)
    busy.join(60)
    assert "ask" in order
    assert order.index("ask") < len(order) - 1, "the question was answered before the work was over"
