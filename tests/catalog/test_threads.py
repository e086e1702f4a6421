"""Many threads on one catalog: nothing is lost, and nobody sees half an edit."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.sentences import Sentence
from tests.catalog.building import classes, decoded, found


def test_edits_and_reads_at_once(catalog: Catalog) -> None:
    done = threading.Event()
    torn: list[object] = []
    generations: list[int] = []

    def teach(writer: int) -> list[int]:
        return [
            number
            for turn in range(15)
            for number in catalog.add_anchors(
                f"of {writer % 2}", classes(2, turn), Sentence(f"Teach {writer} {turn}")
            )
        ]

    def scan(folder: bytes) -> int:
        root = catalog.add_folder(folder)
        for turn in range(15):
            catalog.record_scan(root, [found(b"%d-%d.jpg" % (turn, copy)) for copy in range(2)], [])
            mine = [file for file in catalog.pending_files(100) if file.path.startswith(folder)]
            catalog.record_photos([decoded(file.id, file.path.decode()) for file in mine])
        return root

    def look() -> int:
        looks = 0
        while not done.is_set():
            before = catalog.generation
            anchors = catalog.anchors()
            if len(anchors) % 2 or sum(one.anchors for one in catalog.collections()) % 2:
                torn.append(len(anchors))
            ids, contents = catalog.contents()
            if len(ids) % 2 or len(ids) != len(contents) or len(catalog.photos(ids.tolist())) != len(ids):
                torn.append(ids)
            generations.append(catalog.generation - before)
            looks += 1
        return looks

    with ThreadPoolExecutor(10) as pool:
        readers = [pool.submit(look) for _ in range(4)]
        taught = [pool.submit(teach, writer) for writer in range(4)]
        scanned = [pool.submit(scan, folder) for folder in (b"/a", b"/b")]
        ids = [number for future in taught for number in future.result()]
        roots = [future.result() for future in scanned]
        done.set()
        assert all(reader.result() > 0 for reader in readers)
    assert torn == []
    assert min(generations) >= 0
    assert sorted(ids) == [row.id for row in catalog.anchors()] == list(range(1, 121))
    assert len(catalog.collections()) == 2
    assert len(catalog.history(1000)) == 60
    assert len(set(roots)) == 2
    assert catalog.count_photos() == 60
    assert catalog.generation == 60 + 2 + 2 * 15 * 2, "one for each change that was committed"
    catalog.integrity_check()


def test_an_edit_waits_for_another_and_both_are_kept(catalog: Catalog) -> None:
    start = threading.Barrier(8)

    def create(name: str) -> None:
        start.wait()
        catalog.create_collection(name)

    with ThreadPoolExecutor(8) as pool:
        futures = [pool.submit(create, name) for name in "abcdefgh"]
        for future in futures:
            future.result()
    assert sorted(one.name for one in catalog.collections()) == list("abcdefgh")
    assert catalog.generation == 8


def test_a_writer_holds_the_file_from_its_beginning(catalog: Catalog, tmp_path: Path) -> None:
    """Else what it read could be old when it writes, and SQLite would refuse it half-way."""
    with closing(sqlite3.connect(tmp_path / "library" / "catalog.sqlite", timeout=0)) as other:
        with catalog._writing(durable=True), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_vectors_from_many_threads(store: EmbeddingStore) -> None:
    encoder = store.encoder_id("a", "h", 4, "p")

    def put(writer: int) -> None:
        for turn in range(10):
            keys = [b"%d" % number for number in range(turn * 10, turn * 10 + 10)]
            store.put(encoder, keys, np.full((10, 4), writer, dtype=np.int16))
            present, vectors = store.get(encoder, keys)
            assert present.all()
            assert (vectors == vectors[:1]).all(), "a batch is kept whole or not at all"

    with ThreadPoolExecutor(6) as pool:
        for future in [pool.submit(put, writer) for writer in range(6)]:
            future.result()
    assert store.missing(encoder, [b"%d" % number for number in range(101)]) == [100]
