"""The model of phrases is loaded while the library is still being opened."""

from pathlib import Path

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.encoders import DEFAULT_TEXT_ENCODER, Notify, TextEncoder
from asif_desktop.library.models import RealMakers
from asif_desktop.library.phrases_ahead import PhrasesAhead
from benchmarks.tiny_encoders import TinyTextEncoder


class _Loading:
    """Makes tiny encoders, and remembers for whom."""

    def __init__(self) -> None:
        self.specs: list[str] = []
        self.notify: Notify | None = None

    def __call__(self, spec: str, notify: Notify) -> TextEncoder:
        self.specs.append(spec)
        self.notify = notify
        return TinyTextEncoder(spec)


def _told(_: Sentence) -> None:
    raise AssertionError("there is nothing to say")


def _with(directory: Path, **settings: str) -> Path:
    catalog = Catalog.open(directory / "catalog.sqlite")
    for name, value in settings.items():
        catalog.set_setting(name, value)
    catalog.close()
    return directory


def test_what_was_loaded_is_what_the_library_takes_once(tmp_path: Path) -> None:
    loading = _Loading()
    ahead = PhrasesAhead(_with(tmp_path, device="cpu", text_encoder="tiny:text"), loading)
    said_since: list[Sentence] = []
    taken = RealMakers(ahead).text("tiny:text", "cpu", "auto", said_since.append)
    assert taken.spec == "tiny:text"
    assert loading.specs == ["tiny:text"]
    assert ahead.taken("tiny:text", _told) is None
    assert loading.notify is not None
    loading.notify(said("The model failed."))
    assert said_since == [said("The model failed.")], "who took it hears what it has to say from then on"


def test_another_model_than_was_loaded_is_not_taken_for_it(tmp_path: Path) -> None:
    ahead = PhrasesAhead(_with(tmp_path, device="cpu"), _Loading())
    assert ahead.taken("tiny:other", _told) is None


@pytest.mark.parametrize("settings", [{"device": "cuda"}, {"device": "cpu", "runtime": "torch"}])
def test_nothing_is_loaded_where_torch_runs_the_model(tmp_path: Path, settings: dict[str, str]) -> None:
    loading = _Loading()
    ahead = PhrasesAhead(_with(tmp_path, **settings), loading)
    assert ahead.taken(DEFAULT_TEXT_ENCODER, _told) is None
    assert loading.specs == []


def test_a_model_that_cannot_be_loaded_is_left_to_who_asks_for_it(tmp_path: Path) -> None:
    def fails(spec: str, notify: Notify) -> TextEncoder:
        raise MemoryError

    ahead = PhrasesAhead(_with(tmp_path, device="cpu"), fails)
    assert ahead.taken(DEFAULT_TEXT_ENCODER, _told) is None
