import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.catalog.vectors import embeddings
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore, stored_keys
from asif_desktop.domain.errors import AsifError

DIM = 5


def vectors(count: int, seed: int = 0) -> NDArray[np.int16]:
    return np.random.default_rng(seed).integers(-4095, 4096, (count, DIM), dtype=np.int16)


def keys(count: int) -> list[bytes]:
    return [b"\0\xff%d" % number for number in range(count)]


@pytest.fixture
def encoder(store: EmbeddingStore) -> int:
    return store.encoder_id("timm:x", "abc", DIM, "260 squash")


@pytest.mark.parametrize("few", [0, 512])
def test_vectors_come_in_the_order_of_their_keys(
    store: EmbeddingStore, encoder: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they are looked up one by one or found by reading the table."""
    monkeypatch.setattr(embeddings, "_FEW", few)
    monkeypatch.setattr(embeddings, "_CHUNK", 7)
    made = vectors(40)
    store.put(encoder, keys(40), made)
    other = store.encoder_id("timm:y", "abc", DIM, "")
    store.put(other, keys(60), vectors(60, 1))
    asked = [*reversed(keys(50)), b"\0\xff3", b"none", b"none", b"\0\xff3"]
    present, found = store.get(encoder, asked)
    assert present.tolist() == [False] * 10 + [True] * 40 + [True, False, False, True]
    np.testing.assert_array_equal(found, np.concatenate([made[::-1], made[[3, 3]]]))
    assert found.dtype == np.int16
    assert found.flags.writeable
    assert store.missing(encoder, asked) == [*range(10), 51, 52]


def test_nothing_is_an_answer(store: EmbeddingStore, encoder: int) -> None:
    store.put(encoder, [], vectors(0))
    present, found = store.get(encoder, [])
    assert (present.shape, found.shape, found.dtype) == ((0,), (0, DIM), np.dtype(np.int16))
    present, found = store.get(encoder, keys(3))
    assert (present.tolist(), found.shape) == ([False] * 3, (0, DIM))
    assert store.missing(encoder, []) == []
    assert store.missing(encoder, keys(3)) == [0, 1, 2]


def test_a_vector_is_made_once(store: EmbeddingStore, encoder: int) -> None:
    first, second = vectors(2, 0), vectors(3, 1)
    store.put(encoder, keys(2), first)
    store.put(encoder, keys(3), second)
    _, found = store.get(encoder, keys(3))
    np.testing.assert_array_equal(found, np.concatenate([first, second[2:]]))
    store.put(encoder, [b"twice", b"twice"], second[:2])
    _, found = store.get(encoder, [b"twice"])
    np.testing.assert_array_equal(found, second[:1])


def test_vectors_are_kept_little_endian(store: EmbeddingStore, encoder: int, tmp_path: Path) -> None:
    strided = np.asfortranarray(np.array([[1, 2, 3, 4, -2]] * 3, dtype=np.int16))[::2]
    store.put(encoder, keys(2), strided)
    with closing(sqlite3.connect(tmp_path / "library" / "embeddings.sqlite")) as driver:
        (kept,) = driver.execute("SELECT DISTINCT vector FROM vector").fetchall()
    assert kept[0] == bytes([1, 0, 2, 0, 3, 0, 4, 0, 254, 255])
    _, found = store.get(encoder, keys(2))
    np.testing.assert_array_equal(found, strided)


@pytest.mark.parametrize(
    "wrong",
    [
        vectors(2).astype(np.float32),
        vectors(2).astype(np.int32),
        vectors(3),
        vectors(2)[:, :4],
        vectors(2).ravel(),
    ],
)
def test_other_vectors_are_a_bug(store: EmbeddingStore, encoder: int, wrong: NDArray[np.int16]) -> None:
    with pytest.raises(ValueError, match="vectors"):
        store.put(encoder, keys(2), wrong)
    assert store.missing(encoder, keys(2)) == [0, 1]


def test_an_encoder_is_one_by_all_that_makes_its_vectors(store: EmbeddingStore) -> None:
    facts = [
        ("a", "h", 3, "p"),
        ("a", "h2", 3, "p"),
        ("a", "h", 4, "p"),
        ("a", "h", 3, "q"),
        ("b", "h", 3, "p"),
    ]
    ids = [store.encoder_id(*fact) for fact in facts]
    assert len(set(ids)) == 5
    assert store.last_encoder("a", pictures=True) == (ids[3], "h", 3, "q")
    assert store.last_encoder("b", pictures=True) == (ids[4], "h", 3, "p")
    assert store.last_encoder("c", pictures=True) is None
    assert [store.encoder_id(*fact) for fact in facts[:2]] == ids[:2]
    assert store.last_encoder("a", pictures=True) == (ids[1], "h2", 3, "p")


def test_vectors_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.sqlite"
    store = EmbeddingStore.open(path)
    encoder = store.encoder_id("a", "h", DIM, "p")
    store.put(encoder, keys(2), vectors(2))
    store.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["embeddings.sqlite"]
    store = EmbeddingStore.open(path)
    assert store.last_encoder("a", pictures=True) == (encoder, "h", DIM, "p")
    np.testing.assert_array_equal(store.get(encoder, keys(2))[1], vectors(2))
    store.close()
    assert stored_keys(path, encoder) == set(keys(2))
    assert stored_keys(tmp_path / "none.sqlite", encoder) == set()


def of_another_version(path: Path) -> None:
    EmbeddingStore.open(path).close()
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("PRAGMA user_version = 99")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("CREATE TABLE recipes (name TEXT)")


def with_a_sound_first_page_alone(path: Path) -> None:
    EmbeddingStore.open(path).close()
    with closing(sqlite3.connect(path)) as driver:
        for number in range(500):  # the list of tables grows beyond the first page
            driver.execute(f"CREATE TABLE filling_{number} (a_column_with_a_name_of_some_length TEXT)")
    with path.open("r+b") as file:
        file.seek(16384)
        file.write(b"\xa5" * (path.stat().st_size - 16384))


def with_a_damaged_list_of_tables(path: Path) -> None:
    EmbeddingStore.open(path).close()
    with path.open("r+b") as file:
        file.seek(200)
        file.write(b"\xa5" * (16384 - 200))


@pytest.mark.parametrize(
    "make",
    [
        of_another_version,
        of_another_program,
        with_a_sound_first_page_alone,
        with_a_damaged_list_of_tables,
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(b"garbage " * 1000),
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4000),
    ],
)
def test_what_cannot_be_used_is_set_aside(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "embeddings.sqlite"
    make(path)
    content = path.read_bytes()
    store = EmbeddingStore.open(path)
    encoder = store.encoder_id("a", "h", DIM, "p")
    store.put(encoder, keys(1), vectors(1))
    store.close()
    (aside,) = tmp_path.glob("embeddings.sqlite.damaged-*")
    assert aside.read_bytes() == content
    assert stored_keys(path, encoder) == set(keys(1))


def test_a_store_that_was_being_made_when_the_power_went_is_made(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.sqlite"
    path.touch()
    store = EmbeddingStore.open(path)
    assert store.last_encoder("a", pictures=True) is None
    store.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["embeddings.sqlite"]


def test_damage_found_later_is_told_once_and_gone_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.sqlite"
    store = EmbeddingStore.open(path)
    encoder = store.encoder_id("a", "h", DIM, "p")
    store.put(encoder, keys(5000), vectors(5000))
    store.close()
    with path.open("r+b") as file:
        file.seek(3 * 16384)
        file.write(b"\xa5" * (path.stat().st_size - 3 * 16384))
    store = EmbeddingStore.open(path)
    with pytest.raises(AsifError, match="made anew from the photos"):
        store.get(encoder, keys(5000))
    store.close()
    store = EmbeddingStore.open(path)
    assert store.last_encoder("a", pictures=True) is None
    store.close()
    EmbeddingStore.open(path).close()
    assert len(list(tmp_path.glob("*.damaged*"))) == 1


def test_a_store_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(AsifError, match="cannot be written"):
        EmbeddingStore.open(tmp_path / "file" / "embeddings.sqlite")
    (tmp_path / "embeddings.sqlite").mkdir()
    with pytest.raises(AsifError, match=r"cannot be (opened|written)"):
        EmbeddingStore.open(tmp_path / "embeddings.sqlite")


def test_asking_for_a_known_encoder_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "embeddings.sqlite"
    store = EmbeddingStore.open(path)
    image, text = store.encoder_id("image", "aa", 4, ""), store.encoder_id("text", "bb", 2, "")
    with closing(sqlite3.connect(path)) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        for _ in range(2):
            assert store.encoder_id("image", "aa", 4, "") == image
            assert store.encoder_id("text", "bb", 2, "") == text
        assert other.execute("PRAGMA data_version").fetchone() == before
    store.close()


def test_the_two_towers_of_one_model_are_told_apart(store: EmbeddingStore) -> None:
    image = store.encoder_id("open_clip:one", "hash", 8, '{"side":224}')
    text = store.encoder_id("open_clip:one", "hash", 8, "")
    for pictures, number in ((True, image), (False, text)):
        found = store.last_encoder("open_clip:one", pictures=pictures)
        assert found is not None
        assert found[0] == number
    assert store.last_encoder("open_clip:other", pictures=True) is None
