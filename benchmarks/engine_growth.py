"""How the engine's costs grow with photos and with anchors: measured cell by cell, kept, and fitted."""

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Cell = dict[str, Any]

STATE = Path(".bench/engine_growth.jsonl")
PHOTOS = (10_000, 100_000, 1_000_000)
ANCHORS = (1_000, 10_000, 100_000)
K, DIM = 100, 384
WIDE = (100_000, 100_000, 100, 1280)
"""A cell of its own, too long for the everyday run: photos, anchors, k, entries. Measured wholly."""
TEXTS = (1_000, 1_000_000)
"""Few photos beside so many anchors that a phrase's own side is all of a search: photos, anchors."""
TEXT_SIDE = "search, text side"
LARGEST = 50_000_000_000
"""Photos times anchors beyond which a build takes too long on two cores; such cells are extrapolated."""
COSTS = ("build", "search, photo side", TEXT_SIDE, "add 1 anchor", "remove 1 anchor")


def growth_cells(measure: Callable[..., Cell]) -> list[Cell]:
    """Measures each cell that fits and is not yet there, the smallest first, and keeps it; returns all."""
    STATE.parent.mkdir(exist_ok=True)
    done: list[Cell] = []
    if STATE.exists():
        done = [json.loads(line) for line in STATE.read_text().splitlines()]
    there = {(cell["photos"], cell["anchors"], cell["k"], cell["dim"]) for cell in done}
    fitting = [(n, m, K, DIM) for n in PHOTOS for m in ANCHORS if n * m <= LARGEST]
    fitting = sorted([*fitting, (*TEXTS, K, DIM)], key=lambda size: size[0] * size[1])
    for size in [*fitting, WIDE]:
        if size in there:
            continue
        cell = measure(*size, sparse=False, brief=size != WIDE, large=False)
        with STATE.open("a") as file:
            file.write(json.dumps(cell) + "\n")
        done.append(cell)
    return done + _extrapolated([cell for cell in done if cell["dim"] == DIM])


def fitted(cells: list[Cell]) -> dict[str, dict[str, float]]:
    """Returns, for each cost, the exponents of photos^a * anchors^b, by least squares of logarithms."""
    measured = [cell for cell in cells if not cell.get("extrapolated") and cell["dim"] == DIM]
    found = {}
    for cost in COSTS:
        photos, anchors, _ = _exponents(_telling(measured, cost), cost)
        found[cost] = {"photos": round(photos, 3), "anchors": round(anchors, 3)}
        print(f"{cost}: photos^{photos:.2f} * anchors^{anchors:.2f}", file=sys.stderr)
    return found


def table(cells: list[Cell]) -> None:
    """Prints what each cell of the same kind costs, in milliseconds; * marks what is extrapolated."""
    print("photos x anchors: " + "; ".join(COSTS), file=sys.stderr)
    for cell in sorted(cells, key=lambda cell: (cell["dim"], cell["photos"], cell["anchors"])):
        mark = "*" if cell.get("extrapolated") else ""
        times = "; ".join(f"{_time(cell, cost):,.2f}{mark}" for cost in COSTS)
        print(f"{cell['photos']:,} x {cell['anchors']:,}, {cell['dim']}-d: {times}", file=sys.stderr)


def _telling(cells: list[Cell], cost: str) -> list[Cell]:
    """Returns the cells that say something of a cost: only of the text side where photos are few."""
    return [cell for cell in cells if cost == TEXT_SIDE or (cell["photos"], cell["anchors"]) != TEXTS]


def _time(cell: Cell, cost: str) -> float:
    return float(next(line["ms"] for line in cell["lines"] if line["what"] == cost))


def _exponents(cells: list[Cell], cost: str) -> tuple[float, float, float]:
    rows = np.array([[math.log(cell["photos"]), math.log(cell["anchors"]), 1.0] for cell in cells])
    values = np.log([max(_time(cell, cost), 1e-6) for cell in cells])
    solution = np.linalg.lstsq(rows, values, rcond=None)[0]
    return float(solution[0]), float(solution[1]), float(solution[2])


def _extrapolated(cells: list[Cell]) -> list[Cell]:
    added = []
    for photos in PHOTOS:
        for anchors in ANCHORS:
            if photos * anchors <= LARGEST or len(cells) < 3:
                continue
            lines = []
            for cost in COSTS:
                a, b, c = _exponents(_telling(cells, cost), cost)
                took = math.exp(a * math.log(photos) + b * math.log(anchors) + c)
                lines.append({"what": cost, "ms": round(took, 3)})
            cell = {"photos": photos, "anchors": anchors, "k": K, "dim": DIM, "extrapolated": True}
            added.append({**cell, "lines": lines})
    return added
