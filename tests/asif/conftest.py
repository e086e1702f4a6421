"""Small blocks and low thresholds, so that small tests go every way that large indexes go."""

import pytest

from asif_desktop.asif.bulk import products
from asif_desktop.asif.changes import anchor_changes, moving, upkeep
from asif_desktop.asif.state import postings


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "ROWS", 8)
    monkeypatch.setattr(products, "COLUMNS", 16)
    monkeypatch.setattr(anchor_changes, "_FEW", 4)
    monkeypatch.setattr(anchor_changes, "_MANY", 3)
    monkeypatch.setattr(postings, "_SLICE", 64)
    monkeypatch.setattr(upkeep, "_TRIFLE", 0)
    monkeypatch.setattr(moving, "_PIECE", 64)
    monkeypatch.setattr(upkeep, "_BATCH", 3)
    monkeypatch.setattr(upkeep, "_SECONDS", 0.0)  # a step a slice
