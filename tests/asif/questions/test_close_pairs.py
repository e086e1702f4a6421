"""Pairs that are close: the same as by working out every product, whatever is screened, known or threaded."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from asif_desktop.asif.kernels import screening
from asif_desktop.asif.kernels.screening import screen
from asif_desktop.asif.quantise import quantise, scale_for
from asif_desktop.asif.questions import close_pairs
from asif_desktop.asif.questions.close_pairs import join_close
from asif_desktop.domain.errors import CancelledError
from asif_desktop.domain.sentences import said

DIM = 96


def vectors(seed: int, count: int, spread: float, rank: int) -> NDArray[np.int16]:
    """Returns vectors in clusters, on top of what all of them share; copies among them."""
    random = np.random.default_rng(seed)
    middles = random.normal(size=(max(1, count // 6), rank)) @ random.normal(size=(rank, DIM)) + 0.5
    found = middles[random.integers(0, len(middles), count)] + random.normal(size=(count, DIM)) * spread
    found[random.integers(0, count, count // 8)] = found[0]
    return quantise(found.astype(np.float32))


def brute(rows: NDArray[np.int16], least: int) -> NDArray[np.int64]:
    """Returns the first that each hangs together with, by every product in int64."""
    wide = rows.astype(np.int64)
    close = wide @ wide.T >= least
    np.fill_diagonal(close, True)
    first = np.arange(len(rows))
    while True:
        nearer = np.where(close, first[np.newaxis, :], len(rows)).min(axis=1, initial=len(rows))
        if np.array_equal(nearer, first):
            return first
        first = nearer


@pytest.fixture(params=["by the cost", "always", "never"])
def screened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tiles so small that there are several, screened or not."""
    monkeypatch.setattr(close_pairs, "TILE", 16)
    monkeypatch.setattr(close_pairs, "_WORTH_IT", 0)
    if request.param == "always":
        monkeypatch.setattr(screening, "_EXACT_COST", 0)
    if request.param == "never":
        monkeypatch.setattr(close_pairs, "screen", lambda *_: None)


@pytest.mark.usefixtures("screened")
@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    count=st.integers(1, 90),
    spread=st.floats(0, 1),
    rank=st.integers(1, 20),
    line=st.floats(0.5, 1),
    share=st.floats(0, 1),
)
def test_it_is_what_every_product_says(
    seed: int, count: int, spread: float, rank: int, line: float, share: float
) -> None:
    rows, least = vectors(seed, count, spread, rank), int(line * scale_for(DIM) ** 2)
    expected = brute(rows, least)
    assert join_close(rows, least).tolist() == expected.tolist()
    fresh = int(count * share)
    known = np.arange(count)
    known[:fresh] = brute(rows[:fresh], least)
    assert join_close(rows, least, fresh, known).tolist() == expected.tolist()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), spread=st.floats(0, 1), rank=st.integers(1, 20))
def test_a_screen_is_never_below_a_product(seed: int, spread: float, rank: int) -> None:
    rows = vectors(seed, 60, spread, rank)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screening, "_EXACT_COST", 0)
        bound = screen(rows, scale_for(DIM) ** 2)
    assert bound is not None
    products = rows.astype(np.int64) @ rows.astype(np.int64).T
    assert (bound.short @ bound.short.T + bound.slack >= products).all()


def test_pairs_just_at_the_line_and_just_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(close_pairs, "TILE", 4)
    monkeypatch.setattr(close_pairs, "_WORTH_IT", 0)
    monkeypatch.setattr(screening, "_EXACT_COST", 0)
    rows = vectors(3, 40, 0.3, 5)
    products = rows.astype(np.int64) @ rows.astype(np.int64).T
    for product in np.unique(products[np.triu_indices(40, 1)])[-30:].tolist():
        for least in (product, product + 1):
            assert join_close(rows, least).tolist() == brute(rows, least).tolist()


def test_it_ends_where_the_person_has_enough() -> None:
    def enough(_done: int, _total: int) -> None:
        raise CancelledError(said("enough"))

    with pytest.raises(CancelledError):
        join_close(vectors(1, 60, 0.1, 3), 1, progress=enough)
