"""Processes that are killed while they write: what they confirmed is there, and nothing is half there."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore

EDITS = """
import sys
from pathlib import Path
from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from tests.catalog.building import decoded, found

catalog = Catalog.open(Path(sys.argv[1]))
folder = catalog.add_folder(b"/a")
turn = int(sys.argv[2])
print("ready", flush=True)
while True:
    turn += 1
    ids = catalog.add_anchors("x", [NewAnchor(f"{turn}", b"%d" % turn + b"x" * 5000)] * 3, f"Teach {turn}")
    print("taught", *ids, flush=True)
    catalog.record_scan(folder, [found(b"%d-%d" % (turn, copy)) for copy in range(50)], [])
    catalog.record_photos([decoded(file.id, file.path.decode()) for file in catalog.pending_files(50)])
    catalog.edit_caption(ids[0], "edited")
    print("edited", ids[0], flush=True)
    if turn % 3 == 0:
        catalog.undo()
        print("undone", ids[0], flush=True)
"""

VECTORS = """
import sys
from pathlib import Path
import numpy as np
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore

store = EmbeddingStore.open(Path(sys.argv[1]))
encoder = store.encoder_id("a", "h", 4, "p")
turn = len(store.missing(encoder, [])) + int(sys.argv[2])
print("ready", flush=True)
while True:
    turn += 1
    keys = [b"%d-%d" % (turn, copy) for copy in range(64)]
    store.put(encoder, keys, np.full((64, 4), turn % 1000, np.int16))
    print(turn, flush=True)
"""


def killed(script: str, path: Path, turn: int, seconds: float) -> list[list[str]]:
    """Runs the script, kills it this long after it began to write, and returns what it had confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path), str(turn)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        process.kill()
        lines = process.stdout.read().split("\n")[:-1]
    assert process.returncode == -signal.SIGKILL
    return [line.split() for line in lines]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_confirmed_edits_outlive_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    moments = random.Random(6)
    captions: dict[int, str] = {}
    for round_ in range(6):
        for what, *ids in killed(EDITS, path, round_ * 100_000, moments.uniform(0.02, 0.5)):
            for number in ids:
                captions[int(number)] = {"taught": "", "edited": "edited", "undone": ""}[what]
        catalog = Catalog.open(path)
        catalog.integrity_check()
        rows = {row.id: row for row in catalog.anchors()}
        assert set(captions) <= set(rows)
        wrong = [
            number for number, caption in captions.items() if caption and rows[number].caption != caption
        ]
        # The last confirmed edit may have been undone, and the undoing not confirmed.
        assert len(wrong) <= 1, wrong
        assert len(rows) % 3 == 0, "a lesson is kept whole or not at all"
        assert catalog.count_photos() % 50 == 0
        assert catalog.count_photos() + catalog.count_pending() == len(catalog.known_files(1))
        assert all(catalog.anchor_picture(number) for number in rows)
        captions = {number: row.caption if row.caption == "edited" else "" for number, row in rows.items()}
        catalog.close()
    assert len(captions) > 10


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_vectors_outlive_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.sqlite"
    moments = random.Random(7)
    for round_ in range(3):
        turns = [int(line[0]) for line in killed(VECTORS, path, round_ * 100_000, moments.uniform(0.02, 0.4))]
        store = EmbeddingStore.open(path)
        encoder = store.encoder_id("a", "h", 4, "p")
        asked = [b"%d-%d" % (turn, copy) for turn in turns for copy in range(64)]
        present, vectors = store.get(encoder, asked)
        assert present.all()
        assert (vectors.reshape(len(turns), -1) == [[turn % 1000] for turn in turns]).all()
        store.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["embeddings.sqlite"], "nothing was set aside"
