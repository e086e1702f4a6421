"""The store of embeddings: what can be computed again, in a SQLite file of its own.

It is never migrated or mended: a file that is damaged, or that another version or program made, is set aside
and a new one is begun.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Row, func, select, update
from sqlalchemy.dialects.sqlite import insert

from asif_desktop.catalog.storage.connection import Database, connect, is_database
from asif_desktop.catalog.storage.trouble import DAMAGED, code_of, explained
from asif_desktop.catalog.vectors.embedding_tables import (
    Encoder,
    Vector,
    is_empty,
    is_store,
    make,
    remove_aside,
)
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

_WHAT = said("store of embeddings")
_CHUNK = 256
_FEW = 512
"""Up to so many keys are looked up one by one; more are faster found by reading the whole table."""


class EmbeddingStore:
    """Vectors by encoder and key, each made once. Every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        """Opens a store that exists."""
        self._path = path
        self._database = Database(path, _WHAT)
        self._latest: dict[tuple[str, bool], tuple[tuple[str, int, str], int]] = {}
        """The encoder last used for each spec that was asked for, of pictures or of texts, and its id."""

    @classmethod
    def open(cls, path: Path) -> "EmbeddingStore":
        """Opens the store, making it if it is not there; what cannot be used is renamed and begun anew.

        Raises:
            AsifError: It cannot be written, or the disk is full.
        """
        with explained(_WHAT, path):
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                if path.exists() and not _is_usable(path):
                    remove_aside(path, f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}")
                _mark(path).unlink(missing_ok=True)
            except OSError as error:
                raise AsifError(
                    said(
                        "The {0} {1} cannot be written: {2}.",
                        _WHAT,
                        display(bytes(path)),
                        system_reason(error),
                    )
                ) from error
            if not path.exists() or is_empty(path):
                make(path)
        return cls(path)

    def encoder_id(self, spec: str, weights_hash: str, dim: int, preprocessing: str) -> int:
        """Returns the id of this encoder, which is from now on the one last used for its spec.

        The two towers of one model may have one spec: that of texts is the one without preprocessing.
        """
        made = (weights_hash, dim, preprocessing)
        latest = self._latest.get((spec, preprocessing != ""))
        if latest is None or latest[0] != made:  # a lesson asks for this many times
            latest = (made, self._encoder_id(spec, weights_hash, dim, preprocessing))
            self._latest[spec, preprocessing != ""] = latest
        return latest[1]

    def _encoder_id(self, spec: str, weights_hash: str, dim: int, preprocessing: str) -> int:
        same = (
            (Encoder.spec == spec)
            & (Encoder.weights_hash == weights_hash)
            & (Encoder.dim == dim)
            & (Encoder.preprocessing == preprocessing)
        )
        kind = _of_pictures() if preprocessing else ~_of_pictures()
        of_spec = select(func.max(Encoder.used)).where(Encoder.spec == spec, kind).scalar_subquery()
        with self._reading() as connection:
            # Every question asks this: nothing is written for it, so that a full disk can be searched.
            known = connection.execute(select(Encoder.id).where(same, Encoder.used == of_spec)).first()
        if known is not None:
            return int(known.id)
        with self._writing() as connection:
            latest = connection.execute(select(func.max(Encoder.used))).scalar() or 0
            row = connection.execute(select(Encoder.id, Encoder.used).where(same)).first()
            if row is None:
                values = {
                    "spec": spec,
                    "weights_hash": weights_hash,
                    "dim": dim,
                    "preprocessing": preprocessing,
                    "used": latest + 1,
                }
                return connection.execute(insert(Encoder).values(values).returning(Encoder.id)).scalar_one()
            if row.used != latest:
                connection.execute(update(Encoder).where(Encoder.id == row.id).values(used=latest + 1))
            number: int = row.id
            return number

    def last_encoder(self, spec: str, *, pictures: bool) -> tuple[int, str, int, str] | None:
        """Returns (id, weights' hash, dimension, preprocessing) of the encoder last used for a spec.

        Args:
            spec: The encoder's name.
            pictures: Whether one of pictures is meant, or one of texts.
        """
        columns = (Encoder.id, Encoder.weights_hash, Encoder.dim, Encoder.preprocessing)
        kind = _of_pictures() if pictures else ~_of_pictures()
        last = select(*columns).where(Encoder.spec == spec, kind).order_by(Encoder.used.desc()).limit(1)
        with self._reading() as connection:
            row = connection.execute(last).first()
        return None if row is None else (row.id, row.weights_hash, row.dim, row.preprocessing)

    def put(self, encoder: int, keys: Sequence[bytes], vectors: NDArray[np.int16]) -> None:
        """Keeps vectors, int16 [n, dim]; one that is kept already under its key stays as it is.

        Raises:
            ValueError: The vectors are not int16, or not as many and as long as they must be.
        """
        if vectors.dtype != np.int16 or vectors.ndim != 2 or len(vectors) != len(keys):
            raise ValueError(f"{len(keys)} keys, vectors {vectors.dtype} {vectors.shape}")
        rows = [
            {"encoder": encoder, "key": key, "vector": row.tobytes()}
            for key, row in zip(keys, vectors.astype("<i2", copy=False), strict=True)
        ]
        with self._writing() as connection:
            dim = _dim(connection, encoder)
            if vectors.shape[1] != dim:
                raise ValueError(f"vectors of dimension {vectors.shape[1]}, the encoder's have {dim}")
            if rows:
                connection.execute(insert(Vector).on_conflict_do_nothing(), rows)

    def get(self, encoder: int, keys: Sequence[bytes]) -> tuple[NDArray[np.bool_], NDArray[np.int16]]:
        """Returns which keys have a vector, bool [n], and the vectors of these, in order, int16 [m, dim]."""
        with self._reading() as connection:
            dim = _dim(connection, encoder)
            present = np.zeros(len(keys), dtype=np.bool_)
            vectors = np.empty((len(keys), dim), dtype=np.int16)
            position = {key: place for place, key in reversed(list(enumerate(keys)))}
            for block in _vectors(connection, encoder, list(position)):
                places = [(position[key], vector) for key, vector in block if key in position]
                if places:
                    at = np.array([place for place, _ in places])
                    joined = np.frombuffer(b"".join(vector for _, vector in places), dtype="<i2")
                    vectors[at] = joined.reshape(len(places), dim)
                    present[at] = True
        if len(position) != len(keys):
            first = np.array([position[key] for key in keys])
            present, vectors = present[first], vectors[first]
        return present, vectors if present.all() else vectors[present]

    def missing(self, encoder: int, keys: Sequence[bytes]) -> list[int]:
        """Returns the positions of the keys that have no vector."""
        with self._reading() as connection:
            found = _keys(connection, encoder, keys)
        return [place for place, key in enumerate(keys) if key not in found]

    def keys_beginning(self, encoder: int, beginning: bytes) -> list[bytes]:
        """Returns the keys that begin so and have a vector; its last byte must not be the largest."""
        after = beginning[:-1] + bytes([beginning[-1] + 1])
        kept = select(Vector.key).where(
            Vector.encoder == encoder, Vector.key >= beginning, Vector.key < after
        )
        with self._reading() as connection:
            return list(connection.execute(kept).scalars())

    def close(self) -> None:
        """Ends all connections."""
        self._database.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._marking(), self._database.writing(durable=False) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._marking(), self._database.reading() as connection:
            yield connection

    @contextmanager
    def _marking(self) -> Iterator[None]:
        """Leaves a mark beside a file that proves damaged, so that it is begun anew when next opened."""
        try:
            yield
        except AsifError as error:
            if error.__cause__ is None or code_of(error.__cause__) not in DAMAGED:
                raise
            _mark(self._path).touch()
            raise AsifError(
                said(
                    "The {0} {1} is damaged; start the program again, and it is made anew from the photos.",
                    _WHAT,
                    display(bytes(self._path)),
                )
            ) from error


def _of_pictures() -> ColumnElement[bool]:
    return Encoder.preprocessing != ""


def stored_keys(path: Path, encoder: int) -> set[bytes]:
    """Returns every key that has a vector of an encoder, in the store at this path; none if it is not there.

    Raises:
        AsifError: The store cannot be read.
    """
    if not path.exists():
        return set()
    with explained(_WHAT, path), closing(connect(path, mode="ro")) as driver:
        return {row[0] for row in driver.execute("SELECT key FROM vector WHERE encoder = ?", (encoder,))}


def _is_usable(path: Path) -> bool:
    if _mark(path).exists() or not is_database(path):
        return False
    try:
        return is_empty(path) or is_store(path)  # in this order: only the first reads the list of tables
    except sqlite3.DatabaseError as error:
        if code_of(error) in DAMAGED:
            return False
        raise


def _mark(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")


def _dim(connection: Connection, encoder: int) -> int:
    return connection.execute(select(Encoder.dim).where(Encoder.id == encoder)).scalar_one()


def _vectors(
    connection: Connection, encoder: int, keys: Sequence[bytes]
) -> Iterator[Sequence[Row[bytes, bytes]]]:
    """Yields (key, vector) in blocks: of the keys if they are few, else of all that the encoder has."""
    if len(keys) <= _FEW:
        few = select(Vector.key, Vector.vector).where(Vector.encoder == encoder, Vector.key.in_(keys))
        yield connection.execute(few).all()
        return
    # The plus keeps SQLite from going by the index, whose order is not that of the pages.
    rows = connection.exec_driver_sql("SELECT key, vector FROM vector WHERE +encoder = ?", (encoder,))
    yield from rows.partitions(_CHUNK)


def _keys(connection: Connection, encoder: int, keys: Sequence[bytes]) -> set[bytes]:
    """Returns the keys that have a vector: of these if they are few, else of all that the encoder has."""
    stored = select(Vector.key).where(Vector.encoder == encoder)
    if len(keys) <= _FEW:
        stored = stored.where(Vector.key.in_(keys))
    return set(connection.execute(stored).scalars())
