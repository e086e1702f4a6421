"""What a tag gains by examples and by counter-examples, and whether other tags lose by them.

Each folder of the development set with 8 pictures or more is a tag, its name the phrase. Half of the folders,
by a fixed seed, choose the weight of counter-examples; the other half is reported. Examples are the first
pictures of a shuffled folder; counter-examples are the best suggestions that are wrong, as a person meets
them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.library.index import suggestions
from benchmarks.program import Program

SEED = 31
GIVEN = (1, 3, 10)
WEIGHTS = (0.0, 0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Folder:
    """A tag whose photos are known."""

    word: str
    photos: NDArray[np.intp]
    """Columns."""


def learning(program: Program, folders: Sequence[Folder]) -> object:
    """Measures, prints and returns the figures."""
    random = np.random.default_rng(SEED)
    tuned = random.permutation(len(folders)) < len(folders) // 2
    orders = [random.permutation(folder.photos) for folder in folders]
    tags = [program.tag(folder.word) for folder in folders]
    halves = {"tuned half": tuned, "reported half": ~tuned}
    shipped = suggestions.COUNTER_WEIGHT

    def f1(at: int, without: Sequence[int]) -> float:
        """Returns F1 of what a tag is suggested for, photos that were decided left out of question."""
        shown = [column for column in program.suggested(tags[at]) if column not in without]
        wanted = [column for column in folders[at].photos.tolist() if column not in without]
        hits = len(set(shown) & set(wanted))
        return 2 * hits / max(len(shown) + len(wanted), 1)

    examples: dict[int, list[tuple[float, float]]] = {given: [] for given in GIVEN}
    others: list[float] = []
    for at in range(len(folders)):
        for given in GIVEN:
            lesson = orders[at][:given]
            if len(lesson) < given or len(folders[at].photos) - given < 3:
                continue
            before = f1(at, lesson.tolist())
            rest = (
                [f1(other, []) for other in range(len(folders)) if other != at] if given == GIVEN[0] else []
            )
            anchors = program.teach(lesson, folders[at].word)
            examples[given].append((before, f1(at, lesson.tolist())))
            if rest:
                now = [f1(other, []) for other in range(len(folders)) if other != at]
                others.append(float(np.mean(now) - np.mean(rest)))
            program.forget(anchors)
    print("\nLearning: F1 of a tag's suggestions, before and after")
    figures: dict[str, object] = {"others after one example": float(np.mean(others))}
    for given, values in examples.items():
        before, after = np.mean(values, axis=0)
        print(f"{given:3} examples ({len(values)} tags): {before:.3f} → {after:.3f}")
        figures[f"{given} examples"] = {"tags": len(values), "before": before, "after": after}
    print(f"other tags after one example: {np.mean(others):+.4f}")

    table: dict[str, object] = {}
    untouched = True
    for weight in WEIGHTS:
        suggestions.COUNTER_WEIGHT = weight
        changes: dict[int, list[tuple[float, float, bool]]] = {given: [] for given in GIVEN}
        for at in range(len(folders)):
            right = set(folders[at].photos.tolist())
            wrong = [column for column in program.suggested(tags[at]) if column not in right]
            elsewhere = program.suggested(tags[at - 1])
            for given in GIVEN:
                if len(wrong) < given:
                    continue
                said = wrong[:given]
                before = f1(at, said)
                program.reject(tags[at], said)
                changes[given].append((before, f1(at, said), bool(tuned[at])))
                untouched &= program.suggested(tags[at - 1]) == elsewhere
                program.undo()
        row: dict[str, dict[str, float]] = {}
        for given, said_no in changes.items():
            for half, wanted in ((half, half == "tuned half") for half in halves):
                chosen = np.array([(b, a) for b, a, is_tuned in said_no if is_tuned == wanted])
                before, after = chosen.mean(axis=0) if len(chosen) else (0.0, 0.0)
                row[f"{given}, {half}"] = {
                    "tags": len(chosen),
                    "before": float(before),
                    "after": float(after),
                }
        table[str(weight)] = row
        told = "   ".join(f"{r['before']:.3f} → {r['after']:.3f} ({r['tags']})" for r in row.values())
        print(f"weight {weight:4}: {told}")
    suggestions.COUNTER_WEIGHT = shipped
    print(f"suggestions of other tags after counter-examples: {'the same' if untouched else 'CHANGED'}")
    return {**figures, "counter-examples": table, "other tags the same": untouched}
