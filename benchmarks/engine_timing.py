"""Timing one thing against another: they take turns in one run, and the ratio of medians is what counts."""

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise

Cell = dict[str, Any]
P = 8
DENSE = 512
_CALM = 0.25
"""Seconds before each turn: OpenBLAS's threads spin for a while after a product, which takes a core."""


def clustered(
    rng: np.random.Generator, count: int, dim: int, centres: NDArray[np.float32]
) -> NDArray[np.int16]:
    """Returns int16 [count, dim]: vectors around centres, as embeddings lie."""
    made = np.empty((count, dim), dtype=np.int16)
    for low in range(0, count, 50_000):
        high = min(low + 50_000, count)
        part = rng.standard_normal(size=(high - low, dim), dtype=np.float32) * np.float32(1.2)
        part += centres[rng.integers(0, len(centres), high - low)]
        made[low:high] = quantise(part)
    return made


def seconds(action: Callable[[], object]) -> float:
    """Returns how long an action takes, garbage left aside."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def take_turns(rounds: int, *actions: Callable[[], object]) -> list[float]:
    """Returns the median seconds of each action, after a first turn that does not count."""
    times: list[list[float]] = [[] for _ in actions]
    for turn in range(rounds + 1):
        for action, taken in zip(actions, times, strict=True):
            time.sleep(_CALM)
            duration = seconds(action)
            if turn:
                taken.append(duration)
    return [float(np.median(taken)) for taken in times]


def line(cell: Cell, what: str, took: float, baseline: str, base: float, bound: float | None) -> None:
    """Adds a measurement to a cell and prints it: what took how long, against what, and its bound.

    No bound holds where a cell only tells how costs grow.
    """
    bound = None if cell.get("brief") else bound
    entry = {
        "what": what,
        "ms": round(took * 1e3, 3),
        "baseline": baseline,
        "baseline_ms": round(base * 1e3, 3),
        "ratio": round(took / base, 4),
        "bound": bound,
    }
    cell["lines"].append(entry)
    verdict = "" if bound is None else f"  (at most {bound}: {'yes' if took / base <= bound else 'NO'})"
    print(
        f"  {what}: {took * 1e3:.2f} ms = {took / base:.3f} x {baseline}{verdict}",
        file=sys.stderr,
        flush=True,
    )
