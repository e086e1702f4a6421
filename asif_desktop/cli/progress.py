"""A progress bar on standard error while a long request runs."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from asif_desktop.cli.output import printable, tell
from asif_desktop.domain import events
from asif_desktop.domain.library import Library

# Most requests are answered before there is any progress to show, or rich could be imported.
if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_TASKS = {
    "scan": "Looking for photos",
    "index": "Encoding photos",
    "anchors": "Encoding anchors",
    "models": "Loading the models",
    "engine": "Preparing the search",
    "alike": "Looking for look-alikes",
}


class _Display:
    """Bars and sentences on a terminal; elsewhere sentences alone: a script reads them, and nothing moves."""

    def __init__(self) -> None:
        self._terminal = bool(sys.stderr) and sys.stderr.isatty()
        self._bars: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, event: events.Event) -> None:
        """Shows one event."""
        shown = self._bars
        match event:
            case events.Notice(message=message) if shown is None:
                tell(str(message))
            case events.Notice(message=message) if shown is not None:
                shown.console.print(printable(str(message)), markup=False, highlight=False, soft_wrap=True)
            case events.Progress(task=task, active=True) if self._terminal:
                bars = self._started()
                rate = f"{event.rate:.1f}/s" if event.rate else ""
                if task not in self._tasks:
                    self._tasks[task] = bars.add_task(_TASKS[task], total=None, rate=rate)
                bars.update(self._tasks[task], completed=event.done, total=event.total or None, rate=rate)
            case events.Progress(task=task) if shown is not None and task in self._tasks:
                shown.remove_task(self._tasks.pop(task))
            case _:
                pass

    def close(self) -> None:
        """Takes the bars away."""
        if self._bars is not None:
            self._bars.stop()

    def _started(self) -> "Progress":
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        if self._bars is None:
            self._bars = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bars.start()
        return self._bars


@contextlib.contextmanager
def progress_of(library: Library) -> Iterator[None]:
    """Shows the library's progress and notices until the block ends."""
    display = _Display()
    stop = library.listen(display.show)
    try:
        yield
    finally:
        stop()
        display.close()
