"""A model from a hub: the library says what would be fetched, and changes nothing until that is agreed to."""

from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.encoders import ImageEncoder, Notify
from asif_desktop.encoders.consent import Download, require_consent
from asif_desktop.library.models import Runtime
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


class FarMakers(TinyMakers):
    """Has one model that is not on this computer."""

    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        if "far" in spec:
            require_consent(spec, Download("https://hub.example", 412_000_000))
        return super().image(spec, device, runtime, notify)


@pytest.fixture
def makers() -> TinyMakers:
    return FarMakers()


def test_a_model_from_afar_asks_first(library: OpenLibrary, photos: Path) -> None:
    before = answer(library, requests.GetSettings())
    told = str(answer(library, requests.SetSetting("image_encoder", "tiny:far")))
    assert "tiny:far" in told
    assert "https://hub.example" in told
    assert "about 410 MB" in told
    assert answer(library, requests.GetSettings()) == before
    assert library.models.choice.image == before["image_encoder"]
    assert answer(library, requests.SetSetting("image_encoder", "tiny:far", download=True)) is None
    assert library.models.choice.image == "tiny:far"
