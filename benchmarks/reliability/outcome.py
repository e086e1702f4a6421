"""What came of a trial: how often it was tried, what was counted, and what was lost."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What came of it."""

    tried: int = 0
    edits: int = 0
    losses: list[str] = field(default_factory=list)
    """Each a sentence; empty where all is well."""
    notes: dict[str, float | dict[str, int]] = field(default_factory=dict)
    """What else was counted or measured."""

    def add(self, other: "Outcome") -> None:
        """Takes in what came of another stretch of the same trial; of what was measured, the most counts."""
        self.tried += other.tried
        self.edits += other.edits
        self.losses += other.losses
        for name, value in other.notes.items():
            mine = self.notes.get(name)
            if isinstance(value, dict):
                counts = mine if isinstance(mine, dict) else {}
                self.notes[name] = {key: counts.get(key, 0) + value.get(key, 0) for key in counts | value}
            else:
                self.notes[name] = max(value, mine) if isinstance(mine, int | float) else value
