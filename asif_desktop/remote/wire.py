"""What goes over the socket: msgpack of typed structs, checked on arrival, never pickle."""

import functools
from typing import Any, Literal

import msgspec

from asif_desktop.domain.events import Event
from asif_desktop.domain.requests import AnyRequest
from asif_desktop.domain.sentences import Sentence

PROTOCOL = 2
"""Grows when old and new programs would misunderstand each other."""

LARGEST_MESSAGE = 1 << 28
"""Bytes; anything larger is not ours, and is refused before it is read."""


class Hello(msgspec.Struct, frozen=True):
    """The client's first message."""

    protocol: int
    purpose: Literal["ask", "listen"]


class Welcome(msgspec.Struct, frozen=True, tag="welcome"):
    """The library process takes the client in."""

    pid: int


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    """Nothing was done; the sentence says why."""

    sentence: Sentence
    busy: bool = False
    """The library process is about to end: ask the next one."""


class Answer(msgspec.Struct, frozen=True, tag="answer"):
    """The answer to a request; its type follows from the request."""

    body: msgspec.Raw


Greeting = Welcome | Refusal
Reply = Answer | Refusal

encode = msgspec.msgpack.encode
decode_hello = msgspec.msgpack.Decoder(Hello).decode
decode_greeting = msgspec.msgpack.Decoder(Greeting).decode
decode_reply = msgspec.msgpack.Decoder(Reply).decode
decode_event = msgspec.msgpack.Decoder(Event).decode


def decode_request(message: bytes) -> Any:
    """Returns the request that a message holds, one of AnyRequest.

    Raises:
        msgspec.DecodeError: It holds none.
    """
    return _request_decoder().decode(message)


@functools.cache
def _request_decoder() -> msgspec.msgpack.Decoder[AnyRequest]:
    # Made where it is used: a client, which is to be there at once, never decodes a request.
    return msgspec.msgpack.Decoder(AnyRequest)
