"""What older versions converted goes once a newer one has made its own, and is in nobody's way meanwhile."""

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from asif_desktop.encoders import Preprocessing
from asif_desktop.encoders.cpu import conversions, openvino_models
from asif_desktop.encoders.cpu.conversions import FORM, About
from asif_desktop.encoders.cpu.openvino_encoders import (
    CLASSES,
    MODEL,
    OpenVinoImageEncoder,
    OpenVinoTextEncoder,
)
from asif_desktop.encoders.silence import silence

WEIGHTS, OTHERS = "a1" * 32, "b2" * 32
SIDE = 8


class Tiny(nn.Module):
    """From pixels to three numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = nn.Linear(SIDE * SIDE * 3, 3)

    def forward(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.rows(pixels.float().flatten(1))
        return found


@silence()
def write(aside: Path) -> About:
    with torch.inference_mode():
        example = torch.zeros((1, SIDE, SIDE, 3), dtype=torch.uint8)
        openvino_models.convert(Tiny().eval(), example, aside / MODEL)
    np.savez(aside / CLASSES, classes=np.array(["cat"]), vectors=np.ones((1, 3), np.float32))
    return About(usable=True, dim=3, preprocessing=Preprocessing(SIDE, "squash", "bicubic"), classes=True)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "asif-desktop" / "converted"


def kept(version: str, weights: str = WEIGHTS) -> Path:
    folder = conversions.folder_of("image", weights, version)
    assert conversions.keep(folder, write).usable
    return folder


def opened(folder: Path, about: About) -> OpenVinoImageEncoder:
    return OpenVinoImageEncoder("tiny", WEIGHTS, folder, about)


def names(cache: Path) -> set[str]:
    return {entry.name for entry in cache.iterdir()}


def test_what_older_versions_made_of_the_same_weights_goes(cache: Path) -> None:
    others = kept("2024.1.0", OTHERS)
    text = conversions.folder_of("text", WEIGHTS, "2024.1.0")
    shutil.copytree(others, text)
    olds = [kept("2024.6.0")]
    for form, version in ((FORM, "2024.10.0"), (FORM - 1, "2024.12.0"), (FORM - 1, "2024.1.0")):
        olds.append(cache / f"image-{WEIGHTS[:32]}-{form}-{version}")
        shutil.copytree(others, olds[-1])
    model = f"image-{WEIGHTS[:32]}"
    newer = [cache / f"{model}-{FORM + 1}-2024.1.0", cache / f"{model}-{FORM}-2025.1.0"]
    strange = [cache / "image-mine", cache / f"{model}-{FORM}-nightly", cache / f"{olds[0].name} copy"]
    for folder in (*newer, *strange):
        folder.mkdir()
    now = kept("2024.12.0")
    assert names(cache) == {folder.name for folder in (now, others, text, *newer, *strange)}
    assert conversions.find(now) is not None


def test_whoever_has_an_older_conversion_open_goes_on_with_it(cache: Path) -> None:
    old = kept("2024.1.0")
    about = conversions.find(old)
    assert about is not None
    encoder = opened(old, about)
    pictures = np.random.default_rng(1).integers(0, 256, (3, SIDE, SIDE, 3), dtype=np.uint8)
    before = encoder.encode(pictures)
    now = kept("2024.2.0")
    assert names(cache) == {now.name}
    encoder.let_go()  # what it needs is read again, from a file that is nowhere any more
    assert (encoder.encode(pictures) == before).all()
    prototypes = encoder.prototypes()
    assert prototypes is not None
    assert list(prototypes.classes) == ["cat"]


def test_an_older_program_does_not_take_a_newer_one_s_conversion(cache: Path) -> None:
    newer, older = kept("2024.2.0"), kept("2024.1.0")
    assert names(cache) == {newer.name, older.name}


def test_two_that_convert_at_once_end_with_one_conversion_that_both_use(cache: Path) -> None:
    old = kept("2024.1.0")
    folder, together = conversions.folder_of("image", WEIGHTS, "2024.2.0"), threading.Barrier(2)

    def write_together(aside: Path) -> About:
        about = write(aside)
        together.wait(60)
        return about

    with ThreadPoolExecutor(2) as threads:
        done = [threads.submit(conversions.keep, folder, write_together) for _ in range(2)]
        abouts = [one.result(60) for one in done]
    assert names(cache) == {folder.name} != {old.name}
    assert conversions.find(folder) in abouts
    for about in abouts:
        assert opened(folder, about).encode(np.zeros((1, SIDE, SIDE, 3), np.uint8)).shape == (1, 3)


def test_one_that_another_process_made_meanwhile_is_used_and_left_where_it_is(cache: Path) -> None:
    folder = conversions.folder_of("image", WEIGHTS, "2024.2.0")

    def be_late(aside: Path) -> About:
        conversions.keep(folder, write)
        return write(aside)

    about = conversions.keep(folder, be_late)
    inode = (folder / MODEL).stat().st_ino
    assert conversions.find(folder) == about
    assert conversions.keep(folder, write) == about
    assert (folder / MODEL).stat().st_ino == inode


def test_what_cannot_be_removed_stays_and_the_new_one_is_kept_all_the_same(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = kept("2024.1.0")
    replace = os.replace

    def busy(source: Path, target: Path) -> None:
        if Path(source) == old:
            raise PermissionError(13, "a file is open")  # as on Windows
        replace(source, target)

    with monkeypatch.context() as held:
        held.setattr(os, "replace", busy)
        now = kept("2024.2.0")
    assert names(cache) == {old.name, now.name}
    assert conversions.find(old) is not None
    latest = kept("2024.3.0")
    assert names(cache) == {latest.name}


def test_files_that_cannot_be_removed_are_no_conversion_any_more(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = kept("2024.1.0")
    with monkeypatch.context() as held:
        held.setattr(shutil, "rmtree", lambda *_, **__: None)
        now = kept("2024.2.0")
    assert conversions.find(old) is None
    (remains,) = names(cache) - {now.name}
    assert remains.startswith(f"{old.name}.aside-")
    os.utime(cache / remains, (0, 0))
    kept("2024.2.1")
    assert remains not in names(cache)


def test_a_link_in_the_cache_is_left_alone(cache: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_bytes(b"mine")
    now = kept("2024.1.0")
    link = cache / f"image-{WEIGHTS[:32]}-{FORM}-2023.1.0"
    link.symlink_to(elsewhere)
    shutil.rmtree(now)
    kept("2024.1.0")
    assert link.is_symlink()
    assert (elsewhere / "mine").read_bytes() == b"mine"


def test_a_conversion_that_goes_while_it_is_loaded_is_one_that_cannot_be_loaded(cache: Path) -> None:
    folder = kept("2024.1.0")
    about = conversions.find(folder)
    assert about is not None
    shutil.rmtree(folder)
    with pytest.raises(RuntimeError, match="cannot be read"):
        opened(folder, about)
    with pytest.raises(RuntimeError, match="cannot be read"):
        OpenVinoTextEncoder("tiny", WEIGHTS, folder, about)
