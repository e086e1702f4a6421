import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.indexing.decoding.framing import BrokenMessageError, read_message, write_message
from asif_desktop.indexing.decoding.tasks import MAX_MESSAGE


@given(st.lists(st.binary(max_size=200)))
def test_messages_come_as_they_were_sent(messages: list[bytes]) -> None:
    pipe = io.BytesIO()
    for message in messages:
        write_message(pipe, message)
    pipe.seek(0)
    assert [read_message(pipe) for _ in messages] == messages
    assert read_message(pipe) is None


@given(st.binary(min_size=1, max_size=50), st.data())
def test_a_cut_message_is_no_message(message: bytes, data: st.DataObject) -> None:
    pipe = io.BytesIO()
    write_message(pipe, message)
    cut = data.draw(st.integers(1, len(message) + 7))
    with pytest.raises(BrokenMessageError):
        read_message(io.BytesIO(pipe.getvalue()[:cut]))


def test_a_length_that_cannot_be_is_not_waited_for() -> None:
    with pytest.raises(BrokenMessageError):
        read_message(io.BytesIO(struct.pack("<Q", MAX_MESSAGE + 1)))
