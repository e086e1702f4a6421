"""Devices by name."""

import pytest
import torch

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import DeviceMissingError
from asif_desktop.encoders.gpu.devices import choose_device


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Returns how many devices of each kind there are; change it to change them."""
    there = {"cuda": 0, "xpu": 0, "mps": 0}
    monkeypatch.setattr(torch.cuda, "is_available", lambda: there["cuda"] > 0)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: there["cuda"])
    monkeypatch.setattr(torch.xpu, "is_available", lambda: there["xpu"] > 0)
    monkeypatch.setattr(torch.xpu, "device_count", lambda: there["xpu"])
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: there["mps"] > 0)
    return there


def test_auto_takes_the_best_that_is_there(devices: dict[str, int]) -> None:
    assert choose_device("auto") == "cpu"
    devices["xpu"] = 1
    assert choose_device("auto") == "xpu:0"
    devices["mps"] = 1
    assert choose_device("auto") == "mps"
    devices["cuda"] = 2
    assert choose_device("auto") == "cuda:0"


def test_a_device_can_be_named(devices: dict[str, int]) -> None:
    devices.update(cuda=2, mps=1)
    assert choose_device("cpu") == "cpu"
    assert choose_device("cuda") == "cuda:0"
    assert choose_device("cuda:1") == "cuda:1"
    assert choose_device("mps") == "mps"


@pytest.mark.parametrize("name", ["cuda", "cuda:0", "mps", "xpu", "cuda:2"])
def test_a_device_that_is_not_there_is_refused(devices: dict[str, int], name: str) -> None:
    devices["cuda"] = 2 if name == "cuda:2" else 0
    with pytest.raises(DeviceMissingError, match=f'"{name}" is not available here .* choose auto or cpu'):
        choose_device(name)


@pytest.mark.parametrize("name", ["", "gpu", "CUDA", "cuda:", "cuda:x", "cuda:-1", "cpu0", "auto "])
def test_what_is_no_device_is_refused(devices: dict[str, int], name: str) -> None:
    with pytest.raises(AsifError, match="is no device; choose auto, cpu, cuda, mps or xpu"):
        choose_device(name)
