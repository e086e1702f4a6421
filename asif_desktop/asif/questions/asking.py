"""What is asked of the index, all under its shared lock: rank, score, explain."""

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import reference
from asif_desktop.asif.kernels.powers import accumulate, trace
from asif_desktop.asif.kernels.selection import best_photos, scan_texts
from asif_desktop.asif.questions import uncompiled
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import codes_of
from asif_desktop.asif.threads.workers import run_parts

_LOW = 0xFFFFFFFF
_WORTH_A_THREAD = 1 << 21
"""Multiplications below which a second thread costs more than it brings."""

_scratch = threading.local()


@dataclass(frozen=True)
class Query:
    """A text in relative form: the anchors that describe it with positive weights, best first.

    Ids, slots and codes int64 [q]; weights float64 [q], of unit length.
    """

    ids: NDArray[np.int64]
    slots: NDArray[np.int64]
    codes: NDArray[np.int64]
    weights: NDArray[np.float64]


def describe(state: State, text: NDArray[np.int16]) -> Query:
    """Returns the relative representation of a text, int16 [text_dim]."""
    return _query(state, best_texts(state, text), state.parameters.text_p)


def best_texts(state: State, text: NDArray[np.int16]) -> NDArray[np.int64]:
    """Returns the keys of the anchors that describe a text, int16 [text_dim], int64, best first."""
    anchors = state.anchors
    return _best(state, anchors.texts, anchors.text_scales, text, state.parameters.text_k)


def _best(
    state: State, vectors: NDArray[np.int16], scales: NDArray[np.int32], vector: NDArray[np.int16], k: int
) -> NDArray[np.int64]:
    """Returns the keys of the k anchors whose vectors on one side are most similar, int64, best first."""
    anchors = state.anchors
    kept, used = min(k, max(len(anchors.directory), 1)), anchors.slots.used
    if uncompiled.answers(used):
        keys = uncompiled.best_texts(vectors[:used], vector, scales[:used], anchors.codes[:used])
        return np.sort(keys)[::-1][:kept]
    parts: list[NDArray[np.int64]] = []

    def scan(low: int, high: int) -> None:
        found = np.empty(min(2 * kept, high - low) + 1, dtype=np.int64)
        count = scan_texts(vectors, vector, scales, anchors.codes, low, high, found, min(kept, len(found)))
        parts.append(found[:count])

    run_parts(used, max(_WORTH_A_THREAD // vectors.shape[1], 1), scan)
    return np.sort(np.concatenate(parts))[::-1][:kept]


def describe_photo(state: State, slot: int) -> Query:
    """Returns the relative representation of the photo in a slot: to be asked for as a text's is."""
    photos, anchors, parameters = state.photos, state.anchors, state.parameters
    row = photos.rows[slot, : photos.counts[slot]].copy()
    if not state.rows_hold:  # asked after the copy: it may be of a generation to come
        image = photos.vectors[slot]
        return _query(
            state, _best(state, anchors.images, anchors.image_scales, image, parameters.k), parameters.p
        )
    return _query(state, np.sort(row[row >= photos.taus[slot]])[::-1], parameters.p)


def describe_anchor(state: State, slot: int) -> Query:
    """Returns the anchor in a slot as if it alone described a text."""
    code = state.anchors.codes[slot : slot + 1]
    return Query(codes_of(code), np.array([slot], dtype=np.int64), code.copy(), np.ones(1))


def _query(state: State, keys: NDArray[np.int64], p: int) -> Query:
    """Returns what these keys, best first, come to under the exponent p."""
    values = reference.power(keys >> 32, p)[None]
    norm = np.sqrt(reference.squared_norm(values))[0]
    positive = int(np.count_nonzero(keys >> 32 > 0))
    codes = np.ascontiguousarray(keys[:positive] & _LOW)
    ids = codes_of(codes)
    slots = state.anchors.directory.find(ids)
    return Query(ids, slots, codes, values[0, :positive] / norm if positive else values[0, :0])


def sums_of(state: State, query: Query) -> NDArray[np.float64]:
    """Returns float64 [slots], each photo's score times its norm; valid until this thread asks again."""
    used = state.photos.slots.used
    sums = getattr(_scratch, "sums", None)
    if sums is None or not used <= len(sums) <= 4 * used + 1024:
        sums = _scratch.sums = np.empty(used + used // 8, dtype=np.float64)
    sums = sums[:used]
    sums[:] = 0
    tables, entries = state.postings.tables, state.postings.entries
    lengths, p, taus = tables.lengths[query.slots], state.parameters.p, state.photos.taus
    if uncompiled.answers(len(query.slots), int(lengths.sum())):
        starts = tables.starts[query.slots]
        uncompiled.accumulate(entries, starts, lengths, query.codes, query.weights, p, taus, sums)
        return sums
    accumulate(
        entries,
        tables.starts,
        tables.lengths,
        query.slots,
        query.codes,
        query.weights,
        p,
        taus,
        sums,
    )
    return sums


def rank(
    state: State, sums: NDArray[np.float64], limit: int | None
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Returns the ids, int64 [n], and scores, float32 [n], of the best photos, best first, ties by id.

    Args:
        state: What is asked; its gate is held.
        sums: float64 [slots in use], what `Query.weights` add up to for each photo.
        limit: How many at most; None: all.
    """
    photos = state.photos
    count = len(photos.directory) if limit is None else min(limit, len(photos.directory))
    if count == 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
    used = photos.slots.used
    if uncompiled.answers(0, used):
        keys = np.sort(uncompiled.best_photos(sums, photos.norms, photos.ids[:used]))[::-1][:count]
    else:
        found = np.empty(min(2 * count, used) + 1, dtype=np.int64)
        total = best_photos(sums, photos.norms, photos.ids[:used], found, count)
        keys = np.sort(found[:total])[::-1]
    scores = (keys >> 32).astype(np.int32).view(np.float32)
    return codes_of(keys & _LOW), scores


def score(state: State, sums: NDArray[np.float64], slots: NDArray[np.int64]) -> NDArray[np.float32]:
    """Returns float32 [n], the scores of the photos in these slots."""
    norms = state.photos.norms[slots]
    return np.divide(sums[slots], norms, out=np.zeros(len(slots)), where=norms > 0).astype(np.float32)


def explain(state: State, slot: int, query: Query) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Returns the anchors that carried a photo's score, best first: ids, int64 [n], and shares, float64 [n].

    The shares sum to the score.
    """
    photos, tables = state.photos, state.postings.tables
    sims = np.empty(len(query.ids), dtype=np.int64)
    trace(
        state.postings.entries,
        tables.starts,
        tables.lengths,
        query.slots,
        query.codes,
        slot,
        int(photos.taus[slot]),
        sims,
    )
    hits = np.flatnonzero(sims > 0)
    shares = query.weights[hits] * reference.power(sims[hits], state.parameters.p)
    if len(hits):
        shares = shares / photos.norms[slot]
    order = np.lexsort((query.ids[hits], -shares))
    return query.ids[hits][order], shares[order]
