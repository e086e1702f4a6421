"""How fast photos will be encoded is measured, not guessed."""

from asif_desktop.domain.requests import MeasureSpeed
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def test_the_speed_is_measured_with_the_encoder_in_use(library: OpenLibrary, makers: TinyMakers) -> None:
    before = makers.images[-1].encoded
    assert answer(library, MeasureSpeed()) > 0
    assert makers.images[-1].encoded > before
