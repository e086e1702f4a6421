"""What loading changes for a while is as before afterwards."""

import logging
import threading
import warnings

import pytest
from huggingface_hub import constants
from huggingface_hub.utils.tqdm import are_progress_bars_disabled
from transformers.utils import logging as transformers_logging

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.families.loading import explained, load_from_hub, load_local
from asif_desktop.encoders.silence import silence


def test_files_of_this_computer_are_loaded_offline_and_then_all_is_as_before() -> None:
    before = constants.HF_HUB_OFFLINE
    assert load_local("timm:tiny", lambda: constants.HF_HUB_OFFLINE) is True
    assert before == constants.HF_HUB_OFFLINE

    def fail() -> None:
        raise ValueError("no model")

    with pytest.raises(AsifError):
        load_local("timm:tiny", fail)
    assert before == constants.HF_HUB_OFFLINE


def test_the_cache_is_asked_before_the_hub() -> None:
    assert load_from_hub("timm:tiny", lambda: constants.HF_HUB_OFFLINE, None, pytest.fail) is True


def test_one_model_is_loaded_at_a_time() -> None:
    inside, most = 0, 0
    guard = threading.Lock()

    def build() -> None:
        nonlocal inside, most
        with guard:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.02)
        with guard:
            inside -= 1

    threads = [threading.Thread(target=load_local, args=("timm:tiny", build)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_what_a_library_raises_becomes_its_first_line() -> None:
    with pytest.raises(AsifError) as caught, explained("timm:tiny"):
        raise KeyError("architecture\nand much more")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("The model timm:tiny cannot be loaded (KeyError: ")
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_sentence_for_the_person_stays_as_it_is() -> None:
    with pytest.raises(AsifError, match=r"^Already said\.$"), explained("timm:tiny"):
        raise AsifError(said("Already said."))


def test_libraries_are_silent_for_a_while(capfd: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    timm = logging.getLogger("timm")
    before = (root.handlers[:], root.filters[:], timm.level, warnings.filters[:])
    bars = (transformers_logging.is_progress_bar_enabled(), are_progress_bars_disabled())
    with silence():
        warnings.warn("noise", UserWarning, stacklevel=1)
        logging.getLogger("timm.models").warning("noise")
        logging.getLogger("huggingface_hub").error("noise")
        assert not transformers_logging.is_progress_bar_enabled()
        assert are_progress_bars_disabled()
    assert capfd.readouterr() == ("", "")
    assert (root.handlers, root.filters, timm.level, warnings.filters) == before
    assert (transformers_logging.is_progress_bar_enabled(), are_progress_bars_disabled()) == bars
