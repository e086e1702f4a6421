"""The index asks for the GPU that encodes pictures, where the work is worth it."""

from functools import partial

import pytest

from asif_desktop.asif.bulk import gpu as gpu_module
from asif_desktop.domain.events import Event, Notice
from asif_desktop.library.index.accelerating import WORTH, Accelerating

Told = list[Event]


class OnCpu(gpu_module.Gpu):
    def __init__(self, device: str, *others: object) -> None:
        assert device == "cuda:1"
        super().__init__("cpu", *others)  # type: ignore[arg-type]


def test_little_work_and_other_devices_look_for_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(gpu_module, "Gpu")
    assert Accelerating(lambda: "cuda:1", print).gpu(WORTH - 1) is None
    for device in ("cpu", "mps", "xpu:0", "auto", "cuda"):
        assert Accelerating(partial(str, device), print).gpu(WORTH) is None


def test_much_work_goes_to_the_gpu_that_encodes_until_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu_module, "Gpu", OnCpu)
    told: Told = []
    accelerating = Accelerating(lambda: "cuda:1", told.append)
    found = accelerating.gpu(WORTH)
    assert found is not None
    assert accelerating.gpu(2 * WORTH) is found
    found._give_up(RuntimeError("unspecified launch failure\nand more"))
    assert accelerating.gpu(WORTH) is None
    assert [isinstance(event, Notice) for event in told] == [True]
    assert "unspecified launch failure)" in str(told[0].message) if isinstance(told[0], Notice) else False
