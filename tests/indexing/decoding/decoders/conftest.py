"""Pools of real decoder processes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from tests.indexing.decoding.decoders.processes import MISBEHAVING


@pytest.fixture
def folder(tmp_path: Path) -> bytes:
    return os.fsencode(tmp_path)


@pytest.fixture
def pool() -> Iterator[DecoderPool]:
    with DecoderPool(1) as pool:
        yield pool


@pytest.fixture
def misbehaving() -> Iterator[DecoderPool]:
    with DecoderPool(1, MISBEHAVING, time_limit=60.0) as pool:
        yield pool
