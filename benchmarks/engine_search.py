"""What a search costs, part by part, beside what one would use instead."""

import itertools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.questions import asking
from benchmarks.engine_baselines import all_cores, csr_product, flat_search, torch_product
from benchmarks.engine_timing import DENSE, Cell, P, line, take_turns


def time_search(
    cell: Cell,
    index: RelativeIndex,
    pictures: NDArray[np.int16],
    texts: NDArray[np.int16],
    queries: NDArray[np.int16],
    sparse: bool,
    flat: bool = True,
) -> None:
    """Measures a search and its three parts; `sparse`: beside sparse products too; `flat`: beside FAISS's."""
    whole, photo = _against_dense(cell, index, texts, queries)
    if flat:
        other = flat_search(pictures, 200)
        (took,) = take_turns(7, lambda: other(pictures[0]))
        line(cell, "search, whole call", whole, "FAISS flat inner product, best 200", took, None)
    if sparse:
        _against_sparse(
            cell, index, photo, "scipy CSR matvec", csr_product, 1 / 20 if cell["k"] >= 800 else 1 / 30
        )
        if cell["k"] < 800:  # else its copies take more memory than all the rest
            _against_sparse(cell, index, photo, "torch CSR matvec", torch_product, None)


def _against_dense(
    cell: Cell, index: RelativeIndex, texts: NDArray[np.int16], queries: NDArray[np.int16]
) -> tuple[float, float]:
    """Returns the seconds of a whole search, and of its photo side."""
    state, k, large = index._state, cell["k"], cell["photos"] >= 1_000_000
    dense = np.random.default_rng(0).normal(size=(cell["photos"], DENSE)).astype(np.float32)
    narrow = texts.astype(np.float32)
    described = [asking.describe(state, query) for query in queries]
    turns = itertools.count()

    def dense_matvec() -> object:
        with all_cores():
            return dense @ dense[0]

    def text_matvec() -> object:
        with all_cores():
            return narrow @ narrow[0]

    whole, photo, base, text, text_base, select = take_turns(
        20,
        lambda: index.search(queries[next(turns) % len(queries)], 200),
        lambda: asking.sums_of(state, described[next(turns) % len(queries)]),
        dense_matvec,
        lambda: asking.describe(state, queries[next(turns) % len(queries)]),
        text_matvec,
        lambda: asking.rank(state, asking.sums_of(state, described[next(turns) % len(queries)]), 200),
    )
    cell["dense_ms"] = base * 1e3
    name = f"dense {DENSE}-d matvec"
    line(cell, "search, photo side", photo, name, base, 0.15 if large else 0.8 if k >= 800 else 0.1)
    line(cell, "search, text side", text, "fp32 matvec of its shape", text_base, None if large else 0.6)
    line(cell, "search, best 200", max(select - photo, 0.0), name, base, None)
    alike = cell["photos"] == cell["anchors"]  # with fewer photos, the texts' side outweighs all of theirs
    line(cell, "search, whole call", whole, name, base, (1.2 if k >= 800 else 0.6) if alike else None)
    return whole, photo


def _against_sparse(
    cell: Cell,
    index: RelativeIndex,
    photo: float,
    name: str,
    product: Callable[..., Callable[[], object]],
    bound: float | None,
) -> None:
    photos = index._state.photos
    used = photos.slots.used
    multiply = product(photos.rows[:used], photos.norms[:used], cell["k"], P, cell["anchors"])
    (took,) = take_turns(5, multiply)
    line(cell, "search, photo side", photo, name, took, bound)
