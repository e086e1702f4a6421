import msgspec
import pytest

from asif_desktop.domain import events, requests
from asif_desktop.domain.results import Matches
from asif_desktop.domain.sentences import said
from asif_desktop.library.verbs.table import ANSWERS
from asif_desktop.remote import wire


def test_requests_come_back_as_they_went() -> None:
    teach = requests.Teach([3, b"/photos/\xff.jpg"], "Shrek, my cat", None)
    assert wire.decode_request(wire.encode(teach)) == teach


def test_events_come_back_as_they_went() -> None:
    event = events.Notice(said("The disk is full."))
    assert wire.decode_event(wire.encode(event)) == event


@pytest.mark.parametrize(
    "rubbish", [b"", b"\x80", b"\x81\xa4type\xa4nope", b"\xff" * 40, b"\x93\x01\x02\x03"]
)
def test_rubbish_is_refused(rubbish: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        wire.decode_request(rubbish)


def test_the_answer_type_follows_from_the_request() -> None:
    assert requests.answer_type(requests.Search) is Matches


def test_every_request_has_an_answer() -> None:
    assert set(ANSWERS) == set(requests.AnyRequest.__args__)
