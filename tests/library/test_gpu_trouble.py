"""A GPU that is gone, lost, short of memory or wrong: a sentence, the CPU, and never a wrong embedding."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Notice
from asif_desktop.domain.sentences import said
from asif_desktop.encoders import DeviceMissingError, ImageEncoder, Notify, TextEncoder
from asif_desktop.encoders.gpu.runner import Runner
from asif_desktop.library.models import Runtime
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyImageEncoder, TinyMakers

Trouble = Callable[[int], NDArray[np.float32] | None]
"""Takes how many pictures a GPU is given; raises, or returns what it gives instead of embeddings."""


class OnGpu(TinyImageEncoder):
    """A tiny encoder that runs as the real ones do, on a GPU that fails."""

    def __init__(self, spec: str, trouble: Trouble, notify: Notify) -> None:
        super().__init__(spec)
        self._trouble = trouble
        self._runner = Runner(spec, "cuda:0", lambda _: None, notify, dim=self.dim)

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        def forward(start: int, stop: int) -> NDArray[np.float32]:
            wrong = self._trouble(stop - start) if self._runner.device != "cpu" else None
            return super(OnGpu, self).encode(pixels[start:stop]) if wrong is None else wrong

        return self._runner.run(len(pixels), forward)


class GpuMakers(TinyMakers):
    """Has no driver for what the settings ask for, unless there is a trouble of another kind."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble: Trouble | None = None

    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        self._look_for(device)
        if self.trouble is not None:
            return OnGpu(spec, self.trouble, notify)
        return super().image(spec, device, runtime, notify)

    def text(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> TextEncoder:
        self._look_for(device)
        return super().text(spec, device, runtime, notify)

    def _look_for(self, device: str) -> None:
        if device == "cuda" and self.trouble is None:
            raise DeviceMissingError(
                said('The device "cuda" is not available here (none found); choose auto.')
            )


@pytest.fixture
def makers() -> GpuMakers:
    return GpuMakers()


class Opened:
    """A library whose settings ask for a GPU, and what it said."""

    def __init__(self, directory: Path, makers: GpuMakers) -> None:
        self.library = OpenLibrary(directory, makers)
        self.library.catalog.set_setting("device", "cuda")
        self.library.close()
        self.library = OpenLibrary(directory, makers)
        self.said: list[str] = []
        self.library.listen(self._note)

    def _note(self, event: Event) -> None:
        if isinstance(event, Notice):
            self.said.append(str(event.message))


@pytest.fixture
def opened(tmp_path: Path, makers: GpuMakers) -> Iterator[Opened]:
    made = Opened(tmp_path / "gpu", makers)
    yield made
    made.library.close()


def test_a_gpu_without_its_driver_gives_way_to_the_cpu_with_a_sentence(opened: Opened, photos: Path) -> None:
    assert answer(opened.library, requests.IndexFolders([bytes(photos)])).new == 12
    answer(opened.library, requests.Teach([bytes(photos / "00.png")], "a word"))
    assert answer(opened.library, requests.Search("a word")).matches
    assert answer(opened.library, requests.GetStatus()).device == "cpu"
    told = [sentence for sentence in opened.said if "Until then the CPU is used." in sentence]
    assert len(told) == 2, "of either encoder"
    assert answer(opened.library, requests.GetSettings())["device"] == "cuda", "it may be back tomorrow"


def test_a_missing_device_that_is_chosen_is_refused(library: OpenLibrary) -> None:
    with pytest.raises(AsifError, match="not available here"):
        answer(library, requests.SetSetting("device", "cuda"))
    assert answer(library, requests.GetSettings())["device"] == "auto"


def short_of_memory(count: int) -> None:
    if count > 2:
        raise RuntimeError("CUDA out of memory. Tried to allocate 2 GiB")


def lost(_: int) -> None:
    raise RuntimeError("CUDA error: the launch timed out and was terminated")


def not_a_number(count: int) -> NDArray[np.float32]:
    return np.full((count, 48), np.nan, np.float32)


def too_short(count: int) -> NDArray[np.float32]:
    return np.ones((count, 47), np.float32)


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (short_of_memory, "smaller batches"),
        (lost, "the launch timed out"),
        (not_a_number, "no embedding"),
        (too_short, "no embedding"),
    ],
)
def test_photos_are_indexed_all_the_same_and_no_wrong_embedding_is_kept(
    opened: Opened, makers: GpuMakers, photos: Path, trouble: Trouble, sentence: str
) -> None:
    makers.trouble = trouble
    assert answer(opened.library, requests.IndexFolders([bytes(photos)])).new == 12
    assert [one for one in opened.said if sentence in one], opened.said
    kept = embeddings_of(opened.library)
    right = OpenLibrary(photos.parent / "right", TinyMakers())
    answer(right, requests.IndexFolders([bytes(photos)]))
    assert kept == embeddings_of(right)
    right.close()


def embeddings_of(library: OpenLibrary) -> dict[bytes, bytes]:
    """Returns the vector of each photo by its content, after a look at whether it is one."""
    contents = library.catalog.contents()[1]
    row = library.models.image_row()
    present, vectors = library.store.get(row.id, contents)
    assert present.all()
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1)
    unit = np.linalg.norm(quantise(np.eye(1, row.dim, dtype=np.float32)).astype(np.float64))
    np.testing.assert_allclose(lengths, unit, rtol=1e-2)
    return {content: vector.tobytes() for content, vector in zip(contents, vectors, strict=True)}
