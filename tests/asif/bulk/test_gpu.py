"""Bulk changes on a device that torch drives, the CPU here, are those of the compiled kernels to the bit."""

from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from asif_desktop.asif.bulk import gpu as gpu_module
from asif_desktop.asif.bulk.gpu import Gpu
from asif_desktop.asif.state import state
from asif_desktop.asif.state.state import Parameters, State
from tests.asif.small import IMAGES, PHOTOS, TEXTS, small, snapshot
from tests.asif.wandering import Walk
from tests.asif.worlds import IMAGE_DIM, TEXT_DIM, World, coarse


class Counted(Gpu):
    """A device that counts what it did."""

    def __init__(self) -> None:
        super().__init__("cpu")
        self.lists, self.reached = 0, 0

    def best_lists(self, *arguments: Any) -> bool:
        done = super().best_lists(*arguments)
        self.lists += done
        return done

    def candidates(self, *arguments: Any) -> Any:
        found = super().candidates(*arguments)
        self.reached += found is not None
        return found


@pytest.fixture
def everywhere(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Has every index of the test, loaded ones too, compute on one device."""
    device = Counted()
    plain = State.__init__

    def with_device(self: State, parameters: Parameters) -> None:
        plain(self, parameters)
        self.gpu = lambda _: device

    monkeypatch.setattr(State, "__init__", with_device)
    monkeypatch.setattr(gpu_module, "_MOST", 7)
    monkeypatch.setattr(gpu_module, "_LEAST", 3)
    monkeypatch.setattr(gpu_module, "_TIED", 2)
    device._rows = 7
    return device


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(("k", "scaled"), [(5, False), (20, True), (60, False)])
def test_every_step_of_a_walk_is_exact_on_a_gpu_too(
    monkeypatch: pytest.MonkeyPatch, everywhere: Counted, k: int, scaled: bool
) -> None:
    monkeypatch.setattr(state, "slack_for", lambda k: 4)
    world = World(k, 3, k, 3, image_dim=IMAGE_DIM)
    rng = np.random.default_rng(k)
    walk = Walk(world.index(), world, rng, scaled)
    texts = coarse(rng, 2, TEXT_DIM)
    for number, name in enumerate(walk.steps(200)):
        if number % 5 == 0 or name in ("drop", "collect"):
            world.check(walk.index, texts)
    assert everywhere.lists > 10
    assert everywhere.reached > 10
    assert everywhere.usable


def test_a_device_is_chosen_by_how_much_there_is_to_do() -> None:
    asked: list[int] = []
    index, plain = small(), small()
    index.compute_on(lambda work: asked.append(work))
    for each in (index, plain):
        each.add_anchors(range(20, 30), IMAGES[20:], TEXTS[20:])
    assert snapshot(index) == snapshot(plain)
    assert asked == [30 * 10 * 12]


@pytest.mark.parametrize("memory", [True, False])
def test_a_device_that_fails_leaves_the_work_to_the_processor_and_says_so(
    monkeypatch: pytest.MonkeyPatch, memory: bool
) -> None:
    told: list[Exception] = []
    device = Gpu("cpu", told.append)
    index, plain = small(), small()
    index.compute_on(lambda _: device)
    error = torch.OutOfMemoryError("CUDA out of memory") if memory else RuntimeError("device-side assert")

    def fail(*_: object) -> torch.Tensor:
        raise error

    monkeypatch.setattr(device, "_similarities", fail)
    for each in (index, plain):
        each.add_anchors(range(20, 30), IMAGES[20:], TEXTS[20:])
        each.remove_anchors(range(15))
    assert snapshot(index) == snapshot(plain)
    assert told == [error]
    assert not device.usable


def test_blocks_become_smaller_where_the_memory_of_the_device_does_not_suffice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gpu_module, "_LEAST", 2)
    device = Gpu("cpu")
    similarities, sizes = device._similarities, []

    def little(vectors: NDArray[np.int16], *others: Any) -> torch.Tensor:
        if len(vectors) > 8:
            raise torch.OutOfMemoryError("CUDA out of memory")
        sizes.append(len(vectors))
        return similarities(vectors, *others)

    monkeypatch.setattr(device, "_similarities", little)
    index, plain = small(), small()
    index.compute_on(lambda _: device)
    for each in (index, plain):
        each.add_anchors(range(20, 30), IMAGES[20:], TEXTS[20:])
        each.remove_anchors(range(15))
    assert snapshot(index) == snapshot(plain)
    assert device.usable
    assert max(sizes) <= 8


@pytest.mark.parametrize("bits", [13, 16])  # that TF32 and bfloat16 leave out of float32
def test_a_device_that_shortens_its_numbers_is_not_used(monkeypatch: pytest.MonkeyPatch, bits: int) -> None:
    told: list[Exception] = []

    def shortened(numbers: torch.Tensor) -> torch.Tensor:
        half = 1 << (bits - 1)
        return ((numbers.contiguous().view(torch.int32) + half) & -(1 << bits)).view(torch.float32)

    def similarities(self: Gpu, vectors: NDArray[np.int16], anchors: torch.Tensor, _: None) -> torch.Tensor:
        return (shortened(self._sent(vectors).float()) @ shortened(anchors).T).int()

    monkeypatch.setattr(Gpu, "_similarities", similarities)
    assert not Gpu("cpu", told.append).usable
    assert "not exact" in str(told[0])


def test_a_device_that_no_longer_says_how_much_memory_is_free_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Exception] = []
    device, error = Gpu("cpu", told.append), RuntimeError("device-side assert")
    index, plain = small(), small()
    index.compute_on(lambda _: device if device.usable else None)

    def fail() -> int:
        raise error

    monkeypatch.setattr(device, "_free_memory", fail)
    for each in (index, plain):
        each.add_anchors(range(20, 22), IMAGES[20:22], TEXTS[20:22])
        each.add_photos(range(200, 205), PHOTOS[30:35])
    assert snapshot(index) == snapshot(plain)
    assert told == [error]


def test_progress_can_give_a_change_up() -> None:
    index = small()
    device = Gpu("cpu")
    index.compute_on(lambda _: device)
    before = snapshot(index)

    def stop(done: int, total: int) -> None:
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        index.add_anchors(range(20, 30), IMAGES[20:], TEXTS[20:], progress=stop)
    assert snapshot(index) == before
