"""What a decoder answers is checked before it is believed."""

from typing import Any

import msgspec
import pytest

from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import (
    THUMBNAIL,
    Decoded,
    DecodeFailure,
    DecodeTask,
    EncoderInput,
    Message,
    is_sound,
)
from asif_desktop.metadata.photo_metadata import Metadata
from tests.indexing.pictures import encoded, scenery

TASK = DecodeTask(
    data=encoded(scenery(40, 30), "PNG"), encoder=EncoderInput(8, "squash", "bicubic"), copies=(THUMBNAIL,)
)


def answer() -> Decoded:
    decoded = decode(TASK)
    assert isinstance(decoded, Decoded)
    return decoded


def test_a_true_answer_is_believed() -> None:
    assert is_sound(answer(), TASK)
    assert answer().array().shape == (8, 8, 3)
    assert is_sound(DecodeFailure(said("It is damaged.")), TASK)


@pytest.mark.parametrize(
    "change",
    [
        {"file_hash": b"short"},
        {"content_hash": b""},
        {"kind": "EXE"},
        {"width": 0},
        {"height": -1},
        {"size": 0},
        {"pixels": b""},
        {"pixels": bytes(8 * 8 * 3 + 1)},
        {"copies": ()},
        {"copies": (b"GIF89a",)},
        {"copies": (b"\xff\xd8\xff\xe0 cut",)},
        {"metadata": Metadata(camera="x" * 10_000)},
        {"metadata": Metadata(iso=-1)},
        {"metadata": Metadata(exposure=float("nan"))},
        {"metadata": Metadata(latitude=91.0, longitude=0.0)},
        {"metadata": Metadata(latitude=0.0, longitude=float("nan"))},
    ],
    ids=str,
)
def test_what_cannot_be_is_not_believed(change: dict[str, Any]) -> None:
    assert not is_sound(msgspec.structs.replace(answer(), **change), TASK)


def test_a_failure_needs_a_reason_that_can_be_shown() -> None:
    assert not is_sound(DecodeFailure(said("")), TASK)
    assert not is_sound(DecodeFailure(Sentence("x" * 100_000)), TASK)


def test_messages_survive_the_pipe() -> None:
    decoder = msgspec.msgpack.Decoder(Message)
    for message in (answer(), DecodeFailure(said("It is damaged."), "changed")):
        assert decoder.decode(msgspec.msgpack.encode(message)) == message
    task = msgspec.msgpack.decode(msgspec.msgpack.encode(TASK), type=DecodeTask)
    assert task == TASK


@pytest.mark.parametrize("bad", [b"", b"\xc1", msgspec.msgpack.encode({"type": "decoded"}), b"\x93\1\2\3"])
def test_what_is_no_message_is_refused(bad: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        msgspec.msgpack.Decoder(Message).decode(bad)
