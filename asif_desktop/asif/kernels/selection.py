"""Compiled: similarities to keys, and the largest keys of many.

A *key* is ``similarity << 32 | (2^32 - 1 - id)`` as int64: larger is more similar, and of equal ones the
lower id. ``codes`` are the lower halves, one an anchor; -1 marks a place that holds none.
"""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled

Keys = NDArray[np.int64]

_EXACT = 1 << 24
_U1, _U56 = np.uint64(1), np.uint64(56)
_BYTES = np.uint64(0x0101010101010101)


@compiled
def partition(keys: Keys, count: int, kept: int) -> int:
    """Moves the `kept` largest of the first `count` keys to the front; returns the smallest of them."""
    low, high, place = 0, count - 1, kept - 1
    while low < high:
        middle = (low + high) >> 1
        a, b, c = keys[low], keys[middle], keys[high]
        pivot = max(min(a, b), min(max(a, b), c))
        chosen = low if pivot == a else middle if pivot == b else high
        keys[chosen], keys[high] = keys[high], pivot
        end = low
        # Without a branch: a guess at which side a key falls on would be wrong half of the time.
        for i in range(low, high):
            key = keys[i]
            keys[i] = keys[end]
            keys[end] = key
            end += int(key > pivot)
        keys[high], keys[end] = keys[end], pivot
        if place == end:
            break
        if place < end:
            high = end - 1
        else:
            low = end + 1
    return int(keys[place])


@compiled
def cut(keys: Keys, count: int, kept: int) -> int:
    """Moves the `kept` largest of the first `count` keys to the front; returns how many are there then."""
    if count > kept:
        partition(keys, count, kept)
        return kept
    return count


@compiled
def scaled(value: int, offset: int, multiplier: int) -> int:
    """Returns a similarity under a scale."""
    return int(((value - offset) * multiplier) >> 16)


@compiled
def product(vectors: NDArray[np.int16], row: int, vector: NDArray[np.int16]) -> int:
    """Returns the dot product of one of the vectors, int16 [n, dim], quantised, and another one, [dim]."""
    sim = np.int32(0)
    for j in range(vectors.shape[1]):
        sim = np.int32(sim + np.int32(np.int32(vectors[row, j]) * np.int32(vector[j])))
    return int(sim)


@compiled
def mark(
    line: NDArray[np.float32],
    offsets: NDArray[np.float64],
    slopes: NDArray[np.float64],
    plain: bool,
    least: int,
    marks: NDArray[np.uint8],
) -> None:
    """Marks with 1 what may reach `least`: a first, vectorised look, which errs towards a second one."""
    if plain:
        coarse = np.float32(min(least, _EXACT + 1))
        for j in range(len(line)):
            marks[j] = line[j] >= coarse
    else:
        fine = np.float64(least) - 2.0
        for j in range(len(line)):
            marks[j] = (np.float64(line[j]) - offsets[j]) * slopes[j] >= fine


@compiled
def first_byte(marks: np.uint64) -> int:
    """Returns which of eight bytes, each 0 or 1 and not all 0, is the first that is 1."""
    lowest = marks & (~marks + _U1)
    # The bytes below it are counted by multiplying.
    return int((((lowest - _U1) & _BYTES) * _BYTES) >> _U56)


@compiled
def scan_tile(
    sims: NDArray[np.float32],
    codes: NDArray[np.int64],
    scales: NDArray[np.int64],
    plain: bool,
    bars: Keys,
    found: Keys,
    counts: NDArray[np.int64],
    kept: int,
) -> None:
    """Offers a tile of similarities to the running top lists of its rows.

    Args:
        sims: float32 [n, m], integers.
        codes: int64 [m], the anchors' codes.
        scales: int64 [m, 2].
        plain: Whether all scales change nothing.
        bars: int64 [n]; keys below it are not wanted. Raised as lists fill.
        found: int64 [n, >= 2 * kept], the lists, in no order.
        counts: int64 [n], their lengths.
        kept: How many are wanted at least.
    """
    width, room = sims.shape[1], found.shape[1]
    marks = np.zeros((width + 7) & ~7, dtype=np.uint8)
    words = marks.view(np.uint64)
    offsets, slopes = scales[:, 0].astype(np.float64), scales[:, 1] / 65536.0
    for row in range(sims.shape[0]):
        bar, count, line = bars[row], counts[row], sims[row]
        mark(line, offsets, slopes, plain, int(bar >> 32), marks)
        for word in range(len(words)):
            marked = words[word]
            while marked:
                j = 8 * word + first_byte(marked)
                marked &= marked - _U1
                value = int(line[j])
                if not plain:
                    value = scaled(value, scales[j, 0], scales[j, 1])
                key = (value << 32) | codes[j]
                if key < bar or codes[j] < 0:
                    continue
                found[row, count] = key
                count += 1
                if count == room:
                    bar = max(bar, partition(found[row], count, kept))
                    count = kept
        bars[row], counts[row] = bar, count


@compiled
def scan_columns(
    sims: NDArray[np.float32],
    codes: NDArray[np.int64],
    scales: NDArray[np.int64],
    plain: bool,
    bars: Keys,
    found: Keys,
    counts: NDArray[np.int64],
    kept: int,
) -> None:
    """Does what `scan_tile` does for few photos: similarities float32 [m, n], one line an anchor."""
    room, width = found.shape[1], sims.shape[1]
    marks = np.zeros((width + 7) & ~7, dtype=np.uint8)
    words = marks.view(np.uint64)
    coarse, fine = np.empty(width, dtype=np.float32), np.empty(width)
    for row in range(width):
        coarse[row] = np.float32(min(bars[row] >> 32, _EXACT + 1))
        fine[row] = np.float64(bars[row] >> 32) - 2.0
    for j in range(sims.shape[0]):
        line, code, offset, multiplier = sims[j], codes[j], scales[j, 0], scales[j, 1]
        if code < 0:
            continue
        # As in `mark`.
        if plain:
            for row in range(width):
                marks[row] = line[row] >= coarse[row]
        else:
            zero, slope = np.float64(offset), multiplier / 65536.0
            for row in range(width):
                marks[row] = (np.float64(line[row]) - zero) * slope >= fine[row]
        for word in range(len(words)):
            marked = words[word]
            while marked:
                row = 8 * word + first_byte(marked)
                marked &= marked - _U1
                value = int(line[row])
                if not plain:
                    value = scaled(value, offset, multiplier)
                key = (value << 32) | code
                if key < bars[row]:
                    continue
                found[row, counts[row]] = key
                counts[row] += 1
                if counts[row] == room:
                    bars[row] = max(bars[row], partition(found[row], room, kept))
                    counts[row] = kept
                    coarse[row] = np.float32(min(bars[row] >> 32, _EXACT + 1))
                    fine[row] = np.float64(bars[row] >> 32) - 2.0


@compiled
def finish_rows(found: Keys, counts: NDArray[np.int64], kept: int) -> None:
    """Cuts each list of `scan_tile` to its largest `kept` keys; pads shorter ones with the smallest int64."""
    for row in range(found.shape[0]):
        counts[row] = cut(found[row], counts[row], kept)
        for j in range(counts[row], kept):
            found[row, j] = np.iinfo(np.int64).min


@compiled
def scan_candidates(
    sims: NDArray[np.float32],
    codes: NDArray[np.int64],
    scales: NDArray[np.int64],
    plain: bool,
    bars: Keys,
    first: int,
    column: int,
    slots: NDArray[np.int64],
    keys: Keys,
) -> int:
    """Lists what reaches the bar of its row; returns how many that are.

    Args:
        sims: float32 [n, m], similarities of the photos in n consecutive slots to m anchors.
        codes: int64 [m].
        scales: int64 [m, 2].
        plain: Whether all scales change nothing.
        bars: int64 [n].
        first: The slot of the first row.
        column: Which of the new anchors the first of these is.
        slots: int64 [>= n * m]: receives the slots, ascending.
        keys: int64 [>= n * m]: receives ``similarity << 32 | (2^32 - 1 - which of the new anchors)``.
    """
    total, width = 0, sims.shape[1]
    marks = np.zeros((width + 7) & ~7, dtype=np.uint8)
    words = marks.view(np.uint64)
    offsets, slopes = scales[:, 0].astype(np.float64), scales[:, 1] / 65536.0
    for row in range(sims.shape[0]):
        bar, line = bars[row], sims[row]
        mark(line, offsets, slopes, plain, int(bar >> 32), marks)
        for word in range(len(words)):
            marked = words[word]
            while marked:
                j = 8 * word + first_byte(marked)
                marked &= marked - _U1
                value = int(line[j])
                if not plain:
                    value = scaled(value, scales[j, 0], scales[j, 1])
                if (value << 32) | codes[j] >= bar:
                    slots[total], keys[total] = first + row, (value << 32) | (0xFFFFFFFF - column - j)
                    total += 1
    return total


@compiled
def probe(
    vectors: NDArray[np.int16],
    anchor: NDArray[np.int16],
    offset: int,
    multiplier: int,
    code: int,
    column: int,
    bars: Keys,
    low: int,
    high: int,
    slots: NDArray[np.int64],
    keys: Keys,
) -> int:
    """Does what `scan_candidates` does for one anchor and the slots from low to high, in int16 arithmetic."""
    total = 0
    for row in range(low, high):
        value = scaled(product(vectors, row, anchor), offset, multiplier) << 32
        if value | code >= bars[row]:
            slots[total], keys[total] = row, value | (0xFFFFFFFF - column)
            total += 1
    return total


@compiled
def scan_texts(
    vectors: NDArray[np.int16],
    text: NDArray[np.int16],
    scales: NDArray[np.int32],
    codes: NDArray[np.int64],
    low: int,
    high: int,
    found: Keys,
    kept: int,
) -> int:
    """Finds the anchors from low to high whose texts are most similar; returns how many.

    Args:
        vectors: int16 [m, dim].
        text: int16 [dim].
        scales: int32 [m, 2].
        codes: int64 [m].
        low: The first anchor's slot.
        high: One past the last.
        found: int64 [>= 2 * kept]: receives their keys, in no order.
        kept: How many are wanted at most.
    """
    count, bar = 0, np.iinfo(np.int64).min
    for row in range(low, high):
        code = codes[row]
        key = (scaled(product(vectors, row, text), scales[row, 0], scales[row, 1]) << 32) | code
        if key < bar or code < 0:
            continue
        found[count] = key
        count += 1
        if count == found.shape[0]:
            bar = partition(found, count, kept)
            count = kept
    return cut(found, count, kept)


@compiled
def best_photos(
    sums: NDArray[np.float64], norms: NDArray[np.float64], ids: NDArray[np.int64], found: Keys, kept: int
) -> int:
    """Finds the photos with the highest scores; returns how many.

    Args:
        sums: float64 [n], weighted sums by slot.
        norms: float64 [n].
        ids: int64 [n]; -1: no photo.
        found: int64 [>= 2 * kept]: receives ``float bits of the score << 32 | (2^32 - 1 - id)``, in no order.
        kept: How many are wanted at most.
    """
    count, bar = 0, np.iinfo(np.int64).min
    for slot in range(ids.shape[0]):
        if ids[slot] < 0:
            continue
        bits = 0
        if sums[slot] > 0.0:
            score = np.float32(sums[slot] / norms[slot])
            bits = int(score.view(np.int32))
        key = (bits << 32) | (0xFFFFFFFF - ids[slot])
        if key < bar:
            continue
        found[count] = key
        count += 1
        if count == found.shape[0]:
            bar = partition(found, count, kept)
            count = kept
    return cut(found, count, kept)
