"""What was tried so far, a line for each stretch: a run that is interrupted goes on where it was."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.reliability.outcome import Outcome


class Ledger:
    """The stretches that are done, in a file."""

    def __init__(self, path: Path, seed: int) -> None:
        """Reads what is there.

        Args:
            path: The file; it need not be there.
            seed: Of the run: what was done with another one does not count.
        """
        self._path, self._seed = path, seed
        self._done: dict[str, Outcome] = {}
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                told = json.loads(line)
                if told["seed"] == seed:
                    self._done[told["stretch"]] = Outcome(**told["outcome"])

    def run(self, name: str, counts: Sequence[int], stretch: Callable[[int, int], Outcome]) -> Outcome:
        """Runs the stretches of one trial that are not done yet, and returns what came of all.

        Args:
            name: Of the trial.
            counts: How much each stretch tries.
            stretch: Takes how much to try, and the stretch's own seed.
        """
        whole = Outcome()
        for number, count in enumerate(counts):
            key = f"{name} {number} of {len(counts)}, {count}"
            if key not in self._done:
                self._done[key] = stretch(count, self._seed * 1000 + number)
                line = {"seed": self._seed, "stretch": key, "outcome": asdict(self._done[key])}
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(line) + "\n")
            whole.add(self._done[key])
        return whole


def parts(whole: int, size: int) -> list[int]:
    """Returns how much each stretch tries, where none tries more than `size`."""
    return [min(size, whole - start) for start in range(0, whole, size)]
