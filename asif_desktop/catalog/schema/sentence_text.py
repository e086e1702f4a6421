"""Sentences as the catalog keeps them: as JSON, so that any client can tell them in any language later."""

from typing import Any

import msgspec
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from asif_desktop.domain.sentences import Sentence

_decode = msgspec.json.Decoder(Sentence).decode


class SentenceText(TypeDecorator[Sentence]):
    """A column of sentences. A text that is no JSON list is from before: English, and told as it is."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sentence | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Returns what is stored."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Sentence | None:  # noqa: ARG002
        """Returns what was stored."""
        if value is None:
            return None
        try:
            return _decode(value)
        except msgspec.DecodeError:
            return Sentence(value)
